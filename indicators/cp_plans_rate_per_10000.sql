-- name: Rate of child protection plans per 10,000 children
-- area: child_protection
-- unit: rate
-- grain: spell
-- count: children
-- measure: children
-- annex_a: 7
-- benchmark: d1_child_protection_plans
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, quadrant
-- needs: ssd_cp_plans
-- definition: Children on a child protection plan for each 10,000 children aged 0 to 17.
-- same_rows_as: cp_plans_open
select person_id, plan_id as row_id, start_date, end_date, category_of_abuse
from cp_plan
