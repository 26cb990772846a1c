-- name: Child protection plans that were a second or subsequent plan
-- area: child_protection
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: plans
-- annex_a: 7
-- benchmark: d3_cpps_subsequent_plan
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans
-- definition: Of the child protection plans that started in the last 12 months, those for a child who has
--   had one before, at any age and in any authority.
-- caveat: Show the number and the share together: one can rise while the other falls.
-- same_rows_as: cp_plans_started
select person_id, plan_id as row_id, start_date as event_date, category_of_abuse, is_repeat as met
from repeat_plan
