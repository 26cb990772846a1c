-- name: Child protection plans ended
-- area: child_protection
-- unit: count
-- grain: event
-- window: month
-- measure: plans
-- annex_a: 7
-- benchmark: d1_child_protection_plans
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans
-- definition: Child protection plans that ended in the period. Temporary plans of other authorities are
--   left out.
select person_id, plan_id as row_id, end_date as event_date, category_of_abuse
from cp_plan
where end_date is not null
