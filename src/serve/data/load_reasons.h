// Why rows of a load were rejected, in words without a value of the row, and how to mend them.
#pragma once

#include <span>
#include <string_view>

namespace windscreen::serve {

struct LoadReason {
  /// As the snapshot's rejects have it (docs/formats.md).
  std::string_view code;
  /// What is wrong with such a row.
  std::string_view what;
  std::string_view mend;
};

/// All of them. Thread-safe.
std::span<const LoadReason> load_reasons();

/// The reason of a code; for one that is not known, words that say where to look. Thread-safe.
LoadReason load_reason(std::string_view code);

}  // namespace windscreen::serve
