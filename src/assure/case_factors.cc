#include "assure/case_factors.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace windscreen::assure {
namespace {

constexpr int months_before = 12;
constexpr int long_open_months = 24;

// $1 the children and $2 their days, each as one text with unit separators between them.
constexpr std::string_view facts_query = R"sql(
with asked as (
  select distinct person_id, cast(day as date) as day, add_months(cast(day as date), -12) as since
  from (select unnest(string_split(cast($1 as varchar), chr(31))) as person_id,
               unnest(string_split(cast($2 as varchar), chr(31))) as day) listed
), held as (
  select asked.person_id, day, since, worker_id, team_id, start_date, end_date
  from asked join allocation on allocation.person_id = asked.person_id
   and start_date <= day and (end_date is null or end_date > since)
), managed as (
  select held.person_id, held.day, employed.worker_id as manager_id
  from held join ext_employment employed on employed.team_id = held.team_id and employed.worker_id is not null
   and lower(trim(employed.role_group)) = 'manager'
   and (employed.start_date is null or employed.start_date <= day)
   and (employed.end_date is null or (employed.end_date > since and employed.end_date > held.start_date))
   and (employed.start_date is null or held.end_date is null or employed.start_date < held.end_date)
  union
  select asked.person_id, day, invo_professional_id
  from asked join ssd_involvements on invo_person_id = asked.person_id and invo_professional_id is not null
   and upper(trim(invo_professional_role_id)) like '%MANAGER%'
   and invo_involvement_start_date <= day
   and (invo_involvement_end_date is null or invo_involvement_end_date > since)
), worked as (
  select person_id, day, count(distinct worker_id) as workers from held group by all
), overseen as (
  select person_id, day, count(distinct manager_id) as managers from managed group by all
), spell as (
  select person_id, 0 as place, start_date, end_date from care_period
  union all select person_id, 1, start_date, end_date from cp_plan
  union all select cinp_person_id, 2, cinp_cin_plan_start_date, cinp_cin_plan_end_date from ssd_cin_plans
  union all select cine_person_id, 3, cine_referral_date, cine_close_date from ssd_cin_episodes
            where coalesce(cine_referral_nfa, 'N') = 'N'
  union all select earl_person_id, 5, earl_episode_start_date, earl_episode_end_date from ssd_early_help_episodes
), assessed as (
  select distinct asked.person_id, day
  from asked join ssd_cin_assessments on cina_person_id = asked.person_id
   and open_on(cina_assessment_start_date, cina_assessment_auth_date, day)
), opened as (
  select asked.person_id, day, min(place) as place,
         coalesce(min(start_date) filter (where place < 5), min(start_date)) as open_since
  from asked join spell on spell.person_id = asked.person_id and open_on(start_date, end_date, day)
  group by all
), supervised as (
  select asked.person_id, day, bool_or(held_date is null or held_date > due_date) as late
  from asked join ext_supervision on ext_supervision.person_id = asked.person_id
   and due_date > since and due_date <= day
  group by all
)
select person_id, day, workers, managers,
       case when place = 3 and assessed.person_id is not null then 4 else place end as place, open_since, late
from asked left join worked using (person_id, day) left join overseen using (person_id, day)
left join opened using (person_id, day) left join assessed using (person_id, day)
left join supervised using (person_id, day)
)sql";

// What each fact is read from, by which it is known how far back the load has it.
constexpr std::string_view workers_read = "select * from allocation";
constexpr std::string_view managers_read = "select * from ssd_involvements, ext_employment";
constexpr std::string_view spells_read =
    "select * from care_period, cp_plan, ssd_cin_plans, ssd_cin_episodes";
constexpr std::string_view supervision_read = "select * from ext_supervision";

std::string joined(std::span<const measure::ChildDay> asked, std::string (*part)(const measure::ChildDay&)) {
  std::string all;
  for (const measure::ChildDay& one : asked) {
    if (!all.empty()) all += '\x1f';
    all += part(one);
  }
  return all;
}

std::optional<CaseStatus> status_at(std::int64_t place) {
  constexpr std::array<CaseStatus, 6> places = {CaseStatus::looked_after,  CaseStatus::child_protection,
                                                CaseStatus::child_in_need, CaseStatus::child_in_need,
                                                CaseStatus::assessment,    CaseStatus::early_help};
  return places.at(static_cast<std::size_t>(place));
}

}  // namespace

std::vector<CaseFacts> read_case_facts(measure::Measurer& measurer, base::Date as_at,
                                       std::span<const measure::ChildDay> asked) {
  std::vector<CaseFacts> facts(asked.size());
  std::vector<measure::ChildDay> known;
  for (const measure::ChildDay& one : asked) {
    if (!one.person.empty() && one.day <= as_at) known.push_back(one);
  }
  if (known.empty()) return facts;
  const auto workers_from = measurer.reach_of(workers_read);
  const auto managers_from = measurer.reach_of(managers_read);
  const auto spells_from = measurer.reach_of(spells_read);
  const auto supervision_from = measurer.reach_of(supervision_read);
  const auto reaches = [](const std::optional<base::Date>& from, base::Date day) {
    return !from || *from <= day;
  };
  std::map<std::pair<std::string, base::Date>, CaseFacts> found;
  {
    query::Connection connection = measurer.connect_for({facts_query});
    const std::array<query::Value, 2> parameters = {
        joined(known, [](const measure::ChildDay& one) { return one.person; }),
        joined(known, [](const measure::ChildDay& one) { return base::format_iso(one.day); })};
    query::Result rows = connection.query(std::string(facts_query), parameters);
    while (rows.next()) {
      const base::Date day = rows.date(1);
      const base::Date since = base::add_months(day, -months_before);
      CaseFacts& one = found[{std::string(rows.text(0)), day}];
      if (!rows.is_null(2) && reaches(workers_from, since)) one.lead_workers = rows.integer(2);
      if (!rows.is_null(3) && reaches(managers_from, since)) one.managers = rows.integer(3);
      if (!rows.is_null(4) && reaches(spells_from, day)) {
        one.status = status_at(rows.integer(4));
        one.open_since = rows.date(5);
      }
      if (!rows.is_null(6) && reaches(supervision_from, since)) one.supervision_late = rows.boolean(6);
    }
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto one = found.find({asked[i].person, asked[i].day});
    if (one != found.end()) facts[i] = one->second;
  }
  return facts;
}

std::optional<bool> has_factor(CaseFactor factor, const CaseFacts& facts, base::Date day, base::Date before) {
  const auto at_least = [](const std::optional<std::int64_t>& number, std::int64_t least) {
    return number ? std::optional(*number >= least) : std::nullopt;
  };
  const auto is = [&](CaseStatus status) {
    return facts.status ? std::optional(*facts.status == status) : std::nullopt;
  };
  switch (factor) {
    case CaseFactor::three_workers:
      return at_least(facts.lead_workers, 3);
    case CaseFactor::two_managers:
      return at_least(facts.managers, 2);
    case CaseFactor::before_date:
      return facts.open_since ? std::optional(*facts.open_since < before) : std::nullopt;
    case CaseFactor::two_years_open:
      if (!facts.open_since) return std::nullopt;
      return *facts.open_since <= base::add_months(day, -long_open_months);
    case CaseFactor::supervision_late:
      return facts.supervision_late;
    case CaseFactor::looked_after:
      return is(CaseStatus::looked_after);
    case CaseFactor::child_protection:
      return is(CaseStatus::child_protection);
  }
  return std::nullopt;
}

}  // namespace windscreen::assure
