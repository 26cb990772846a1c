-- name: Open assessments
-- area: assessments
-- unit: count
-- grain: spell
-- measure: assessments
-- annex_a: 4
-- definition: Assessments that have started and that a manager has not yet authorised at the close of the
--   day.
-- caveat: An assessment left open after the case closed is an error in the record but stays in the count.
select cina_person_id             as person_id,
       cina_assessment_id         as row_id,
       cina_assessment_start_date as start_date,
       cina_assessment_auth_date  as end_date,
       cina_assessment_team       as team_id,
       cina_assessment_worker_id  as worker_id
from ssd_cin_assessments
