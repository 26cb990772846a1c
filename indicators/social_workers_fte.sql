-- name: Social workers in post (full-time equivalent)
-- area: workforce
-- unit: count
-- grain: spell
-- measure: full-time equivalents
-- benchmark: csww_indicators
-- breakdowns: team, service, quadrant
-- definition: Social workers employed at the close of the day, in full-time equivalents, agency workers
--   left out. Those on maternity leave count; those seconded out do not.
-- caveat: From the human resources system: no return holds it by date.
select null as person_id, worker_id as row_id, worker_id, team_id, start_date, end_date, fte as weight
from ext_employment
where role_group = 'social_worker' and coalesce(is_agency, 'N') = 'N'
