-- name: Second or subsequent child protection plans started
-- area: child_protection
-- unit: count
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: plans
-- annex_a: 7
-- benchmark: d3_cpps_subsequent_plan
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans
-- definition: Child protection plans that started in the period for a child who has had one before, at any
--   age and in any authority.
-- caveat: Show the number and the share together: one can rise while the other falls.
-- part_of: cp_plans_started
select person_id, plan_id as row_id, start_date as event_date, category_of_abuse
from repeat_plan
where is_repeat
