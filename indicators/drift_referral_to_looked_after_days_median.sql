-- name: Median days from referral to being looked after
-- area: flow
-- unit: median
-- grain: event
-- window: rolling_12_months
-- measure: days
-- annex_a: 3, 8
-- breakdowns: age_band, gender, ethnicity, disability, legal_status, team, service, quadrant
-- needs: ssd_cla_episodes, ssd_cin_episodes
-- definition: For the periods of care that started in the last 12 months, the middle number of calendar
--   days since the child's latest referral.
-- caveat: Unaccompanied and remanded children distort this: look at the breakdown by legal status. Starts
--   with no referral are left out.
-- part_of: cla_starting
select person_id, row_id, event_date, legal_status, event_date - latest_referral as value
from (
  select looked_after.person_id, looked_after.cla_id as row_id, care_start as event_date, legal_status,
         max(cine_referral_date) as latest_referral
  from looked_after
  join ssd_cin_episodes on cine_person_id = person_id and cine_referral_date <= care_start
  where start_date = care_start and care_start_known
  group by looked_after.person_id, looked_after.cla_id, care_start, legal_status
) with_referral
