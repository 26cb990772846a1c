// windscreen report: the performance report, one HTML file.
#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "measure/definition.h"
#include "report/html_report.h"
#include "report/report_data.h"
#include "report/report_record.h"

namespace windscreen::cli {
namespace {

struct ReportOptions {
  std::filesystem::path out;
  std::string as_at;
  std::string snapshot;
  std::string since;
  int months = 36;
  measure::Audience audience = measure::Audience::internal;
  int round_to = 1;
};

// The snapshot to compare with: the named one, the one before, or none.
std::optional<lake::Snapshot> since_of(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                                       base::Date as_at, const std::string& wanted) {
  if (wanted == "none") return std::nullopt;
  if (wanted.empty()) return report::snapshot_before(workspace, snapshot, as_at);
  auto since = lake::find_snapshot(workspace, wanted);
  if (since.as_at > as_at)
    throw base::Error(fmt::format("the snapshot {} is of a later day than the report ({})", since.name(),
                                  base::format_long(as_at)),
                      "Give --since an earlier snapshot (`windscreen snapshots` lists them), or none.");
  return since;
}

void make_report(const ReportOptions& options, Context& context) {
  const auto workspace = lake::Workspace::open(context.workspace);
  const auto snapshot = lake::find_snapshot(workspace, options.snapshot);
  const auto catalogue = measure::load_catalogue(workspace.indicators_directory());
  report::ReportRequest request;
  request.as_at = options.as_at.empty() ? snapshot.as_at : date_option("--as-at", options.as_at);
  request.months = options.months;
  request.audience = options.audience;
  request.round_to = options.round_to;
  request.since = since_of(workspace, snapshot, request.as_at, options.since);

  std::unique_ptr<Progress> progress;
  const report::Report report =
      report::collect(workspace, snapshot, catalogue, request, [&](std::size_t done, std::size_t steps) {
        if (!progress) progress = std::make_unique<Progress>("Computing", steps);
        progress->at(done);
      });
  progress.reset();
  report::write_html(report, options.out);
  try {
    report::keep_report_record(workspace, snapshot.name(), report::record_of(report));
  } catch (const base::Error& error) {
    say(fmt::format(
        "The workspace does not remember this report, so the next one cannot say which definitions "
        "have changed: {}.",
        error.what()));
  }

  std::error_code unknown;
  const auto bytes = std::filesystem::file_size(options.out, unknown);
  say(fmt::format(
      "{}: {} indicators over {} months as at {}, {:.1f} MB. Open it in a browser; it needs no network.",
      options.out.string(), report.indicators.size(), options.months, base::format_long(request.as_at),
      unknown ? 0.0 : static_cast<double>(bytes) / 1e6));
  if (report.since)
    say(fmt::format("Compared with the snapshot {} (--since names another, or none).",
                    report.since->snapshot));
  say_disclosure(report.disclosure, options.round_to);
  for (const auto& [id, what] : report.faults) say(fmt::format("Not computed: {}: {}", id, what));
}

}  // namespace

void add_report(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("report", "Write the performance report: one HTML file");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("--out", options->out, "The file to write, such as report.html")->required();
  command->add_option("--as-at", options->as_at, "The day of the figures (default: the snapshot's)")
      ->check([](const std::string& text) {
        return base::parse_date(text)
                   ? std::string()
                   : "\"" + text + "\" is not a date. Write it as 2020-09-30 or 30/09/2020.";
      });
  command->add_option("--snapshot", options->snapshot,
                      "The snapshot's name or the start of its identifier (default: the newest)");
  command->add_option("--since", options->since,
                      "The snapshot of the last report, to compare with, or none (default: the one before)");
  command->add_option("--months", options->months, "Months of history")
      ->check(CLI::Range(1, 240))
      ->capture_default_str();
  add_audience_option(*command, options->audience,
                      "internal, or public: small numbers are then suppressed (default: internal)");
  add_round_option(*command, options->round_to);
  add_workspace_option(*command, context, "windscreen report --out report.html --audience public");
  command->callback([options, &context] { make_report(*options, context); });
}

}  // namespace windscreen::cli
