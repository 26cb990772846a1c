// What a test expects to be there.
#pragma once

#include <optional>
#include <stdexcept>

namespace windscreen::improve {

/// The value; throws std::logic_error, which fails the test, where there is none.
template <typename T>
T given(const std::optional<T>& value) {
  if (!value) throw std::logic_error("A value that the test expects is absent.");
  return *value;
}

}  // namespace windscreen::improve
