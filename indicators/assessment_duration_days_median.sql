-- name: Median length of assessments
-- area: assessments
-- unit: median
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: working days
-- annex_a: 4
-- benchmark: c2_children_in_need_assessments_duration
-- breakdowns: team, service, quadrant
-- definition: The middle length, in working days, of the assessments authorised in the period: half took
--   longer.
-- caveat: Assessments with no start date, or authorised before it, have no length and are left out.
-- part_of: assessments_completed
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id,
       working_days(cina_assessment_start_date, cina_assessment_auth_date) as value
from ssd_cin_assessments
where cina_assessment_auth_date >= cina_assessment_start_date
