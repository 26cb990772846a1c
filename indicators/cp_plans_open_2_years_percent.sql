-- name: Child protection plans open for 2 years or more
-- area: child_protection
-- unit: percent
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 7
-- benchmark: d5_cpps_at31march_by_duration
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- definition: Of the children on a child protection plan, those whose plan started two years ago or
--   earlier.
-- same_rows_as: cp_plans_open
select person_id, plan_id as row_id, start_date, end_date, category_of_abuse,
       add_months(start_date, 24) as met_from, cast(null as date) as met_until
from cp_plan
