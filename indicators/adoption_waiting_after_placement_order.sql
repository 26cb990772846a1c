-- name: Children with a placement order who wait to be placed
-- area: adoption
-- unit: count
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 10
-- breakdowns: age_band, gender, ethnicity, disability
-- needs: ssd_permanence.perm_placement_order_date
-- definition: Looked after children with a placement order who are not yet placed for adoption, have no
--   other permanence order, and for whom the decision has not been reversed.
-- part_of: cla_total
select care_period.person_id, perm_table_id as row_id,
       greatest(perm_placement_order_date, start_date) as start_date,
       least(end_date, perm_placed_for_adoption_date, perm_permanence_order_date,
             perm_decision_reversed_date) as end_date
from ssd_permanence
join care_period on care_period.person_id = perm_person_id
 and coalesce(perm_cla_id, care_period.cla_id) = care_period.cla_id
where perm_placement_order_date is not null
