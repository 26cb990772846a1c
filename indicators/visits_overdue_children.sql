-- name: Children with an overdue visit
-- area: visits
-- unit: count
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 6, 7, 8
-- needs: ssd_cin_visits, ssd_cp_visits, ssd_cla_visits
-- definition: Children on a child in need plan, on a child protection plan or looked after whose visit is
--   overdue by the authority's own intervals, or the usual ones. A child with two plans counts once.
-- caveat: The safety list: look at each child. A child in need plan under a child protection plan or care
--   is not counted again, so each child stands under the strictest. Annex A holds only the last visit.
-- unmet_of: visits_cin_in_timescale_percent, visits_cp_in_timescale_percent, visits_cla_in_timescale_percent
select person_id, row_id, start_date, end_date
from visit_due
where not met
