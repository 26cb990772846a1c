// windscreen explain: what a figure is, how it came about, and who is behind it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "cli/explain_beside.h"
#include "cli/figure_cells.h"
#include "lake/lake.h"
#include "measure/example.h"
#include "measure/measure.h"
#include "report/measured_snapshot.h"

namespace windscreen::cli {
namespace {

using measure::Definition;

struct ExplainOptions {
  std::string id;
  std::string as_at;
  std::string window;
  std::string snapshot;
  bool children = false;
};

std::string cell_text(const Cell& value) {
  return std::visit(
      [](const auto& one) -> std::string {
        using T = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<T, std::monostate>) return "";
        if constexpr (std::is_same_v<T, bool>) return one ? "yes" : "no";
        if constexpr (std::is_same_v<T, std::string>) return one;
        if constexpr (std::is_same_v<T, base::Date>) return base::format_long(one);
        if constexpr (std::is_same_v<T, double>) return fmt::format("{:.1f}", one);
        if constexpr (std::is_same_v<T, std::int64_t>) return std::to_string(one);
        return "";
      },
      value);
}

// One field a line; the query last, as it stands in the file.
void print_text(const Rows& rows) {
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const std::string value = cell_text(rows.rows.front()[i]);
    if (value.empty()) continue;
    if (rows.columns[i] == "sql") {
      fmt::print("\n{}\n", value);
    } else if (rows.columns[i] == "sources") {
      fmt::print("{:<16} {} (each with its hash: --format json)\n", "sources",
                 std::count(value.begin(), value.end(), ';') + 1);
    } else {
      fmt::print("{:<16} {}\n", rows.columns[i], value);
    }
  }
}

// The shared relations that the query stands on: without them its SQL says too little.
void print_shared(const Definition& definition, const measure::Catalogue& catalogue) {
  for (const measure::SharedRelation& relation : catalogue.shared) {
    if (std::find(definition.shared.begin(), definition.shared.end(), relation.name) ==
        definition.shared.end()) {
      continue;
    }
    fmt::print("\n{} is\n\n{}\n", relation.name, relation.sql);
  }
}

void print_children(const std::vector<measure::CountedRow>& counted, Format format) {
  Rows rows;
  rows.columns = {"person_id", "row_id", "date", "end_date", "met", "value", "team", "worker"};
  const auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
  for (const measure::CountedRow& one : counted) {
    rows.rows.push_back({text(one.person_id), text(one.row_id), cell(one.date), cell(one.end_date),
                         cell(one.met), number_cell(one.value), text(one.team), text(one.worker)});
  }
  print_for_people(rows, format);
}

void run(const ExplainOptions& options, Context& context) {
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  const measure::Catalogue catalogue = measure::load_catalogue(workspace.indicators_directory());
  const Definition& definition = find_definition(catalogue, options.id);
  const lake::Snapshot snapshot = lake::find_snapshot(workspace, options.snapshot);
  report::MeasuredSnapshot measured(workspace, snapshot, catalogue);
  measure::Request request;
  request.as_at = options.as_at.empty() ? snapshot.as_at : date_option("--as-at", options.as_at);
  if (!options.window.empty()) request.window = measure::find_window(options.window);
  if (!options.children || context.format == Format::table) {
    const measure::Figure newest = measured.newest(definition, request);
    Rows rows = report::explanation(definition, newest, snapshot, request.as_at);
    put_beside(beside_of(workspace, catalogue, definition, newest, request, measured),
               context.format == Format::table, definition, rows);
    if (context.format == Format::table) {
      print_text(rows);
      print_shared(definition, catalogue);
    } else {
      print(rows, context.format);
    }
  }
  if (!options.children) return;
  if (context.format == Format::table) fmt::print("\n");
  std::fflush(stdout);
  print_children(measured.measurer().counted(definition, request.as_at, request.window), context.format);
}

}  // namespace

void add_explain(CLI::App& program, Context& context) {
  CLI::App* command =
      program.add_subcommand("explain", "Says what an indicator is and where its figure comes from");
  const auto options = std::make_shared<ExplainOptions>();
  add_workspace_option(*command, context, "windscreen explain re_referrals_percent --children --format csv");
  add_format_option(*command, context);
  command->add_option("id", options->id, "The indicator's id")->required();
  command->add_option("--as-at", options->as_at, "The day to look from; the snapshot's own when not given");
  command->add_option("--window", options->window, "Another window than the definition's own")
      ->check([](const std::string& text) {
        return measure::find_window(text) ? std::string() : "\"" + text + "\" is not a window";
      });
  command->add_option("--snapshot", options->snapshot, "A snapshot's name or id; the newest when not given");
  command->add_flag("--children", options->children, "List who is counted");
  add_child_level_audience(*command);
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace windscreen::cli
