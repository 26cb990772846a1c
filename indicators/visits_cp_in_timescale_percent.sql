-- name: Children on a child protection plan visited on time
-- area: visits
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 7
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans, ssd_cp_visits
-- definition: Of the children on a child protection plan whose first visit is due, those last seen face to
--   face within the authority's own interval (10 working days unless it says otherwise).
-- caveat: There is no national interval. Where the snapshot never says how a visit was made, every visit at
--   which the child was seen counts. Annex A holds only the last visit.
-- part_of: cp_plans_open
select visit_due.person_id, row_id, visit_due.start_date, visit_due.end_date, met, category_of_abuse
from visit_due
join cp_plan on plan_id = row_id
where plan_type = 'cp'
