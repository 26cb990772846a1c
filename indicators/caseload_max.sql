-- name: Highest caseload
-- area: workforce
-- unit: max
-- grain: snapshot
-- polarity: lower is better
-- measure: children
-- annex_a: 3, 4, 5, 6, 7, 8, 9
-- breakdowns: team, service, quadrant
-- needs: ssd_involvements
-- definition: The number of children allocated to the worker who holds the most. Duty names are left out.
-- caveat: A name that holds cases for a duty team must be marked as such, or it sets the maximum.
select null as person_id, worker_id as row_id, worker_id, team_id, cases as value
from caseload
