-- name: Children who started to be looked after
-- area: looked_after
-- unit: count
-- grain: event
-- window: month
-- measure: starts
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- definition: Periods of care that started in the period, with the legal status and placement of the first
--   day. A child who comes into care twice counts twice.
-- caveat: The department's yearly figure counts each child once. Where the first episode known carries care
--   on (an SSDA903 alone shows no more of a child who was in care before its year), no start is counted.
select person_id, cla_id as row_id, care_start as event_date, legal_status, placement_type
from looked_after
where start_date = care_start and care_start_known
