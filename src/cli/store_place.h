// Where the store is and who acts, for the commands that use it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/command.h"
#include "store/location.h"

namespace windscreen::cli {

/// Adds `--store` (or $WINDSCREEN_STORE).
void add_store_option(CLI::App& command, std::string& store);

/// The store that the option names, or the workspace's. Throws Error where the workspace is not one.
store::Location store_of(const Context& context, const std::string& store);

/// Who runs the command, for the change log: "system:command line (ann)".
std::string person_at_the_keyboard();

}  // namespace windscreen::cli
