// windscreen annex-a: the 11 lists of Annex A, as a workbook or CSV files.
#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "lake/lake.h"
#include "report/annex_a_workbook.h"

namespace windscreen::cli {
namespace {

struct AnnexAOptions {
  std::filesystem::path out;
  std::filesystem::path csv;
  std::string snapshot;
  std::string as_at;
};

void write_annex_a(const AnnexAOptions& options, Context& context) {
  if (options.out.empty() && options.csv.empty()) {
    throw CLI::RequiredError("--out FILE.xlsx or --csv DIRECTORY");
  }
  const auto workspace = lake::Workspace::open(context.workspace);
  const auto snapshot = lake::find_snapshot(workspace, options.snapshot);
  report::AnnexAOptions wanted;
  if (!options.as_at.empty()) wanted.as_at = date_option("--as-at", options.as_at);
  std::vector<report::AnnexACount> counts;
  if (!options.out.empty()) counts = report::write_annex_a_workbook(snapshot, options.out, wanted);
  if (!options.csv.empty()) counts = report::write_annex_a_csv(snapshot, options.csv, wanted);

  Rows rows;
  rows.columns = {"list", "title", "rows"};
  std::uint64_t total = 0;
  for (const report::AnnexACount& count : counts) {
    rows.rows.push_back(
        {std::int64_t{count.list}, std::string(count.title), static_cast<std::int64_t>(count.rows)});
    total += count.rows;
  }
  print(rows, context.format);
  for (const auto& path : {options.out, options.csv}) {
    if (path.empty()) continue;
    say(fmt::format("{}: {} rows as at {}, from snapshot {}.", path.string(), total,
                    base::format_long(wanted.as_at.value_or(snapshot.as_at)), snapshot.name()));
  }
}

}  // namespace

void add_annex_a(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("annex-a", "Write the 11 lists of Annex A from a snapshot");
  const auto options = std::make_shared<AnnexAOptions>();
  command->add_option("--out", options->out, "The workbook to write, such as annex_a.xlsx");
  command->add_option("--csv", options->csv, "A directory for CSV files, one a list");
  command->add_option("--snapshot", options->snapshot,
                      "The snapshot's name or the start of its identifier (default: the newest)");
  command->add_option("--as-at", options->as_at, "The day of the lists (default: the snapshot's)")
      ->check([](const std::string& text) {
        return base::parse_date(text)
                   ? std::string()
                   : "\"" + text + "\" is not a date. Write it as 2020-09-30 or 30/09/2020.";
      });
  add_child_level_audience(*command);
  add_workspace_option(*command, context, "windscreen annex-a --out annex_a.xlsx");
  add_format_option(*command, context);
  command->callback([options, &context] { write_annex_a(*options, context); });
}

}  // namespace windscreen::cli
