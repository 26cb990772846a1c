-- name: Unaccompanied children who are looked after
-- area: looked_after
-- unit: count
-- grain: spell
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, placement_type, quadrant
-- definition: Looked after children under 18 who are recorded on that day as unaccompanied asylum-seeking
--   children.
-- caveat: Annex A flags those of the last 12 months, so it can include former ones.
-- part_of: cla_total
select person_id, cla_id as row_id, start_date, end_date, placement_type
from looked_after
where uasc
