// A tiny lake for tests of the journey: the canonical tables in the schema `lake`, filled by hand.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "measure/definition.h"
#include "model/tables.h"
#include "query/database.h"
#include "report/journey.h"

namespace windscreen::report {

inline base::Date journey_day(std::string_view text) {
  const std::optional<base::Date> day = base::parse_iso(text);
  if (!day) throw std::invalid_argument("no day");
  return *day;
}

/// The journey of a person in a lake that holds what `rows` inserts, as at a day. The snapshot's list of
/// files has every table that is not empty.
inline Journey journey_of(const std::string& rows, std::string_view person_id,
                          std::string_view as_at = "2020-12-31", Asking asking = Asking::what_may_find) {
  query::Options options;
  options.threads = 1;
  query::Database database(options);
  lake::Snapshot snapshot;
  snapshot.id = "0123456789ab";
  snapshot.as_at = journey_day(as_at);
  snapshot.authority_name = "Wealdshire";
  {
    query::Connection connection = database.connect();
    connection.run("create schema lake");
    for (const model::Table& table : model::tables()) {
      std::string columns;
      for (const model::Column& column : table.columns) {
        columns += (columns.empty() ? "" : ", ") + std::string(column.name) + " ";
        columns += model::sql_type(column.type);
      }
      connection.run("create table lake." + std::string(table.name) + " (" + columns + ")");
    }
    connection.run("use lake; " + rows);
    for (const model::Table& table : model::tables()) {
      const auto count = connection.count("select count(*) from lake." + std::string(table.name));
      if (count > 0)
        snapshot.tables.push_back({std::string(table.name), static_cast<std::uint64_t>(count), 0, {}});
    }
    connection.run("use main");
  }
  return read_journey(std::move(database), lake::Authority{"W01", "Wealdshire", {}}, snapshot,
                      measure::load_catalogue({}), person_id, asking);
}

/// "2020-03-01|2020-04-01|Child protection plan|Neglect" a line; a missing day as "-".
inline std::string lines_of(const Journey& journey) {
  std::string all;
  const auto day = [](const std::optional<base::Date>& date) { return date ? base::format_iso(*date) : "-"; };
  for (const JourneyEntry& one : journey.entries)
    all += day(one.from) + "|" + day(one.to) + "|" + one.what + "|" + one.detail + "\n";
  return all;
}

/// "now|2020-03-01|-|words" a line, and "past" for what is over.
inline std::string flags_of(const Journey& journey) {
  std::string all;
  const auto day = [](const std::optional<base::Date>& date) { return date ? base::format_iso(*date) : "-"; };
  for (const JourneyFlag& one : journey.flags)
    all += std::string(one.is_now ? "now|" : "past|") + day(one.from) + "|" + day(one.to) + "|" + one.words +
           "\n";
  return all;
}

}  // namespace windscreen::report
