-- name: Children adopted from care
-- area: adoption
-- unit: count
-- grain: event
-- window: rolling_12_months
-- polarity: higher is better
-- measure: children
-- annex_a: 8, 10
-- breakdowns: age_band, gender, ethnicity, disability
-- definition: Periods of care that ended in the last 12 months because the child was adopted (E11, E12).
-- caveat: After adoption the child has a new identity: the two records must never be linked.
-- part_of: cla_ceasing
-- unmet_of: special_guardianship_share_percent
select person_id, cla_id as row_id, end_date as event_date
from care_period
where end_reason in ('E11', 'E12')
