-- name: Children with a decision to be placed for adoption
-- area: adoption
-- unit: count
-- grain: event
-- window: rolling_12_months
-- count: children
-- measure: children
-- annex_a: 10
-- breakdowns: age_band, gender, ethnicity, disability
-- needs: ssd_permanence.perm_adm_decision_date
-- definition: Children for whom the agency's decision maker decided on adoption in the last 12 months.
select perm_person_id as person_id, perm_table_id as row_id, perm_adm_decision_date as event_date
from ssd_permanence
