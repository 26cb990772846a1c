-- name: Average working days from contact to early help
-- area: early_help
-- unit: mean
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: working days
-- annex_a: 1, 2
-- breakdowns: source, team, service, quadrant
-- needs: ssd_contacts, ssd_early_help_episodes
-- definition: For early help episodes that started in the period, the average number of working days since
--   the child's latest contact, where that was no more than 60 days before.
-- caveat: Episodes with no contact in the 60 days before (some start with a partner agency) are left out.
-- part_of: early_help_started
select person_id, row_id, event_date, source, working_days(contact_date, event_date) as value
from (
  select earl_person_id as person_id, earl_episode_id as row_id, earl_episode_start_date as event_date,
         contact_date, source,
         row_number() over (partition by earl_episode_id order by contact_date desc, contact_id desc) as place
  from ssd_early_help_episodes
  join contact on contact.person_id = earl_person_id
   and contact_date between earl_episode_start_date - 60 and earl_episode_start_date
) with_contact
where place = 1
