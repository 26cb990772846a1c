// Plans of the improvement record from spreadsheets, and as spreadsheets.
#pragma once

#include "cli/command.h"

namespace windscreen::cli {

/// Adds import-plan and export to the subcommand `windscreen improvement`.
void add_improvement_plan_files(CLI::App& command, Context& context);

}  // namespace windscreen::cli
