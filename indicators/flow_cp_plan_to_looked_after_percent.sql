-- name: Child protection plans that ended with the child looked after
-- area: flow
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- measure: plans
-- annex_a: 7, 8
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans, ssd_cla_episodes
-- definition: Of the child protection plans that ended in the last 12 months, those whose child was looked
--   after 28 days later.
-- caveat: Plans that ended in the last 28 days read low.
-- same_rows_as: cp_plans_ended
select cp_plan.person_id, plan_id as row_id, cp_plan.end_date as event_date, category_of_abuse,
       exists (select 1 from care_period
               where care_period.person_id = cp_plan.person_id
                 and open_on(care_period.start_date, care_period.end_date, cp_plan.end_date + 28)) as met
from cp_plan
where cp_plan.end_date is not null
