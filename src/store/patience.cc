#include "store/patience.h"

#include <sodium.h>

#include <algorithm>
#include <string>
#include <thread>

#include "base/error.h"

namespace windscreen::store {

Patience::Patience(std::chrono::milliseconds limit) : deadline_(std::chrono::steady_clock::now() + limit) {}

void Patience::wait(const std::exception& why) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
  if (left.count() <= 0) {
    throw base::Error(std::string("The store could not be reached or was busy for too long: ") + why.what(),
                      "Try again; if it goes on, see what else uses the store and whether its server runs.");
  }
  const auto spread = static_cast<std::uint32_t>(next_.count()) + 1;
  std::this_thread::sleep_for(std::min(left, next_ + std::chrono::milliseconds(randombytes_uniform(spread))));
  next_ = std::min(next_ * 2, std::chrono::milliseconds(250));
}

}  // namespace windscreen::store
