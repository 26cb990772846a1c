-- name: Referrals received
-- area: referrals
-- unit: count
-- grain: event
-- window: month
-- measure: referrals
-- annex_a: 3
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, source, team, service, quadrant
-- definition: Referrals to children's social care received in the period, one for each child, whatever came
--   of them. Two for one child on one day count once, unless both became episodes of their own.
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id
from referral
