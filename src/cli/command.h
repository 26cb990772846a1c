// What every subcommand has in common. One file a subcommand; each adds itself to the program in main.cc.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "cli/output.h"

namespace windscreen::cli {

/// Options that every subcommand takes, and the exit code that the chosen one leaves (0 done, 1 refused).
struct Context {
  std::filesystem::path workspace = "workspace";
  Format format = Format::table;
  int exit_code = 0;
};

/// Adds `--workspace` (default ./workspace or $WINDSCREEN_WORKSPACE) and an example to a subcommand's help.
void add_workspace_option(CLI::App& command, Context& context, const std::string& example);
/// Adds `--format table|csv|json`.
void add_format_option(CLI::App& command, Context& context);

/// A date given on the command line, in any of the forms of base::parse_date; throws CLI::ValidationError
/// otherwise.
base::Date date_option(const std::string& name, const std::string& text);

void add_init(CLI::App& program, Context& context);
void add_load(CLI::App& program, Context& context);
void add_snapshots(CLI::App& program, Context& context);
void add_indicators(CLI::App& program, Context& context);
void add_explain(CLI::App& program, Context& context);
void add_annex_a(CLI::App& program, Context& context);
void add_benchmark(CLI::App& program, Context& context);
void add_profile(CLI::App& program, Context& context);
void add_demo(CLI::App& program, Context& context);
void add_report(CLI::App& program, Context& context);
void add_serve(CLI::App& program, Context& context);
void add_compare(CLI::App& program, Context& context);
void add_store(CLI::App& program, Context& context);
void add_journey(CLI::App& program, Context& context);
void add_account(CLI::App& program, Context& context);
void add_audits(CLI::App& program, Context& context);
void add_improvement(CLI::App& program, Context& context);
void add_tools(CLI::App& program, Context& context);
void add_reminders(CLI::App& program, Context& context);
void add_write_return(CLI::App& program, Context& context);
void add_validate(CLI::App& program, Context& context);

}  // namespace windscreen::cli
