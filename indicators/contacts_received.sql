-- name: Contacts received
-- area: contacts
-- unit: count
-- grain: event
-- window: month
-- measure: contacts
-- annex_a: 1
-- breakdowns: age_band, gender, ethnicity, disability, source, team, service, quadrant
-- needs: ssd_contacts
-- definition: Contacts about a child received in the period. Each child counts, so a contact about three
--   siblings is three; an exact repeat for the same child, day and source counts once.
-- caveat: Contacts are in no national return, so there is no benchmark.
select person_id, contact_id as row_id, contact_date as event_date, source
from contact
