// `windscreen snapshots`: lists the snapshots of a workspace, or checks them.
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "lake/lake.h"
#include "report/figure_rows.h"

namespace windscreen::cli {
namespace {

void list(const Context& context) {
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  print(report::snapshot_rows(lake::list_snapshots(workspace)), context.format);
  for (const auto& directory : lake::unreadable_snapshots(workspace))
    say(fmt::format("{} has no readable manifest and is left out. See `windscreen snapshots verify`.",
                    directory.string()));
}

void verify(Context& context) {
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  Rows rows;
  rows.columns = {"snapshot", "state", "problem"};
  std::size_t damaged = 0;
  const auto add = [&](const std::string& name, const std::vector<std::string>& problems) {
    if (problems.empty()) rows.rows.push_back({name, std::string("sound"), {}});
    for (const std::string& problem : problems) rows.rows.push_back({name, std::string("damaged"), problem});
    if (!problems.empty()) ++damaged;
  };
  for (const lake::Snapshot& snapshot : lake::list_snapshots(workspace))
    add(snapshot.name(), lake::verify(snapshot));
  for (const auto& directory : lake::unreadable_snapshots(workspace))
    add(directory.filename().string(), {"manifest.json is missing or cannot be read"});
  print(rows, context.format);
  if (damaged == 0) return;
  say(
      fmt::format("{} damaged. Put the snapshot's directory back from a copy, or move it away and load its "
                  "sources again.",
                  damaged == 1 ? "One snapshot is" : fmt::format("{} snapshots are", damaged)));
  context.exit_code = 1;
}

}  // namespace

void add_snapshots(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("snapshots", "List the workspace's snapshots, or verify them");
  add_workspace_option(*command, context, "windscreen snapshots --format csv\n  windscreen snapshots verify");
  add_format_option(*command, context);
  command->require_subcommand(0, 1);

  CLI::App* check = command->add_subcommand(
      "verify", "Check every file of every snapshot against its hash; exit 1 when any is damaged");
  add_workspace_option(*check, context, "windscreen snapshots verify --workspace surrey");
  add_format_option(*check, context);
  check->callback([&context] { verify(context); });
  command->callback([&context, command] {
    if (command->get_subcommands().empty()) list(context);
  });
}

}  // namespace windscreen::cli
