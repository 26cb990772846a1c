#include "report/json_value.h"

#include <cmath>
#include <cstdint>

namespace windscreen::report {

nlohmann::ordered_json json_number(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value)) return nullptr;
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::trunc(*value) == *value && std::abs(*value) < exact) return static_cast<std::int64_t>(*value);
  return *value;
}

}  // namespace windscreen::report
