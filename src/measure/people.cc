#include "measure/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "base/text.h"
#include "measure/dimension.h"

namespace windscreen::measure {
namespace {

using base::Date;

const Date beginning = base::make_date(1600, 1, 1);
const Date never = base::make_date(2400, 1, 1);

Date date_or(const query::Result& rows, std::size_t column, Date otherwise) {
  return rows.is_null(column) ? otherwise : rows.date(column);
}

struct Held {
  Date from;
  Date until;
  std::uint32_t team = Numbering::none;
  std::uint32_t worker = Numbering::none;
};

// Lays one person's allocations, ordered by start (the latest last), side by side so that they do not
// overlap: on every day the latest started of those open holds.
void lay_out(const std::vector<Held>& held, std::vector<Allocation>& out) {
  if (held.size() == 1) {
    out.push_back({held[0].from, held[0].until, held[0].team, held[0].worker});
    return;
  }
  std::set<Date> turns;
  for (const Held& one : held) {
    turns.insert(one.from);
    turns.insert(one.until);
  }
  for (auto turn = turns.begin(); turn != turns.end(); ++turn) {
    const auto next = std::next(turn);
    if (next == turns.end()) break;
    const auto holder = std::find_if(held.rbegin(), held.rend(),
                                     [&](const Held& one) { return one.from <= *turn && one.until > *turn; });
    if (holder != held.rend()) out.push_back({*turn, *next, holder->team, holder->worker});
  }
}

}  // namespace

People::People(query::Connection& connection) {
  read_teams(connection);
  read_persons(connection);
  read_allocations(connection);
  read_employments(connection);
}

void People::read_persons(query::Connection& connection) {
  query::Result rows = connection.stream(
      "select pers_person_id, pers_dob, pers_expected_dob, pers_sex, pers_ethnicity from ssd_person"
      " where pers_person_id is not null order by pers_person_id, pers_dob, pers_sex, pers_ethnicity");
  while (rows.next()) {
    const std::uint32_t number = persons_.add(rows.text(0));
    if (number < records_.size()) continue;
    Person person;
    if (!rows.is_null(1)) person.born = rows.date(1);
    person.expected = !rows.is_null(2);
    person.gender = gender_group(rows.text(3));
    person.ethnicity = ethnicity_group(rows.text(4));
    person.disability = disability_not_recorded_group;
    records_.push_back(person);
  }
  query::Result codes = connection.stream(
      "select disa_person_id, max(case when upper(trim(disa_disability_code)) in ('NONE', 'N', 'NO') then 0"
      " else 1 end) from ssd_disability where disa_person_id is not null"
      " and trim(coalesce(disa_disability_code, '')) <> '' group by 1");
  while (codes.next()) {
    const std::uint32_t number = persons_.find(codes.text(0));
    if (number == Numbering::none) continue;
    records_[number].disability = codes.integer(1) == 0 ? not_disabled_group : disabled_group;
  }
}

void People::read_teams(query::Connection& connection) {
  std::vector<std::string> names;
  std::map<std::string, int, std::less<>> uses;
  const auto number = [&](std::string_view id) {
    const std::uint32_t team = teams_.add(id);
    if (team == names.size()) {
      names.emplace_back();
      structures_.emplace_back();
    }
    return team;
  };
  query::Result departments = connection.query(
      "select dept_team_id, dept_team_name from ssd_department where dept_team_id is not null"
      " order by dept_team_id, dept_team_name");
  while (departments.next()) {
    const std::uint32_t team = number(departments.text(0));
    if (!names[team].empty()) continue;
    names[team] = departments.text(1);
    ++uses[names[team]];
  }
  query::Result structures = connection.query(
      "select team_id, service, quadrant, valid_from, valid_to from ext_team where team_id is not null"
      " order by team_id, valid_from nulls first, valid_to nulls last, service, quadrant");
  while (structures.next()) {
    Structure one;
    if (!structures.text(1).empty()) one.service = services_.add(structures.text(1));
    if (!structures.text(2).empty()) one.quadrant = quadrants_.add(structures.text(2));
    one.from = date_or(structures, 3, beginning);
    one.until = date_or(structures, 4, never);
    structures_[number(structures.text(0))].push_back(one);
  }
  query::Result others = connection.query(
      "select distinct invo_professional_team from ssd_involvements where invo_professional_team is not null"
      " order by 1");
  while (others.next()) number(others.text(0));
  for (std::uint32_t team = 0; team < teams_.size(); ++team) {
    const std::string& name = names[team];
    if (name.empty()) {
      team_labels_.emplace_back(teams_.text(team));
    } else {
      team_labels_.push_back(uses[name] > 1 ? fmt::format("{} ({})", name, teams_.text(team)) : name);
    }
  }
}

void People::read_allocations(query::Connection& connection) {
  query::Result professionals = connection.query(
      "select prof_professional_id, prof_professional_name from ssd_professionals"
      " where prof_professional_id is not null order by 1, 2");
  while (professionals.next()) {
    const std::uint32_t worker = workers_.add(professionals.text(0));
    if (worker == worker_names_.size()) worker_names_.emplace_back(professionals.text(1));
  }
  query::Result rows = connection.stream(
      "select invo_person_id, invo_involvement_start_date, invo_involvement_end_date, invo_professional_team,"
      " invo_professional_id from ssd_involvements where invo_person_id is not null"
      " and invo_involvement_start_date is not null"
      " and upper(trim(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'"
      " and (invo_involvement_end_date is null or invo_involvement_end_date > invo_involvement_start_date)"
      " order by invo_person_id, invo_involvement_start_date, invo_involvements_id, invo_professional_id,"
      " invo_professional_team, invo_involvement_end_date");
  std::vector<std::pair<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>>> ranges;
  std::vector<Held> held;
  std::uint32_t person = Numbering::none;
  const auto finish = [&] {
    if (held.empty()) return;
    const auto first = static_cast<std::uint32_t>(allocations_.size());
    lay_out(held, allocations_);
    ranges.push_back({person, {first, static_cast<std::uint32_t>(allocations_.size())}});
    held.clear();
  };
  while (rows.next()) {
    const std::uint32_t number = persons_.add(rows.text(0));
    if (number == records_.size()) {
      // A case held for someone without a record: nothing else is known.
      records_.push_back(record(Numbering::none));
    }
    if (number != person) {
      finish();
      person = number;
    }
    Held one;
    one.from = rows.date(1);
    one.until = date_or(rows, 2, never);
    if (!rows.text(3).empty()) one.team = teams_.find(rows.text(3));
    if (!rows.text(4).empty()) {
      one.worker = workers_.add(rows.text(4));
      if (one.worker == worker_names_.size()) worker_names_.emplace_back();
    }
    held.push_back(one);
  }
  finish();
  first_allocation_.assign(2 * static_cast<std::size_t>(persons_.size()), 0);
  for (const auto& [owner, range] : ranges) {
    first_allocation_[2 * static_cast<std::size_t>(owner)] = range.first;
    first_allocation_[2 * static_cast<std::size_t>(owner) + 1] = range.second;
  }
}

const Person& People::record(std::uint32_t person) const {
  static const Person nothing{std::nullopt, false, gender_group({}), ethnicity_group({}),
                              disability_not_recorded_group};
  return person < records_.size() ? records_[person] : nothing;
}

const Allocation* People::allocation(std::uint32_t person, Date day) const {
  const std::size_t at = 2 * static_cast<std::size_t>(person);
  if (person == Numbering::none || at + 1 >= first_allocation_.size()) return nullptr;
  const auto first = allocations_.begin() + first_allocation_[at];
  const auto last = allocations_.begin() + first_allocation_[at + 1];
  auto found = std::upper_bound(first, last, day,
                                [](Date wanted, const Allocation& one) { return wanted < one.from; });
  if (found == first) return nullptr;
  --found;
  return found->until > day ? &*found : nullptr;
}

const People::Structure* People::structure(std::uint32_t team, Date day) const {
  if (team >= structures_.size()) return nullptr;
  const std::vector<Structure>& all = structures_[team];
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [&](const Structure& one) { return one.from <= day && one.until > day; });
  return found == all.rend() ? nullptr : &*found;
}

namespace {

// The words of a name in one order, so that "Other, Ann" is "Ann Other".
std::string in_one_order(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char letter : base::lower(name)) {
    const bool part = std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
                      (static_cast<unsigned char>(letter) & 0x80U) != 0 || letter == '\'' || letter == '-';
    if (part) {
      words.back() += letter;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  std::sort(words.begin(), words.end());
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

void People::read_employments(query::Connection& connection) {
  query::Result rows = connection.query(
      "select worker_id, team_id, start_date, end_date from ext_employment where worker_id is not null"
      " and team_id is not null");
  while (rows.next()) {
    Allocation one;
    one.team = teams_.find(rows.text(1));
    if (one.team == Numbering::none) continue;
    one.worker = workers_.add(rows.text(0));
    if (one.worker == worker_names_.size()) worker_names_.emplace_back();
    one.from = date_or(rows, 2, beginning);
    one.until = date_or(rows, 3, never);
    employments_.push_back(one);
  }
  for (const std::string& name : worker_names_) {
    if (!name.empty()) known_names_.push_back(in_one_order(name));
  }
  std::sort(known_names_.begin(), known_names_.end());
}

bool People::is_worker(std::string_view text) const {
  return std::binary_search(known_names_.begin(), known_names_.end(), in_one_order(text));
}

std::vector<bool> People::small_teams(Date day, std::size_t most) const {
  const Date since = base::add_months(day, -12);
  std::vector<std::set<std::uint32_t>> workers(teams_.size());
  const auto look = [&](const std::vector<Allocation>& held) {
    for (const Allocation& one : held) {
      if (one.team == Numbering::none || one.worker == Numbering::none || one.from > day ||
          one.until <= since)
        continue;
      // Enough are enough: a set stays small.
      if (workers[one.team].size() <= most) workers[one.team].insert(one.worker);
    }
  };
  look(allocations_);
  look(employments_);
  std::vector<bool> small(teams_.size());
  for (std::size_t team = 0; team < workers.size(); ++team)
    small[team] = !workers[team].empty() && workers[team].size() <= most;
  return small;
}

std::string People::worker_label(std::string_view id) const {
  const std::uint32_t worker = workers_.find(id);
  if (worker != Numbering::none && !worker_names_[worker].empty()) return worker_names_[worker];
  return std::string(id);
}

}  // namespace windscreen::measure
