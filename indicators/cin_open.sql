-- name: Children in need (all open episodes)
-- area: children_in_need
-- unit: count
-- grain: spell
-- measure: episodes
-- annex_a: 6
-- benchmark: b1_children_in_need
-- definition: Episodes of need open at the close of the day: a referral that was taken further and has not
--   been closed. Children on a child protection plan, looked after, leaving care or unborn are all among
--   them.
-- caveat: The department's wide definition. A child should have one open episode; a second is an error in
--   the record.
select cine_person_id          as person_id,
       cine_referral_id        as row_id,
       cine_referral_date      as start_date,
       cine_close_date         as end_date,
       cine_referral_team      as team_id,
       cine_referral_worker_id as worker_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N'
