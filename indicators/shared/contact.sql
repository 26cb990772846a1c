-- Contacts, one row per child and contact: exact repeats (same child, day and source) count once, and each
-- contact has one outcome, the first that applies, so that shares add up to 100.
--   outcome             new_referral, existing_case, early_help, other, advice, no_further_action, open, or
--                       not recorded
--   outcomes_recorded   false where the snapshot says of no contact what came of it (Annex A); then a
--                       referral within 3 working days stands for new_referral
-- Early help is read from the front door's steps; without those, from an episode that starts within 20
-- working days.
with recorded as (
  select count(cont_contact_outcome_json) > 0 as outcomes,
         (select count(*) > 0 from ext_contact_step) as steps
  from ssd_contacts
),
meaning as (  -- few different documents stand for many contacts, so each is read once
  select document,
         case when json_yes(document, 'NEW_REFERRAL_FLAG') then 'new_referral'
              when json_yes(document, 'EXISTING_REFERRAL_FLAG') or json_yes(document, 'CP_ENQUIRY_FLAG')
                or json_yes(document, 'OLA_CP_FLAG') or json_yes(document, 'MISSING_FLAG') then 'existing_case'
         end as before_early_help,
         case when json_yes(document, 'PRIVATE_FOSTERING_FLAG') or json_yes(document, 'NON_AGENCY_ADOPTION_FLAG')
                or json_yes(document, 'OTHER_OUTCOMES_EXIST_FLAG') then 'other'
              when json_yes(document, 'ADVICE_FLAG') then 'advice'
              when json_yes(document, 'NFA_FLAG') then 'no_further_action'
         end as after_early_help
  from (select distinct cont_contact_outcome_json as document from ssd_contacts) documents
),
referred as (
  select distinct cont_contact_id as contact_id
  from ssd_contacts
  join ssd_cin_episodes on cine_person_id = cont_person_id
       and cine_referral_date >= cont_contact_date
       and working_days(cont_contact_date, cine_referral_date) <= 3
  where (select not outcomes from recorded)
),
helped as (
  select contact_id from ext_contact_step where lower(outcome) = 'early_help'
  union
  select cont_contact_id
  from ssd_contacts
  join ssd_early_help_episodes on earl_person_id = cont_person_id
       and earl_episode_start_date >= cont_contact_date
       and working_days(cont_contact_date, earl_episode_start_date) <= 20
  where (select not steps from recorded)
),
numbered as (
  select *, row_number() over (partition by cont_person_id, cont_contact_date, cont_contact_source_code
                               order by cont_contact_outcome_json nulls last, cont_contact_id) as copy
  from ssd_contacts
)
select cont_contact_id   as contact_id,
       cont_person_id    as person_id,
       cont_contact_date as contact_date,
       coalesce(source_group.source, cont_contact_source_code, 'Unknown') as source,
       coalesce(before_early_help,
                case when referred.contact_id is not null then 'new_referral'
                     when helped.contact_id is not null then 'early_help' end,
                after_early_help,
                case when outcomes then 'open' else 'not recorded' end) as outcome,
       outcomes as outcomes_recorded
from numbered
cross join recorded
left join meaning on meaning.document = cont_contact_outcome_json
left join referred on referred.contact_id = cont_contact_id
left join helped on helped.contact_id = cont_contact_id
left join source_group on source_group.code = upper(cont_contact_source_code)
where copy = 1
