-- name: Looked after children with 3 or more placements in the year
-- area: looked_after
-- unit: percent
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: children
-- annex_a: 8
-- benchmark: la_cla_placement_stability
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, placement_type, team, service,
--   quadrant
-- needs: ssd_cla_episodes, ssd_cla_placement or ext_reported_count
-- definition: Of the children looked after, those who have lived in three or more placements in the last 12
--   months, the one they were in at the start among them. A new placement with the same carer and a
--   temporary one do not count.
-- caveat: Annex A states the number of placements at the day of the return only, so it gives no history.
-- same_rows_as: cla_total
select looked_after.person_id, looked_after.cla_id as row_id, looked_after.start_date, looked_after.end_date,
       legal_status, placement_type,
       case when last_but_one_end is not null then placement_stay.start_date
            when reported.value >= 3 and is_last then looked_after.start_date end as met_from,
       add_months(last_but_one_end - 1, 12) as met_until
from looked_after
left join placement_stay on placement_stay.person_id = looked_after.person_id
     and placement_stay.start_date <= looked_after.start_date and until > looked_after.start_date
left join ext_reported_count reported on reported.person_id = looked_after.person_id
     and reported.measure = 'placements_12_months' and reported.reference_date = looked_after.care_start
