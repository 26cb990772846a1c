// Codes of a list that come a second time.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "validate/values.h"

namespace windscreen::validate::cin {

/// Codes that came before. It remembers more than any code set has; of a list that is longer than that, it is
/// `full`.
class Seen {
 public:
  /// True where the code came before; if not, it is remembered.
  bool again(Code code) {
    const auto end = codes_.begin() + static_cast<std::ptrdiff_t>(count_);
    if (std::find(codes_.begin(), end, code) != end) return true;
    if (!full()) codes_[count_++] = code;
    return false;
  }
  bool full() const { return count_ == codes_.size(); }

 private:
  std::array<Code, 64> codes_{};
  std::size_t count_ = 0;
};

}  // namespace windscreen::validate::cin
