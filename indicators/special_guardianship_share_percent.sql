-- name: Children leaving care to special guardianship
-- area: adoption
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability
-- definition: Of the periods of care that ended in the last 12 months, those that ended with a special
--   guardianship order (E43 to E48).
-- same_rows_as: cla_ceasing
select person_id, cla_id as row_id, end_date as event_date,
       coalesce(end_reason, '') in ('E43', 'E44', 'E45', 'E46', 'E47', 'E48') as met
from care_period
where end_date is not null
