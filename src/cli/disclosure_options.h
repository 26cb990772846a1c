// What the commands have in common that write for the public.
#pragma once

#include <memory>
#include <string>

#include "cli/command.h"
#include "measure/measure.h"

namespace windscreen::cli {

/// Adds `--round-to N`: counts to the nearest multiple, from 2 to 100.
void add_round_option(CLI::App& command, int& round_to);

/// Adds `--audience internal|public`; `help` says what the public gets.
void add_audience_option(CLI::App& command, measure::Audience& audience, const std::string& help);

/// Adds `--audience` to a command whose output is about single children: `public` is refused, exit code 2.
void add_child_level_audience(CLI::App& command);

/// Says on standard error what was done; nothing where nothing was.
void say_disclosure(const measure::DisclosureAccount& account, int round_to);

}  // namespace windscreen::cli
