-- The legal status of each child on every day: where several are open the one that started last counts, and
-- the earlier one again when that ends. Only the statuses of the SSDA903 make a child looked after.
--   until   the end, or the year 9999 while it lasts: a join on plain comparisons stays fast
with status as (
  select lega_person_id as person_id, upper(left(trim(lega_legal_status), 2)) as legal_status,
         lega_legal_status_id as id, lega_legal_status_start_date as start_date, lega_legal_status_end_date as end_date
  from ssd_legal_status
  where upper(left(trim(lega_legal_status), 2)) in
        ('C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3')
),
change as (
  select person_id, start_date as day from status
  union
  select person_id, end_date from status where end_date > start_date
),
piece as (
  select person_id, day as start_date, lead(day) over (partition by person_id order by day) as end_date from change
),
held as (
  select piece.person_id, piece.start_date, piece.end_date, legal_status,
         row_number() over (partition by piece.person_id, piece.start_date
                            order by status.start_date desc, status.id desc) as place
  from piece
  join status on status.person_id = piece.person_id
             and open_on(status.start_date, status.end_date, piece.start_date)
)
select person_id, start_date, end_date, coalesce(end_date, date '9999-12-31') as until, legal_status
from held
where place = 1
