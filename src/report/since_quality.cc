// What fell in the records themselves between two snapshots.
#include <algorithm>
#include <numeric>
#include <set>

#include "report/report_data.h"
#include "report/since.h"

namespace windscreen::report {
namespace {

// From where a change of the records is said to be one for the worse (docs/report.md).
constexpr double points_of_rows = 1.0;
constexpr double points_of_column = 5.0;
constexpr double fewer_rows = 0.95;
constexpr std::int64_t enough_rows = 20;

double percent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::int64_t total(const std::vector<CodeCount>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [](std::int64_t sum, const CodeCount& one) { return sum + one.rows; });
}

std::int64_t rows_read(const lake::Snapshot& snapshot) {
  std::uint64_t rows = 0;
  for (const lake::SourceRecord& record : snapshot.sources) rows += record.counts.read;
  return static_cast<std::int64_t>(rows);
}

QualityChange change(std::string kind, std::int64_t then_part, std::int64_t then_whole, std::int64_t now_part,
                     std::int64_t now_whole) {
  QualityChange result;
  result.kind = std::move(kind);
  result.then_part = then_part;
  result.then_whole = then_whole;
  result.now_part = now_part;
  result.now_whole = now_whole;
  return result;
}

// A share that should be small.
bool rose(const QualityChange& one) {
  return one.now_whole >= enough_rows && percent(one.now_part.value_or(0), one.now_whole) -
                                                 percent(one.then_part.value_or(0), one.then_whole) >=
                                             points_of_rows;
}

// A share that should be large.
bool fell(const QualityChange& one, double points) {
  return one.now_whole >= enough_rows && one.then_whole >= enough_rows &&
         percent(one.then_part.value_or(0), one.then_whole) -
                 percent(one.now_part.value_or(0), one.now_whole) >=
             points;
}

std::int64_t cells(const TableCompleteness& table) {
  return std::accumulate(table.filled.begin(), table.filled.end(), std::int64_t{0});
}

void compare_tables(const TableCompleteness& then, const TableCompleteness& now, bool alike,
                    std::vector<QualityChange>& changes) {
  if (then.rows == 0 && now.rows == 0) return;
  QualityChange rows;
  rows.kind = "table";
  rows.table = now.table;
  rows.then_whole = then.rows;
  rows.now_whole = now.rows;
  rows.worse = alike && then.rows >= enough_rows &&
               static_cast<double>(now.rows) < fewer_rows * static_cast<double>(then.rows);
  changes.push_back(rows);
  const auto columns = static_cast<std::int64_t>(now.columns.size());
  QualityChange filled = change("cells", cells(then), then.rows * columns, cells(now), now.rows * columns);
  filled.table = now.table;
  filled.worse = alike && then.rows >= enough_rows && now.rows >= enough_rows && fell(filled, points_of_rows);
  changes.push_back(filled);
  if (!alike) return;
  for (std::size_t column = 0; column < now.columns.size() && column < then.filled.size(); ++column) {
    QualityChange one = change("column", then.filled[column], then.rows, now.filled[column], now.rows);
    one.table = now.table;
    one.column = now.columns[column];
    one.worse = fell(one, points_of_column);
    if (one.worse) changes.push_back(one);
  }
}

}  // namespace

std::vector<std::string> formats_of(const lake::Snapshot& snapshot) {
  std::set<std::string> formats;
  for (const lake::SourceRecord& record : snapshot.sources) formats.insert(record.source.format);
  return {formats.begin(), formats.end()};
}

std::vector<QualityChange> quality_changes(const OlderFigures& older, const Report& report,
                                           const std::optional<Teamless>& teams) {
  std::vector<QualityChange> changes;
  const bool alike = formats_of(older.snapshot) == formats_of(report.snapshot);
  const auto count = [](std::uint64_t rows) { return static_cast<std::int64_t>(rows); };
  changes.push_back(change("rejected", count(older.snapshot.rejected), rows_read(older.snapshot),
                           count(report.snapshot.rejected), rows_read(report.snapshot)));
  changes.back().worse = rose(changes.back());
  changes.push_back(change("flagged", total(older.quality.flags), rows_read(older.snapshot),
                           total(report.quality.flags), rows_read(report.snapshot)));
  changes.back().worse = rose(changes.back());
  if (older.teams && teams) {
    changes.push_back(
        change("team", older.teams->without, older.teams->children, teams->without, teams->children));
    changes.back().worse = rose(changes.back());
  }
  for (const TableCompleteness& now : report.quality.tables) {
    const auto then = std::ranges::find(older.quality.tables, now.table, &TableCompleteness::table);
    if (then != older.quality.tables.end()) compare_tables(*then, now, alike, changes);
  }
  return changes;
}

}  // namespace windscreen::report
