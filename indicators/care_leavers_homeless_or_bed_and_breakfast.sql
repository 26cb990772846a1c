-- name: Care leavers with no fixed home or in bed and breakfast
-- area: care_leavers
-- unit: count
-- grain: spell
-- count: children
-- polarity: lower is better
-- measure: young people
-- annex_a: 9
-- ages: care leavers
-- breakdowns: age_band, gender, ethnicity, team, quadrant
-- needs: ssd_care_leavers.clea_care_leaver_accommodation
-- definition: Care leavers aged 17 to 25 with no fixed home (S), in bed and breakfast (W) or in emergency
--   accommodation (V).
-- caveat: The list holds only the present.
-- part_of: care_leavers_total
select person_id, row_id, aged_17 as start_date, aged_26 as end_date, team_id, worker_id
from care_leaver
where not gone and accommodation in ('S', 'W', 'V')
