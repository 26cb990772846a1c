// `windscreen improvement`: the improvement record, brought into the store or the demo's; improvement_views.h
// has its lists.
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "base/error.h"
#include "cli/command.h"
#include "cli/improvement_plan_file.h"
#include "cli/improvement_views.h"
#include "cli/store_place.h"
#include "demo/improvement/improvement_history.h"
#include "improve/book_file.h"
#include "store/store.h"

namespace windscreen::cli {
namespace {

struct ImprovementOptions {
  std::string store;
  std::vector<std::filesystem::path> files;
  bool dry_run = false;
};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw base::Error(path.string() + " cannot be read.", "Look whether it is there and may be read.");
  return text;
}

void import_improvement(const Context& context, const ImprovementOptions& options) {
  std::vector<improve::NamedText> files;
  for (const auto& path : options.files) files.push_back({path.string(), text_of(path)});
  const improve::BookFile record = improve::read_book_files(files);
  say(fmt::format("{} things with {} entries can be brought in.", record.things.size(),
                  record.entries.size()));
  if (options.dry_run) return;
  store::Store store(store_of(context, options.store));
  store.write({person_at_the_keyboard(), "improvement.import"},
              [&](store::Writer& writer) { improve::write_book(writer, record, std::nullopt); });
  say("They were brought in.");
}

void make_demo_record(const Context& context, const ImprovementOptions& options) {
  store::Store store(store_of(context, options.store));
  const demo::ImprovementHistory made = demo::write_improvement_history(store);
  say(made.there ? "The demo\u2019s improvement record is there already."
                 : fmt::format("The demo\u2019s improvement record was written: {} things with {} entries.",
                               made.things, made.entries));
}

}  // namespace

void add_improvement(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("improvement",
                                             "The improvement record on any day: plans, promises, what is "
                                             "due; bring it in, or make the demo\u2019s");
  command->require_subcommand(1);
  command->footer("Example:\n  windscreen improvement promises --on 2020-10-15");
  const auto options = std::make_shared<ImprovementOptions>();
  CLI::App* importing = command->add_subcommand(
      "import", "Read inspections, plans, meetings and promises from YAML files (docs/improvement_files.md)");
  importing->add_option("FILE", options->files, "The files, which may refer to each other")
      ->required()
      ->check(CLI::ExistingFile);
  importing->add_flag("--dry-run", options->dry_run, "Say what would be read, and write nothing");
  add_store_option(*importing, options->store);
  add_workspace_option(*importing, context, "windscreen improvement import plan.yaml --dry-run");
  CLI::App* making = command->add_subcommand(
      "demo",
      "Write the demo authority\u2019s improvement record into its store, once; after its demo accounts");
  add_store_option(*making, options->store);
  add_workspace_option(*making, context, "windscreen improvement demo");
  add_improvement_views(*command, context);
  add_improvement_plan_files(*command, context);
  making->callback([&context, options] { make_demo_record(context, *options); });
  importing->callback([&context, options] { import_improvement(context, *options); });
}

}  // namespace windscreen::cli
