-- name: Contacts that ended in no further action
-- area: contacts
-- unit: percent
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: contacts
-- breakdowns: age_band, gender, ethnicity, disability, source
-- needs: ssd_contacts.cont_contact_outcome_json
-- definition: Of the contacts of the period that have an outcome, those with no further action and nothing
--   else.
-- caveat: High values show that partners send contacts below the threshold: look at the sources. Annex A
--   does not say what came of a contact.
-- part_of: contacts_received
-- met_beside: contacts_outcome_advice_percent, contacts_outcome_early_help_percent, contacts_outcome_referral_percent
select person_id, contact_id as row_id, contact_date as event_date, source, outcome = 'no_further_action' as met
from contact
where outcomes_recorded and outcome <> 'open'
