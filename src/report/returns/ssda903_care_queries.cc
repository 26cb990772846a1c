// Who is in the return, and care itself: header, episodes, reviews, asylum.
#include <fmt/format.h>

#include <array>

#include "report/returns/ssda903_set_queries.h"

namespace windscreen::report::ssda903_sql {
namespace {

// The SSD keeps legal statuses, placements and homes apart; an episode of the return states those that held
// on its first day. Where an episode lasts no day at all, the status that ended on that day is its own. A
// placement's reason for its change stands with its last episode.
//
// A home is stated by the episodes from the first that named it to the next that named another; one that is
// named anew after an episode without a home was not stated there.
constexpr std::string_view care_views = R"sql(
create or replace view return_care as
with episode as (
  select clae_cla_episode_id as id, clae_person_id as person, clae_cla_episode_start_date as started,
         clae_cla_episode_ceased_date as ended, clae_cla_episode_start_reason as reason_begun,
         clae_cla_episode_ceased_reason as reason_ended, clae_cla_primary_need_code as need,
         coalesce(clae_cla_id, clae_cla_episode_id) as period, clae_entered_care_date as entered,
         coalesce(clae_cla_placement_id, case when not return_whole() then (
           select arg_max(clap_cla_placement_id, (clap_cla_placement_start_date, clap_cla_placement_id))
           from ssd_cla_placement
           where clap_person_id = clae_person_id and clap_cla_placement_start_date <= clae_cla_episode_start_date
             and coalesce(clap_cla_placement_end_date > clae_cla_episode_start_date, true)) end) as placement
  from ssd_cla_episodes),
status as (
  select e.id, l.lega_legal_status as status,
         row_number() over (
           partition by e.id
           order by coalesce(l.lega_legal_status_end_date <= e.started, false)
                      <> coalesce(e.ended <= e.started, false),
                    l.lega_legal_status_start_date desc, l.lega_legal_status_end_date desc nulls first,
                    l.lega_legal_status_id) as place
  from episode e
  join ssd_legal_status l
    on l.lega_person_id = e.person and l.lega_legal_status_start_date <= e.started
   and (l.lega_legal_status_end_date is null or l.lega_legal_status_end_date > e.started
        or (l.lega_legal_status_end_date = e.started
            and (l.lega_legal_status_start_date = e.started or e.ended = e.started)))),
home as (
  select e.id, max(a.addr_address_postcode) filter (where a.addr_address_start_date = e.started) as moved_in,
         arg_max(a.addr_address_postcode, a.addr_address_start_date) as lives
  from episode e
  join ssd_address a
    on a.addr_person_id = e.person and upper(trim(a.addr_address_type)) = 'HOME'
   and a.addr_address_start_date <= e.started
   and (coalesce(a.addr_address_end_date > e.started, true) or a.addr_address_start_date = e.started)
  group by e.id),
told as (
  select e.*, s.status, h.moved_in, h.lives,
         row_number() over (partition by e.placement
                            order by e.started desc, e.ended desc nulls first, e.id desc) = 1 as last_there,
         lead(h.moved_in) over (partition by e.person order by e.started, e.ended nulls last, e.id) as next_home
  from episode e
  left join status s on s.id = e.id and s.place = 1
  left join home h on h.id = e.id)
select t.id, t.person, t.period, t.entered, t.started, return_shown(t.ended) as ended, t.ended as ended_ever,
       t.reason_begun, t.status, t.need, p.clap_cla_placement_type as type,
       p.clap_cla_placement_provider as provider,
       case when return_whole() or t.ended <= return_end() then t.reason_ended end as reason_ended,
       case when t.last_there and (return_whole() or t.ended <= return_end())
            then p.clap_cla_placement_change_reason end as reason_changed,
       coalesce(t.moved_in, case when not return_whole() or t.next_home is distinct from t.lives
                                 then t.lives end) as home,
       p.clap_cla_placement_postcode as postcode, p.clap_cla_placement_urn as urn
from told t
left join ssd_cla_placement p on p.clap_cla_placement_id = t.placement;

create or replace view return_leaver as
select l.*, p.pers_dob as born
from ssd_care_leavers l
left join ssd_person p on p.pers_person_id = l.clea_person_id
where return_whole()
   or (age_in_years(p.pers_dob, return_end()) between 17 and 21
       and coalesce(upper(l.clea_care_leaver_eligibility), '') not like 'QUALIF%'
       and l.clea_care_leaver_in_touch is not null
       and not exists (select 1 from ssd_cla_episodes
                       where clae_person_id = l.clea_person_id
                         and open_on(clae_cla_episode_start_date, clae_cla_episode_ceased_date, return_end())));

create or replace view return_asylum as
select immi_person_id as person, return_shown(immi_immigration_status_end_date) as ended,
       immi_immigration_status_id as id
from ssd_immigration_status
where (upper(immi_immigration_status) like 'UASC%' or upper(immi_immigration_status) like 'UNACCOMPANIED%')
  and (return_whole() or (coalesce(immi_immigration_status_start_date <= return_end(), true)
                          and coalesce(immi_immigration_status_end_date >= return_start(), true)));

create or replace view return_period_of_care as
select period, min(person) as person from return_care group by period;

-- Who is in a return that goes back whole without an episode of care in it.
create or replace view return_stated as
select immi_person_id as person from ssd_immigration_status union select moth_person_id from ssd_mother
union select csdq_person_id from ssd_sdq_scores union select clah_person_id from ssd_cla_health
union select clai_person_id from ssd_cla_immunisations union select clas_person_id from ssd_cla_substance_misuse
union select clac_person_id from ssd_cla_convictions union select perm_person_id from ssd_permanence
union select lapp_person_id from ssd_cla_previous_permanence union select miss_person_id from ssd_missing
union select invo_person_id from ssd_involvements;

create or replace temp table return_looked_after as
select distinct clae_person_id as person from ssd_cla_episodes
where return_overlaps(clae_cla_episode_start_date, clae_cla_episode_ceased_date);

create or replace temp table return_child as
select p.pers_person_id as person, p.pers_dob as born, {sex} as sex, p.pers_ethnicity as ethnicity,
       case p.pers_is_mother when 'Y' then 1 when 'N' then 0 end as mother, p.pers_upn_unknown as no_upn
from ssd_person p
where return_alone() or p.pers_person_id in (select person from return_looked_after)
   or p.pers_person_id in (select clea_person_id from return_leaver)
   or (return_whole() and (p.pers_person_id in (select person from return_stated)
                           or p.pers_person_id not in (select cine_person_id from ssd_cin_episodes)));

create or replace macro return_states_no_permanence() as {no_permanence})sql";

constexpr std::string_view letter_of_sex =
    "case when p.pers_sex = 'I' then 'U' when p.pers_sex is null and not return_whole() then 'U' else "
    "p.pers_sex end";
constexpr std::string_view figure_of_sex =
    "case p.pers_sex when 'M' then '1' when 'F' then '2' when 'U' then '0' when 'I' then '9' else p.pers_sex "
    "end";

constexpr auto care_tables_sql = std::to_array<TableQuery>({
    {"header", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", R"sql(
select c.person, c.sex, c.born, c.ethnicity, coalesce(n.number, c.no_upn),
       case when return_whole() or c.sex in ('F', '2') then c.mother end, m.born
from return_child c
left join (select link_person_id as person, link_identifier_value as number,
                  row_number() over (
                    partition by link_person_id
                    order by coalesce(link_valid_to_date >= return_end(), true) desc,
                             link_valid_from_date desc nulls last, link_identifier_value) as place
           from ssd_linked_identifiers
           where upper(trim(link_identifier_type)) = 'UNIQUE PUPIL NUMBER') n
  on n.person = c.person and n.place = 1
left join (select moth_person_id as person, min(moth_childs_dob) as born from ssd_mother
           where return_whole() or moth_childs_dob <= return_end()
           group by moth_person_id) m on m.person = c.person
order by c.person)sql"},
    {"episodes",
     "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN", R"sql(
select person, started, reason_begun, status, need, type, provider, ended, reason_ended, reason_changed,
       home, postcode, urn
from return_care
where return_overlaps(started, ended_ever)
order by person, started, ended_ever nulls last, id)sql"},
    {"reviews", "CHILD,DOB,REVIEW,REVIEW_CODE", R"sql(
select c.person, c.born, r.clar_cla_review_date, r.clar_cla_review_participation
from ssd_cla_reviews r
join return_period_of_care p on p.period = r.clar_cla_id
join return_child c on c.person = p.person
where return_in_year(r.clar_cla_review_date) and r.clar_cla_review_date is not null
  and coalesce(r.clar_cla_review_cancelled, 'N') = 'N'
order by c.person, r.clar_cla_review_date, r.clar_cla_review_id)sql"},
    {"uasc", "CHILD,SEX,DOB,DUC", R"sql(
select c.person, c.sex, c.born, a.ended
from return_asylum a
join return_child c on c.person = a.person
where return_whole() or c.person in (select person from return_looked_after)
order by c.person, a.id)sql"},
});

}  // namespace

void prepare(query::Connection& connection, const Prepared& prepared) {
  connection.run(fmt::format(care_views,
                             fmt::arg("sex", sex_by_letters(prepared.period) ? letter_of_sex : figure_of_sex),
                             fmt::arg("no_permanence", prepared.states_no_permanence ? "true" : "false")));
}

std::span<const TableQuery> care_tables() { return care_tables_sql; }

}  // namespace windscreen::report::ssda903_sql
