-- name: Assessments completed within 45 working days
-- area: assessments
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: assessments
-- annex_a: 4
-- benchmark: c2_children_in_need_assessments_duration
-- definition: Of the assessments authorised in the period, those authorised no more than 45 working days
--   after they started. One with no start date, or authorised before it started, is not in time.
-- same_rows_as: assessments_completed
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id,
       cina_assessment_auth_date >= cina_assessment_start_date
         and working_days(cina_assessment_start_date, cina_assessment_auth_date) <= 45 as met
from ssd_cin_assessments
where cina_assessment_auth_date is not null
