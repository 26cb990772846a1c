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
select null as person_id, worker_id as row_id, worker_id, team_id, cases as value
from caseload
