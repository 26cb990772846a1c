-- name: Assessments completed within 45 working days of the referral
-- area: assessments
-- unit: percent
-- grain: event
-- window: month
-- polarity: higher is better
-- measure: assessments
-- annex_a: 3, 4
-- definition: Of the assessments authorised in the period that were the first for their referral, those
--   authorised no more than 45 working days after the referral came. This is how statutory guidance counts.
-- caveat: National statistics count from the start of the assessment instead. An assessment that names no
--   referral is left out.
-- part_of: assessments_completed
select cina_person_id            as person_id,
       cina_assessment_id        as row_id,
       cina_assessment_auth_date as event_date,
       cina_assessment_team      as team_id,
       cina_assessment_worker_id as worker_id,
       cina_assessment_auth_date >= cine_referral_date
         and working_days(cine_referral_date, cina_assessment_auth_date) <= 45 as met
from (select *, row_number() over (partition by cina_referral_id
                                   order by cina_assessment_start_date, cina_assessment_id) as place
      from ssd_cin_assessments) assessment
join ssd_cin_episodes on cine_referral_id = cina_referral_id
where place = 1 and cina_assessment_auth_date is not null
