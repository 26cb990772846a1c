-- name: Care leavers with a personal adviser
-- area: care_leavers
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: young people
-- annex_a: 9
-- ages: care leavers
-- breakdowns: age_band, team, quadrant
-- needs: ssd_care_leavers.clea_care_leaver_personal_advisor
-- definition: Of the care leavers aged 18 to 25, those with a personal adviser.
-- caveat: The list holds only the present.
-- part_of: care_leavers_total
-- same_ages_as: care_leavers_in_touch_percent
select person_id, row_id, aged_18 as start_date, aged_26 as end_date, team_id, worker_id,
       personal_adviser is not null as met
from care_leaver
where not gone
