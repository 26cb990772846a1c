-- Whether a child protection plan has been reviewed on time, day by day: one row for each stretch between
-- reviews. The first review is due within 3 months of the start, each later one within 6 months of the one
-- before.
--   met_from, met_until   between these days every review of the last 12 months was on time and the next is
--                         not overdue
-- Where the snapshot holds only the latest review of each plan (Annex A), only the next one can be judged.
with known as (
  select count(*) > 0 and count(*) = count(distinct cppr_cp_plan_id) as latest_only
  from ssd_cp_reviews where cppr_cp_review_date is not null
),
clock as (
  select plan_id, person_id, start_date as plan_start, end_date as plan_end, category_of_abuse,
         start_date as day, true as is_start
  from cp_plan
  union
  select plan_id, person_id, start_date, end_date, category_of_abuse, cppr_cp_review_date, false
  from cp_plan
  join ssd_cp_reviews on cppr_cp_plan_id = plan_id
   and cppr_cp_review_date > start_date and (end_date is null or cppr_cp_review_date < end_date)
),
timed as (
  select *, add_months(day, case when is_start then 3 else 6 end) as next_due,
         lag(add_months(day, case when is_start then 3 else 6 end)) over (partition by plan_id order by day) as due,
         coalesce(lead(day) over (partition by plan_id order by day), plan_end) as until
  from clock
),
judged as (
  select *, max(case when day > due and not (select latest_only from known) then day end)
              over (partition by plan_id order by day rows unbounded preceding) as last_late
  from timed
)
select plan_id, person_id, category_of_abuse, plan_start, day as start_date, until as end_date,
       greatest(day, add_months(last_late, 12)) as met_from, next_due + 1 as met_until
from judged
