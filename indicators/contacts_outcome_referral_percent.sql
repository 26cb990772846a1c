-- name: Contacts that became a referral
-- area: contacts
-- unit: percent
-- grain: event
-- window: month
-- measure: contacts
-- annex_a: 1, 3
-- breakdowns: age_band, gender, ethnicity, disability, source
-- needs: ssd_contacts, ssd_contacts.cont_contact_outcome_json or ssd_cin_episodes
-- definition: Of the contacts of the period that have an outcome, those that became a new referral. A
--   contact about a child whose case is already open does not count as one.
-- caveat: Where no outcomes are recorded (Annex A), a referral of the child within 3 working days stands
--   for one, and no contact is left out as open.
-- part_of: contacts_received
-- met_beside: contacts_outcome_advice_percent, contacts_outcome_early_help_percent, contacts_outcome_no_further_action_percent
select person_id, contact_id as row_id, contact_date as event_date, source, outcome = 'new_referral' as met
from contact
where outcome <> 'open'
