// windscreen write-return: a statutory return written from a snapshot, for submitting it.
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "lake/lake.h"
#include "report/returns/cin_census_writer.h"
#include "report/returns/ssda903_set_writer.h"

namespace windscreen::cli {
namespace {

struct WriteReturnOptions {
  std::string which;
  std::string year;
  std::string snapshot;
  std::string start;
  std::string end;
  std::filesystem::path out;
};

report::ReturnPeriod period_of(const WriteReturnOptions& options) {
  const auto year = report::parse_return_year(options.year);
  if (!year)
    throw CLI::ValidationError("--year", "\"" + options.year + "\" is not a year. Write it as 2025-26.");
  report::ReturnPeriod period = *year;
  if (!options.start.empty()) period.start = date_option("--collection-start", options.start);
  if (!options.end.empty()) period.end = date_option("--collection-end", options.end);
  if (period.end < period.start)
    throw CLI::ValidationError("--collection-end", "the collection ends before it starts");
  return period;
}

void write_return(const WriteReturnOptions& options, Context& context) {
  const report::ReturnPeriod period = period_of(options);
  const auto workspace = lake::Workspace::open(context.workspace);
  const auto snapshot = lake::find_snapshot(workspace, options.snapshot);
  const bool census = options.which == "cin";
  const report::WrittenReturn written = census ? report::write_cin_census(snapshot, period, options.out)
                                               : report::write_ssda903_set(snapshot, period, options.out);
  Rows rows;
  rows.columns = {"table", "rows"};
  std::uint64_t total = 0;
  for (const report::WrittenTable& table : written.tables) {
    rows.rows.push_back({table.name, static_cast<std::int64_t>(table.rows)});
    total += table.rows;
  }
  print(rows, context.format);
  for (const std::string& note : written.notes) say(note);
  const std::filesystem::path place =
      census ? options.out / std::string(report::cin_census_file) : options.out;
  say(fmt::format("{}: {} rows of {} to {}, from snapshot {}{}.", place.string(), total,
                  base::format_long(period.start), base::format_long(period.end), snapshot.name(),
                  written.whole ? ", which goes back whole" : ""));
  say(fmt::format("Check it before you submit it: windscreen validate --return {} --year {} {}",
                  options.which, options.year, place.string()));
}

}  // namespace

void add_write_return(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand(
      "write-return", "Write the SSDA903 (CSV files) or the children in need census (XML) from a snapshot");
  const auto options = std::make_shared<WriteReturnOptions>();
  command->add_option("--return", options->which, "Which return: ssda903 or cin")
      ->required()
      ->check(CLI::IsMember({"ssda903", "cin"}));
  command->add_option("--year", options->year, "The collection's year, such as 2025-26")->required();
  command->add_option("--out", options->out, "The directory to write into; it is made when missing")
      ->required();
  command->add_option("--snapshot", options->snapshot,
                      "The snapshot's name or the start of its identifier (default: the newest)");
  command
      ->add_option("--collection-start", options->start,
                   "The collection's first day (default: 1 April of the year)")
      ->type_name("DATE");
  command
      ->add_option("--collection-end", options->end,
                   "The collection's last day (default: 31 March of the year)")
      ->type_name("DATE");
  add_child_level_audience(*command);
  add_workspace_option(*command, context,
                       "windscreen write-return --return ssda903 --year 2025-26 --out return");
  add_format_option(*command, context);
  command->callback([options, &context] { write_return(*options, context); });
}

}  // namespace windscreen::cli
