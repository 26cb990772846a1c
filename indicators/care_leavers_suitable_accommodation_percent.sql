-- name: Care leavers in suitable accommodation
-- area: care_leavers
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: young people
-- annex_a: 9
-- benchmark: la_care_leavers_accommodation_suitability
-- ages: care leavers
-- breakdowns: age_band, gender, ethnicity, team, quadrant
-- needs: ssd_care_leavers.clea_care_leaver_accom_suitable
-- definition: Of the care leavers aged 17 to 21, those in suitable accommodation. Not known counts as not
--   suitable. Those who died or returned home for good are left out.
-- caveat: The department measures around the birthday. The list holds only the present.
-- same_rows_as: care_leavers_in_touch_percent
select person_id, row_id, aged_17 as start_date, aged_22 as end_date, suitable as met, team_id, worker_id
from care_leaver
where not gone
