// The drill-down: the rows behind a figure.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/error.h"
#include "measure/dated_row.h"
#include "measure/dimension.h"
#include "measure/figures.h"
#include "measure/measure.h"
#include "measure/measure_state.h"
#include "measure/rows.h"
#include "measure/sql_text.h"

namespace windscreen::measure {
namespace {

using base::Date;
constexpr std::size_t absent = RowColumns::absent;

bool given(const query::Result& rows, std::size_t column) {
  return column != absent && !rows.is_null(column);
}

std::optional<Date> date_of(const query::Result& rows, std::size_t column) {
  if (!given(rows, column)) return std::nullopt;
  return rows.date(column);
}

std::string text_of(const query::Result& rows, std::size_t column) {
  return given(rows, column) ? std::string(rows.text(column)) : std::string();
}

// Whether a row counts in the period, as Tally decides it.
bool counts(const Definition& definition, const RowColumns& columns, const query::Result& rows,
            const Period& period) {
  if (!dated_row(columns, rows).counts(definition.grain, period)) return false;
  const bool valued =
      definition.unit == Unit::median || definition.unit == Unit::mean || definition.unit == Unit::max;
  return !valued || given(rows, columns.value);
}

std::optional<bool> met_of(const Definition& definition, const RowColumns& columns, const query::Result& rows,
                           Date day) {
  if (definition.unit != Unit::percent || columns.numerator != absent) return std::nullopt;
  return dated_row(columns, rows).met_on(day, columns.met_from != absent);
}

// The number of the row's team, if any table names it.
std::uint32_t find_team(CountedRow& row, const People& people, const RowColumns& columns,
                        const query::Result& rows, Date day) {
  const std::string team = text_of(rows, columns.team);
  const std::string worker = text_of(rows, columns.worker);
  const Allocation* held = people.allocation(people.find_person(row.person_id), day);
  const std::uint32_t known =
      !team.empty() ? people.find_team(team) : (held != nullptr ? held->team : Numbering::none);
  row.team = known != Numbering::none ? people.team_label(known) : team;
  if (!worker.empty()) {
    row.worker = people.worker_label(worker);
  } else if (held != nullptr && held->worker != Numbering::none) {
    row.worker = people.worker_label(people.worker_id(held->worker));
  }
  return known;
}

std::string or_not_recorded(const Numbering& names, std::uint32_t number) {
  return std::string(number == Numbering::none ? not_recorded : names.text(number));
}

// The groups that Tally puts the row in.
void find_groups(CountedRow& row, const std::vector<std::string>& dimensions, const Definition& definition,
                 const People& people, const RowColumns& columns, const query::Result& rows,
                 std::uint32_t team, Date day) {
  if (dimensions.empty()) return;
  const Person& record = people.record(people.find_person(row.person_id));
  const auto* structure = team == Numbering::none ? nullptr : people.structure(team, day);
  const auto fixed = [&](DimensionKind kind, std::uint8_t group) {
    return std::string(fixed_groups(kind, definition.care_leaver_ages)[group]);
  };
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    switch (const DimensionKind kind = kind_of(dimensions[i])) {
      case DimensionKind::age_band:
        row.groups.push_back(
            fixed(kind, age_group(record.born, record.expected, day, definition.care_leaver_ages)));
        break;
      case DimensionKind::gender:
        row.groups.push_back(fixed(kind, record.gender));
        break;
      case DimensionKind::ethnicity:
        row.groups.push_back(fixed(kind, record.ethnicity));
        break;
      case DimensionKind::disability:
        row.groups.push_back(fixed(kind, record.disability));
        break;
      case DimensionKind::team:
        row.groups.push_back(row.team.empty() ? std::string(not_recorded) : row.team);
        break;
      case DimensionKind::service:
        row.groups.push_back(
            or_not_recorded(people.services(), structure == nullptr ? Numbering::none : structure->service));
        break;
      case DimensionKind::quadrant:
        row.groups.push_back(or_not_recorded(people.quadrants(),
                                             structure == nullptr ? Numbering::none : structure->quadrant));
        break;
      case DimensionKind::column: {
        const std::string group = text_of(rows, columns.dimensions[i]);
        row.groups.push_back(group.empty() ? std::string(not_recorded) : group);
        break;
      }
    }
  }
}

auto order_key(const CountedRow& row) {
  return std::tie(row.person_id, row.date, row.row_id, row.end_date, row.met, row.value, row.team,
                  row.worker);
}

}  // namespace

std::vector<CountedRow> Measurer::counted(const Definition& asked, Date as_at, std::optional<Window> window,
                                          const std::vector<std::string>& dimensions) {
  const Definition& definition = *state_->counted_by(asked, {});
  if (as_at > state_->as_at)
    throw base::Error("the snapshot holds nothing of " + base::format_long(as_at),
                      "Ask for " + base::format_long(state_->as_at) + " or an earlier day.");
  state_->prepare({&definition}, true);
  if (const std::string fault = state_->relations->fault(definition.query); !fault.empty())
    throw base::Error(fault);
  query::Connection connection = state_->relations->connect();
  const RowQuery query(connection, definition, dimensions);
  for (const std::string& wanted : dimensions) {
    if (std::find(query.dimensions().begin(), query.dimensions().end(), wanted) == query.dimensions().end())
      throw base::Error(definition.id + " cannot be broken down by " + wanted,
                        "Choose one of the breakdowns that it names.");
  }
  const RowColumns& columns = query.columns();
  const Definition& windowed = refers(asked.unit) && asked.usual_window ? definition : asked;
  const Period period = series(window_for(windowed, window), as_at, 1, is_point(definition)).back();
  query::Result rows = query.fetch(period.start, period.end, period.end, definition.count_children);
  std::vector<CountedRow> all;
  std::set<std::string> seen;
  while (rows.next()) {
    if (!counts(definition, columns, rows, period)) continue;
    CountedRow row;
    row.person_id = text_of(rows, columns.person);
    row.row_id = text_of(rows, columns.row_id);
    row.date = date_of(rows, columns.date);
    row.end_date = date_of(rows, columns.end);
    const Date day = definition.grain == Grain::event ? row.date.value_or(period.end) : period.end;
    row.met = met_of(definition, columns, rows, day);
    if (given(rows, columns.value)) row.value = rows.number(columns.value);
    const std::uint32_t team = find_team(row, *state_->people, columns, rows, day);
    find_groups(row, query.dimensions(), definition, *state_->people, columns, rows, team, day);
    if (definition.count_children && !row.person_id.empty()) {
      // The latest row stands for the child, and it comes first.
      if (!seen.insert(row.person_id).second) continue;
    }
    all.push_back(std::move(row));
  }
  std::sort(all.begin(), all.end(),
            [](const CountedRow& a, const CountedRow& b) { return order_key(a) < order_key(b); });
  return all;
}

}  // namespace windscreen::measure
