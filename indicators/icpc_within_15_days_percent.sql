-- name: Initial conferences held within 15 working days
-- area: conferences
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: conferences
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- needs: ssd_initial_cp_conference, ssd_s47_enquiry
-- definition: Of the initial child protection conferences held in the period, those held no more than 15
--   working days after the strategy discussion that started the enquiry. One linked to no enquiry is not in
--   time.
-- same_rows_as: icpcs_held
select person_id, conference_id as row_id, held_on as event_date, team_id, worker_id,
       days_taken <= 15 as met
from conference
