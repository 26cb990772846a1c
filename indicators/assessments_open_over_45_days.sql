-- name: Open assessments past 45 working days
-- area: assessments
-- unit: count
-- grain: spell
-- polarity: lower is better
-- measure: assessments
-- annex_a: 4
-- definition: Open assessments that started more than 45 working days ago.
-- caveat: An early warning: these can no longer be completed in time.
-- part_of: assessments_open
select cina_person_id                                   as person_id,
       cina_assessment_id                               as row_id,
       add_working_days(cina_assessment_start_date, 46) as start_date,
       cina_assessment_auth_date                        as end_date,
       cina_assessment_team                             as team_id,
       cina_assessment_worker_id                        as worker_id
from ssd_cin_assessments
