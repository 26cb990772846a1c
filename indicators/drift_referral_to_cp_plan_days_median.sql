-- name: Median days from referral to child protection plan
-- area: flow
-- unit: median
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: days
-- annex_a: 3, 7
-- breakdowns: age_band, gender, ethnicity, disability, category_of_abuse, team, service, quadrant
-- needs: ssd_cp_plans, ssd_cin_episodes
-- definition: For the child protection plans that started in the last 12 months, the middle number of
--   calendar days since the child's latest referral.
-- caveat: Plans with no referral on or before their start are left out.
-- part_of: cp_plans_started
select person_id, plan_id as row_id, start_date as event_date, category_of_abuse,
       start_date - latest_referral as value
from (
  select cp_plan.plan_id, cp_plan.person_id, cp_plan.start_date, category_of_abuse,
         max(cine_referral_date) as latest_referral
  from cp_plan
  join ssd_cin_episodes on cine_person_id = person_id and cine_referral_date <= start_date
  group by cp_plan.plan_id, cp_plan.person_id, cp_plan.start_date, category_of_abuse
) with_referral
