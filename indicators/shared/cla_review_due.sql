-- Whether a looked after child has been reviewed on time, day by day: one row for each stretch between
-- reviews. The first review is due within 20 working days of coming into care, the second within 3 months
-- of the first, each later one within 6 months.
--   met_from, met_until   between these days every review of the last 12 months was on time and the next is
--                         not overdue
-- Where the snapshot holds only the latest review of each child (Annex A), only the next one can be judged,
-- by 6 months. Where the reviews that were due after the start lie before the first review of the whole
-- snapshot (an SSDA903 holds those of its year), or nothing says when care started, they are not known: a
-- review is then due within 6 months of the day from which both the child and the reviews are known.
with held as (
  select clar_cla_id as cla_id, clar_cla_review_date as day
  from ssd_cla_reviews
  where clar_cla_review_date is not null and coalesce(clar_cla_review_cancelled, 'N') = 'N'
  group by clar_cla_id, clar_cla_review_date
),
known as (
  select count(*) > 0 and count(*) = count(distinct cla_id) as latest_only, min(day) as first_review from held
),
clock as (
  select cla_id, person_id, start_date as care_start, end_date as care_end, start_known,
         start_date as day, 0 as number
  from care_period
  union all
  select cla_id, person_id, start_date, end_date, start_known, day,
         row_number() over (partition by person_id, start_date order by day)
  from care_period
  join held using (cla_id)
  where day > start_date and (end_date is null or day < end_date)
),
dated as (
  select *,
         case when number > 1 or (number = 1 and (latest_only or before_known)) then add_months(day, 6)
              when number = 1 then add_months(day, 3)
              when before_known and not latest_only then add_months(greatest(day, first_review), 6)
              else add_working_days(day, 20) end as next_due
  from (select clock.*, latest_only, first_review,
               not start_known or coalesce(add_working_days(care_start, 20) < first_review, false) as before_known
        from clock cross join known) clock
),
timed as (
  select *, lag(next_due) over (partition by person_id, care_start order by number) as due,
         coalesce(lead(day) over (partition by person_id, care_start order by number), care_end) as until
  from dated
),
judged as (
  select *, max(case when day > due and not latest_only then day end)
              over (partition by person_id, care_start order by number rows unbounded preceding) as last_late
  from timed
)
select cla_id, person_id, care_start, day as start_date, until as end_date,
       greatest(day, add_months(last_late, 12)) as met_from, next_due + 1 as met_until
from judged
