-- name: Referrals that went on to an assessment
-- area: flow
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- measure: referrals
-- annex_a: 3, 4
-- breakdowns: age_band, gender, ethnicity, disability, source, team, service, quadrant
-- needs: ssd_cin_episodes, ssd_cin_assessments
-- definition: Of the referrals received 45 days before a day in the period, those for which an assessment
--   had started within those 45 days.
-- caveat: Referrals are counted 45 days after they came, so that recent ones do not read low.
select person_id, referral_id as row_id, referral_date + 45 as event_date, source, team_id, worker_id,
       exists (select 1 from ssd_cin_assessments
               where cina_referral_id = referral_id and cina_assessment_start_date <= referral_date + 45) as met
from referral
