-- name: Open section 47 enquiries past 15 working days
-- area: section_47
-- unit: count
-- grain: spell
-- polarity: lower is better
-- measure: enquiries
-- annex_a: 5
-- needs: ssd_s47_enquiry
-- definition: Section 47 enquiries that started more than 15 working days ago, are still open, and have not
--   yet come to an initial conference.
-- caveat: A safety list: look at the children, not only at the number. Annex A gives no end: an enquiry
--   after which no conference was needed counts as ended.
select s47e_person_id                            as person_id,
       s47e_s47_enquiry_id                       as row_id,
       add_working_days(s47e_s47_start_date, 16) as start_date,
       least(s47e_s47_end_date, first_conference) as end_date,
       s47e_s47_completed_by_team                as team_id,
       s47e_s47_completed_by_worker_id           as worker_id
from ssd_s47_enquiry
left join (select icpc_s47_enquiry_id, icpc_person_id, min(icpc_icpc_date) as first_conference
           from ssd_initial_cp_conference group by icpc_s47_enquiry_id, icpc_person_id) conference
       on icpc_s47_enquiry_id = s47e_s47_enquiry_id and icpc_person_id = s47e_person_id
where s47e_s47_end_date is not null or coalesce(s47e_s47_nfa, 'N') = 'N'
