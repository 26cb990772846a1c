-- Referrals, one row per child and referral. Two rows for one child on one day count once, unless both
-- became episodes of need of their own. `previous_date` is the day of the child's last referral before that
-- day, whatever came of it.
with ranked as (
  select *, coalesce(cine_referral_nfa, 'N') = 'Y' as no_further_action,
         row_number() over (partition by cine_person_id, cine_referral_date
                            order by coalesce(cine_referral_nfa, 'N'), cine_referral_id) as place
  from ssd_cin_episodes
),
days as (
  select cine_person_id, cine_referral_date,
         lag(cine_referral_date) over (partition by cine_person_id order by cine_referral_date) as previous_date
  from ranked
  where place = 1
)
select cine_referral_id                           as referral_id,
       ranked.cine_person_id                      as person_id,
       ranked.cine_referral_date                  as referral_date,
       days.previous_date,
       no_further_action,
       cine_close_date                            as close_date,
       cine_close_reason                          as close_reason,
       coalesce(source_group.source, cine_referral_source_code, 'Unknown') as source,
       cine_referral_team                         as team_id,
       cine_referral_worker_id                    as worker_id
from ranked
join days on days.cine_person_id = ranked.cine_person_id and days.cine_referral_date = ranked.cine_referral_date
left join source_group on source_group.code = upper(cine_referral_source_code)
where place = 1 or not no_further_action
