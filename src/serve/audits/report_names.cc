#include "serve/audits/report_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "serve/accounts/roles.h"
#include "store/audit_plan.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t least_digits = 5;

bool is_worth_finding(std::string_view identifier) {
  const bool digits = std::ranges::all_of(identifier, [](char one) { return one >= '0' && one <= '9'; });
  return !identifier.empty() && (!digits || identifier.size() >= least_digits);
}

// Words of the roles' titles: an account that is called by its role ("Demo Auditor") has no family name to
// find.
bool is_role(std::string_view name) {
  static const std::set<std::string> words = [] {
    std::set<std::string> all;
    for (const Role& role : roles()) {
      const std::string title = base::lower(role.title);
      for (const std::string_view word : base::split(title, ' ')) all.emplace(word);
    }
    return all;
  }();
  const std::string lower = base::lower(name);
  return words.contains(std::string(base::split(lower, ' ').back()));
}

void add_worker(assure::NamesToFind& lists, std::string_view name) {
  if (!base::trim(name).empty() && !is_role(base::trim(name))) lists.workers.emplace_back(name);
}

void add_identifier(assure::NamesToFind& lists, std::string_view identifier) {
  if (is_worth_finding(identifier)) lists.identifiers.emplace_back(identifier);
}

void add_snapshot(AuditSources& sources, assure::NamesToFind& lists) {
  const auto state = sources.lake.now();
  if (state->snapshots.empty()) return;
  sources.figures.with_snapshot(state, state->find(""), [&](measure::Measurer& measurer) {
    const std::string children =
        "select pers_person_id, concat_ws(' ', pers_forename, pers_surname), pers_dob from ssd_person where "
        "pers_person_id is not null";
    const std::string workers =
        "select prof_professional_id, coalesce(prof_professional_name, '') from ssd_professionals where "
        "prof_professional_id is not null";
    query::Connection connection = measurer.connect_for({children, workers});
    {
      query::Result child = connection.query(children);
      while (child.next()) {
        add_identifier(lists, child.text(0));
        if (!child.text(1).empty()) lists.children.emplace_back(child.text(1));
        if (!child.is_null(2)) lists.births.push_back(child.date(2));
      }
    }
    query::Result worker = connection.query(workers);
    while (worker.next()) {
      add_identifier(lists, worker.text(0));
      add_worker(lists, worker.text(1));
    }
  });
}

}  // namespace

assure::NamesToFind names_to_find(AuditSources& sources) {
  assure::NamesToFind lists;
  add_snapshot(sources, lists);
  static constexpr std::array<store::Kind, 1> kinds = {store::Kind::text};
  sources.people.store.read([&](const store::Queries& reader) {
    for (const store::Row& row :
         reader.query("select distinct person_id from audits where person_id is not null", {}, kinds))
      add_identifier(lists, std::get<std::string>(row[0]));
    for (const store::Auditor& one : reader.select<store::Auditor>()) {
      add_worker(lists, one.name);
      if (one.worker_id) add_identifier(lists, *one.worker_id);
    }
    for (const store::Account& one : reader.select<store::Account>()) add_worker(lists, one.name);
    return 0;
  });
  return lists;
}

nlohmann::ordered_json found_json(const std::vector<assure::FoundName>& found) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const assure::FoundName& one : found) {
    rows.push_back({{"kind", assure::code(one.kind)},
                    {"words", assure::words(one.kind)},
                    {"weak", one.weak},
                    {"first", one.first},
                    {"last", one.last},
                    {"found", one.found}});
  }
  return rows;
}

}  // namespace windscreen::serve
