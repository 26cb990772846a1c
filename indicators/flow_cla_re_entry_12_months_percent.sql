-- name: Children who returned to care within 12 months
-- area: flow
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: starts
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, team, service, quadrant
-- definition: Of the periods of care that started in the last 12 months, those of a child who had left care
--   no more than 12 months before.
-- same_rows_as: cla_starting
select looked_after.person_id, looked_after.cla_id as row_id, care_start as event_date, legal_status,
       exists (select 1 from care_period earlier
               where earlier.person_id = looked_after.person_id
                 and earlier.end_date between add_months(care_start, -12) and care_start) as met
from looked_after
where start_date = care_start and care_start_known
