-- name: Social worker turnover in the last 12 months
-- area: workforce
-- unit: percent
-- grain: snapshot
-- window: rolling_12_months
-- polarity: lower is better
-- measure: full-time equivalents
-- benchmark: csww_indicators
-- breakdowns: team, service, quadrant
-- definition: Social workers who left in the last 12 months as a share of those in post at the end, in
--   full-time equivalents, agency workers left out. One who starts another social work post here within a
--   week has not left.
-- caveat: The department divides by those in post at 30 September.
select null as person_id, worker_id as row_id, worker_id, team_id, fte as numerator, 0 as denominator
from ext_employment leaver
where role_group = 'social_worker' and coalesce(is_agency, 'N') = 'N'
  and end_date > add_months(:as_at, -12) and end_date <= :as_at
  and not exists (select 1 from ext_employment next
                  where next.worker_id = leaver.worker_id and next.role_group = 'social_worker'
                    and coalesce(next.is_agency, 'N') = 'N' and next.start_date <= leaver.end_date + 7
                    and (next.end_date is null or next.end_date > leaver.end_date))
union all
select null, worker_id, worker_id, team_id, 0, fte
from ext_employment
where role_group = 'social_worker' and coalesce(is_agency, 'N') = 'N' and open_on(start_date, end_date, :as_at)
