-- name: Audits judged requires improvement
-- area: quality
-- unit: percent
-- grain: event
-- window: quarter
-- polarity: lower is better
-- measure: audits
-- breakdowns: team, service, quadrant
-- needs: ext_audit
-- definition: Of the first-time random audits of cases drawn in the three months, those judged requires improvement.
--   Re-audits, themes and chosen cases are left out.
-- caveat: Three months together, by the month of the draw; a month alone has too few audits. Every audit
--   counts one. The findings of audits weight each by the children that it stands for where all chances of
--   being drawn are known, and allow for auditors who made several: where they differ, theirs speak for all
--   children.
-- same_rows_as: audits_good_percent
-- met_beside: audits_good_percent, audits_inadequate_percent
select person_id, audit_id as row_id, month as event_date, team_id, grade = 3 as met
from audit
where kind = 'random' and grade is not null
