-- name: Young people entitled to leaving care services
-- area: care_leavers
-- unit: count
-- grain: spell
-- count: children
-- measure: young people
-- annex_a: 9
-- ages: care leavers
-- breakdowns: age_band, gender, ethnicity, disability, eligibility, team, quadrant
-- needs: ssd_care_leavers.clea_care_leaver_eligibility
-- definition: Young people aged 16 to 25 who are eligible, relevant, former relevant or qualifying care
--   leavers.
-- caveat: Eligible young people are still looked after. The list holds only the present, so figures for
--   days before the snapshot show today's young people at their age then.
select person_id, row_id, aged_16 as start_date, aged_26 as end_date, eligibility, team_id, worker_id
from care_leaver
where eligibility in ('relevant', 'former relevant', 'qualifying', 'eligible')
