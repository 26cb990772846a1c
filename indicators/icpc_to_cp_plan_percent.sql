-- name: Initial conferences that led to a child protection plan
-- area: conferences
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- measure: conferences
-- annex_a: 5
-- needs: ssd_initial_cp_conference.icpc_icpc_outcome_cp_flag
-- definition: Of the initial child protection conferences of the last 12 months, those that decided on a
--   child protection plan. Not filled in counts as no.
-- same_rows_as: icpcs_held
select person_id, conference_id as row_id, held_on as event_date, team_id, worker_id, led_to_plan as met
from conference
