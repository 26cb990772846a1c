// Tables in which a row is what became of a child: outcomes, leaving care, adoption, going missing, workers.
#include <array>

#include "report/returns/ssda903_set_queries.h"

namespace windscreen::report::ssda903_sql {
namespace {

constexpr auto outcome_tables_sql = std::to_array<TableQuery>({
    // The cohort is those looked after for the twelve months before the year's last day, short breaks left
    // aside. What the case system never records at all (no row of its kind for anybody) is left empty: that
    // nothing is recorded does not say that it was not done. The reader drops "no" of two items (CONVICTED,
    // SUBSTANCE_MISUSE), so in a return that goes back whole no row of theirs is a no.
    {"oc2",
     "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
     "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
     R"sql(
with score as (
  select csdq_person_id as person,
         arg_max(csdq_sdq_score, coalesce(csdq_sdq_completed_date, date '1900-01-01')) as score,
         arg_max(csdq_sdq_reason, coalesce(csdq_sdq_completed_date, date '1900-01-01')) as reason
  from ssd_sdq_scores
  where csdq_sdq_completed_date is null or return_in_year(csdq_sdq_completed_date)
  group by csdq_person_id),
health as (
  select clah_person_id as person, case when upper(clah_health_check_type) like 'SURVEILLANCE%' then 'check'
           when upper(clah_health_check_type) like 'DENTAL%' then 'teeth'
           when upper(clah_health_check_type) like 'HEALTH%' then 'assessment' end as kind,
         case when return_whole() then
                case clah_health_check_status when 'Completed in year' then '1'
                  when 'Not completed in year' then '0' else clah_health_check_status end
              when coalesce(lower(clah_health_check_status), 'completed') in ('completed', 'completed in year')
                and return_in_year(clah_health_check_date) then '1' else '0' end as done
  from ssd_cla_health),
checks as (
  select person, max(done) filter (where kind = 'check') as health_check,
         max(done) filter (where kind = 'teeth') as teeth, max(done) filter (where kind = 'assessment') as health
  from health group by person),
recorded as (
  select coalesce(bool_or(kind = 'check'), false) as health_check, coalesce(bool_or(kind = 'teeth'), false) as teeth,
         coalesce(bool_or(kind = 'assessment'), false) as health,
         return_whole() or exists (select 1 from ssd_cla_convictions) as convictions,
         return_whole() or exists (select 1 from ssd_cla_substance_misuse) as misuse
  from health),
misuse as (
  select clas_person_id as person, max(clas_intervention_received) as received from ssd_cla_substance_misuse
  where return_in_year(clas_substance_misuse_date) group by clas_person_id),
convicted as (
  select distinct clac_person_id as person from ssd_cla_convictions
  where return_in_year(clac_cla_conviction_date)),
cohort as (
  select person from score where return_whole() union select person from checks where return_whole()
  union select clai_person_id from ssd_cla_immunisations where return_whole()
  union select person from misuse where return_whole() union select person from convicted where return_whole()
  union
  select person from return_care e
  where not return_whole() and started <= return_end() and coalesce(ended_ever > return_end(), true)
    and coalesce(status, '') not in ('V3', 'V4')
    and (select coalesce(min(o.clae_entered_care_date), min(o.clae_cla_episode_start_date)) from ssd_cla_episodes o
         where coalesce(o.clae_cla_id, o.clae_cla_episode_id) = e.period and o.clae_person_id = e.person)
        <= return_start()),
child as (
  select c.person, c.born, return_whole() or age_in_years(c.born, return_end()) < 5 as young
  from return_child c where c.person in (select person from cohort))
select c.person, c.born, s.score, case when return_whole() or s.score is null then s.reason end,
       case when v.person is not null then '1' when r.convictions then '0' end,
       case when c.young then coalesce(h.health_check, case when r.health_check and not return_whole() then '0' end) end,
       case i.clai_immunisations_status when 'Y' then '1' when 'N' then '0' end,
       coalesce(h.teeth, case when r.teeth and not return_whole() then '0' end),
       coalesce(h.health, case when r.health and not return_whole() then '0' end),
       case when m.person is not null then '1' when r.misuse then '0' end,
       case m.received when 'Y' then '1' when 'N' then '0' end,
       null
from child c
cross join recorded r
left join score s on s.person = c.person
left join checks h on h.person = c.person
left join ssd_cla_immunisations i on i.clai_person_id = c.person
left join misuse m on m.person = c.person
left join convicted v on v.person = c.person
order by c.person)sql"},
    // Accommodation is a letter with 1 (suitable) or 2. Where the authority is not in touch the return has 0
    // for what is not known, and for those who died or went home always.
    {"oc3", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", R"sql(
with leaver as (
  select *, not return_whole() and upper(clea_care_leaver_in_touch) in ('DIED', 'RHOM') as ended,
         case when clea_care_leaver_in_touch <> 'YES' then '0' end as unknown
  from return_leaver)
select clea_person_id, born, clea_care_leaver_in_touch,
       case when ended then '0' else coalesce(clea_care_leaver_activity, unknown) end,
       case when ended then '0'
            else coalesce(clea_care_leaver_accommodation || coalesce(clea_care_leaver_accom_suitable, ''), unknown) end
from leaver
order by clea_person_id, clea_table_id)sql"},
    {"ad1", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR", R"sql(
select c.person, c.born, p.perm_adm_decision_date, p.perm_matched_date,
       case p.perm_adopted_by_carer_flag when 'Y' then 1 when 'N' then 0 end, p.perm_number_of_adopters,
       p.perm_adopter_sex, p.perm_adopter_legal_status
from ssd_permanence p
join return_child c on c.person = p.perm_person_id
where case when return_whole()
           then coalesce(p.perm_matched_date::varchar, p.perm_adopted_by_carer_flag, p.perm_number_of_adopters,
                         p.perm_adopter_sex, p.perm_adopter_legal_status) is not null
           else exists (select 1 from ssd_cla_episodes
                        where clae_person_id = c.person and upper(clae_cla_episode_ceased_reason) in ('E11', 'E12')
                          and return_in_year(clae_cla_episode_ceased_date))
             and not exists (select 1 from ssd_permanence o
                             where o.perm_person_id = c.person and (o.perm_adm_decision_date, o.perm_table_id)
                                   > (p.perm_adm_decision_date, p.perm_table_id)) end
order by c.person, p.perm_adm_decision_date, p.perm_table_id)sql"},
    {"placed_for_adoption", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", R"sql(
select c.person, c.born, p.perm_adm_decision_date, return_shown(p.perm_decision_reversed_date),
       case when return_whole() or p.perm_decision_reversed_date <= return_end()
            then p.perm_decision_reversed_reason end
from ssd_permanence p
join return_child c on c.person = p.perm_person_id
where case when return_whole()
           then coalesce(p.perm_adm_decision_date::varchar, p.perm_decision_reversed_date::varchar,
                         p.perm_decision_reversed_reason) is not null
           else p.perm_adm_decision_date <= return_end()
             and coalesce(p.perm_decision_reversed_date >= return_start(), true)
             and coalesce(p.perm_permanence_order_date >= return_start(), true)
             and c.person in (select person from return_looked_after) end
order by c.person, p.perm_adm_decision_date, p.perm_table_id)sql"},
    {"previous_permanence", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", R"sql(
select c.person, c.born, coalesce(p.lapp_previous_permanence_option, 'Z1'), p.lapp_previous_permanence_la,
       regexp_replace(p.lapp_previous_permanence_order_date, '^(\d\d\d\d)-(\d\d)-(\d\d)$', '\3/\2/\1')
from return_child c
left join ssd_cla_previous_permanence p on p.lapp_person_id = c.person
where case when return_whole()
           then p.lapp_table_id is not null or (return_states_no_permanence()
                and c.person in (select person from return_looked_after))
           else p.lapp_table_id is not null and c.person in (select person from return_looked_after) end
order by c.person, p.lapp_previous_permanence_order_date, p.lapp_table_id)sql"},
    {"missing", "CHILD,DOB,MISSING,MIS_START,MIS_END", R"sql(
select c.person, c.born,
       case when return_whole() or length(trim(m.miss_missing_episode_type)) < 2 then m.miss_missing_episode_type
            when upper(trim(m.miss_missing_episode_type)) like 'M%' then 'M'
            when upper(trim(m.miss_missing_episode_type)) like 'A%' then 'A' else m.miss_missing_episode_type end,
       m.miss_missing_episode_start_date, return_shown(m.miss_missing_episode_end_date)
from ssd_missing m
join return_child c on c.person = m.miss_person_id
where return_overlaps(m.miss_missing_episode_start_date, m.miss_missing_episode_end_date)
  and (return_whole() or exists (
    select 1 from ssd_cla_episodes
    where clae_person_id = c.person and clae_cla_episode_start_date <= m.miss_missing_episode_start_date
      and coalesce(clae_cla_episode_ceased_date >= m.miss_missing_episode_start_date, true)))
order by c.person, m.miss_missing_episode_start_date, m.miss_table_id)sql"},
    // The return knows a worker by the number of the professional register; a name is no number.
    {"sw_episodes", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON", R"sql(
select c.person, c.born,
       coalesce(p.prof_social_worker_registration_no,
                case when return_whole() or p.prof_professional_name is distinct from i.invo_professional_id
                     then i.invo_professional_id end),
       i.invo_involvement_start_date, return_shown(i.invo_involvement_end_date),
       case when return_whole() or i.invo_involvement_end_date <= return_end() then i.invo_worker_change_reason end
from ssd_involvements i
join return_child c on c.person = i.invo_person_id
left join ssd_professionals p on p.prof_professional_id = i.invo_professional_id
where upper(trim(i.invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
  and return_overlaps(i.invo_involvement_start_date, i.invo_involvement_end_date)
  and (return_whole() or exists (
    select 1 from ssd_cla_episodes
    where clae_person_id = c.person
      and return_overlaps(clae_cla_episode_start_date, clae_cla_episode_ceased_date)
      and coalesce(clae_cla_episode_ceased_date >= i.invo_involvement_start_date, true)
      and coalesce(clae_cla_episode_start_date <= i.invo_involvement_end_date, true)))
order by c.person, i.invo_involvement_start_date, i.invo_involvements_id)sql"},
});

}  // namespace

std::span<const TableQuery> outcome_tables() { return outcome_tables_sql; }

}  // namespace windscreen::report::ssda903_sql
