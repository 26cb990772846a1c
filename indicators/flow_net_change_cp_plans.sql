-- name: Net change in child protection plans
-- area: flow
-- unit: count
-- grain: event
-- window: month
-- measure: plans
-- annex_a: 7
-- benchmark: d1_child_protection_plans
-- breakdowns: quadrant
-- needs: ssd_cp_plans
-- definition: Child protection plans that started in the period, less those that ended.
-- caveat: The number of plans at the start of the period plus the net change is the number at its end.
select person_id, 'start ' || plan_id as row_id, start_date as event_date, 1 as weight
from cp_plan
union all
select person_id, 'end ' || plan_id, end_date, -1
from cp_plan
where end_date is not null
