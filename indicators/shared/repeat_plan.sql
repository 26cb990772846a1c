-- Child protection plans with what is known of the child's earlier ones, at any age and in any authority.
--   is_repeat        an earlier plan is on record, or was counted when this one started (ext_cp_history)
--   within_2_years   this plan started no more than two years after an earlier one ended. A plan that
--                    starts again on the day of the end or the next is a move between systems, not a
--                    return.
with earlier as (
  select cp_plan.plan_id,
         max(case when cppl_cp_plan_end_date between add_months(start_date, -24) and start_date - 2
                  then 1 else 0 end) as recent
  from cp_plan
  join ssd_cp_plans on cppl_person_id = person_id and cppl_cp_plan_start_date < start_date
  group by cp_plan.plan_id
)
select cp_plan.*,
       earlier.plan_id is not null or coalesce(previous_plans, 0) > 0 as is_repeat,
       coalesce(recent, 0) = 1 as within_2_years
from cp_plan
left join earlier on earlier.plan_id = cp_plan.plan_id
left join ext_cp_history on ext_cp_history.cp_plan_id = cp_plan.plan_id
