#include "report/returns/cin_census_queries.h"

#include <fmt/format.h>

namespace windscreen::report::cin_census_sql {
namespace {

// A case is in the census when it was open in the year; a referral with no further action, which is never
// open, when it was made in the year: the day on which it was put away is no closure, unless a reason says
// so.
constexpr std::string_view census_views = R"sql(
create or replace view census_case as
select cine_referral_id as referral, cine_person_id as person, cine_referral_date as started,
       cine_referral_source_code as source, cine_cin_primary_need_code as need,
       case when return_whole() or cine_close_reason is not null or coalesce(cine_referral_nfa, 'N') = 'N'
            then return_shown(cine_close_date) end as closed,
       case when return_whole() or cine_close_date <= return_end() then cine_close_reason end as reason,
       cine_referral_nfa as nfa
from ssd_cin_episodes
where return_whole()
   or (cine_referral_date <= return_end()
       and case when cine_referral_nfa = 'Y' then cine_referral_date >= return_start()
                else coalesce(cine_close_date >= return_start(), true) end);

create or replace view census_number as
select person, max(number) filter (where type = 'UNIQUE PUPIL NUMBER') as upn,
       max(number) filter (where type = 'FORMER UNIQUE PUPIL NUMBER') as former
from (select link_person_id as person, upper(trim(link_identifier_type)) as type,
             link_identifier_value as number,
             row_number() over (
               partition by link_person_id, upper(trim(link_identifier_type))
               order by coalesce(link_valid_to_date >= return_end(), true) desc,
                        link_valid_from_date desc nulls last, link_identifier_value) as place
      from ssd_linked_identifiers)
where place = 1
group by person;

create or replace view census_conference as
select i.icpc_icpc_id as id, i.icpc_person_id as person, e.s47e_s47_enquiry_id as enquiry,
       coalesce(e.s47e_referral_id, i.icpc_referral_id) as referral,
       i.icpc_icpc_date as held, i.icpc_icpc_target_date as target,
       row_number() over (
         partition by i.icpc_person_id, e.s47e_s47_enquiry_id
         order by (return_whole() or i.icpc_icpc_date <= return_end()) desc nulls last,
                  i.icpc_icpc_date desc nulls last, i.icpc_icpc_id) as place
from ssd_initial_cp_conference i
left join ssd_s47_enquiry e
  on e.s47e_s47_enquiry_id = i.icpc_s47_enquiry_id and e.s47e_person_id = i.icpc_person_id;

-- What came of an enquiry that was still going on when the year ended is not told.
create or replace view census_enquiry as
select e.*, c.target, c.held,
       case when not return_whole() and e.s47e_s47_end_date > return_end() then false
            when e.s47e_s47_nfa = 'Y'
              or regexp_matches(upper(e.s47e_s47_outcome_json), '"CP_CONFERENCE_FLAG"\s*:\s*"?(N|NO|0|FALSE)\b') then true
            when e.s47e_s47_nfa = 'N' then false end as unnecessary
from ssd_s47_enquiry e
left join census_conference c
  on c.enquiry = e.s47e_s47_enquiry_id and c.person = e.s47e_person_id and c.place = 1;

-- An enquiry is over on its last day or its conference's, the later; where no conference was needed and no
-- day is known, on the day it began.
create or replace view census_enquiry_in_year as
select * from census_enquiry
where return_overlaps(s47e_s47_start_date, coalesce(greatest(s47e_s47_end_date, held),
                                                    case when unnecessary then s47e_s47_start_date end));

-- Temporary plans of children whom another authority answers for are in that one's census.
create or replace view census_plan as
select * from ssd_cp_plans
where return_overlaps(cppl_cp_plan_start_date, cppl_cp_plan_end_date)
  and (return_whole() or coalesce(cppl_cp_plan_ola, 'N') = 'N'))sql";

// Of a child not born by the end of the census only the expected day of birth is told.
constexpr std::string_view children_sql = R"sql(
with born as (
  select *, case when return_whole() then pers_dob when pers_dob <= return_end() then pers_dob end as day_of_birth
  from ssd_person)
select p.pers_person_id, n.upn, n.former,
       case when return_alone() or n.upn is null then p.pers_upn_unknown end,
       p.day_of_birth,
       case when return_whole() then p.pers_expected_dob
            when p.day_of_birth is null then coalesce(p.pers_expected_dob, p.pers_dob) end,
       return_shown(p.pers_death_date),
       {sex},
       p.pers_ethnicity,
       d.codes
from born p
left join census_number n on n.person = p.pers_person_id
left join (select disa_person_id as person,
                  string_agg(distinct upper(trim(disa_disability_code)), chr(31)
                             order by upper(trim(disa_disability_code))) as codes
           from ssd_disability
           where return_whole() or upper(trim(disa_disability_code)) <> 'YES'
           group by disa_person_id) d on d.person = p.pers_person_id
where return_alone() or exists (select 1 from census_case c where c.person = p.pers_person_id)
order by p.pers_person_id)sql";

constexpr std::string_view letter_told = R"sql(
       case when return_whole() then case p.pers_sex when 'I' then 'U' else p.pers_sex end
            when p.day_of_birth is null or coalesce(p.pers_sex, 'I') = 'I' then 'U'
            else p.pers_sex end)sql";
constexpr std::string_view figure_told = R"sql(
       case when not return_whole() and p.day_of_birth is null then '0'
            when p.pers_sex is null then case when return_whole() then null else '0' end
            else case p.pers_sex when 'M' then '1' when 'F' then '2' when 'U' then '0' when 'I' then '9'
                                 else p.pers_sex end end)sql";

constexpr std::string_view cases_sql = R"sql(
select c.person, c.referral, c.started, c.source, c.need, c.closed, c.reason, i.held,
       case when c.nfa = 'Y' then 'true' when c.nfa = 'N' or not return_whole() then 'false' end
from census_case c
left join (select person, referral,
                  case when return_whole() then string_agg(held::varchar, chr(31) order by held)
                       else max(held)::varchar end as held
           from census_conference
           where enquiry is null and return_in_year(held)
           group by person, referral) i on i.person = c.person and i.referral = c.referral
order by c.person, c.started, c.referral)sql";

constexpr std::string_view assessments_sql = R"sql(
with factor as (
  select cinf_assessment_id as assessment,
         unnest(regexp_extract_all(
           upper(cinf_assessment_factors_json),
           case when trim(cinf_assessment_factors_json) like '{%'
                then '"([0-9A-Z]+)"\s*:\s*(?:"(?:Y|YES|1|TRUE)"|1|TRUE)' else '"([^"]+)"' end, 1)) as code
  from ssd_assessment_factors)
select c.referral, a.cina_assessment_start_date, return_shown(a.cina_assessment_auth_date),
       case when return_whole() or a.cina_assessment_auth_date <= return_end() then f.codes end
from ssd_cin_assessments a
join census_case c on c.referral = a.cina_referral_id and c.person = a.cina_person_id
left join (select assessment, string_agg(distinct code, chr(31) order by code) as codes
           from factor group by assessment) f on f.assessment = a.cina_assessment_id
where return_overlaps(a.cina_assessment_start_date, a.cina_assessment_auth_date)
order by c.person, c.started, c.referral, a.cina_assessment_start_date, a.cina_assessment_id)sql";

constexpr std::string_view cin_plans_sql = R"sql(
select c.referral, p.cinp_cin_plan_start_date, return_shown(p.cinp_cin_plan_end_date)
from ssd_cin_plans p
join census_case c on c.referral = p.cinp_referral_id and c.person = p.cinp_person_id
where return_overlaps(p.cinp_cin_plan_start_date, p.cinp_cin_plan_end_date)
order by c.person, c.started, c.referral, p.cinp_cin_plan_start_date, p.cinp_cin_plan_id)sql";

constexpr std::string_view enquiries_sql = R"sql(
select c.referral, e.s47e_s47_start_date, e.target, return_shown(e.held),
       case when e.unnecessary then 'true' when not e.unnecessary then 'false' end
from census_enquiry_in_year e
join census_case c on c.referral = e.s47e_referral_id and c.person = e.s47e_person_id
order by c.person, c.started, c.referral, e.s47e_s47_start_date, e.s47e_s47_enquiry_id)sql";

constexpr std::string_view protection_plans_sql = R"sql(
select c.referral, p.cppl_cp_plan_start_date, return_shown(p.cppl_cp_plan_end_date),
       p.cppl_cp_plan_initial_category, p.cppl_cp_plan_latest_category,
       coalesce(h.previous_plans, case when not return_whole() then (
         select count(*) from ssd_cp_plans o
         where o.cppl_person_id = p.cppl_person_id and coalesce(o.cppl_cp_plan_ola, 'N') = 'N'
           and o.cppl_cp_plan_start_date < p.cppl_cp_plan_start_date) end),
       r.days
from census_plan p
join census_case c on c.referral = p.cppl_referral_id and c.person = p.cppl_person_id
left join ext_cp_history h on h.cp_plan_id = p.cppl_cp_plan_id
left join (select cppr_person_id as person, cppr_cp_plan_id as plan,
                  string_agg(cppr_cp_review_date::varchar, chr(31) order by cppr_cp_review_date) as days
           from ssd_cp_reviews
           where return_whole() or cppr_cp_review_date <= return_end()
           group by cppr_person_id, cppr_cp_plan_id) r
  on r.person = p.cppl_person_id and r.plan = p.cppl_cp_plan_id
order by c.person, c.started, c.referral, p.cppl_cp_plan_start_date, p.cppl_cp_plan_id)sql";

}  // namespace

void prepare(query::Connection& connection) { connection.run(std::string(census_views)); }

std::string children(bool sex_by_letters) {
  return fmt::format(children_sql, fmt::arg("sex", sex_by_letters ? letter_told : figure_told));
}
std::string_view cases() { return cases_sql; }
std::string_view assessments() { return assessments_sql; }
std::string_view cin_plans() { return cin_plans_sql; }
std::string_view enquiries() { return enquiries_sql; }
std::string_view protection_plans() { return protection_plans_sql; }

}  // namespace windscreen::report::cin_census_sql
