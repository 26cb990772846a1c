-- name: Child protection plans that started within 2 years of an earlier plan
-- area: child_protection
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: plans
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans
-- definition: Of the child protection plans that started in the last 12 months, those for a child whose
--   earlier plan had ended no more than two years before. A plan that starts again by the day after the end
--   is a move between systems.
-- same_rows_as: cp_plans_started
-- met_part_of: cp_plans_second_or_subsequent
select person_id, plan_id as row_id, start_date as event_date, category_of_abuse, within_2_years as met
from repeat_plan
