-- The placement of each child on every day: where several are open the one that started last. A temporary
-- placement (T0 to T4: a holiday, a stay in hospital; M1 to M3: missing, as
-- older returns code it) shows as the one before it.
--   until   the end, or the year 9999 while it lasts: a join on plain comparisons stays fast
with placement as (
  select clap_person_id as person_id, clap_cla_placement_id as id,
         upper(left(trim(clap_cla_placement_type), 2)) as type,
         clap_cla_placement_start_date as start_date, clap_cla_placement_end_date as end_date
  from ssd_cla_placement
),
change as (
  select person_id, start_date as day from placement
  union
  select person_id, end_date from placement where end_date > start_date
),
piece as (
  select person_id, day as start_date, lead(day) over (partition by person_id order by day) as end_date from change
),
held as (
  select piece.person_id, piece.start_date, piece.end_date, id, type,
         row_number() over (partition by piece.person_id, piece.start_date
                            order by placement.start_date desc, placement.id desc) as place
  from piece
  join placement on placement.person_id = piece.person_id
                and open_on(placement.start_date, placement.end_date, piece.start_date)
),
lasting as (
  select *, last_value(case when coalesce(type, '') not in ('T0', 'T1', 'T2', 'T3', 'T4', 'M1', 'M2', 'M3') then id end ignore nulls)
              over (partition by person_id order by start_date rows unbounded preceding) as lasting_id
  from held
  where place = 1
)
select lasting.person_id, lasting.start_date, lasting.end_date,
       coalesce(lasting.end_date, date '9999-12-31') as until,
       placement.id         as placement_id,
       placement.type       as placement_type,
       placement.start_date as placement_start
from lasting
join placement on placement.id = coalesce(lasting_id, lasting.id)
