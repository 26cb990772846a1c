-- name: Children with several contacts and no referral
-- area: flow
-- unit: count
-- grain: snapshot
-- window: rolling_12_months
-- polarity: lower is better
-- measure: children
-- annex_a: 1, 2, 3
-- breakdowns: age_band, ethnicity, source
-- needs: ssd_contacts, ssd_cin_episodes
-- definition: Children with two or more contacts in the last 12 months and no referral, assessment, early
--   help or plan in them. The source is that of the latest contact.
-- caveat: A list of children to think about, not of mistakes. Annex A holds six months.
with repeated as (
  select person_id, count(*) as contacts, max_by(source, (contact_date, contact_id)) as source
  from contact
  where contact_date > add_months(:as_at, -12) and contact_date <= :as_at
  group by person_id
),
helped as (
  select cine_person_id as person_id, cine_referral_date as day, cine_referral_date as until from ssd_cin_episodes
  union all
  select cina_person_id, cina_assessment_start_date, cina_assessment_auth_date from ssd_cin_assessments
  union all
  select earl_person_id, earl_episode_start_date, earl_episode_end_date from ssd_early_help_episodes
  union all
  select cinp_person_id, cinp_cin_plan_start_date, cinp_cin_plan_end_date from ssd_cin_plans
  union all
  select person_id, start_date, end_date from cp_plan
)
select person_id, source
from repeated
where contacts >= 2
  and not exists (select 1 from helped
                  where helped.person_id = repeated.person_id and day <= :as_at
                    and (until is null or until > add_months(:as_at, -12)))
