#include "measure/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "measure/dimension.h"
#include "measure/nearest.h"
#include "measure/sql_text.h"

namespace windscreen::measure {
namespace {

using base::Error;

enum class Kind { text, date, number, truth };

struct KnownColumn {
  std::string_view name;
  Kind kind;
};

constexpr auto known_columns = std::to_array<KnownColumn>({
    {"person_id", Kind::text},
    {"row_id", Kind::text},
    {"event_date", Kind::date},
    {"start_date", Kind::date},
    {"end_date", Kind::date},
    {"met", Kind::truth},
    {"met_from", Kind::date},
    {"met_until", Kind::date},
    {"numerator", Kind::number},
    {"denominator", Kind::number},
    {"value", Kind::number},
    {"weight", Kind::number},
    {"team_id", Kind::text},
    {"worker_id", Kind::text},
});

// A column that is nothing but NULL has no type of its own.
bool fits(Kind kind, std::string_view type) {
  if (type == "\"NULL\"" || type == "NULL" || kind == Kind::text) return true;
  const bool whole = type.ends_with("INT") || type == "INTEGER";
  switch (kind) {
    case Kind::date:
      return type == "DATE" || type.starts_with("TIMESTAMP");
    case Kind::truth:
      return type == "BOOLEAN";
    default:
      return whole || type == "DOUBLE" || type == "FLOAT" || type.starts_with("DECIMAL");
  }
}

std::string_view word_for(Kind kind) {
  switch (kind) {
    case Kind::date:
      return "a date";
    case Kind::truth:
      return "true or false";
    case Kind::number:
      return "a number";
    default:
      return "text";
  }
}

const KnownColumn* find_known(std::string_view name) {
  const auto found = std::find_if(known_columns.begin(), known_columns.end(),
                                  [&](const KnownColumn& one) { return one.name == name; });
  return found == known_columns.end() ? nullptr : &*found;
}

}  // namespace

void complain(const std::string& message, const std::filesystem::path& file, std::uint64_t sql_line,
              std::uint64_t lines_before) {
  const Complaint complaint = locate(message, sql_line, lines_before);
  throw Error::at(
      file.string(), complaint.line, complaint.what,
      "Correct the query; docs/indicators.md says which tables, columns and functions there are.");
}

void RowQuery::wrong(const std::string& what, const std::string& remedy) const {
  throw Error::at(definition_.file.string(), definition_.sql_line, what, remedy);
}

bool RowQuery::has(std::string_view name) const {
  return std::any_of(found_.begin(), found_.end(), [&](const auto& one) { return one.name == name; });
}

void RowQuery::check_types() const {
  for (const query::Connection::ColumnInfo& one : found_) {
    const KnownColumn* known = find_known(one.name);
    if (known != nullptr) {
      if (!fits(known->kind, one.type))
        wrong(fmt::format("the query's column {} is {}, not {}", one.name, one.type, word_for(known->kind)),
              "Cast it, or compare it, in the query.");
      continue;
    }
    const bool dimension = std::find(definition_.breakdowns.begin(), definition_.breakdowns.end(),
                                     one.name) != definition_.breakdowns.end();
    if (dimension) continue;
    std::vector<std::string_view> names;
    names.reserve(known_columns.size());
    for (const KnownColumn& column : known_columns) names.push_back(column.name);
    wrong(fmt::format("the query has a column {} that means nothing here", one.name),
          fmt::format("Did you mean {}? A dimension's column must be named in `breakdowns`.",
                      nearest_words(one.name, names)));
  }
  const auto need = [&](std::string_view name, std::string_view why) {
    if (!has(name))
      wrong(fmt::format("the query has no column {}", name),
            fmt::format("{} needs one (docs/indicators.md).", why));
  };
  if (definition_.grain == Grain::event) need("event_date", "An event indicator");
  if (definition_.grain == Grain::spell) {
    need("start_date", "A spell indicator");
    need("end_date", "A spell indicator");
  }
  switch (definition_.unit) {
    case Unit::percent:
      if (has("numerator") || has("denominator")) {
        need("numerator", "A percent with a denominator of its own");
        need("denominator", "A percent with a numerator of its own");
      } else if (definition_.grain == Grain::spell && has("met_from")) {
        need("met_until", "A spell with met_from");
      } else {
        need("met", "A percent");
      }
      break;
    case Unit::median:
    case Unit::mean:
    case Unit::max:
      need("value", "A median, mean or max");
      break;
    default:
      break;
  }
  if (definition_.count_children) need("person_id", "`count: children`");
}

std::size_t RowQuery::take(const std::string& name, const std::string& expression) {
  if (!has(name)) return RowColumns::absent;
  selected_.push_back(expression);
  return selected_.size() - 1;
}

RowQuery::RowQuery(query::Connection& connection, const Definition& definition,
                   const std::vector<std::string>& dimensions)
    : connection_(connection), definition_(definition) {
  try {
    found_ = connection.describe(with_as_at(definition.query, base::make_date(2020, 9, 30)));
  } catch (const Error& error) {
    complain(error.what(), definition.file, definition.sql_line, definition.lines_before);
  }
  for (query::Connection::ColumnInfo& one : found_) one.name = base::lower(one.name);
  check_types();
  const auto plain = [&](const char* name) { return take(name, name); };
  const auto as_text = [&](const char* name) { return take(name, fmt::format("{}::varchar", name)); };
  const auto as_date = [&](const char* name) { return take(name, fmt::format("{}::date", name)); };
  const auto as_number = [&](const char* name) { return take(name, fmt::format("{}::double", name)); };
  columns_.date = definition.grain == Grain::event ? as_date("event_date") : as_date("start_date");
  columns_.row_id = as_text("row_id");
  columns_.end = as_date("end_date");
  columns_.person = as_text("person_id");
  columns_.met = has("met") ? take("met", "met::boolean") : RowColumns::absent;
  columns_.met_from = as_date("met_from");
  columns_.met_until = as_date("met_until");
  columns_.numerator = as_number("numerator");
  columns_.denominator = as_number("denominator");
  columns_.value = as_number("value");
  columns_.weight = as_number("weight");
  columns_.team = as_text("team_id");
  columns_.worker = as_text("worker_id");
  for (const std::string& name : dimensions) {
    const DimensionKind kind = kind_of(name);
    const bool given = kind == DimensionKind::column
                           ? has(name)
                           : has_person() || (!is_personal(kind) && columns_.team != RowColumns::absent);
    if (!given) {
      if (definition.usual_breakdowns) continue;
      wrong(fmt::format("the query has no column for the breakdown {}", name),
            kind == DimensionKind::column
                ? "Add it to the query, or take it out of `breakdowns`."
                : "It needs person_id (or team_id for team, service and quadrant).");
    }
    dimensions_.push_back(name);
    columns_.dimensions.push_back(
        kind == DimensionKind::column ? take(name, base::sql_name(name) + "::varchar") : RowColumns::absent);
  }
  if (selected_.empty()) plain("person_id");
  if (selected_.empty()) selected_.emplace_back("1");
}

// What goes wrong while rows are read is told with the definition's file and line, too.
std::function<void(const std::string&)> RowQuery::complaint() const {
  return [file = definition_.file, line = definition_.sql_line, before = definition_.lines_before + 1](
             const std::string& words) { complain(words, file, line, before); };
}

query::Result RowQuery::fetch(base::Date from, base::Date to, base::Date as_at, bool latest_first) const {
  const auto literal = [](base::Date day) { return "DATE '" + base::format_iso(day) + "'"; };
  std::string sql = fmt::format("select {} from (\n{}\n) as row_of_definition", fmt::join(selected_, ", "),
                                with_as_at(definition_.query, as_at));
  if (definition_.grain == Grain::event) {
    sql += fmt::format("\nwhere event_date::date between {} and {}", literal(from), literal(to));
  } else if (definition_.grain == Grain::spell) {
    sql += fmt::format(
        "\nwhere start_date::date <= {0} and (end_date is null or (end_date::date > {1} and"
        " end_date::date > start_date::date))",
        literal(to), literal(from));
  }
  if (latest_first) sql += "\norder by all desc nulls last";
  try {
    return connection_.stream(sql, complaint());
  } catch (const Error& error) {
    complain(error.what(), definition_.file, definition_.sql_line, definition_.lines_before + 1);
  }
}

std::optional<query::Result> RowQuery::fetch_days(std::span<const base::Date> days, bool latest_first) const {
  std::vector<std::string> values;
  for (const base::Date day : days) values.push_back(fmt::format("(DATE '{}')", base::format_iso(day)));
  std::string sql = fmt::format(
      "select {}, windscreen_day from (values {}) as measured (windscreen_day) cross join lateral (\n{}\n)"
      " as row_of_definition",
      fmt::join(selected_, ", "), fmt::join(values, ", "),
      with_as_at(definition_.query, "measured.windscreen_day"));
  if (definition_.grain == Grain::spell)
    sql +=
        "\nwhere start_date::date <= windscreen_day and (end_date is null or end_date::date > "
        "windscreen_day)";
  if (latest_first) sql += "\norder by all desc nulls last";
  try {
    return connection_.stream(sql, complaint());
  } catch (const Error&) {
    // Joins of some kinds cannot depend on a day that comes from outside. What is wrong with the query itself
    // shows when it is run for one day.
    return std::nullopt;
  }
}

}  // namespace windscreen::measure
