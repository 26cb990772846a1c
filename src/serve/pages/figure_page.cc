// Figures of the report's document as rows.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "report/figure_rows.h"
#include "serve/pages/page_cells.h"
#include "serve/pages/page_rows.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using report::Cell;
using report::Rows;

// One column of a series or breakdown at a place; absent where the column or the place is.
Cell at(const json& columns, const char* name, std::size_t place) {
  const auto column = columns.find(name);
  if (column == columns.end() || !column->is_array() || place >= column->size()) return {};
  return cell_of((*column)[place]);
}

// What stands at single places: [place, words] pairs.
std::map<std::size_t, std::string> pairs_of(const json& columns, const char* name) {
  std::map<std::size_t, std::string> result;
  for (const json& pair : columns.value(name, json::array()))
    result.emplace(pair[0].get<std::size_t>(), pair[1].get<std::string>());
  return result;
}

// What is the same for every figure of one indicator.
struct Context {
  const json& report;
  const json& indicator;
  Rows& rows;
};

// What stands beside one figure.
struct Beside {
  Cell lower;
  Cell upper;
  Cell signal;
  Cell compared_start;
  Cell compared_end;
  Cell note;
  /// The published figures; null where there are none.
  json comparison;
};

void add_figure(const Context& context, const json& columns, std::size_t place, const json& period,
                const std::string& dimension, const std::string& group, const std::set<std::size_t>& hidden,
                const std::map<std::size_t, std::string>& symbols, const Beside& beside) {
  const json& indicator = context.indicator;
  const bool suppressed = hidden.contains(place);
  const auto shown = [&](Cell cell) { return suppressed ? Cell() : std::move(cell); };
  const auto published = [&](const char* whose, const char* what) {
    if (!beside.comparison.is_object()) return Cell();
    const json value = beside.comparison.value(whose, json());
    return value.is_object() ? cell_in(value, what) : Cell();
  };
  Cell symbol;
  if (suppressed)
    symbol = std::string("c");
  else if (const auto found = symbols.find(place); found != symbols.end())
    symbol = found->second;
  context.rows.rows.push_back({text_of(indicator, "id"),
                               text_of(indicator, "area"),
                               text_of(indicator, "name"),
                               text_of(indicator, "unit"),
                               cell_of(period[0]),
                               cell_of(period[1]),
                               dimension,
                               group,
                               shown(at(columns, "value", place)),
                               shown(at(columns, "numerator", place)),
                               shown(at(columns, "denominator", place)),
                               suppressed,
                               published("england", "value"),
                               published("region", "value"),
                               published("neighbours_mean", "value"),
                               shown(beside.lower),
                               shown(beside.upper),
                               text_of(context.report.at("provenance"), "snapshot"),
                               beside.compared_start,
                               beside.compared_end,
                               beside.note,
                               beside.signal,
                               published("england", "year"),
                               published("region", "year"),
                               published("neighbours_mean", "year"),
                               beside.comparison.is_object() ? cell_in(beside.comparison, "words") : Cell(),
                               shown(at(columns, "spread_low", place)),
                               shown(at(columns, "spread_high", place)),
                               shown(at(columns, "largest", place)),
                               symbol});
}

void add_series(const Context& context) {
  const json& series = context.indicator.at("series");
  const json& periods = context.report.at("periods");
  const json analysis = context.indicator.value("analysis", json::object());
  const auto hidden = series.at("suppressed").get<std::set<std::size_t>>();
  const auto symbols = pairs_of(series, "symbols");
  const auto notes = pairs_of(series, "notes");
  std::map<std::size_t, std::string> signals;
  for (const json& one : analysis.value("signals", json::array())) {
    std::string& words = signals[one.at("place").get<std::size_t>()];
    words += (words.empty() ? "" : " ") + one.at("words").get<std::string>();
  }
  const std::size_t count = series.at("period").size();
  for (std::size_t place = 0; place < count; ++place) {
    Beside beside;
    beside.lower = at(analysis, "lower", place);
    beside.upper = at(analysis, "upper", place);
    if (const auto found = signals.find(place); found != signals.end())
      beside.signal = report::text_cell(found->second);
    if (const auto found = notes.find(place); found != notes.end())
      beside.note = report::text_cell(found->second);
    if (const json compared = series.value("compared", json());
        compared.is_array() && !compared.at(place).is_null()) {
      const json& days = periods.at(compared[place].get<std::size_t>());
      beside.compared_start = cell_of(days[0]);
      beside.compared_end = cell_of(days[1]);
    }
    if (place + 1 == count) beside.comparison = context.indicator.value("comparison", json());
    add_figure(context, series, place, periods.at(series["period"][place].get<std::size_t>()), "total", "all",
               hidden, symbols, beside);
  }
}

void add_breakdown(const Context& context, const json& breakdown) {
  const auto hidden = breakdown.at("suppressed").get<std::set<std::size_t>>();
  const auto symbols = pairs_of(breakdown, "symbols");
  const json& period = context.report.at("periods").at(breakdown.at("period").get<std::size_t>());
  const auto dimension =
      context.report.at("dimensions").at(breakdown.at("dimension").get<std::size_t>()).get<std::string>();
  const json funnel = breakdown.value("funnel", json::object());
  const json& groups = breakdown.at("group");
  for (std::size_t place = 0; place < groups.size(); ++place) {
    Beside beside;
    beside.lower = at(funnel, "lower_95", place);
    beside.upper = at(funnel, "upper_95", place);
    beside.signal = at(funnel, "standing", place);
    add_figure(context, breakdown, place, period, dimension,
               context.report.at("groups").at(groups[place].get<std::size_t>()).get<std::string>(), hidden,
               symbols, beside);
  }
}

}  // namespace

Rows figure_page(const json& report, const std::function<bool(const json& indicator)>& wanted) {
  Rows rows;
  rows.columns = report::figure_columns();
  for (const json& indicator : report.at("indicators")) {
    if (!wanted(indicator)) continue;
    const Context context{report, indicator, rows};
    add_series(context);
    for (const json& breakdown : indicator.at("breakdowns")) add_breakdown(context, breakdown);
  }
  return rows;
}

}  // namespace windscreen::serve
