-- name: Workers with a caseload over the limit
-- area: workforce
-- unit: count
-- grain: snapshot
-- polarity: lower is better
-- measure: workers
-- annex_a: 3, 4, 5, 6, 7, 8, 9
-- breakdowns: team, service, quadrant
-- needs: ssd_involvements, ext_caseload_limit
-- definition: Workers with more children allocated than the authority's limit for their service on that
--   day. Duty names are left out.
-- caveat: Needs the authority's own limits and the service of each team; without them nobody is over. A
--   service named all gives the limit of every service that has none of its own.
with held as (
  select worker_id, person_id, max(team_id) as team_id
  from allocation where open_on(start_date, end_date, :as_at) group by worker_id, person_id
),
by_team as (  -- a worker belongs where most of the cases are
  select worker_id, team_id, sum(count(*)) over (partition by worker_id) as cases,
         row_number() over (partition by worker_id order by count(*) desc, team_id) as place
  from held group by worker_id, team_id
)
select null as person_id, worker_id as row_id, worker_id, by_team.team_id
from by_team
left join ext_team on ext_team.team_id = by_team.team_id
     and open_on(ext_team.valid_from, ext_team.valid_to, :as_at)
left join ext_caseload_limit own on own.service = ext_team.service
     and open_on(own.valid_from, own.valid_to, :as_at)
left join ext_caseload_limit general on general.service = 'all'
     and open_on(general.valid_from, general.valid_to, :as_at)
where place = 1 and cases > coalesce(own.limit_cases, general.limit_cases)
