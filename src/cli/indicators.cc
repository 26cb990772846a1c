// windscreen indicators: computes figures, lists the definitions, or runs their worked examples.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/error.h"
#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "cli/figure_cells.h"
#include "lake/lake.h"
#include "measure/example.h"
#include "measure/measure.h"
#include "measure/nearest.h"
#include "report/measured_snapshot.h"

namespace windscreen::cli {
namespace {

using base::Error;
using measure::Catalogue;
using measure::Definition;

struct IndicatorsOptions {
  std::vector<std::string> ids;
  std::string area;
  std::string as_at;
  int months = 1;
  std::vector<std::string> dimensions;
  std::string window;
  std::string audience = "internal";
  int round_to = 1;
  std::string snapshot;
  bool list = false;
  bool check = false;
};

std::vector<const Definition*> chosen(const Catalogue& catalogue, const IndicatorsOptions& options) {
  std::vector<const Definition*> definitions =
      options.ids.empty() ? catalogue.all() : std::vector<const Definition*>{};
  for (const std::string& id : options.ids) definitions.push_back(&find_definition(catalogue, id));
  if (options.area.empty()) return definitions;
  std::vector<std::string_view> areas;
  for (const Definition& one : catalogue.definitions) {
    if (std::find(areas.begin(), areas.end(), one.area) == areas.end()) areas.push_back(one.area);
  }
  if (std::find(areas.begin(), areas.end(), options.area) == areas.end())
    throw Error(fmt::format("there is no area \"{}\"", options.area),
                fmt::format("Did you mean {}?", measure::nearest_words(options.area, areas)));
  std::erase_if(definitions, [&](const Definition* one) { return one->area != options.area; });
  return definitions;
}

void print_list(const std::vector<const Definition*>& definitions, Format format) {
  Rows rows = report::definition_rows(definitions);
  if (format == Format::table) {
    // A definition is a paragraph, and a hash is for programs: a table on a screen has no room for either.
    for (std::vector<Cell>& row : rows.rows) row.resize(9);
    rows.columns.resize(9);
  }
  print(rows, format);
}

// One row an indicator: how its worked example came out. True when none fails.
bool print_check(const Catalogue& catalogue, const std::vector<const Definition*>& definitions,
                 Format format) {
  Rows rows;
  rows.columns = {"id", "local", "result", "detail"};
  bool sound = catalogue.faults.empty();
  for (const Definition* one : definitions) {
    const auto example = std::find_if(catalogue.examples.begin(), catalogue.examples.end(),
                                      [&](const auto& text) { return text.id == one->id; });
    if (example == catalogue.examples.end()) {
      rows.rows.push_back({one->id, one->local, std::string("no example"),
                           fmt::format("Write one beside it: {}.example (docs/indicators.md).", one->id)});
      continue;
    }
    std::vector<std::string> differences;
    try {
      differences = run_example(catalogue, *one, *example);
    } catch (const Error& error) {
      differences = {error.remedy().empty() ? error.what()
                                            : fmt::format("{}. {}", error.what(), error.remedy())};
    }
    sound = sound && differences.empty();
    if (differences.empty()) rows.rows.push_back({one->id, one->local, std::string("as expected"), Cell()});
    for (const std::string& difference : differences)
      rows.rows.push_back({one->id, one->local, std::string("differs"), difference});
  }
  print(rows, format);
  return sound;
}

LazyRows without_last(LazyRows rows, std::size_t columns) {
  const std::size_t kept = rows.columns.size() - columns;
  rows.columns.resize(kept);
  rows.row = [row = std::move(rows.row), kept](std::size_t at) {
    std::vector<Cell> cells = row(at);
    cells.resize(kept);
    return cells;
  };
  return rows;
}

bool compute(const lake::Workspace& workspace, const Catalogue& catalogue,
             const std::vector<const Definition*>& definitions, const IndicatorsOptions& options,
             Format format) {
  const lake::Snapshot snapshot = lake::find_snapshot(workspace, options.snapshot);
  measure::Request request;
  request.as_at = options.as_at.empty() ? snapshot.as_at : date_option("--as-at", options.as_at);
  request.months = options.months;
  request.dimensions = options.dimensions;
  request.audience = options.audience == "public" ? measure::Audience::public_ : measure::Audience::internal;
  request.round_to = options.round_to;
  if (!options.window.empty()) request.window = measure::find_window(options.window);
  report::MeasuredSnapshot measured(workspace, snapshot, catalogue);
  Progress progress("indicators", definitions.size());
  const report::MeasuredFigures figures =
      measured.compute(definitions, request, [&](std::size_t done) { progress.at(done); });
  for (const measure::MeasureFault& fault : figures.measurement.faults)
    say(fmt::format("{}: {}", fault.id, fault.what));
  say_disclosure(figures.measurement.disclosure, options.round_to);
  const bool for_reading = format == Format::table;
  LazyRows rows = measured.rows(definitions, figures, for_reading);
  // The benchmarks' years, the sentence beside them and the spread make a table too wide for a screen.
  if (for_reading) rows = without_last(std::move(rows), wide_columns);
  print(rows, format);
  return !figures.measurement.figures.empty() || definitions.empty();
}

void run(const IndicatorsOptions& options, Context& context) {
  const bool only_definitions = options.list || options.check;
  const std::filesystem::path own = context.workspace / "indicators";
  const Catalogue catalogue = measure::load_catalogue(own);
  say_faults(catalogue);
  const std::vector<const Definition*> definitions = chosen(catalogue, options);
  if (options.list) print_list(definitions, context.format);
  if (options.check && !print_check(catalogue, definitions, context.format)) context.exit_code = 1;
  if (only_definitions) return;
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  if (!compute(workspace, catalogue, definitions, options, context.format)) context.exit_code = 1;
}

}  // namespace

void add_indicators(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("indicators", "Computes indicators from a snapshot");
  const auto options = std::make_shared<IndicatorsOptions>();
  add_workspace_option(
      *command, context,
      "windscreen indicators --id re_referrals_percent --months 12 --by source --format csv");
  add_format_option(*command, context);
  command->add_option("--id", options->ids, "Only these indicators")->delimiter(',');
  command->add_option("--area", options->area, "Only the indicators of an area, such as assessments");
  command->add_option("--as-at", options->as_at, "The day to look from; the snapshot's own when not given");
  command
      ->add_option("--months", options->months,
                   "The periods that end in so many months, instead of the newest")
      ->check(CLI::Range(1, 600));
  command->add_option("--by", options->dimensions, "Break down by dimensions, or by all")->delimiter(',');
  command
      ->add_option("--window", options->window,
                   "month, quarter, rolling_12_months, year_to_date, financial_year or snapshot")
      ->check([](const std::string& text) {
        return measure::find_window(text) ? std::string() : "\"" + text + "\" is not a window";
      });
  command->add_option("--audience", options->audience, "internal, or public: small numbers are suppressed")
      ->check(CLI::IsMember({"internal", "public"}))
      ->capture_default_str();
  add_round_option(*command, options->round_to);
  command->add_option("--snapshot", options->snapshot, "A snapshot's name or id; the newest when not given");
  command->add_flag("--list", options->list, "List the definitions instead of computing");
  command->add_flag("--check", options->check, "Run the worked examples instead of computing");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace windscreen::cli
