// `windscreen benchmark`: imports published statistics, or lists what is imported.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "benchmark/store.h"
#include "cli/command.h"
#include "lake/workspace.h"

namespace windscreen::cli {
namespace {

constexpr std::size_t rejects_shown = 20;

std::string symbols_of(const benchmark::Dataset& dataset) {
  std::string text;
  for (const auto& [symbol, times] : dataset.symbols)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", symbol, times);
  return text;
}

void print_datasets(const std::vector<benchmark::Dataset>& datasets, Format format) {
  Rows rows;
  rows.columns = {"dataset",  "kind",    "first_year",  "last_year", "rows",   "values",
                  "rejected", "symbols", "imported_at", "file",      "sha256", "bytes"};
  const auto number = [](std::uint64_t value) { return Cell{static_cast<std::int64_t>(value)}; };
  for (const benchmark::Dataset& one : datasets) {
    rows.rows.push_back({one.name, std::string(name_of(one.kind)),
                         one.first_year == 0 ? Cell() : Cell{std::int64_t{one.first_year}},
                         one.last_year == 0 ? Cell() : Cell{std::int64_t{one.last_year}}, number(one.rows),
                         number(one.values), number(one.rejected), symbols_of(one), one.imported_at, one.file,
                         one.sha256, number(one.bytes)});
  }
  if (format == Format::table) {
    // File, hash and size are for programs; they would make the table too wide to read.
    constexpr std::size_t shown = 8;
    rows.columns.resize(shown);
    for (std::vector<Cell>& row : rows.rows) row.resize(shown);
  }
  print(rows, format);
}

void import_files(Context& context, const std::vector<std::filesystem::path>& files) {
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  std::unique_ptr<Progress> progress = std::make_unique<Progress>("Reading", files.size());
  const benchmark::ImportResult result =
      benchmark::import_files(workspace.directory(), files, [&](std::size_t done) { progress->at(done); });
  progress.reset();
  for (const std::string& name : result.replaced)
    say(fmt::format("{} was there already: the new file takes its place.", name));
  for (std::size_t i = 0; i < std::min(result.rejects.size(), rejects_shown); ++i) {
    const auto& [file, reject] = result.rejects[i];
    say(fmt::format("{}, line {}: {}{}{}", file, reject.line,
                    reject.column.empty() ? "" : fmt::format("{}: ", reject.column), reject.reason,
                    reject.text.empty() ? "" : fmt::format(": \"{}\"", reject.text)));
  }
  std::uint64_t rejected = 0;
  for (const benchmark::Dataset& one : result.imported) rejected += one.rejected;
  if (rejected > 0) {
    say(fmt::format("{} {} could not be read and {} left out{}.", rejected,
                    rejected == 1 ? "cell or row" : "cells or rows", rejected == 1 ? "is" : "are",
                    rejected > rejects_shown ? "; the first of them are named above" : ""));
  }
  print_datasets(result.imported, context.format);
}

}  // namespace

void add_benchmark(CLI::App& program, Context& context) {
  CLI::App* command =
      program.add_subcommand("benchmark", "Import the department's published statistics, or list them");
  command->require_subcommand(1);

  CLI::App* import = command->add_subcommand(
      "import",
      "Import CSV files of explore education statistics, tables of statistical neighbours, and the "
      "interactive tool's Parquet file; all of them or none");
  const auto files = std::make_shared<std::vector<std::filesystem::path>>();
  import->add_option("files", *files, "The files as downloaded")
      ->required()
      ->check(CLI::ExistingFile)
      ->option_text("FILE...");
  add_workspace_option(*import, context, "windscreen benchmark import dfe/*.csv lait_2025.parquet");
  add_format_option(*import, context);
  import->callback([&context, files] { import_files(context, *files); });

  CLI::App* list = command->add_subcommand("list", "List what is imported: datasets, years, rows, symbols");
  add_workspace_option(*list, context, "windscreen benchmark list --format csv");
  add_format_option(*list, context);
  list->callback([&context] {
    const lake::Workspace workspace = lake::Workspace::open(context.workspace);
    print_datasets(benchmark::list_datasets(workspace.directory()), context.format);
  });
}

}  // namespace windscreen::cli
