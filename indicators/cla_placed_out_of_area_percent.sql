-- name: Looked after children placed outside the authority's area
-- area: looked_after
-- unit: percent
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ext_placement_area or ext_reported_count
-- definition: Of the looked after children for whom the area of the placement is known, those placed in
--   another authority's area.
-- caveat: A placement just across the border is outside but close: look at the distance as well. The
--   authority's own area is the one with its code, or else the one that holds most of its placements, unless
--   the workspace says otherwise (shared relation home_area).
-- part_of: cla_total
select looked_after.person_id, cla_id as row_id, start_date, end_date, legal_status, placement_type,
       coalesce(case when is_last then reported.value = 0 end, la_code <> (select la_code from home_area)) as met
from looked_after
left join ext_placement_area on ext_placement_area.placement_id = looked_after.placement_id
left join ext_reported_count reported on reported.person_id = looked_after.person_id
     and reported.measure = 'placement_in_area' and reported.reference_date = care_start
where la_code is not null or (is_last and reported.value is not null)
