-- name: Unaccompanied children who started to be looked after
-- area: looked_after
-- unit: count
-- grain: event
-- window: month
-- measure: starts
-- annex_a: 8
-- breakdowns: age_band, gender, placement_type
-- definition: Periods of care that started in the period for unaccompanied asylum-seeking children. A
--   status recorded within 28 days of the start counts.
-- caveat: Ages may be disputed.
-- part_of: cla_starting
select person_id, cla_id as row_id, care_start as event_date, placement_type
from looked_after
where start_date = care_start and care_start_known and uasc_on_entry
