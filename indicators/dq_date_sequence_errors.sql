-- name: Records with dates out of order
-- area: quality
-- unit: count
-- grain: spell
-- polarity: lower is better
-- measure: records
-- annex_a: 2, 3, 4, 5, 6, 7, 8
-- breakdowns: problem, list, team, service, quadrant
-- definition: Episodes, assessments, enquiries, plans and placements that end before they start, start more
--   than 40 weeks before the child's birth, or start after the day of the load. Also child protection plans
--   that start before their referral, assessments left open after the case closed, unborn children more than
--   6 weeks past the expected date with no date of birth, and episodes of need or early help left open with
--   nothing recorded of the child for 12 months.
-- caveat: A record with several faults counts once. Nothing is repaired: correct it in the case system. What
--   happened in between can only be seen where contacts, assessments, visits, reviews and plans are loaded
--   with their history: without visits, nothing is said of episodes left open.
with activity as (
  select cont_person_id as person_id, cont_contact_date as day from ssd_contacts
  union all select cine_person_id, cine_referral_date from ssd_cin_episodes
  union all select cina_person_id, cina_assessment_start_date from ssd_cin_assessments
  union all select cina_person_id, cina_assessment_auth_date from ssd_cin_assessments
  union all select s47e_person_id, s47e_s47_start_date from ssd_s47_enquiry
  union all select icpc_person_id, icpc_icpc_date from ssd_initial_cp_conference
  union all select person_id, visit_date from visit
  union all select cinp_person_id, cinp_cin_plan_start_date from ssd_cin_plans
  union all select cppl_person_id, cppl_cp_plan_start_date from ssd_cp_plans
  union all select cppr_person_id, cppr_cp_review_date from ssd_cp_reviews
  union all select clae_person_id, clae_cla_episode_start_date from ssd_cla_episodes
  union all select care_period.person_id, clar_cla_review_date
            from ssd_cla_reviews join care_period on care_period.cla_id = clar_cla_id
  union all select invo_person_id, invo_involvement_start_date from ssd_involvements
  union all select earl_person_id, earl_episode_start_date from ssd_early_help_episodes
),
quiet as (  -- from a year after something was recorded to the next time that something was
  select person_id, add_months(day, 12) as quiet_from, next_day as quiet_until
  from (select person_id, day, lead(day) over (partition by person_id order by day) as next_day
        from (select distinct person_id, day from activity where day is not null) days) pairs
  where next_day is null or next_day > add_months(day, 12)
),
spell as (
  select 'referrals' as list, cine_person_id as person_id, cine_referral_id as row_id,
         cine_referral_date as start_date, cine_close_date as end_date, cine_referral_team as team_id,
         cast(null as varchar) as other, cast(null as date) as other_from,
         coalesce(cine_referral_nfa, 'N') = 'N' as stays_open
  from ssd_cin_episodes
  union all
  select 'assessments', cina_person_id, cina_assessment_id, cina_assessment_start_date, cina_assessment_auth_date,
         cina_assessment_team, 'open after the case closed', cine_close_date, false
  from ssd_cin_assessments left join ssd_cin_episodes on cine_referral_id = cina_referral_id
  union all
  select 'section 47 enquiries', s47e_person_id, s47e_s47_enquiry_id, s47e_s47_start_date, s47e_s47_end_date,
         s47e_s47_completed_by_team, null, null, false
  from ssd_s47_enquiry
  union all
  select 'child protection plans', cppl_person_id, cppl_cp_plan_id, cppl_cp_plan_start_date,
         cppl_cp_plan_end_date, null, 'before its referral',
         case when cppl_cp_plan_start_date < cine_referral_date then cppl_cp_plan_start_date end, false
  from ssd_cp_plans left join ssd_cin_episodes on cine_referral_id = cppl_referral_id
  union all
  select 'episodes of care', clae_person_id, clae_cla_episode_id, clae_cla_episode_start_date,
         clae_cla_episode_ceased_date, null, null, null, false
  from ssd_cla_episodes
  union all
  select 'placements', clap_person_id, clap_cla_placement_id, clap_cla_placement_start_date,
         clap_cla_placement_end_date, null, null, null, false
  from ssd_cla_placement
  union all
  select 'early help', earl_person_id, earl_episode_id, earl_episode_start_date, earl_episode_end_date, null,
         null, null, true
  from ssd_early_help_episodes
),
judged as (
  select spell.*,
         case when end_date < start_date then 'ends before it starts'
              when start_date < pers_dob - 280 then 'long before birth'
              when start_date > (select as_at from ref_snapshot) then 'starts in the future' end as lasting
  from spell
  left join ssd_person on pers_person_id = person_id
)
select person_id, row_id, team_id, list, lasting as problem,
       case when lasting = 'starts in the future' then date '1900-01-01' else start_date end as start_date,
       cast(null as date) as end_date
from judged
where lasting is not null
union all
select person_id, row_id, team_id, list, other, greatest(other_from, start_date),
       case when list = 'assessments' then end_date end
from judged
where lasting is null and other_from is not null
  and (list <> 'assessments' or end_date is null or end_date > (select as_at from ref_snapshot))
union all
select judged.person_id, row_id, team_id, list, 'open with nothing recorded for 12 months',
       greatest(start_date, quiet_from), least(end_date, quiet_until)
from judged
join quiet on quiet.person_id = judged.person_id
 and quiet_from < coalesce(end_date, date '9999-12-31') and coalesce(quiet_until, date '9999-12-31') > start_date
where lasting is null and stays_open and exists (select 1 from visit)
union all
select pers_person_id, pers_person_id, null, 'children', 'unborn past the expected date',
       pers_expected_dob + 43, cast(null as date)
from ssd_person
where pers_dob is null and pers_expected_dob is not null
