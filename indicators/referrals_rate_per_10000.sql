-- name: Rate of referrals per 10,000 children
-- area: referrals
-- unit: rate
-- grain: event
-- window: rolling_12_months
-- measure: referrals
-- annex_a: 3
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, quadrant
-- definition: Referrals received in the last 12 months for each 10,000 children aged 0 to 17.
-- caveat: Annex A holds six months of referrals, so a load of it alone gives about half the rate.
-- same_rows_as: referrals_received
select person_id, referral_id as row_id, referral_date as event_date, team_id, worker_id
from referral
