-- name: Median working days from strategy discussion to initial conference
-- area: conferences
-- unit: median
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: working days
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- breakdowns: team, service, quadrant
-- needs: ssd_initial_cp_conference, ssd_s47_enquiry
-- definition: For the initial conferences of the last 12 months, the middle number of working days since
--   the enquiry started: half took longer.
-- caveat: Conferences linked to no enquiry, or held before it started, are left out.
-- part_of: icpcs_held
select person_id, conference_id as row_id, held_on as event_date, team_id, worker_id, days_taken as value
from conference
where days_taken is not null
