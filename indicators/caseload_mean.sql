-- name: Average caseload
-- area: workforce
-- unit: mean
-- grain: snapshot
-- polarity: lower is better
-- measure: children
-- annex_a: 3, 4, 5, 6, 7, 8, 9
-- breakdowns: team, service, quadrant
-- needs: ssd_involvements
-- definition: The average number of children allocated to a worker, over the workers who hold at least one.
--   A child with two workers counts for both. Duty names are left out.
-- caveat: By head, not by full-time equivalent. An average hides the heaviest caseloads: look at the
--   distribution.
with held as (
  select worker_id, person_id, max(team_id) as team_id
  from allocation where open_on(start_date, end_date, :as_at) group by worker_id, person_id
),
by_team as (  -- a worker belongs where most of the cases are
  select worker_id, team_id, sum(count(*)) over (partition by worker_id) as cases,
         row_number() over (partition by worker_id order by count(*) desc, team_id) as place
  from held group by worker_id, team_id
)
select null as person_id, worker_id as row_id, worker_id, team_id, cases as value
from by_team
where place = 1
