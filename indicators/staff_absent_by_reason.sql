-- name: Staff absent by reason
-- area: workforce
-- unit: count
-- grain: snapshot
-- polarity: lower is better
-- measure: workers
-- breakdowns: reason, team, service, quadrant
-- needs: ext_absence
-- definition: Staff of children's services, social workers or not, who are absent on the day. A worker
--   counts once. One who is back that day is not absent.
select null as person_id, ext_absence.worker_id as row_id, ext_absence.worker_id,
       min(team_id) as team_id, min(reason) as reason
from ext_absence
left join ext_employment on ext_employment.worker_id = ext_absence.worker_id
     and open_on(ext_employment.start_date, ext_employment.end_date, :as_at)
where open_on(ext_absence.start_date, ext_absence.end_date, :as_at)
group by ext_absence.worker_id
