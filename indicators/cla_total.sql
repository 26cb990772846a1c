-- name: Children looked after
-- area: looked_after
-- unit: count
-- grain: spell
-- measure: children
-- annex_a: 8
-- benchmark: cla_number_and_rate_per_10k_children
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- definition: Children looked after at the close of the day, under 18. Short breaks (V3, V4) are left out.
-- opens: cla_starting
-- closes: cla_ceasing
select person_id, cla_id as row_id, start_date, end_date, legal_status, placement_type
from looked_after
