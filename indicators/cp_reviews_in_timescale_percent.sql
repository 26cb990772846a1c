-- name: Child protection plans reviewed on time
-- area: child_protection
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 7
-- benchmark: d6_cpps_reviewed_within_timescales
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans, ssd_cp_reviews
-- definition: Of the children on a child protection plan for more than 3 months, those whose reviews of the
--   last 12 months were all on time (3 months after the start, then at most every 6) and whose next review
--   is not overdue.
-- caveat: Counts calendar months. Annex A holds only the latest review, so a load of it alone shows whether
--   the next is overdue.
-- part_of: cp_plans_open
select person_id, plan_id as row_id, category_of_abuse, met_from, met_until,
       greatest(start_date, add_months(plan_start, 3) + 1) as start_date,
       end_date
from cp_review_due
