-- name: Assessments where the child was seen
-- area: assessments
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: assessments
-- annex_a: 4
-- needs: ssd_cin_assessments.cina_assessment_child_seen
-- definition: Of the assessments authorised in the period for children born by then, those in which the
--   child was seen. Not filled in counts as not seen.
-- part_of: assessments_completed
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id,
       cina_assessment_child_seen = 'Y' as met
from ssd_cin_assessments
join ssd_person on pers_person_id = cina_person_id
where pers_dob <= cina_assessment_auth_date
