// The lists of `windscreen improvement`: the record as it stood on a day.
#pragma once

#include "cli/command.h"

namespace windscreen::cli {

/// Adds plans, actions, promises, endings, due and thread to the subcommand.
void add_improvement_views(CLI::App& command, Context& context);

}  // namespace windscreen::cli
