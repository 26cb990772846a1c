#include "report/journey.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "measure/measure.h"
#include "measure/reach.h"
#include "measure/sql_text.h"
#include "report/journey_codes.h"
#include "report/journey_rows.h"
#include "report/journey_sql.h"

namespace windscreen::report {
namespace {

using base::Date;
using base::Error;

struct Birth {
  std::optional<Date> born;
  std::optional<Date> expected;
};

std::optional<Date> date_of(const query::Result& rows, std::size_t column) {
  if (rows.is_null(column)) return std::nullopt;
  return rows.date(column);
}

std::string text_of(const query::Result& rows, std::size_t column) {
  return rows.is_null(column) ? std::string() : std::string(rows.text(column));
}

Lane lane_of(std::int64_t number) {
  return number >= 0 && number < static_cast<std::int64_t>(lane_count) ? static_cast<Lane>(number)
                                                                       : Lane::other;
}

std::string month_of(std::optional<Date> day) {
  return day ? base::format_iso(*day).substr(0, 7) : std::string();
}

std::string sex_words(std::string_view code) {
  if (code == "M") return "male";
  if (code == "F") return "female";
  if (code == "I") return "neither";
  return {};
}

Birth read_head(query::Connection& connection, Journey& journey) {
  Birth birth;
  query::Result person = connection.query(
      "select pers_dob, pers_expected_dob, pers_death_date, pers_sex, pers_ethnicity from main.ssd_person");
  if (!person.next()) return birth;
  birth = {date_of(person, 0), date_of(person, 1)};
  journey.born = month_of(birth.born);
  if (!birth.born) journey.expected = month_of(birth.expected);
  const std::optional<Date> died = date_of(person, 2);
  journey.died = month_of(died);
  journey.sex = sex_words(text_of(person, 3));
  journey.ethnicity = text_of(person, 4);
  if (!died) journey.age = age_words(birth.born, birth.expected, journey.as_at);
  return birth;
}

void read_entries(query::Connection& connection, const Birth& birth, std::string_view select,
                  Journey& journey) {
  // The engine promises no order.
  query::Result rows = connection.query(fmt::format("select * from ({}\n) entries order by all", select));
  while (rows.next()) {
    JourneyEntry entry;
    entry.lane = lane_of(rows.integer(0));
    entry.is_spell = rows.boolean(1);
    entry.from = date_of(rows, 2);
    entry.to = date_of(rows, 3);
    entry.what = text_of(rows, 4);
    entry.detail = text_of(rows, 5);
    entry.source = text_of(rows, 6);
    if (entry.from) entry.age = age_words(birth.born, birth.expected, *entry.from);
    journey.entries.push_back(std::move(entry));
  }
}

// Of one day and lane in the order of the selects, which is that of the steps.
void sort_entries(std::vector<JourneyEntry>& entries) {
  const auto key = [](const JourneyEntry& one) {
    return std::make_tuple(!one.from.has_value(), one.from.value_or(Date()), one.lane);
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const JourneyEntry& a, const JourneyEntry& b) { return key(a) < key(b); });
}

/// The canonical tables that a query mentions, directly or through shared relations.
TableNames tables_of(std::string_view sql, const std::vector<measure::SharedRelation>& shared) {
  TableNames tables;
  std::set<std::string, std::less<>> seen;
  std::vector<std::string_view> texts = {sql};
  while (!texts.empty()) {
    const measure::Mentions mentioned = measure::mentions(texts.back());
    texts.pop_back();
    for (const std::string& name : mentioned.names) {
      if (!seen.insert(name).second) continue;
      if (const model::Table* table = model::find_table(name)) tables.insert(table->name);
      for (const measure::SharedRelation& one : shared) {
        if (one.name == name) texts.push_back(one.sql);
      }
    }
  }
  return tables;
}

// A query of tables in all of which the child has nothing finds nothing, and is not worth planning.
bool may_find(std::string_view sql, const std::vector<measure::SharedRelation>& shared,
              const TableNames& filled) {
  const TableNames tables = tables_of(sql, shared);
  return tables.empty() || std::any_of(tables.begin(), tables.end(),
                                       [&](std::string_view one) { return filled.contains(one); });
}

// Of a few rows any plan is quick; to look for the best one takes longer than to run it.
constexpr const char* plan_plainly = "pragma disable_optimizer";

void read_story(query::Connection& connection, const std::vector<measure::SharedRelation>& shared,
                const TableNames& filled, Journey& journey) {
  make_code_table(connection);
  connection.run(std::string(journey_sql::macros()));
  // What assessments found is read as the indicators read it.
  for (const measure::SharedRelation& one : shared) {
    if (one.name == "assessment_factor" || one.name == "assessment_factor_name")
      connection.run(fmt::format("create temp view {} as {}", base::sql_name(one.name), one.sql));
  }
  const Birth birth = read_head(connection, journey);
  for (const auto selects :
       {journey_sql::entries_of_need(), journey_sql::entries_of_care(), journey_sql::entries_of_others()}) {
    for (const std::string_view select : selects) {
      if (may_find(select, shared, filled)) read_entries(connection, birth, select, journey);
    }
  }
  sort_entries(journey.entries);
}

struct ReadyFlag {
  const journey_sql::Flag* flag = nullptr;
  std::string sql;
  /// From here on the load holds all that the flag looks at; nullopt where no limit is known.
  std::optional<Date> reach;
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

std::vector<ReadyFlag> ready_flags(const measure::Catalogue& catalogue, const lake::Snapshot& snapshot,
                                   const TableNames& filled) {
  const measure::Reach reach(snapshot, catalogue.shared);
  const std::string day = fmt::format("date '{}'", base::format_iso(snapshot.as_at));
  std::vector<ReadyFlag> ready;
  for (const auto flags : {journey_sql::flags_of_steps(), journey_sql::flags_of_gaps()}) {
    for (const journey_sql::Flag& flag : flags) {
      const auto needs = base::split(flag.needs, ' ');
      if (std::any_of(needs.begin(), needs.end(),
                      [&](std::string_view table) { return !table.empty() && snapshot.rows(table) == 0; }))
        continue;
      const measure::Definition* definition =
          flag.indicator.empty() ? nullptr : catalogue.find(flag.indicator);
      // An authority may have put another definition in its place, or none.
      if (!flag.indicator.empty() && definition == nullptr) continue;
      ReadyFlag one{&flag, std::string(flag.sql), std::nullopt};
      if (definition != nullptr)
        replace_all(one.sql, "{rows}",
                    fmt::format("({}\n)", measure::with_as_at(definition->query, snapshot.as_at)));
      replace_all(one.sql, "{as_at}", day);
      if (!may_find(one.sql, catalogue.shared, filled)) continue;
      one.reach = reach.of_query(one.sql);
      ready.push_back(std::move(one));
    }
  }
  return ready;
}

// What is over before the load reaches back may only seem so; what lasts is so, unless it turns on history.
bool is_known(const ReadyFlag& ready, const JourneyFlag& flag) {
  if (!flag.is_spell || !ready.reach || !flag.from || *flag.from >= *ready.reach) return true;
  return flag.is_now && !ready.flag->needs_history;
}

void read_flags(query::Connection& connection, const ReadyFlag& ready, Journey& journey) {
  query::Result rows = connection.query(ready.sql);
  while (rows.next()) {
    JourneyFlag flag;
    flag.lane = lane_of(rows.integer(0));
    flag.from = date_of(rows, 1);
    flag.to = date_of(rows, 2);
    flag.is_spell = rows.boolean(3);
    flag.words = text_of(rows, 4);
    flag.indicator = std::string(ready.flag->indicator);
    if (flag.from && *flag.from > journey.as_at) continue;
    if (flag.to && *flag.to > journey.as_at) flag.to.reset();
    flag.is_now = flag.is_spell && !flag.to;
    if (is_known(ready, flag)) journey.flags.push_back(std::move(flag));
  }
}

void sort_flags(std::vector<JourneyFlag>& flags) {
  const auto key = [](const JourneyFlag& one) {
    return std::make_tuple(!one.is_now, one.from ? -base::days_since_epoch(*one.from) : 0, one.lane,
                           std::string_view(one.words));
  };
  std::stable_sort(flags.begin(), flags.end(),
                   [&](const JourneyFlag& a, const JourneyFlag& b) { return key(a) < key(b); });
}

}  // namespace

Journey read_journey(query::Database database, const lake::Authority& authority,
                     const lake::Snapshot& snapshot, measure::Catalogue catalogue, std::string_view person_id,
                     Asking asking) {
  Journey journey;
  journey.person_id = std::string(person_id);
  journey.as_at = snapshot.as_at;
  journey.snapshot = snapshot.name();
  journey.authority = snapshot.authority_name;
  TableNames filled;
  {
    query::Connection connection = database.connect();
    filled = copy_child(connection, snapshot, person_id);
    if (filled.empty()) {
      throw Error(
          "the snapshot holds nobody with that identifier",
          "Check it, letter by letter: it is the one in ssd_person.pers_person_id, as `windscreen explain ID "
          "--children` lists it. Another snapshot may have it: --snapshot, and `windscreen snapshots` lists "
          "them.");
    }
    if (asking == Asking::everything) {
      for (const model::Table& table : model::tables()) filled.insert(table.name);
    } else {
      connection.run(plan_plainly);
    }
    read_story(connection, catalogue.shared, filled, journey);
    connection.run("pragma enable_optimizer");
    add_rows_of_nobody(connection, snapshot);
    connection.run("drop schema lake cascade");
  }
  const std::vector<ReadyFlag> ready = ready_flags(catalogue, snapshot, filled);
  std::vector<std::string_view> queries;
  queries.reserve(ready.size());
  for (const ReadyFlag& one : ready) queries.push_back(one.sql);
  measure::Measurer measurer(std::move(database), snapshot.as_at, authority, std::move(catalogue));
  query::Connection connection = measurer.connect_for(queries, 1);
  if (asking == Asking::what_may_find) connection.run(plan_plainly);
  for (const ReadyFlag& one : ready) {
    try {
      read_flags(connection, one, journey);
    } catch (const Error& error) {
      throw Error(fmt::format("what the indicator {} says cannot be found out for one child: {}",
                              one.flag->indicator.empty() ? "of plans" : one.flag->indicator, error.what()),
                  "An indicator of the authority's own that stands in place of a built-in one needs its "
                  "columns, row_id "
                  "among them (docs/indicators.md).");
    }
  }
  sort_flags(journey.flags);
  return journey;
}

Journey read_journey(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                     const measure::Catalogue& catalogue, std::string_view person_id) {
  // What is read is one child's: more threads would only wait for each other.
  query::Options options;
  options.threads = 1;
  query::Database database(options);
  {
    query::Connection connection = database.connect();
    connection.run("create schema lake; use lake");
    lake::attach(connection, snapshot);
  }
  return read_journey(std::move(database), workspace.authority(), snapshot, catalogue, person_id);
}

Journey read_journey(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                     std::string_view person_id) {
  return read_journey(workspace, snapshot, measure::load_catalogue(workspace.indicators_directory()),
                      person_id);
}

}  // namespace windscreen::report
