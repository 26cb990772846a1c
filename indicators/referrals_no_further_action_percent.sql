-- name: Referrals with no further action
-- area: referrals
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: referrals
-- annex_a: 3
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, source
-- definition: Of the referrals of the last 12 months, those that ended with no further action. A flag that
--   is not filled in counts as no.
-- same_rows_as: referrals_received
-- met_beside: referrals_assessed_not_in_need_percent
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id,
       no_further_action as met
from referral
