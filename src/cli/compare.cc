// windscreen compare: what has changed between two snapshots, measure by measure.
#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "cli/figure_cells.h"
#include "measure/figure_words.h"
#include "measure/number_words.h"
#include "report/report_data.h"

namespace windscreen::cli {
namespace {

using report::QualityChange;
using report::SinceFigure;
using report::SinceIndicator;

struct CompareOptions {
  std::string older;
  std::string newer;
  int months = 36;
  measure::Audience audience = measure::Audience::internal;
  int round_to = 1;
};

Cell text(const std::string& words) { return words.empty() ? Cell() : Cell{words}; }

void add_figure(std::vector<Cell>& row, const std::optional<SinceFigure>& figure) {
  if (!figure) {
    row.insert(row.end(), 8, Cell());
    return;
  }
  const measure::SeriesPoint& point = figure->point;
  row.insert(row.end(),
             {point.period.start, point.period.end, cell(point.value), cell(point.numerator),
              cell(point.denominator), cell(point.spread_low), cell(point.spread_high), cell(point.largest)});
}

std::string silences(const SinceIndicator& one) {
  std::string words;
  for (const auto& [kind, sentence] : one.silent)
    words += fmt::format("{}{}", words.empty() ? "" : " ", name_of(kind));
  return words;
}

Rows all_of(const report::Since& since, const std::string& newer) {
  Rows rows;
  rows.columns = {"id", "area", "name", "unit"};
  for (const char* which : {"then", "again", "now"}) {
    for (const char* part :
         {"start", "end", "value", "numerator", "denominator", "spread_low", "spread_high", "largest"})
      rows.columns.push_back(fmt::format("{}_{}", which, part));
  }
  for (const char* column :
       {"then_suppressed", "now_suppressed", "difference", "verdict", "sentence", "silent", "restated",
        "by_records", "lost", "redefined", "defined_since", "then_snapshot", "now_snapshot"})
    rows.columns.emplace_back(column);
  for (const SinceIndicator& one : since.indicators) {
    std::vector<Cell> row = {one.definition->id, one.definition->area, one.definition->name,
                             std::string(measure::name_of(one.definition->unit))};
    add_figure(row, one.then);
    add_figure(row, one.again);
    add_figure(row, one.now);
    row.insert(row.end(), {one.then && one.then->point.suppressed, one.now && one.now->point.suppressed,
                           cell(one.difference), std::string(measure::name_of(one.verdict.kind)),
                           text(one.verdict.sentence()), text(silences(one)), text(one.restated),
                           one.by_records, text(one.lost), since.reported_at ? Cell{one.redefined} : Cell(),
                           since.reported_at ? Cell{one.defined_since} : Cell(), since.snapshot, newer});
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

std::string shown(const SinceIndicator& one, const std::optional<SinceFigure>& figure) {
  if (!figure) return {};
  return figure->point.suppressed ? "suppressed" : measure::value_words(*one.definition, figure->point);
}

std::string change_of(const SinceIndicator& one) {
  if (!one.lost.empty()) return "no longer measured";
  return one.by_records ? "in the records" : std::string(measure::name_of(one.verdict.kind));
}

// On a screen: a line a measure.
Rows summary_of(const report::Since& since) {
  Rows rows;
  rows.columns = {"id", "then", "to", "same day now", "now", "to", "change", "in silence"};
  for (const SinceIndicator& one : since.indicators) {
    const auto end = [](const std::optional<SinceFigure>& figure) {
      return figure ? Cell{figure->point.period.end} : Cell();
    };
    rows.rows.push_back({one.definition->id, text(shown(one, one.then)), end(one.then),
                         one.restated.empty() ? Cell() : text(shown(one, one.again)),
                         text(shown(one, one.now)), end(one.now), change_of(one), text(silences(one))});
  }
  return rows;
}

std::string words_of(const QualityChange& one) {
  const auto share = [](const std::optional<std::int64_t>& part, std::int64_t whole) {
    const double percent =
        whole == 0 ? 0.0 : 100.0 * static_cast<double>(part.value_or(0)) / static_cast<double>(whole);
    return fmt::format("{} of {} ({})", measure::number_words(static_cast<double>(part.value_or(0)), 0),
                       measure::number_words(static_cast<double>(whole), 0), measure::percent_words(percent));
  };
  if (one.kind == "table")
    return fmt::format("{}: {} rows then, {} now", one.table,
                       measure::number_words(static_cast<double>(one.then_whole), 0),
                       measure::number_words(static_cast<double>(one.now_whole), 0));
  const std::string what = one.kind == "rejected"  ? "Rows rejected"
                           : one.kind == "flagged" ? "Rows flagged"
                           : one.kind == "team"    ? "Open episodes of need without a team"
                           : one.kind == "cells"   ? one.table + ", cells with a value"
                                                   : fmt::format("{}.{} with a value", one.table, one.column);
  return fmt::format("{}: {} then, {} now", what, share(one.then_part, one.then_whole),
                     share(one.now_part, one.now_whole));
}

void say_rest(const report::Report& report, const report::Since& since) {
  for (const QualityChange& one : since.quality) {
    if (one.worse) say("Data quality fell. " + words_of(one) + ".");
  }
  if (!since.reported_at)
    say(
        fmt::format("No report of {} was made in this workspace, so it is not known whether definitions have "
                    "changed since. Both snapshots are measured by today's.",
                    since.snapshot));
  std::size_t redefined = 0;
  for (const SinceIndicator& one : since.indicators) redefined += one.redefined ? 1 : 0;
  if (redefined > 0)
    say(
        fmt::format("{} definitions have changed since the last report of {}; both snapshots are measured by "
                    "today's.",
                    redefined, since.snapshot));
  for (const std::string& id : since.undefined) say(fmt::format("No longer defined: {}", id));
  for (const auto& [id, what] : report.faults) say(fmt::format("Not computed: {}: {}", id, what));
}

void compare(const CompareOptions& options, Context& context) {
  const auto workspace = lake::Workspace::open(context.workspace);
  const auto older = lake::find_snapshot(workspace, options.older);
  const auto newer = lake::find_snapshot(workspace, options.newer);
  if (older.as_at > newer.as_at)
    throw base::Error(fmt::format("{} is of a later day than {}", older.name(), newer.name()),
                      "Name the older snapshot first.");
  const auto catalogue = measure::load_catalogue(workspace.indicators_directory());
  say_faults(catalogue);
  report::ReportRequest request;
  request.as_at = newer.as_at;
  request.months = options.months;
  request.audience = options.audience;
  request.round_to = options.round_to;
  request.since = older;
  std::unique_ptr<Progress> progress;
  const report::Report report =
      report::collect_since(workspace, newer, catalogue, request, [&](std::size_t done, std::size_t steps) {
        if (!progress) progress = std::make_unique<Progress>("Comparing", steps);
        progress->at(done);
      });
  progress.reset();
  if (!report.since) return;
  print(context.format == Format::table ? summary_of(*report.since) : all_of(*report.since, newer.name()),
        context.format);
  say_rest(report, *report.since);
}

}  // namespace

void add_compare(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("compare", "What has changed between two snapshots");
  const auto options = std::make_shared<CompareOptions>();
  command->add_option("older", options->older, "The older snapshot's name or the start of it")->required();
  command->add_option("newer", options->newer, "The newer one (default: the newest)");
  command->add_option("--months", options->months, "Months of history by which chance is judged")
      ->check(CLI::Range(1, 240))
      ->capture_default_str();
  add_audience_option(*command, options->audience,
                      "internal, or public: only the newest figures of each, and none that differ by 1 to 5 "
                      "(default: internal)");
  add_round_option(*command, options->round_to);
  add_workspace_option(*command, context,
                       "windscreen compare 2020-09-30 2020-12-31 --format csv > changes.csv");
  add_format_option(*command, context);
  command->callback([options, &context] { compare(*options, context); });
}

}  // namespace windscreen::cli
