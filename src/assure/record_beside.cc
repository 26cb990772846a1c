#include "assure/record_beside.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "assure/record_value.h"
#include "model/tables.h"

namespace windscreen::assure {
namespace {

constexpr std::size_t most_values = 3;

/// The names, each once, in the tool's order.
std::vector<std::string> named_records(const Tool& tool) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Section& section : tool.sections) {
    for (const Question& question : section.questions) {
      if (!question.record.empty() && seen.insert(question.record).second) names.push_back(question.record);
    }
  }
  return names;
}

const RecordValue* find_value(std::string_view name) {
  const auto found = std::ranges::find(record_values(), name, &RecordValue::name);
  return found == record_values().end() ? nullptr : &*found;
}

struct Place {
  const model::Table* table = nullptr;
  const model::Column* column = nullptr;
};

// Names come from the model, never from the tool's text: what is not there has no place.
Place find_place(std::string_view record) {
  const std::size_t point = record.find('.');
  if (point == std::string_view::npos) return {};
  const model::Table* table = model::find_table(record.substr(0, point));
  if (table == nullptr || table->person.empty()) return {};
  const std::size_t column = table->find(record.substr(point + 1));
  return column == model::Table::npos ? Place{} : Place{table, &table->columns[column]};
}

/// The column by whose days entries are known to be of the look-back: a date is its own day; empty where the
/// table has no days.
std::string_view day_of(const Place& place) {
  return place.column->type == model::Type::date ? place.column->name : place.table->start;
}

std::string column_sql(const Place& place) {
  const std::string_view day = day_of(place);
  const std::string until = day.empty() ? std::string() : fmt::format(" and \"{}\" <= $2", day);
  const std::string newest = day.empty() ? "null" : fmt::format("max(\"{}\")", day);
  return fmt::format(
      "select \"{0}\" as value, {1} as newest from {2} where \"{3}\" = $1 and \"{0}\" is not null{4} "
      "group by 1 order by newest desc nulls last, 1 limit {5}",
      place.column->name, newest, place.table->name, place.table->person, until, most_values);
}

// "ssd_cla_health" and "clah_health_check_date": "Health check date".
std::string column_words(const Place& place) {
  std::string_view name = place.column->name;
  const std::size_t prefix = name.find('_');
  if (prefix != std::string_view::npos && prefix <= 5) name.remove_prefix(prefix + 1);
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::vector<std::string> newest_of(query::Connection& connection, const Place& place,
                                   const std::string& person, base::Date as_at) {
  std::vector<query::Value> parameters = {person};
  if (!day_of(place).empty()) parameters.emplace_back(as_at);
  query::Result result = connection.query(column_sql(place), parameters);
  std::vector<std::string> values;
  while (result.next()) values.push_back(result.any_text(0));
  return values;
}

}  // namespace

std::vector<std::string> record_queries(const Tool& tool) {
  std::vector<std::string> queries;
  for (const std::string& name : named_records(tool)) {
    if (const RecordValue* value = find_value(name)) {
      queries.emplace_back(value->sql);
    } else if (const Place place = find_place(name); place.table != nullptr) {
      queries.push_back(column_sql(place));
    }
  }
  return queries;
}

std::vector<RecordFact> record_beside(query::Connection& connection, const Tool& tool,
                                      const std::string& person, base::Date since, base::Date as_at) {
  std::vector<RecordFact> facts;
  for (const std::string& name : named_records(tool)) {
    if (const RecordValue* value = find_value(name)) {
      const std::string found = computed_value(connection, *value, person, since, as_at);
      facts.push_back({name, std::string(value->words),
                       found.empty() ? std::vector<std::string>{} : std::vector<std::string>{found}});
    } else if (const Place place = find_place(name); place.table != nullptr) {
      facts.push_back({name, column_words(place), newest_of(connection, place, person, as_at)});
    }
  }
  return facts;
}

}  // namespace windscreen::assure
