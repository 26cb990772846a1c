// What the newest snapshot says of whom a role reaches, for the command that grants roles.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "serve/accounts/accounts.h"

namespace windscreen::cli {

/// A warning where the newest snapshot has no team, service or quadrant of the name in the wish, so that the
/// role would reach nobody; empty where it has, where the role is of none of them, and where there is no
/// snapshot. Throws Error where the snapshot cannot be read.
std::string place_warning(const std::filesystem::path& workspace, const serve::GrantWish& wish);

/// Up to `most` children whose case somebody holds on the newest snapshot's day, in an order that no name or
/// date decides. Empty where there is no snapshot. Throws Error where it cannot be read.
std::vector<std::string> children_with_cases(const std::filesystem::path& workspace, std::size_t most);

}  // namespace windscreen::cli
