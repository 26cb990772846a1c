-- name: Rate of children looked after per 10,000 children
-- area: looked_after
-- unit: rate
-- grain: spell
-- measure: children
-- annex_a: 8
-- benchmark: cla_number_and_rate_per_10k_children
-- breakdowns: age_band, gender, ethnicity, disability, quadrant
-- definition: Children looked after at the close of the day for each 10,000 children aged 0 to 17.
-- caveat: Population estimates are revised after each census, so the same count can give two rates: look at
--   the vintage.
-- same_rows_as: cla_total
select person_id, cla_id as row_id, start_date, end_date
from looked_after
