-- name: Children who stopped being looked after
-- area: looked_after
-- unit: count
-- grain: event
-- window: month
-- measure: ends
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, reason, team, service,
--   quadrant
-- definition: Periods of care that ended in the period, with the legal status and placement of the last
--   day. A child whose episode is still open has left care on the 18th birthday.
select person_id, cla_id as row_id, care_end as event_date, legal_status, placement_type,
       coalesce(care_end_reason, 'Turned 18') as reason
from looked_after
where end_date = care_end
