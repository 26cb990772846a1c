-- name: Records with dates out of order
-- area: quality
-- unit: count
-- grain: snapshot
-- polarity: lower is better
-- measure: records
-- annex_a: 2, 3, 4, 5, 6, 7, 8
-- breakdowns: problem, list, team, service, quadrant
-- definition: Episodes, assessments, enquiries, plans and placements that end before they start, start more
--   than 40 weeks before the child's birth, or start after the day. Also child protection plans that start
--   before their referral, and assessments left open after the case closed.
-- caveat: What starts after the last day on which three or more records start is in the future. A record
--   with several faults counts once. Nothing is repaired: correct it in the case system.
with spell as (
  select 'referrals' as list, cine_person_id as person_id, cine_referral_id as row_id,
         cine_referral_date as start_date, cine_close_date as end_date, cine_referral_team as team_id,
         cast(null as varchar) as other
  from ssd_cin_episodes
  union all
  select 'assessments', cina_person_id, cina_assessment_id, cina_assessment_start_date, cina_assessment_auth_date,
         cina_assessment_team,
         case when cina_assessment_auth_date is null and cine_close_date <= :as_at
              then 'open after the case closed' end
  from ssd_cin_assessments left join ssd_cin_episodes on cine_referral_id = cina_referral_id
  union all
  select 'section 47 enquiries', s47e_person_id, s47e_s47_enquiry_id, s47e_s47_start_date, s47e_s47_end_date,
         s47e_s47_completed_by_team, null from ssd_s47_enquiry
  union all
  select 'child protection plans', cppl_person_id, cppl_cp_plan_id, cppl_cp_plan_start_date,
         cppl_cp_plan_end_date, null,
         case when cppl_cp_plan_start_date < cine_referral_date then 'before its referral' end
  from ssd_cp_plans left join ssd_cin_episodes on cine_referral_id = cppl_referral_id
  union all
  select 'episodes of care', clae_person_id, clae_cla_episode_id, clae_cla_episode_start_date,
         clae_cla_episode_ceased_date, null, null from ssd_cla_episodes
  union all
  select 'placements', clap_person_id, clap_cla_placement_id, clap_cla_placement_start_date,
         clap_cla_placement_end_date, null, null from ssd_cla_placement
  union all
  select 'early help', earl_person_id, earl_episode_id, earl_episode_start_date, earl_episode_end_date, null, null
  from ssd_early_help_episodes
),
known_to as (  -- on an earlier day of the history, what was recorded since is no mistake
  select max(start_date) as day
  from (select start_date from spell group by start_date having count(*) >= 3) busy
),
judged as (
  select spell.*,
         case when end_date < start_date then 'ends before it starts'
              when start_date < pers_dob - 280 then 'long before birth'
              when start_date > :as_at and start_date > coalesce(known_to.day, :as_at) then 'starts in the future'
              else other end as problem
  from spell
  cross join known_to
  left join ssd_person on pers_person_id = person_id
)
select person_id, row_id, team_id, problem, list
from judged
where problem is not null
