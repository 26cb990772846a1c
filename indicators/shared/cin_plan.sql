-- Child in need plans on the days on which the child is neither on a child protection plan nor looked
-- after: one row for each such stretch of a plan. `plan_start` is the day on which the plan itself started.
with above as (
  select person_id, start_date, end_date from cp_plan
  union all
  select person_id, start_date, end_date from care_period
),
plan as (
  select cinp_cin_plan_id as plan_id, cinp_person_id as person_id, cinp_cin_plan_start_date as start_date,
         cinp_cin_plan_end_date as end_date, cinp_cin_plan_team as team_id, cinp_cin_plan_worker_id as worker_id
  from ssd_cin_plans
),
change as (
  select plan_id, start_date as day from plan
  union
  select plan_id, above.end_date
  from plan
  join above on above.person_id = plan.person_id and above.end_date > plan.start_date
            and (plan.end_date is null or above.end_date < plan.end_date)
  union
  select plan_id, above.start_date
  from plan
  join above on above.person_id = plan.person_id and above.start_date > plan.start_date
            and (plan.end_date is null or above.start_date < plan.end_date)
),
piece as (
  select plan.*, change.day,
         coalesce(lead(change.day) over (partition by plan_id order by change.day), plan.end_date) as until
  from plan
  join change using (plan_id)
)
select plan_id, person_id, start_date as plan_start, day as start_date, until as end_date, team_id, worker_id
from piece
where not exists (select 1 from above
                  where above.person_id = piece.person_id and open_on(above.start_date, above.end_date, piece.day))
