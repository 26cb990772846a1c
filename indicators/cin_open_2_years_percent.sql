-- name: Children in need for 2 years or more
-- area: children_in_need
-- unit: percent
-- grain: spell
-- polarity: lower is better
-- measure: episodes
-- annex_a: 6
-- benchmark: b4_children_in_need_duration_of_open_episode
-- definition: Of the open episodes of need, those that started two years ago or earlier.
-- caveat: Many long episodes are those of disabled or looked after children.
-- same_rows_as: cin_open
select cine_person_id                      as person_id,
       cine_referral_id                    as row_id,
       cine_referral_date                  as start_date,
       cine_close_date                     as end_date,
       add_months(cine_referral_date, 24)  as met_from,
       cast(null as date)                  as met_until,
       cine_referral_team                  as team_id,
       cine_referral_worker_id             as worker_id
from ssd_cin_episodes
where coalesce(cine_referral_nfa, 'N') = 'N'
