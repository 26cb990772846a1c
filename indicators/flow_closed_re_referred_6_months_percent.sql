-- name: Closed cases re-referred within 6 months
-- area: flow
-- unit: percent
-- grain: event
-- window: rolling_12_months
-- polarity: lower is better
-- measure: episodes
-- definition: Of the episodes of need closed 6 months before a day in the period, those whose child was
--   referred again within those 6 months.
-- caveat: Tests decisions to close, team by team. Cases are counted 6 months after they closed, so that
--   recent ones do not read low.
select cine_person_id as person_id, cine_referral_id as row_id, add_months(cine_close_date, 6) as event_date,
       cine_referral_team as team_id, cine_referral_worker_id as worker_id,
       exists (select 1 from ssd_cin_episodes later
               where later.cine_person_id = closed.cine_person_id
                 and later.cine_referral_date > closed.cine_close_date
                 and later.cine_referral_date <= add_months(closed.cine_close_date, 6)) as met
from ssd_cin_episodes closed
where cine_close_date is not null
  and coalesce(cine_referral_nfa, 'N') = 'N' and coalesce(cine_close_reason, '') <> 'RC8'
