-- name: Average days from court authority to match (A2)
-- area: adoption
-- unit: mean
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: days
-- annex_a: 10
-- breakdowns: age_band, gender, ethnicity, disability
-- needs: ssd_permanence.perm_matched_date, ssd_permanence.perm_placement_order_date
-- definition: For children adopted in the last 12 months, the average number of calendar days from the
--   placement order to the match with adopters.
-- caveat: Children placed with consent, who have no placement order, are left out. The scorecard's
--   threshold was 121 days.
-- part_of: adoptions
select care_period.person_id, care_period.cla_id as row_id, end_date as event_date,
       perm_matched_date - perm_placement_order_date as value
from care_period
join ssd_permanence on perm_person_id = care_period.person_id
 and coalesce(perm_cla_id, care_period.cla_id) = care_period.cla_id
where end_reason in ('E11', 'E12')
