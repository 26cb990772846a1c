-- name: Looked after children placed more than 20 miles from home
-- area: looked_after
-- unit: percent
-- grain: spell
-- polarity: lower is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_placement.clap_cla_placement_distance
-- definition: Of the looked after children whose distance from home is known, unaccompanied children left
--   out, those placed more than 20 miles away.
-- caveat: 999 and above means not known. Adoptive placements often have no distance. Check that the system
--   holds miles.
-- part_of: cla_total
select person_id, cla_id as row_id, start_date, end_date, legal_status, placement_type,
       clap_cla_placement_distance > 20 as met
from looked_after
join ssd_cla_placement on clap_cla_placement_id = placement_id
where clap_cla_placement_distance < 999 and not uasc
