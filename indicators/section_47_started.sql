-- name: Section 47 enquiries started
-- area: section_47
-- unit: count
-- grain: event
-- window: month
-- measure: enquiries
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- definition: Section 47 enquiries (is the child suffering, or likely to suffer, significant harm?) started
--   in the period, one for each child.
select s47e_person_id                  as person_id,
       s47e_s47_enquiry_id             as row_id,
       s47e_s47_start_date             as event_date,
       s47e_s47_completed_by_team      as team_id,
       s47e_s47_completed_by_worker_id as worker_id
from ssd_s47_enquiry
