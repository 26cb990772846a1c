#include "serve/data/snapshot_compare.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "measure/figure_words.h"
#include "query/database.h"
#include "report/headlines.h"
#include "report/report_data.h"

namespace windscreen::serve {
namespace {

using report::Cell;
using report::DataQuality;
using report::Rows;
using report::SinceFigure;
using report::SinceIndicator;
using report::TableCompleteness;

constexpr int compared_months = 36;

Cell share_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return {};
  return report::number_cell(100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

Cell difference_of(const Cell& then, const Cell& now) {
  const auto number = [](const Cell& one) -> std::optional<double> {
    if (const auto* whole = std::get_if<std::int64_t>(&one)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&one)) return *real;
    return std::nullopt;
  };
  const auto a = number(then);
  const auto b = number(now);
  return a && b ? report::number_cell(*b - *a) : Cell();
}

std::vector<Cell> record_row(const char* kind, const std::string& id, const std::string& area,
                             const std::string& name, const char* unit, Cell then, Cell now, bool worse) {
  const Cell difference = difference_of(then, now);
  return {std::string(kind),
          id,
          area,
          name,
          std::string(unit),
          false,
          std::move(then),
          std::move(now),
          Cell(),
          Cell(),
          Cell(),
          Cell(),
          difference,
          worse,
          Cell(),
          Cell(),
          Cell()};
}

bool said_worse(const report::Since& since, const char* kind, const std::string& table,
                const std::string& column) {
  return std::any_of(since.quality.begin(), since.quality.end(), [&](const report::QualityChange& one) {
    return one.worse && one.kind == kind && one.table == table && one.column == column;
  });
}

void add_records(const DataQuality& then, const DataQuality& now, const report::Since& since, Rows& rows) {
  for (const TableCompleteness& table : now.tables) {
    const auto before = std::find_if(then.tables.begin(), then.tables.end(),
                                     [&](const TableCompleteness& one) { return one.table == table.table; });
    const std::int64_t were = before == then.tables.end() ? 0 : before->rows;
    if (were == 0 && table.rows == 0) continue;
    rows.rows.push_back(record_row("table", table.table, "", table.row_is, "rows", were, table.rows,
                                   said_worse(since, "table", table.table, "")));
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::int64_t filled = were == 0 || i >= before->filled.size() ? 0 : before->filled[i];
      if (filled == 0 && table.filled[i] == 0) continue;
      rows.rows.push_back(record_row("column", table.columns[i], table.table, table.columns[i], "percent",
                                     share_of(filled, were), share_of(table.filled[i], table.rows),
                                     said_worse(since, "column", table.table, table.columns[i])));
    }
  }
}

Cell value_of(const std::optional<SinceFigure>& figure) {
  return figure && !figure->point.suppressed ? report::number_cell(figure->point.value) : Cell();
}

Cell words_of(const SinceIndicator& one, const std::optional<SinceFigure>& figure) {
  return figure ? report::text_cell(measure::value_words(*one.definition, figure->point)) : Cell();
}

Cell end_of(const std::optional<SinceFigure>& figure) {
  return figure ? Cell{figure->point.period.end} : Cell();
}

// Which of two measures is of more concern: what got worse, what is no longer measured, what changed, what
// got better, and last what only chance moved.
int concern_of(const SinceIndicator& one) {
  if (!one.lost.empty()) return 1;
  switch (one.verdict.kind) {
    case measure::VerdictKind::worse:
      return 0;
    case measure::VerdictKind::changed:
      return 2;
    case measure::VerdictKind::better:
      return 3;
    case measure::VerdictKind::no_clear_change:
      return one.silent.empty() ? 5 : 4;
    case measure::VerdictKind::not_tested:
      return 6;
  }
  return 6;
}

void add_measures(const std::set<std::string>& headlines, const report::Since& since, Rows& rows) {
  std::vector<const SinceIndicator*> ordered;
  for (const SinceIndicator& one : since.indicators) ordered.push_back(&one);
  std::stable_sort(ordered.begin(), ordered.end(), [](const SinceIndicator* a, const SinceIndicator* b) {
    return std::tuple(concern_of(*a), -a->verdict.size().value_or(0.0)) <
           std::tuple(concern_of(*b), -b->verdict.size().value_or(0.0));
  });
  std::int64_t rank = 0;
  for (const SinceIndicator* one : ordered) {
    const bool lost = !one->lost.empty();
    const std::string sentence = lost ? one->lost : one->verdict.sentence();
    rows.rows.push_back(
        {std::string("measure"), one->definition->id, one->definition->area, one->definition->name,
         std::string(measure::name_of(one->definition->unit)), headlines.contains(one->definition->id),
         value_of(one->then), value_of(one->now), words_of(*one, one->then), words_of(*one, one->now),
         end_of(one->then), end_of(one->now), report::cell(one->difference),
         one->verdict.kind == measure::VerdictKind::worse || lost,
         lost ? Cell{std::string("lost")} : Cell{std::string(measure::name_of(one->verdict.kind))},
         report::text_cell(sentence), ++rank});
  }
}

}  // namespace

Rows compare_snapshots(const LakeState& state, const lake::Snapshot& older, const lake::Snapshot& newer) {
  report::ReportRequest request;
  request.as_at = newer.as_at;
  request.months = compared_months;
  request.since = older;
  const report::Report report = report::collect_since(state.workspace, newer, state.catalogue, request);
  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, older);
  const DataQuality then = report::read_data_quality(connection, older);
  Rows rows;
  rows.columns = {"kind",       "id",    "area",       "name",      "unit",     "headline",
                  "then",       "now",   "then_words", "now_words", "then_end", "now_end",
                  "difference", "worse", "verdict",    "sentence",  "rank"};
  if (!report.since) return rows;
  std::set<std::string> headlines;
  for (const report::Headline& one : report::read_headlines(state.workspace, state.catalogue))
    headlines.insert(one.begin(), one.end());
  add_measures(headlines, *report.since, rows);
  add_records(then, report.quality, *report.since, rows);
  return rows;
}

}  // namespace windscreen::serve
