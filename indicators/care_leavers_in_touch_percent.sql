-- name: Care leavers the authority is in touch with
-- area: care_leavers
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: young people
-- annex_a: 9
-- ages: care leavers
-- breakdowns: age_band, gender, ethnicity, team, quadrant
-- needs: ssd_care_leavers.clea_care_leaver_in_touch
-- definition: Of the care leavers aged 17 to 21, those the authority is in touch with. Those who died or
--   returned home for good are left out; those who refuse contact or need no more help are not.
-- caveat: The department measures around the birthday. The list holds only the present.
-- part_of: care_leavers_total
-- same_ages_as: care_leavers_personal_adviser_percent
select person_id, row_id, aged_17 as start_date, aged_22 as end_date,
       in_touch in ('YES', 'Y') as met, team_id, worker_id
from care_leaver
where not gone
