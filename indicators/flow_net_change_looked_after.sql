-- name: Net change in children looked after
-- area: flow
-- unit: count
-- grain: event
-- window: month
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, quadrant
-- definition: Periods of care that started in the period, less those that ended.
-- caveat: The number at the start of the period plus the net change is the number at its end.
select person_id, 'start ' || cla_id as row_id, start_date as event_date, 1 as weight
from care_period
union all
select person_id, 'end ' || cla_id, end_date, -1
from care_period
where end_date is not null
