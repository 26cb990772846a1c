-- name: Children on a child protection plan visited on time
-- area: visits
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 7
-- definition: Of the children on a child protection plan whose first visit is due, those last seen face to
--   face within the authority's own interval (10 working days unless it says otherwise).
-- caveat: There is no national interval. Where the snapshot never says how a visit was made, every visit at
--   which the child was seen counts. Annex A holds only the last visit.
select person_id, row_id, start_date, end_date, met
from visit_due
where plan_type = 'cp'
