-- name: Assessments completed
-- area: assessments
-- unit: count
-- grain: event
-- window: month
-- measure: assessments
-- annex_a: 4
-- benchmark: c2_children_in_need_assessments_duration
-- definition: Assessments that a manager authorised in the period.
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id
from ssd_cin_assessments
where cina_assessment_auth_date is not null
