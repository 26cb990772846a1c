-- How long a looked after child stays in one place: one row for each placement within a period of care. A
-- change of legal status only (L), or with the same carer (T, U), is not a new placement; nor is a
-- temporary one (T0 to T4), or being missing (M1 to M3, as older returns code it).
--   previous_start     the day the stay before this one in the same period of care started
--   last_but_one_end   the day the stay before the one before ended, in whatever period of care
--   until              the end, or the year 9999 while it lasts: a join on plain comparisons stays fast
with move as (
  select person_id, start_date as day from care_period
  union
  select clae_person_id, clae_cla_episode_start_date
  from ssd_cla_episodes
  left join ssd_cla_placement on clap_cla_placement_id = clae_cla_placement_id
  where upper(clae_cla_episode_start_reason) in ('P', 'B')
    and coalesce(upper(left(trim(clap_cla_placement_type), 2)), '') not in ('T0', 'T1', 'T2', 'T3', 'T4', 'M1', 'M2', 'M3')
  union  -- where the episodes tell nothing of moves (Annex A), the placements do
  select clap_person_id, clap_cla_placement_start_date
  from ssd_cla_placement
  where coalesce(upper(left(trim(clap_cla_placement_type), 2)), '') not in ('T0', 'T1', 'T2', 'T3', 'T4', 'M1', 'M2', 'M3')
    and not exists (select 1 from ssd_cla_episodes
                    where clae_person_id = clap_person_id
                      and upper(clae_cla_episode_start_reason) in ('P', 'B', 'T', 'U'))
),
stay as (
  select care_period.person_id, care_period.start_date as care_start, move.day as start_date,
         lag(move.day) over (partition by care_period.person_id, care_period.start_date order by move.day)
           as previous_start,
         coalesce(lead(move.day) over (partition by care_period.person_id, care_period.start_date order by move.day),
                  care_period.end_date) as end_date
  from care_period
  join move on move.person_id = care_period.person_id and move.day >= care_period.start_date
           and (care_period.end_date is null or move.day < care_period.end_date)
)
select *, coalesce(end_date, date '9999-12-31') as until,
       lag(end_date, 2) over (partition by person_id order by start_date) as last_but_one_end
from stay
