-- name: Rate of children in need per 10,000 children
-- area: children_in_need
-- unit: rate
-- grain: spell
-- measure: episodes
-- annex_a: 6
-- benchmark: b1_children_in_need
-- breakdowns: age_band, gender, ethnicity, disability, quadrant
-- definition: Open episodes of need for each 10,000 children aged 0 to 17.
-- same_rows_as: cin_open
select cine_person_id          as person_id,
       cine_referral_id        as row_id,
       cine_referral_date      as start_date,
       cine_close_date         as end_date,
       cine_referral_team      as team_id,
       cine_referral_worker_id as worker_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N'
