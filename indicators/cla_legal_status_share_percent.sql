-- name: Children looked after by legal status
-- area: looked_after
-- unit: share
-- grain: spell
-- measure: children
-- annex_a: 8
-- breakdowns: legal_status, age_band, gender, ethnicity, disability, team, service, quadrant
-- needs: ssd_cla_episodes, ssd_legal_status
-- definition: Of the children looked after at the close of the day, how many are so under a care order (C1,
--   C2), a placement order (E1), section 20 (V2), youth justice (J1 to J3) or protection (L1 to L3). Where
--   two statuses are open, the one that started last counts.
-- caveat: Statuses other than the 13 of the SSDA903 (a supervision order, say) do not make a child looked
--   after and are not looked at. In every other breakdown, too, the figure is the group's share of all.
-- same_rows_as: cla_total
select person_id, cla_id as row_id, start_date, end_date, legal_status
from looked_after
