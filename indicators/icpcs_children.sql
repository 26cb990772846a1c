-- name: Children subject to an initial child protection conference
-- area: conferences
-- unit: count
-- grain: event
-- window: month
-- count: children
-- measure: children
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- needs: ssd_initial_cp_conference
-- definition: Children about whom an initial child protection conference was held in the period; a child
--   counts once. Transfers in from another authority are left out.
-- part_of: icpcs_held
select person_id, conference_id as row_id, held_on as event_date, team_id, worker_id
from conference
