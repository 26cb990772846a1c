#include "report/json_value.h"

#include <type_traits>

namespace windscreen::report {

nlohmann::ordered_json json_cell(const Cell& value) {
  return std::visit(
      [](const auto& one) -> nlohmann::ordered_json {
        using T = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<T, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<T, base::Date>) {
          return base::format_iso(one);
        } else {
          return one;
        }
      },
      value);
}

nlohmann::ordered_json json_number(const std::optional<double>& value) {
  return json_cell(number_cell(value));
}

}  // namespace windscreen::report
