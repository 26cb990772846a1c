#include "assure/frame_query.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "assure/families.h"

namespace windscreen::assure {
namespace {

// One row a child: status and since when, places and people, what keeps it out. $1 is the day.
constexpr std::string_view cases_query = R"sql(
with open_assessment as (
  select distinct cina_person_id as person_id from ssd_cin_assessments
  where open_on(cina_assessment_start_date, cina_assessment_auth_date, $1)
), open_episode as (
  select cine_person_id as person_id, cine_referral_id as id, cine_referral_date as since, cine_referral_team as team_id
  from ssd_cin_episodes
  where coalesce(cine_referral_nfa, 'N') = 'N' and open_on(cine_referral_date, cine_close_date, $1)
), leaver as (
  select person_id, any_value(team_id) as team_id, any_value(coalesce(worker_id, personal_adviser)) as worker_id
  from care_leaver
  where not gone and (aged_16 is null or aged_16 <= $1) and (aged_26 is null or aged_26 > $1) group by person_id
), help as (
  select earl_person_id as person_id, min(earl_episode_start_date) as since,
         max_by(earl_episode_worker_id, (earl_episode_start_date, earl_episode_id)) as worker_id
  from ssd_early_help_episodes where open_on(earl_episode_start_date, earl_episode_end_date, $1) group by all
), known as (
  select person_id, 0 as place, start_date as since from care_period where open_on(start_date, end_date, $1)
  union all
  select cp_plan.person_id, case when child.aged_18 <= $1 then 6 else 1 end, start_date
  from cp_plan left join child using (person_id) where open_on(start_date, end_date, $1)
  union all select person_id, 2, null from leaver
  union all
  select cinp_person_id, 3, cinp_cin_plan_start_date from ssd_cin_plans
  where open_on(cinp_cin_plan_start_date, cinp_cin_plan_end_date, $1)
  union all
  select person_id, case when person_id in (select person_id from open_assessment) then 4 else 3 end, since
  from open_episode
  union all select person_id, 5, since from help
), first_place as (
  select person_id, place, min(since) as since from known
  where person_id is not null group by person_id, place
  qualify row_number() over (partition by person_id order by place) = 1
), held as (
  select invo_person_id as person_id, invo_professional_id as worker_id, invo_professional_team as team_id
  from ssd_involvements
  where invo_person_id is not null and upper(trim(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
    and open_on(invo_involvement_start_date, invo_involvement_end_date, $1)
  qualify row_number() over (partition by invo_person_id
    order by invo_involvement_start_date desc, invo_involvements_id desc nulls first,
             invo_professional_id desc nulls first, invo_professional_team desc nulls first,
             invo_involvement_end_date desc nulls first) = 1
), employed as (
  select worker_id, team_id, lower(trim(role_group)) as role_group, start_date from ext_employment
  where open_on(start_date, end_date, $1)
), referred as (
  select person_id, max_by(team_id, (since, id)) as team_id from open_episode group by person_id
), worked as (
  select first_place.person_id, place, first_place.since, held.team_id as held_team, leaver.team_id as leaver_team,
         referred.team_id as referred_team,
         coalesce(case when held.worker_id not in (select worker_id from employed where role_group = 'duty'
                                                     and worker_id is not null)
                       then held.worker_id end, leaver.worker_id, help.worker_id) as worker_id
  from first_place left join held using (person_id) left join leaver using (person_id)
  left join help using (person_id) left join referred using (person_id)
), worker_team as (
  select worker_id, max_by(team_id, (start_date, team_id)) as team_id
  from employed where team_id is not null group by worker_id
), teamed as (
  select worked.*, coalesce(held_team, leaver_team, referred_team, worker_team.team_id) as team_id
  from worked left join worker_team using (worker_id)
), place_of as (
  select team_id, service, quadrant from ext_team
  where team_id is not null and (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)
  qualify row_number() over (partition by team_id
    order by valid_from desc nulls last, valid_to desc nulls first, service desc nulls first,
             quadrant desc nulls first) = 1
), manager as (
  select team_id, max_by(worker_id, (start_date, worker_id)) as manager_id
  from employed where role_group = 'manager' and team_id is not null group by team_id
), named as (
  select dept_team_id as team_id, min(nullif(dept_team_name, '')) as name
  from ssd_department where dept_team_id is not null group by dept_team_id
), team_label as (
  select team_id, case when count(*) over (partition by name) > 1 then name || ' (' || team_id || ')'
                       else name end as label
  from named where name is not null
), adoption as (
  select distinct clap_person_id as person_id from ssd_cla_placement
  where upper(left(trim(clap_cla_placement_type), 2)) in ('A3', 'A4', 'A5', 'A6')
    and open_on(clap_cla_placement_start_date, clap_cla_placement_end_date, $1)
), person as (
  select pers_person_id as person_id, min(pers_death_date) as died, min(pers_legacy_id) as legacy_id
  from ssd_person group by all
)
select teamed.person_id, place, since, service, quadrant, teamed.team_id, teamed.worker_id, manager_id,
       adoption.person_id is not null as adopted, died, legacy_id, case when place = 6 then child.aged_18 end as adult,
       coalesce(label, teamed.team_id) as team_label
from teamed left join place_of using (team_id) left join manager using (team_id)
left join adoption on adoption.person_id = teamed.person_id left join person on person.person_id = teamed.person_id
left join child on child.person_id = teamed.person_id left join team_label on team_label.team_id = teamed.team_id
)sql";

constexpr std::string_view families_query =
    "select fami_person_id, fami_family_id from ssd_family where fami_person_id is not null and "
    "fami_family_id "
    "is not null";

// $1 to $2 is the time looked at.
constexpr std::string_view involved_query = R"sql(
select invo_person_id, upper(trim(invo_professional_role_id)), invo_professional_id, invo_professional_team,
       invo_involvement_start_date, invo_involvement_end_date
from ssd_involvements
where invo_person_id is not null and invo_involvement_start_date <= $2
  and (invo_involvement_end_date is null or invo_involvement_end_date > $1)
order by 1, 5, 3, 4, 2, 6
)sql";

constexpr std::string_view employed_query = R"sql(
select worker_id, team_id, lower(trim(role_group)), start_date, end_date from ext_employment
where worker_id is not null and team_id is not null and (start_date is null or start_date <= $2)
  and (end_date is null or end_date > $1)
order by 1, 4, 2, 3, 5
)sql";

constexpr std::string_view team_names_query = R"sql(
with named as (
  select dept_team_id as team_id, min(nullif(dept_team_name, '')) as name
  from ssd_department where dept_team_id is not null group by dept_team_id
), every_team as (
  select team_id from named
  union select team_id from ext_team where team_id is not null
  union select invo_professional_team from ssd_involvements where invo_professional_team is not null
)
select team_id, case when name is null then team_id
                     when count(*) over (partition by name) > 1 then name || ' (' || team_id || ')'
                     else name end
from every_team left join named using (team_id)
)sql";

std::string text_or_none(const query::Result& rows, std::size_t column) {
  return rows.is_null(column) ? std::string() : std::string(rows.text(column));
}

std::optional<base::Date> day_or_none(const query::Result& rows, std::size_t column) {
  return rows.is_null(column) ? std::nullopt : std::optional(rows.date(column));
}

FrameRow row_read(const query::Result& rows, base::Date as_at) {
  constexpr std::array<CaseStatus, 7> places = {CaseStatus::looked_after,    CaseStatus::child_protection,
                                                CaseStatus::care_leaver,     CaseStatus::child_in_need,
                                                CaseStatus::assessment,      CaseStatus::early_help,
                                                CaseStatus::child_protection};
  FrameRow row;
  row.child = std::string(rows.text(0));
  row.status = places.at(static_cast<std::size_t>(rows.integer(1)));
  row.opened = day_or_none(rows, 2);
  row.service = text_or_none(rows, 3);
  row.quadrant = text_or_none(rows, 4);
  row.team = text_or_none(rows, 5);
  row.worker = text_or_none(rows, 6);
  row.manager = text_or_none(rows, 7);
  row.team_name = text_or_none(rows, 12);
  if (rows.boolean(8)) row.restriction = Restriction::adoption;
  if (const auto died = day_or_none(rows, 9); died && *died <= as_at) {
    row.closure = Closure::died;
    row.closed_on = died;
  } else if (const auto adult = day_or_none(rows, 11)) {
    row.closure = Closure::turned_18;
    row.closed_on = adult;
  }
  if (const std::string legacy = text_or_none(rows, 10); !legacy.empty() && legacy != row.child)
    row.other_references = {legacy};
  return row;
}

void add_spells(std::vector<CaseHistory>& histories,
                const std::vector<std::pair<std::string, Dated>>& managers) {
  std::unordered_map<std::string_view, std::vector<const Dated*>> by_team;
  for (const auto& [team, spell] : managers) by_team[team].push_back(&spell);
  for (CaseHistory& history : histories) {
    for (const Dated& team : history.teams) {
      const auto found = by_team.find(team.reference);
      if (found == by_team.end()) continue;
      for (const Dated* manager : found->second) {
        Dated both = *manager;
        if (!both.from || (team.from && *team.from > *both.from)) both.from = team.from;
        if (!both.until || (team.until && *team.until < *both.until)) both.until = team.until;
        if (!both.from || !both.until || *both.from < *both.until)
          history.managers.push_back(std::move(both));
      }
    }
  }
}

}  // namespace

Frame read_frame(measure::Measurer& measurer, base::Date as_at, std::string source_hash) {
  query::Connection connection = measurer.connect_for({cases_query, families_query});
  const std::array<query::Value, 1> day = {as_at};
  Frame frame{as_at, std::move(source_hash), {}};
  query::Result rows = connection.query(std::string(cases_query), day);
  while (rows.next()) frame.rows.push_back(row_read(rows, as_at));
  std::unordered_map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < frame.rows.size(); ++i) number.emplace(frame.rows[i].child, i);
  // Where the record under the old reference is open too, the child would be there twice.
  for (const FrameRow& row : frame.rows) {
    if (row.other_references.empty()) continue;
    const auto old = number.find(row.other_references.front());
    if (old != number.end()) frame.rows[old->second].merged_into = row.child;
  }
  Families families(frame.rows.size());
  query::Result members = connection.query(std::string(families_query));
  while (members.next()) {
    const auto child = number.find(std::string(members.text(0)));
    if (child != number.end()) families.add(child->second, std::string(members.text(1)));
  }
  for (std::size_t i = 0; i < frame.rows.size(); ++i) frame.rows[i].family = families.of(i);
  put_in_order(frame);
  return frame;
}

std::vector<CaseHistory> read_histories(measure::Measurer& measurer, const std::set<std::string>& children,
                                        base::Date from, base::Date to) {
  query::Connection connection = measurer.connect_for({involved_query, employed_query});
  const std::array<query::Value, 2> days = {from, to};
  std::vector<CaseHistory> histories;
  std::unordered_map<std::string, std::size_t> number;
  for (const std::string& child : children) {
    number.emplace(child, histories.size());
    histories.emplace_back().child = child;
  }
  query::Result rows = connection.query(std::string(involved_query), days);
  while (rows.next()) {
    const auto found = number.find(std::string(rows.text(0)));
    if (found == number.end()) continue;
    CaseHistory& history = histories[found->second];
    const std::string role = text_or_none(rows, 1);
    const Dated person{text_or_none(rows, 2), day_or_none(rows, 4), day_or_none(rows, 5)};
    const auto has = [&](std::string_view word) { return role.find(word) != std::string::npos; };
    if (role == "ALLOCATED CASE WORKER") {
      if (!person.reference.empty()) history.workers.push_back(person);
      if (const std::string team = text_or_none(rows, 3); !team.empty())
        history.teams.push_back({team, person.from, person.until});
    } else if (person.reference.empty()) {
      continue;
    } else if (has("REVIEWING OFFICER") || has("CHAIR") || role == "IRO") {
      history.reviewing_officers.push_back(person);
    } else if (has("SUPERVISOR")) {
      history.supervisors.push_back(person);
    } else if (has("MANAGER")) {
      history.managers.push_back(person);
    }
  }
  std::vector<std::pair<std::string, Dated>> managers;
  query::Result employed = connection.query(std::string(employed_query), days);
  while (employed.next()) {
    if (text_or_none(employed, 2) != "manager") continue;
    managers.emplace_back(
        std::string(employed.text(1)),
        Dated{std::string(employed.text(0)), day_or_none(employed, 3), day_or_none(employed, 4)});
  }
  add_spells(histories, managers);
  return histories;
}

std::map<std::string, std::vector<Dated>> read_staff_teams(measure::Measurer& measurer, base::Date from,
                                                           base::Date to) {
  query::Connection connection = measurer.connect_for({involved_query, employed_query});
  const std::array<query::Value, 2> days = {from, to};
  std::map<std::string, std::vector<Dated>> teams;
  query::Result employed = connection.query(std::string(employed_query), days);
  while (employed.next()) {
    teams[std::string(employed.text(0))].push_back(
        {std::string(employed.text(1)), day_or_none(employed, 3), day_or_none(employed, 4)});
  }
  // The many cases of one team become one spell from the first to the last of them.
  std::map<std::pair<std::string, std::string>, Dated> held;
  query::Result rows = connection.query(std::string(involved_query), days);
  while (rows.next()) {
    if (text_or_none(rows, 1) != "ALLOCATED CASE WORKER" || rows.is_null(2) || rows.is_null(3)) continue;
    const Dated spell{std::string(rows.text(3)), day_or_none(rows, 4), day_or_none(rows, 5)};
    const auto [at, added] = held.emplace(std::pair{std::string(rows.text(2)), spell.reference}, spell);
    if (added) continue;
    at->second.from = std::min(at->second.from, spell.from);
    if (!spell.until || !at->second.until) {
      at->second.until.reset();
    } else {
      at->second.until = std::max(*at->second.until, *spell.until);
    }
  }
  for (const auto& [who, spell] : held) teams[who.first].push_back(spell);
  return teams;
}

std::map<std::string, std::string> read_team_ids(measure::Measurer& measurer) {
  query::Connection connection = measurer.connect_for({team_names_query});
  std::map<std::string, std::string> ids;
  query::Result rows = connection.query(std::string(team_names_query));
  while (rows.next()) ids.emplace(std::string(rows.text(1)), std::string(rows.text(0)));
  return ids;
}

}  // namespace windscreen::assure
