-- name: Working days lost to absence
-- area: workforce
-- unit: percent
-- grain: snapshot
-- window: rolling_12_months
-- polarity: lower is better
-- measure: working days
-- benchmark: csww_indicators
-- breakdowns: team, service, quadrant
-- needs: ext_employment, ext_absence
-- definition: Working days that social workers lost to absence in the last 12 months as a share of the days
--   they were employed to work, part-time workers for their part. Agency workers are left out.
-- caveat: Of an absence that reaches beyond the 12 months, only the working days within them count. An
--   absence ends on the day the worker is back.
with employed as (
  select worker_id, min(team_id) as team_id,
         sum(fte * working_days(greatest(start_date, add_months(:as_at, -12) + 1) - 1,
                                least(coalesce(end_date, :as_at + 1), :as_at + 1) - 1)) as days
  from ext_employment
  where role_group = 'social_worker' and coalesce(is_agency, 'N') = 'N'
    and start_date <= :as_at and (end_date is null or end_date > add_months(:as_at, -12) + 1)
  group by worker_id
)
select null as person_id, ext_absence.worker_id || ' ' || start_date as row_id, ext_absence.worker_id, team_id,
       case when start_date > add_months(:as_at, -12) and end_date <= :as_at + 1 and working_days_lost is not null
            then working_days_lost
            else working_days(greatest(start_date, add_months(:as_at, -12) + 1) - 1,
                              least(coalesce(end_date, :as_at + 1), :as_at + 1) - 1) end as numerator,
       0 as denominator
from ext_absence
join employed on employed.worker_id = ext_absence.worker_id
where start_date <= :as_at and (end_date is null or end_date > add_months(:as_at, -12) + 1)
union all
select null, worker_id, worker_id, team_id, 0, days
from employed
