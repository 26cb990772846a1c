-- name: Referrals assessed and found not in need
-- area: referrals
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: referrals
-- annex_a: 3, 6
-- benchmark: c1_children_in_need_referrals_and_rereferrals
-- breakdowns: age_band, gender, ethnicity, disability, source
-- definition: Of the referrals of the last 12 months, those taken further whose case then closed because
--   the assessment found no need (RC8), or closed after assessment with early help instead (RC9).
-- caveat: The reason is known only once a case closes, so recent months read low: wait three months before
--   quoting one.
-- same_rows_as: referrals_received
-- met_beside: referrals_no_further_action_percent
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id,
       not no_further_action and coalesce(close_reason, '') in ('RC8', 'RC9') as met
from referral
