-- name: Initial child protection conferences held
-- area: conferences
-- unit: count
-- grain: event
-- window: month
-- measure: conferences
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- needs: ssd_initial_cp_conference
-- definition: Initial child protection conferences held in the period, one for each child. Conferences for
--   children who moved in from another authority are left out.
select person_id, conference_id as row_id, held_on as event_date, team_id, worker_id
from conference
