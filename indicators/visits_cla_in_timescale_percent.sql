-- name: Looked after children visited on time
-- area: visits
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- definition: Of the looked after children whose first visit is due, those last seen face to face within
--   the interval: the authority's own, or the regulations' (within a week of the start, then every 6 weeks,
--   or every 3 months after a year in a placement meant to last).
-- caveat: A placement is meant to last when it is coded as long-term fostering (U1, U4). Where the snapshot
--   never says how a visit was made, every visit at which the child was seen counts. Annex A holds only the
--   last visit.
select person_id, row_id, start_date, end_date, met
from visit_due
where plan_type = 'cla'
