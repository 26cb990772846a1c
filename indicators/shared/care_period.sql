-- Periods of care: one row per unbroken time in which a child is looked after. Short breaks (V3, V4) are
-- left out. A period starts on the day the child entered care and ends when an episode ends for good (any
-- reason but X1), at the 18th birthday at the latest. Episodes belong together by clae_cla_id; where a
-- source has none, an episode follows on unless it says that it starts a period (S) or a gap of more than a
-- day shows it. Periods that overlap are one.
--   start_known   whether start_date is the day the child entered care. It is not where the first episode that
--                 is known says itself that it carries care on (L, P, T, B or U) and nothing says since when:
--                 care then began before, and start_date is the first day known
with episode as (
  select clae_person_id as person_id, clae_cla_id as cla_id, clae_entered_care_date as entered_on,
         clae_cla_episode_id as id, upper(clae_cla_episode_start_reason) as start_reason,
         clae_cla_episode_start_date as start_date, clae_cla_episode_ceased_date as end_date,
         upper(clae_cla_episode_ceased_reason) as end_reason,
         coalesce(legal_status in ('V3', 'V4'), false) as short_break
  from ssd_cla_episodes
  left join legal_status_held on legal_status_held.person_id = clae_person_id
       and legal_status_held.start_date <= clae_cla_episode_start_date and until > clae_cla_episode_start_date
),
followed as (
  select *, lag(end_date) over (partition by person_id order by start_date, id) as previous_end,
         lead(short_break) over (partition by person_id order by start_date, id) as next_is_short_break,
         lag(id) over (partition by person_id order by start_date, id) is null as is_first
  from episode
),
chained as (
  select *, sum(case when is_first or start_reason = 'S' or (start_reason is null and start_date > previous_end + 1)
                     then 1 else 0 end)
              over (partition by person_id order by start_date, id rows unbounded preceding) as chain
  from followed
),
ranked as (
  select *, coalesce(cla_id, 'chain ' || chain) as period,
         row_number() over (partition by person_id, coalesce(cla_id, 'chain ' || chain)
                            order by start_date desc, id desc) as from_last
  from chained
  where not short_break
),
period as (
  select person_id, period, max(cla_id) as cla_id,
         case when min(entered_on) is null then min(start_date)
              else least(min(entered_on), min(case when start_reason = 'S' then start_date end)) end as start_date,
         min(entered_on) is not null
           or min_by(coalesce(start_reason, ''), (start_date, id)) not in ('L', 'P', 'T', 'B', 'U') as start_known,
         max(case when from_last = 1 and (coalesce(end_reason, '') <> 'X1' or next_is_short_break) then end_date end)
           as end_date,
         max(case when from_last = 1 then end_reason end) as end_reason
  from ranked
  group by person_id, period
),
childhood as (
  select period.person_id, period.cla_id, greatest(period.start_date, child.born) as start_date, start_known,
         least(period.end_date, child.aged_18) as end_date,
         case when period.end_date <= child.aged_18 or child.aged_18 is null then end_reason end as end_reason
  from period
  left join child on child.person_id = period.person_id
),
islands as (
  select *, sum(case when start_date < latest_end then 0 else 1 end)
              over (partition by person_id order by start_date, end_date nulls last
                    rows unbounded preceding) as island
  from (select *, max(coalesce(end_date, date '9999-12-31'))
                    over (partition by person_id order by start_date, end_date nulls last
                          rows between unbounded preceding and 1 preceding) as latest_end
        from childhood
        where end_date is null or end_date > start_date) overlapping
)
select person_id, min(cla_id) as cla_id, min(start_date) as start_date,
       min_by(start_known, (start_date, not start_known)) as start_known,
       case when count(end_date) = count(*) then max(end_date) end as end_date,
       case when count(end_date) = count(*) then max_by(end_reason, (end_date, end_reason)) end as end_reason
from islands
group by person_id, island
