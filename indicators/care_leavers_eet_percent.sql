-- name: Care leavers in education, employment or training
-- area: care_leavers
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: young people
-- annex_a: 9
-- ages: care leavers
-- breakdowns: age_band, gender, ethnicity, activity, team, quadrant
-- needs: ssd_care_leavers.clea_care_leaver_activity
-- definition: Of the care leavers aged 17 to 21, those in education, employment or training, full or part
--   time. Not known counts as no. Those who died or returned home for good are left out.
-- caveat: Those who cannot work through illness or disability (G4) or who are parents (G6) count as not:
--   look at the breakdown.
-- same_rows_as: care_leavers_in_touch_percent
select person_id, row_id, aged_17 as start_date, aged_22 as end_date,
       activity in ('F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5') as met,
       nullif(activity, '') as activity, team_id, worker_id
from care_leaver
where not gone
