// Telling what a published file is by its columns.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::benchmark {

/// The shape of a CSV file.
enum class Shape : std::uint8_t {
  /// time_period, geographic_level and the places, then filters and figures in any order.
  statistics,
  /// One row an authority with its neighbours in a list ("308, 821, …").
  neighbour_lists,
  /// One row an authority with a column a neighbour (SN_1, SN_1P, …).
  neighbour_columns
};

/// Where the columns of a statistics file stand; npos where it has none of that name.
struct PlaceColumns {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t period = npos;
  std::size_t level = npos;
  std::size_t country_code = npos;
  std::size_t country_name = npos;
  std::size_t region_code = npos;
  std::size_t region_name = npos;
  std::size_t old_la_code = npos;
  std::size_t new_la_code = npos;
  std::size_t la_name = npos;
};

/// The first column of that name, given in lower case; PlaceColumns::npos where none has it. Names compare
/// without regard to case and blanks around them. Thread-safe.
std::size_t column_named(std::span<const std::string> header, std::string_view name);

/// The shape that a header has; nullopt where it is none that is known. Names compare without regard to case.
/// Thread-safe.
std::optional<Shape> shape_of(std::span<const std::string> header);

/// Finds the columns of places. Thread-safe.
PlaceColumns place_columns(std::span<const std::string> header);

/// True for the columns that say when and where, which are no filter and no figure. Thread-safe.
bool is_place_column(std::string_view name);

/// The dataset that a statistics file is, by its columns ("d7_cpps_ending_by_duration"); empty where none of
/// those that are known. `texts` are some values of each column, for files that differ in nothing else.
/// Thread-safe.
std::string recognise(std::span<const std::string> header, std::span<const std::vector<std::string>> texts);

}  // namespace windscreen::benchmark
