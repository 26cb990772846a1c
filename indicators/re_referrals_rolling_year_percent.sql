-- name: Re-referrals in the last 12 months
-- area: referrals
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: referrals
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, source, quadrant
-- definition: Of the referrals of the last 12 months, those about a child who had been referred before in
--   the 12 months up to that day. This is the version to compare with the national figure.
-- caveat: Needs 24 months of referrals. The department also publishes a share of children: do not mix the
--   two.
-- same_rows_as: referrals_received
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id,
       previous_date >= add_months(referral_date, -12) as met
from referral
