-- name: Children on a child in need plan
-- area: children_in_need
-- unit: count
-- grain: spell
-- count: children
-- measure: children
-- annex_a: 6
-- benchmark: b7_child_in_need_plans
-- needs: ssd_cin_plans
-- definition: Children with an open child in need plan who are neither on a child protection plan nor
--   looked after.
-- caveat: Annex A list 6 shows a status, not a plan, and overstates. In the census, plans start in 2021-22.
select person_id, plan_id as row_id, start_date, end_date, team_id, worker_id
from cin_plan
