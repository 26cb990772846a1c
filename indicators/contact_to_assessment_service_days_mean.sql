-- name: Average working days from the multi-agency team to the assessment service
-- area: contacts
-- unit: mean
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: working days
-- breakdowns: source, team, service, quadrant
-- needs: ext_contact_step
-- definition: For contacts passed to the assessment service in the period, the average number of working
--   days from the day the multi-agency team took them up to the day they were passed on.
-- caveat: One stuck case moves an average: look at the list. Needs the front door's steps.
select transfer.person_id, transfer.contact_id as row_id, transferred_on as event_date, transfer.team_id, source,
       case when transferred_on >= taken_up_on then working_days(taken_up_on, transferred_on) end as value
from (select contact_id, min(person_id) as person_id, min(team_id) as team_id, min(started_at) as transferred_on
      from ext_contact_step where step_type = 'transfer_assessment' group by contact_id) transfer
join (select contact_id, min(started_at) as taken_up_on
      from ext_contact_step where step_type = 'map_triage' group by contact_id) triage
  on triage.contact_id = transfer.contact_id
left join contact on contact.contact_id = transfer.contact_id
