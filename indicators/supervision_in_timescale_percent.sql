-- name: Supervision held on time
-- area: quality
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: meetings
-- breakdowns: type, team, service, quadrant
-- needs: ext_supervision
-- definition: Of the supervision meetings due in the period, those held no later than they were due.
-- caveat: Personal supervision of a worker and supervision of a case are two series: use the breakdown by
--   type.
select person_id, supervision_id as row_id, ext_supervision.worker_id, employed.team_id, due_date as event_date, type,
       held_date <= due_date as met
from ext_supervision
left join ext_employment employed on employed.worker_id = ext_supervision.worker_id
     and employed.start_date <= due_date and coalesce(employed.end_date, date '9999-12-31') > due_date
