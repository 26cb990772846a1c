-- Workers' caseloads at the close of the day: one row for each worker who holds a case, with how many
-- children and the team to which most of them belong. A child with two workers counts for both, and once for
-- each, however often it is recorded.
with held as (
  select worker_id, person_id, max(team_id) as team_id
  from allocation where open_on(start_date, end_date, :as_at) group by worker_id, person_id
),
by_team as (
  select worker_id, team_id, sum(count(*)) over (partition by worker_id) as cases,
         row_number() over (partition by worker_id order by count(*) desc, team_id) as place
  from held group by worker_id, team_id
)
select worker_id, team_id, cases
from by_team
where place = 1
