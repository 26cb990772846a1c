// Secrets that commands are given in a file: in an argument, whoever lists the machine's processes would see
// them.
#pragma once

#include <string>

namespace windscreen::cli {

/// The one line that a file holds. `option` is the option that names the file, and `what` what it holds
/// ("secret", "password"), for the words. Throws Error where the file cannot be read, is open to everybody or
/// holds something else.
std::string secret_in(const std::string& file, const std::string& option, const std::string& what);

}  // namespace windscreen::cli
