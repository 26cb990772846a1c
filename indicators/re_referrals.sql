-- name: Re-referrals
-- area: referrals
-- unit: count
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: referrals
-- annex_a: 3
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, source, team, service, quadrant
-- definition: Referrals of the period about a child who had been referred before in the 12 months up to
--   that day, whatever came of the earlier referral.
-- caveat: Needs 12 months of referrals before the period. Annex A holds six months, so it shows too few.
-- part_of: referrals_received
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id
from referral
where previous_date >= add_months(referral_date, -12)
