-- name: Strategy discussions held
-- area: section_47
-- unit: count
-- grain: event
-- window: month
-- measure: discussions
-- definition: Strategy discussions held in the period, one for each child, those that led to no enquiry
--   among them.
-- caveat: Returns hold only the discussion that started an enquiry. Without the authority's own list there
--   is nothing to count: use section 47 enquiries started.
select person_id, strat_id as row_id, held_date as event_date
from ext_strategy_discussion
