// The files of indicators/ as they were when the program was built (cmake/embed_files.cmake).
#pragma once

#include <span>
#include <string_view>

namespace windscreen::measure {

struct BuiltinFile {
  /// Such as "referrals_received.sql" or "shared/referral.sql".
  std::string_view path;
  std::string_view text;
};

/// In the order of their paths. Constant and thread-safe.
std::span<const BuiltinFile> builtin_files();

}  // namespace windscreen::measure
