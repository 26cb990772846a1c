-- name: Looked after children with all reviews on time
-- area: looked_after
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: children
-- annex_a: 8
-- definition: Of the children looked after for more than 20 working days, those whose reviews of the last
--   12 months were all on time (20 working days after the start, 3 months after that, then at most every 6)
--   and whose next review is not overdue.
-- caveat: Cancelled reviews do not count. Annex A holds only the latest review, so a load of it alone shows
--   whether the next is overdue.
select person_id, cla_id as row_id, met_from, met_until,
       greatest(start_date, add_working_days(care_start, 20) + 1) as start_date, end_date
from cla_review_due
