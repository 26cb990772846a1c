-- name: Referrals that were a re-referral within 12 months
-- area: referrals
-- unit: percent
-- grain: event
-- window: month
-- polarity: lower is better
-- measure: referrals
-- annex_a: 3
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, source, team, service, quadrant
-- definition: Of the referrals of the month, those about a child who had been referred before in the 12
--   months up to that day.
-- caveat: A share of referrals, not of children, and noisy from month to month. Needs 12 months of
--   referrals before.
-- same_rows_as: referrals_received
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id,
       previous_date >= add_months(referral_date, -12) as met
from referral
