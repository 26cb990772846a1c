// `windscreen audits`: brings audits from before into the store, and makes those of the demo.
#include "store/audits.h"

#include <fmt/format.h>

#include <memory>

#include "assure/past_audit_file.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/store_place.h"
#include "demo/audits/audit_history.h"
#include "demo/audits/audit_snapshot.h"
#include "demo/demo.h"
#include "lake/lake.h"
#include "measure/measure.h"
#include "store/store.h"

namespace windscreen::cli {
namespace {

struct AuditsOptions {
  std::string store;
  std::uint64_t seed = 1;
  std::filesystem::path file;
  std::string sheet;
  bool dry_run = false;
  bool leave_out = false;
};

void print_rejects(const assure::PastAudits& read, Format format) {
  Rows rows;
  rows.columns = {"line", "why", "remedy"};
  for (const assure::PastAuditReject& one : read.rejects)
    rows.rows.push_back({static_cast<std::int64_t>(one.line), one.why, one.remedy});
  print(rows, format);
}

void import_audits(Context& context, const AuditsOptions& options) {
  const assure::PastAuditFile file =
      assure::read_past_audit_file(options.file, options.file.string(), options.sheet);
  const assure::PastAudits& read = file.read;
  print_rejects(read, context.format);
  for (const std::string& warning : file.warnings) say(warning);
  say(fmt::format("{} audits can be brought in; {} rows cannot.", read.audits.size(), read.rejects.size()));
  if (!read.rejects.empty() && !options.leave_out) {
    if (!options.dry_run)
      say("Nothing was brought in. Mend the rows, or give --leave-out to bring in the others without them.");
    context.exit_code = 1;
    return;
  }
  if (options.dry_run) return;
  store::Store store(store_of(context, options.store));
  store.write({person_at_the_keyboard(), "audits.import"},
              [&](store::Writer& writer) { assure::bring_in(writer, file, options.leave_out); });
  say(fmt::format("{} audits were brought in.", read.audits.size()));
}

void make_demo(const Context& context, const AuditsOptions& options) {
  store::Store store(store_of(context, options.store));
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  const std::vector<lake::Snapshot> snapshots = lake::list_snapshots(workspace);
  if (snapshots.empty() || workspace.authority().code != demo::demo_authority(1).code)
    throw base::Error("The workspace is not that of the demo authority.", "Make it with: windscreen demo");
  measure::Measurer measurer(workspace, snapshots.back());
  const demo::AuditHistory made =
      demo::write_audit_history(store, measurer, options.seed, [](const std::string& what) { say(what); });
  say(made.there ? "The demo\u2019s audits are there already."
                 : fmt::format("{} audits of the demo were written.", made.audits));
  const auto snapshot = demo::load_audits(store, workspace, [](const std::string& what) { say(what); });
  if (snapshot) say(fmt::format("Snapshot {} has {} audits.", snapshot->name(), snapshot->rows("ext_audit")));
}

}  // namespace

void add_audits(CLI::App& program, Context& context) {
  CLI::App* command =
      program.add_subcommand("audits", "Bring in audits from before, or make the demo\u2019s");
  command->require_subcommand(1);
  command->footer("Example:\n  windscreen audits import audits_2018-20.xlsx --sheet Audits --dry-run");
  const auto options = std::make_shared<AuditsOptions>();
  CLI::App* importing = command->add_subcommand(
      "import",
      "Read past audits from CSV or a workbook: a month and a grade in each row, more where it is known");
  importing->add_option("FILE", options->file, "The file")->required()->check(CLI::ExistingFile);
  importing->add_option("--sheet", options->sheet, "The workbook's sheet, where several have audits");
  importing->add_flag("--dry-run", options->dry_run, "Say what would be read, and write nothing");
  importing->add_flag("--leave-out", options->leave_out, "Bring in the rest where some rows cannot be used");
  add_store_option(*importing, options->store);
  add_workspace_option(*importing, context, "windscreen audits import audits.csv --dry-run");
  add_format_option(*importing, context);
  CLI::App* making = command->add_subcommand(
      "demo",
      "Write the demo authority\u2019s history of audits into its store, once, and load them; needs its demo "
      "accounts");
  making->add_option("--seed", options->seed, "Other audits of the same kind")->capture_default_str();
  add_store_option(*making, options->store);
  add_workspace_option(*making, context, "windscreen audits demo");
  making->callback([&context, options] { make_demo(context, *options); });
  importing->callback([&context, options] { import_audits(context, *options); });
}

}  // namespace windscreen::cli
