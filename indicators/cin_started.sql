-- name: Episodes of need started
-- area: children_in_need
-- unit: count
-- grain: event
-- window: month
-- measure: episodes
-- annex_a: 3, 6
-- benchmark: b1_children_in_need
-- definition: Referrals of the period that were taken further, those later assessed as not in need (RC8)
--   left out.
-- caveat: Recent months read high until the assessments are done.
-- part_of: referrals_received
-- unmet_of: referrals_no_further_action_percent
select cine_person_id          as person_id,
       cine_referral_id        as row_id,
       cine_referral_date      as event_date,
       cine_referral_team      as team_id,
       cine_referral_worker_id as worker_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N' and coalesce(cine_close_reason, '') <> 'RC8'
