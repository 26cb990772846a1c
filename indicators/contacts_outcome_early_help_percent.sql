-- name: Contacts passed to early help
-- area: contacts
-- unit: percent
-- grain: event
-- window: month
-- measure: contacts
-- annex_a: 1, 2
-- breakdowns: age_band, gender, ethnicity, disability, source
-- needs: ssd_contacts, ext_contact_step or ssd_early_help_episodes
-- definition: Of the contacts of the period that have an outcome, those passed to early help.
-- caveat: Where the front door's steps are not recorded, an early help episode of the child that starts
--   within 20 working days of the contact stands for one.
-- part_of: contacts_received
-- met_beside: contacts_outcome_advice_percent, contacts_outcome_no_further_action_percent, contacts_outcome_referral_percent
select person_id, contact_id as row_id, contact_date as event_date, source, outcome = 'early_help' as met
from contact
where outcome <> 'open'
