-- name: Episodes of need ended
-- area: children_in_need
-- unit: count
-- grain: event
-- window: month
-- measure: episodes
-- annex_a: 6
-- benchmark: b1_children_in_need
-- definition: Episodes of need closed in the period, those assessed as not in need (RC8) left out.
select cine_person_id          as person_id,
       cine_referral_id        as row_id,
       cine_close_date         as event_date,
       cine_referral_team      as team_id,
       cine_referral_worker_id as worker_id
from ssd_cin_episodes
where cine_close_date is not null
  and coalesce(cine_referral_nfa, 'N') = 'N' and coalesce(cine_close_reason, '') <> 'RC8'
