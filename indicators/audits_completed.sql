-- name: Case audits completed
-- area: quality
-- unit: count
-- grain: event
-- window: month
-- measure: audits
-- breakdowns: kind, team, service, quadrant
-- needs: ext_audit
-- definition: Audits of the monthly programme completed in the period, re-audits among them. One of which
--   only its month is known counts on the first day of that month.
-- caveat: Use the breakdown by kind: re-audits are audits too, and stand apart there. Only audits whose
--   judgement is final are in the snapshot.
select person_id, audit_id as row_id, coalesce(completed_date, month) as event_date, team_id, kind
from audit
where programme = 'monthly'
