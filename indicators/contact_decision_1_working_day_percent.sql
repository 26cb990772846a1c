-- name: Contacts decided within 1 working day
-- area: contacts
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: contacts
-- breakdowns: source, team, service, quadrant
-- needs: ssd_contacts, ext_contact_step
-- definition: Of the contacts of the period, those whose first screening ended no later than the next
--   working day. A contact with no end of screening is not in time.
-- caveat: Needs the front door's steps; there is no figure without them.
select contact.person_id, contact.contact_id as row_id, contact_date as event_date, source,
       screening.team_id,
       decided_on >= contact_date and working_days(contact_date, decided_on) <= 1 as met
from contact
left join (select contact_id, min(ended_at) as decided_on, min(team_id) as team_id
           from ext_contact_step where step_type = 'screening' group by contact_id) screening
       on screening.contact_id = contact.contact_id
where exists (select 1 from ext_contact_step where step_type = 'screening')
