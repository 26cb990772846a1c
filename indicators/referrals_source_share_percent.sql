-- name: Referrals by source
-- area: referrals
-- unit: share
-- grain: event
-- window: rolling_12_months
-- measure: referrals
-- annex_a: 3
-- benchmark: c5_children_in_need_referrals_by_source_2014_to_2024
-- breakdowns: source, age_band, gender, ethnicity, disability, team, service, quadrant
-- definition: Of the referrals of the last 12 months, how many came from each source: individuals, schools,
--   education services, health services, housing, council services, the police, other legal agencies,
--   others, anonymous, not known. The groups are those the department publishes.
-- caveat: In every other breakdown, too, the figure is the group's share of all referrals.
-- same_rows_as: referrals_received
select person_id, referral_id as row_id, referral_date as event_date, source, team_id, worker_id
from referral
