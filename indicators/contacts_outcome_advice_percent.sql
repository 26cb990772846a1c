-- name: Contacts that ended in information and advice
-- area: contacts
-- unit: percent
-- grain: event
-- window: month
-- measure: contacts
-- breakdowns: age_band, gender, ethnicity, disability, source
-- needs: ssd_contacts.cont_contact_outcome_json
-- definition: Of the contacts of the period that have an outcome, those whose outcome was information and
--   advice. A contact with several outcomes has the one that takes the child furthest.
-- caveat: Contacts still open are left out. Annex A does not say what came of a contact. Early help comes
--   from the front door's steps, or from an early help episode that starts within 20 working days.
-- part_of: contacts_received
-- met_beside: contacts_outcome_early_help_percent, contacts_outcome_no_further_action_percent, contacts_outcome_referral_percent
select person_id, contact_id as row_id, contact_date as event_date, source, outcome = 'advice' as met
from contact
where outcomes_recorded and outcome <> 'open'
