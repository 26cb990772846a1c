-- name: Newly qualified social workers
-- area: workforce
-- unit: count
-- grain: snapshot
-- measure: workers
-- breakdowns: team, service, quadrant
-- needs: ext_employment.is_asye
-- definition: Workers in post on the day who are in their assessed and supported first year. A worker
--   counts once.
-- caveat: People in post on one day, not appointments made in a year. They hold reduced caseloads.
select null as person_id, worker_id as row_id, worker_id, min(team_id) as team_id
from ext_employment
where is_asye = 'Y' and open_on(start_date, end_date, :as_at)
group by worker_id
