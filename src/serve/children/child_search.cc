#include "serve/children/child_search.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "report/journey.h"
#include "serve/children/child_details.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

// A name has few words; more would only make the query long.
constexpr std::size_t most_words = 8;
constexpr std::size_t fewest_letters = 2;

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : name + " ") {
    if (letter != ' ' && letter != ',') {
      word += letter;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

constexpr std::string_view first_of_person = R"sql(
select pers_person_id, pers_forename, pers_surname
from ssd_person where pers_person_id is not null)sql";

ChildSought sought_of(const ChildRequest& request) {
  ChildSought sought{request.text("id"), request.text("name"), request.date("date_of_birth")};
  if (sought.name) {
    const auto words = words_of(*sought.name);
    std::size_t letters = 0;
    for (const std::string& word : words) letters += word.size();
    if (letters < fewest_letters || words.size() > most_words)
      throw Problem{400, "That is no name to look for.",
                    "Give two letters at least, and eight words at most."};
  }
  return sought;
}

}  // namespace

std::vector<std::string> find_children(measure::Measurer& measurer, const ChildSought& sought,
                                       const std::function<bool(const std::string&)>& may,
                                       const std::optional<std::vector<std::string>>& among) {
  std::string sql(first_of_person);
  std::vector<query::Value> values;
  const auto condition = [&](std::string_view before, query::Value value, std::string_view after) {
    values.push_back(std::move(value));
    sql += std::string(before) + "$" + std::to_string(values.size()) + std::string(after);
  };
  // As a literal, so that the engine leaves out what cannot hold it.
  if (sought.id) sql += " and pers_person_id = " + base::sql_literal(*sought.id);
  if (among) sql += " and pers_person_id in (select person_id from reached_child)";
  if (sought.born) condition(" and coalesce(pers_dob, pers_expected_dob) = ", *sought.born, "");
  for (const std::string& word : sought.name ? words_of(*sought.name) : std::vector<std::string>())
    condition(" and contains(lower(concat_ws(' ', pers_forename, pers_surname)), lower(", word, "))");
  sql += " order by lower(pers_surname), lower(pers_forename), pers_person_id";
  query::Connection connection = measurer.connect_for({sql}, 1);
  if (among) {
    connection.run("create or replace temp table reached_child (person_id varchar)");
    query::Appender reached(connection, "reached_child");
    for (const std::string& child : *among) {
      reached.text(0, child);
      reached.end_row();
    }
    reached.close();
  }
  query::Result rows = connection.query(sql, values);
  std::vector<std::string> found;
  // Someone may be recorded twice.
  std::unordered_set<std::string> seen;
  while (rows.next()) {
    std::string id(rows.text(0));
    if (may(id) && seen.insert(id).second) found.push_back(std::move(id));
  }
  return found;
}

bool has_person(measure::Measurer& measurer, const std::string& person_id) {
  const std::string sql =
      "select count(*) from ssd_person where pers_person_id = " + base::sql_literal(person_id);
  query::Connection connection = measurer.connect_for({sql}, 1);
  return connection.count(sql) > 0;
}

Response view_search(ChildSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"id", "name", "date_of_birth", "page"});
  const Purpose purpose = purpose_in(sources, request);
  const bool leaves = call.form == Form::csv;
  const auto page = static_cast<std::size_t>(request.page());
  const ChildSought sought = sought_of(request);
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot = state->find("");
  const ChildAccess access = access_for(sources, call, state, Permission::search_children);
  // Who reaches everyone must know whom they look for: nobody leafs through all children.
  if (sought.empty() && access.is_everyone())
    throw Problem{400, "The search does not say whom to look for.", "Give id, name or date_of_birth."};
  std::vector<std::string> found;
  std::size_t listed = 0;
  std::unordered_map<std::string, ChildDetails> details;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    found = find_children(
        measurer, sought, [&](const std::string& id) { return access.to(id) != nullptr; }, access.reached());
    listed = found.size();
    if (leaves && listed > rows_of_download)
      throw Problem{400, "The list is too long to take out at once.", "Say more of whom you look for."};
    const std::size_t size = leaves ? rows_of_download : rows_of_page;
    const std::size_t first = leaves ? 0 : std::min((page - 1) * size, found.size());
    const std::size_t last = std::min(first + size, found.size());
    found = std::vector<std::string>(found.begin() + static_cast<std::ptrdiff_t>(first),
                                     found.begin() + static_cast<std::ptrdiff_t>(last));
    details = read_details(measurer, found, snapshot.as_at);
  });
  std::vector<Opening> openings;
  report::Rows rows;
  rows.columns = {"child", "identified", "name", "born", "age", "team", "worker"};
  for (const std::string& id : found) {
    const ReachingGrant& grant = *access.to(id);
    openings.push_back({id, grant.grant.id});
    const ShownChild shown = shown_under(grant, id, sources.references);
    const ChildDetails& known = details.at(id);
    rows.rows.push_back({shown.child, shown.identified,
                         shown.identified ? report::text_cell(known.name) : report::Cell(),
                         shown.identified ? report::cell(known.born) : report::Cell(),
                         report::text_cell(report::age_words(known.born, known.expected, snapshot.as_at)),
                         report::text_cell(known.team),
                         shown.with_workers ? report::text_cell(known.worker) : report::Cell()});
  }
  const Viewing viewing = record_viewing(sources.store, who_asks(call),
                                         {"children.search", purpose, snapshot.name(), leaves}, openings);
  nlohmann::ordered_json about = {{"snapshot", snapshot.name()},
                                  {"as_at", base::format_iso(snapshot.as_at)},
                                  {"listed", listed},
                                  {"page", page},
                                  {"pages", (listed + rows_of_page - 1) / rows_of_page}};
  return list_response(call, std::move(about), std::move(rows), viewing, "children");
}

}  // namespace windscreen::serve
