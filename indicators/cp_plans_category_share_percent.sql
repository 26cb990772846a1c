-- name: Child protection plans by category of abuse
-- area: child_protection
-- unit: share
-- grain: spell
-- count: children
-- measure: children
-- annex_a: 7
-- benchmark: d4_cpps_at31march_by_category_of_abuse_2013_to_2024
-- breakdowns: category_of_abuse, age_band, gender, ethnicity, disability, team, service, quadrant
-- needs: ssd_cp_plans
-- definition: Of the children on a child protection plan at the close of the day, how many are on one for
--   neglect, physical, sexual or emotional abuse, or several of these, by the plan's latest category.
-- caveat: Authorities differ in how often they use the category of several kinds of abuse. In every other
--   breakdown, too, the figure is the group's share of all children on a plan.
-- same_rows_as: cp_plans_open
select person_id, plan_id as row_id, start_date, end_date, category_of_abuse
from cp_plan
