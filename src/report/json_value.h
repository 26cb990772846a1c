// How the pages' data writes numbers that may be absent.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

namespace windscreen::report {

/// Null where there is no number. Whole numbers without a decimal point: shorter, and counts look like
/// counts.
nlohmann::ordered_json json_number(const std::optional<double>& value);

/// The value as it is, or null.
template <typename T>
nlohmann::ordered_json json_or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace windscreen::report
