// windscreen load: reads an authority's files and publishes one snapshot of them.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <vector>

#include "assure/audit_load.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/store_place.h"
#include "ingest/publish_load.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "validate/load_checks.h"

namespace windscreen::cli {
namespace {

struct LoadArguments {
  std::string as_at;
  bool strict = false;
  bool audits = false;
  bool checks = false;
  std::string store;
  std::vector<std::filesystem::path> files;
};

constexpr std::size_t most_reasons = 5;
constexpr std::size_t progress_steps = 1000;

std::int64_t as_integer(std::uint64_t value) { return static_cast<std::int64_t>(value); }

Rows sources_as_rows(const std::vector<lake::Source>& sources, const std::vector<lake::RowCounts>& counts) {
  Rows out;
  out.columns = {"file", "part", "format", "read", "kept", "merged", "rejected"};
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const lake::Source& source = sources[i];
    const lake::RowCounts& count = counts[i];
    out.rows.push_back({source.file, source.part, source.format, as_integer(count.read),
                        as_integer(count.kept), as_integer(count.merged), as_integer(count.rejected)});
  }
  return out;
}

void say_notes(const ingest::LoadReport& report) {
  for (const auto& note : report.notes) {
    say(fmt::format("{}{}: {}", note.file, note.part.empty() ? "" : ", " + note.part, note.sentence));
  }
}

void say_reasons(lake::Staging& staging) {
  const auto reasons = staging.commonest_reasons(most_reasons);
  if (reasons.empty()) return;
  say("The commonest reasons for rejected rows:");
  for (const auto& reason : reasons)
    say(fmt::format("  {:>9}  {}: {}", reason.rows, reason.code, reason.reason));
}

void load(const LoadArguments& arguments, Context& context) {
  const base::Date as_at = date_option("--as-at", arguments.as_at);
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  auto progress = std::make_unique<Progress>("Reading", progress_steps);
  ingest::PublishOptions options;
  options.as_at = as_at;
  options.progress = [&](const ingest::LoadProgress& now) {
    // The bar is about reading; what is said from then on stands below it.
    if (now.stage != ingest::LoadStage::reading) progress.reset();
    if (progress)
      progress->at(now.total == 0 ? progress_steps
                                  : static_cast<std::size_t>(now.done * progress_steps / now.total));
  };
  options.settled = [&](ingest::SettledLoad& settled) {
    say_notes(settled.report);
    const lake::RowCounts& all = settled.all;
    print(sources_as_rows(settled.staging.sources(), settled.staging.counts()), context.format);
    say(fmt::format(
        "{} rows read from {} files: {} kept, {} merged with the same event in another source, {} rejected.",
        all.read, settled.report.files, all.kept, all.merged, all.rejected));
    say_reasons(settled.staging);
    return !(arguments.strict && all.rejected > 0);
  };
  if (arguments.checks) options.made = validate::check_returns(arguments.files, options.names, options.as_at);
  std::optional<lake::Snapshot> snapshot;
  if (arguments.audits) {
    const store::Store store(store_of(context, arguments.store));
    snapshot = assure::load_with_audits(store, workspace, arguments.files, options);
  } else {
    snapshot = ingest::load_and_publish(workspace, arguments.files, options);
  }
  if (!snapshot) {
    say("Nothing is published: --strict refuses a load with rejected rows.");
    context.exit_code = 1;
    return;
  }
  if (arguments.audits) say(fmt::format("{} practice audits are in it.", snapshot->rows("ext_audit")));
  if (snapshot->flagged > 0) {
    say(fmt::format("{} rows are kept and flagged, because something about them is unusual.",
                    snapshot->flagged));
  }
  say(fmt::format("Snapshot {}", snapshot->name()));
}

}  // namespace

void add_load(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("load", "Read files and publish them as one snapshot");
  auto arguments = std::make_shared<LoadArguments>();
  add_workspace_option(*command, context, "windscreen load --as-at 2020-09-30 annex_a.xlsx cin.xml ssda903/");
  add_format_option(*command, context);
  command->add_option("--as-at", arguments->as_at, "The day that the files describe")
      ->required()
      ->type_name("DATE");
  command->add_flag("--strict", arguments->strict, "Publish nothing when any row is rejected");
  command->add_flag("--audits", arguments->audits,
                    "Take in the store\u2019s practice audits whose grade was final by that day");
  command->add_flag("--checks", arguments->checks,
                    "Check the SSDA903 and the census among the files by the department\u2019s rules, and "
                    "keep what is found with the load");
  add_store_option(*command, arguments->store);
  command
      ->add_option("FILE", arguments->files,
                   "Files or folders, in any order: Annex A, SSD tables, CIN census, SSDA903")
      ->required();
  command->callback([arguments, &context] { load(*arguments, context); });
}

}  // namespace windscreen::cli
