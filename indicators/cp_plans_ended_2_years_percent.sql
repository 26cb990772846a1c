-- name: Child protection plans that had lasted 2 years or more when they ended
-- area: child_protection
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: plans
-- annex_a: 7
-- benchmark: d7_cpps_ending_by_duration
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- definition: Of the child protection plans that ended in the last 12 months, those that had lasted two
--   years or more.
-- same_rows_as: cp_plans_ended
select person_id, plan_id as row_id, end_date as event_date, category_of_abuse,
       end_date >= add_months(start_date, 24) as met
from cp_plan
where end_date is not null
