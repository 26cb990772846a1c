// How values that may be absent stand in JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "report/flat_rows.h"

namespace windscreen::report {

/// A cell's value: null where it is absent, dates as ISO text.
nlohmann::ordered_json json_cell(const Cell& value);

/// `number_cell` as JSON: null where there is no number, whole numbers without a decimal point.
nlohmann::ordered_json json_number(const std::optional<double>& value);

/// The value as it is, or null.
template <typename T>
nlohmann::ordered_json json_or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace windscreen::report
