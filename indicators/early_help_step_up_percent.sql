-- name: Early help that ended with a referral to social care
-- area: early_help
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: episodes
-- annex_a: 2, 3
-- needs: ssd_early_help_episodes, ssd_cin_episodes
-- definition: Of the early help episodes that ended in the period, those whose child was referred to social
--   care no more than a month before or after the end, or whose reason for ending says that they were stepped
--   up.
-- caveat: Children who died or moved away stay in the count.
select earl_person_id as person_id, earl_episode_id as row_id, earl_episode_end_date as event_date,
       exists (select 1 from ssd_cin_episodes
               where cine_person_id = earl_person_id
                 and cine_referral_date between add_months(earl_episode_end_date, -1)
                                            and add_months(earl_episode_end_date, 1))
         or coalesce(lower(earl_episode_end_reason) like '%step%up%', false) as met
from ssd_early_help_episodes
where earl_episode_end_date is not null
