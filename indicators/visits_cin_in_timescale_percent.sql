-- name: Children on a child in need plan visited on time
-- area: visits
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 6
-- needs: ssd_cin_plans, ssd_cin_visits
-- definition: Of the children on a child in need plan whose first visit is due, those last seen face to
--   face within the authority's own interval (20 working days unless it says otherwise).
-- caveat: There is no national interval. Only visits since the plan started count. Where the snapshot never
--   says how a visit was made, every visit at which the child was seen counts.
-- part_of: cin_plans_open
select person_id, row_id, start_date, end_date, met
from visit_due
where plan_type = 'cin'
