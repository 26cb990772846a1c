-- name: Children on a child protection plan
-- area: child_protection
-- unit: count
-- grain: spell
-- count: children
-- measure: children
-- annex_a: 7
-- benchmark: d1_child_protection_plans
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans
-- definition: Children with a child protection plan open at the close of the day, unborn children among
--   them. Temporary plans of other authorities are left out.
-- caveat: Neither a high nor a low number is good in itself.
-- opens: cp_plans_started
-- closes: cp_plans_ended
select person_id, plan_id as row_id, start_date, end_date, category_of_abuse
from cp_plan
