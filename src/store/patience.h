// How long to go on trying what others are in the way of.
#pragma once

#include <chrono>
#include <exception>

namespace windscreen::store {

/// Waits between attempts, each time longer and never the same for two, up to a limit in all. One thread an
/// object.
class Patience {
 public:
  explicit Patience(std::chrono::milliseconds limit);

  /// Sleeps before another attempt; throws Error, which says `why`, when the limit has passed.
  void wait(const std::exception& why);

 private:
  std::chrono::steady_clock::time_point deadline_;
  std::chrono::milliseconds next_{2};
};

}  // namespace windscreen::store
