-- name: Rate of section 47 enquiries per 10,000 children
-- area: section_47
-- unit: rate
-- grain: event
-- window: rolling_12_months
-- measure: enquiries
-- annex_a: 5
-- benchmark: c4_children_in_need_section_47s_and_icpcs
-- breakdowns: age_band, gender, ethnicity, disability, quadrant
-- definition: Section 47 enquiries started in the last 12 months for each 10,000 children aged 0 to 17.
-- caveat: Annex A holds six months of enquiries, so a load of it alone gives about half the rate.
-- same_rows_as: section_47_started
select s47e_person_id                  as person_id,
       s47e_s47_enquiry_id             as row_id,
       s47e_s47_start_date             as event_date,
       s47e_s47_completed_by_team      as team_id,
       s47e_s47_completed_by_worker_id as worker_id
from ssd_s47_enquiry
