-- name: Section 47 enquiries that led to an initial conference
-- area: section_47
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- measure: enquiries
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- needs: ssd_s47_enquiry, ssd_initial_cp_conference
-- definition: Of the section 47 enquiries that had run for 20 working days by a day in the period, those
--   for which an initial child protection conference about the child has been held.
-- caveat: Enquiries are counted 20 working days after they started, so that recent ones do not read low.
--   The national figure divides the conferences of a year by its enquiries, which is not the same.
select s47e_person_id                            as person_id,
       s47e_s47_enquiry_id                       as row_id,
       add_working_days(s47e_s47_start_date, 20) as event_date,
       s47e_s47_completed_by_team                as team_id,
       s47e_s47_completed_by_worker_id           as worker_id,
       exists (select 1 from ssd_initial_cp_conference
               where icpc_s47_enquiry_id = s47e_s47_enquiry_id and icpc_person_id = s47e_person_id
                 and icpc_icpc_date is not null) as met
from ssd_s47_enquiry
