// windscreen journey: everything that a snapshot holds about one child, in order. Internal only.
#include "report/journey.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/disclosure_options.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "report/journey_page.h"
#include "report/journey_table.h"

namespace windscreen::cli {
namespace {

struct JourneyOptions {
  std::string person_id;
  std::string snapshot;
  std::filesystem::path out;
};

// From standard input an identifier stands neither in a shell's history nor in the list of processes.
std::string person_asked_for(const std::string& given) {
  if (given != "-") return given;
  std::string line;
  std::getline(std::cin, line);
  std::string id(base::trim(line));
  if (id.empty())
    throw base::Error("standard input holds no identifier", "Give one line with the child's identifier.");
  return id;
}

void show(const JourneyOptions& options, const Context& context) {
  const std::string person = person_asked_for(options.person_id);
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  const lake::Snapshot snapshot = lake::find_snapshot(workspace, options.snapshot);
  const report::Journey journey = report::read_journey(workspace, snapshot, person);
  if (options.out.empty()) {
    print_for_people(report::journey_table(journey), context.format);
    return;
  }
  report::write_journey(journey, options.out);
  // Neither the identifier nor the file's name, which may be made of it.
  say(fmt::format(
      "The journey is written: {} spells and events, {} things to look at. It is about one child and "
      "official-sensitive: keep it where the child's records are kept, and delete it when it has served.",
      journey.entries.size(), journey.flags.size()));
}

}  // namespace

void add_journey(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("journey", "One child's journey on a timeline (internal only)");
  const auto options = std::make_shared<JourneyOptions>();
  command
      ->add_option("person", options->person_id,
                   "The child's identifier in the snapshot; - reads it from standard input")
      ->required();
  command->add_option("--snapshot", options->snapshot, "A snapshot's name or id; the newest when not given");
  command->add_option("--out", options->out,
                      "The HTML file to write; without it the journey is printed as a table, CSV or JSON");
  add_child_level_audience(*command);
  add_workspace_option(*command, context, "windscreen journey W01-000123 --out journey.html");
  add_format_option(*command, context);
  command->callback([options, &context] { show(*options, context); });
}

}  // namespace windscreen::cli
