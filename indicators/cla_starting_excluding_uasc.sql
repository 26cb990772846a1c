-- name: Children who started to be looked after, without unaccompanied children
-- area: looked_after
-- unit: count
-- grain: event
-- window: month
-- measure: starts
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- definition: Periods of care that started in the period, unaccompanied asylum-seeking children left out. A
--   status recorded within 28 days of the start counts.
-- part_of: cla_starting
select person_id, cla_id as row_id, care_start as event_date, legal_status, placement_type
from looked_after
where start_date = care_start and care_start_known and not uasc_on_entry
