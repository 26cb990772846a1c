-- name: Children with a repeat assessment within 12 months
-- area: assessments
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- count: children
-- polarity: lower is better
-- measure: children
-- definition: Of the children with an assessment authorised in the period, those whose latest one started
--   within 12 months of an earlier one being authorised.
-- caveat: Assessments that update an open case count too. Needs 24 months of assessments.
-- part_of: assessments_completed
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id,
       exists (select 1 from ssd_cin_assessments earlier
               where earlier.cina_person_id = this.cina_person_id
                 and earlier.cina_assessment_auth_date < this.cina_assessment_start_date
                 and earlier.cina_assessment_auth_date >= add_months(this.cina_assessment_start_date, -12)) as met
from ssd_cin_assessments this
where cina_assessment_auth_date is not null
