-- name: Re-audits with a better judgement
-- area: quality
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: higher is better
-- measure: re-audits
-- breakdowns: team, service, quadrant
-- needs: ext_audit
-- definition: Of the re-audits completed in the period, those judged better than the audit that they follow
--   up: inadequate, requires improvement, good, outstanding.
-- caveat: Cases are audited again because they were judged badly, and by chance alone some come out better
--   with no change at all: the findings of audits set the figure beside that. A re-audit that could not be
--   made, or whose first audit is not known, is not counted.
select again.person_id, again.audit_id as row_id, again.completed_date as event_date, again.team_id,
       again.grade < first.grade as met
from audit again
join audit first on first.audit_id = again.previous_audit_id
where again.kind = 're_audit' and again.grade is not null and first.grade is not null
