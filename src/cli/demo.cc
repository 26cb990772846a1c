// windscreen demo: makes the demo authority.
#include "demo/demo.h"

#include <fmt/format.h>

#include <memory>

#include "cli/command.h"

namespace windscreen::cli {

void add_demo(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand(
      "demo", "Make the demo authority: its sources in four formats, loaded into a workspace");
  auto options = std::make_shared<demo::DemoOptions>();
  add_workspace_option(*command, context, "windscreen demo --seed 7 --workspace demo");
  command->add_option("--seed", options->seed, "Another county of the same kind")->capture_default_str();
  command
      ->add_option("--scale", options->scale, "How many counties' worth of children; 152 is about the nation")
      ->check(CLI::Range(1U, 200U))
      ->capture_default_str();
  command->add_flag("--force", options->force,
                    "Make it anew even when it is up to date, or over another authority's workspace");
  command->add_flag("--sources-only", options->sources_only,
                    "Write the tables and the returns into the workspace's sources/, and load nothing");
  command->callback([options, &context] {
    options->workspace = context.workspace;
    options->version = WINDSCREEN_VERSION;
    options->progress = [](const std::string& what) { say(what); };
    const demo::DemoResult made = demo::make_demo(*options);
    say(made.up_to_date ? "The demo authority is up to date." : "The demo authority is made.");
    for (const std::string& name : made.snapshots) say(fmt::format("Snapshot {}", name));
  });
}

}  // namespace windscreen::cli
