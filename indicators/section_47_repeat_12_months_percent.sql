-- name: Section 47 enquiries about a child who had another in the last 12 months
-- area: section_47
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: enquiries
-- annex_a: 5
-- definition: Of the section 47 enquiries of the period, those about a child with an earlier one in the 12
--   months up to that day. Two about one child that start on the same day are one.
-- caveat: Needs 24 months of enquiries; Annex A holds six.
-- part_of: section_47_started
select person_id, row_id, event_date, team_id, worker_id,
       previous_date >= add_months(event_date, -12) as met
from (
  select s47e_person_id as person_id, min(s47e_s47_enquiry_id) as row_id, s47e_s47_start_date as event_date,
         min(s47e_s47_completed_by_team) as team_id, min(s47e_s47_completed_by_worker_id) as worker_id,
         lag(s47e_s47_start_date) over (partition by s47e_person_id order by s47e_s47_start_date) as previous_date
  from ssd_s47_enquiry
  group by s47e_person_id, s47e_s47_start_date
) by_day
