-- name: Care leavers with a pathway plan reviewed in the last 6 months
-- area: care_leavers
-- unit: percent
-- grain: spell
-- count: children
-- polarity: higher is better
-- measure: young people
-- annex_a: 9
-- ages: care leavers
-- breakdowns: age_band, gender, ethnicity, team, quadrant
-- needs: ssd_care_leavers.clea_pathway_plan_review_date, ssd_care_leavers.clea_care_leaver_eligibility
-- definition: Of the eligible, relevant and former relevant young people aged 16 to 25, those whose pathway
--   plan was reviewed in the last 6 months.
-- caveat: Qualifying care leavers have no right to a plan. Only the SSD's version of Annex A list 9 has the
--   date.
-- part_of: care_leavers_total
select person_id, row_id, aged_16 as start_date, aged_26 as end_date, team_id, worker_id,
       plan_reviewed as met_from,
       -- six months back from 31 December is 30 June: at the end of a month the later of the two ways to count
       greatest(add_months(plan_reviewed, 6) + 1, add_months(plan_reviewed + 1, 6)) as met_until
from care_leaver
where not gone and eligibility in ('eligible', 'relevant', 'former relevant')
