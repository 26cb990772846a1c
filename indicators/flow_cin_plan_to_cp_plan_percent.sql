-- name: Child in need plans that stepped up to child protection
-- area: flow
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: plans
-- needs: ssd_cin_plans.cinp_cin_plan_end_date, ssd_cp_plans
-- definition: Of the child in need plans that ended in the last 12 months, those whose child went onto a
--   child protection plan from 14 days before to 28 days after the end.
select cinp_person_id as person_id, cinp_cin_plan_id as row_id, cinp_cin_plan_end_date as event_date,
       cinp_cin_plan_team as team_id, cinp_cin_plan_worker_id as worker_id,
       exists (select 1 from cp_plan
               where cp_plan.person_id = cinp_person_id
                 and cp_plan.start_date between cinp_cin_plan_end_date - 14 and cinp_cin_plan_end_date + 28) as met
from ssd_cin_plans
where cinp_cin_plan_end_date is not null
