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
-- part_of: caseload_mean
select null as person_id, worker_id as row_id, worker_id, caseload.team_id
from caseload
left join ext_team on ext_team.team_id = caseload.team_id
     and open_on(ext_team.valid_from, ext_team.valid_to, :as_at)
left join ext_caseload_limit own on own.service = ext_team.service
     and open_on(own.valid_from, own.valid_to, :as_at)
left join ext_caseload_limit general on general.service = 'all'
     and open_on(general.valid_from, general.valid_to, :as_at)
where cases > coalesce(own.limit_cases, general.limit_cases)
