// English authorities that were split or merged, and finding an authority by what people call it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "benchmark/published.h"

namespace windscreen::benchmark {

/// A reorganisation that gave children's services new boundaries. An authority that only changed from county
/// to unitary (Buckinghamshire in 2020, North Yorkshire and Somerset in 2023) kept its area and its
/// three-digit code and is none.
struct Reorganisation {
  base::Date on;
  std::vector<std::string_view> before;
  std::vector<std::string_view> after;
  /// "Northamptonshire was split into North Northamptonshire and West Northamptonshire."
  std::string_view words;
  /// The statutory instrument.
  std::string_view source;
};

/// All since 2013, oldest first. Thread-safe.
std::span<const Reorganisation> reorganisations();

/// The one that ended the authority, or that made it; nullptr where there is none. Thread-safe.
const Reorganisation* ended_by(std::string_view code);
const Reorganisation* made_by(std::string_view code);

/// Finds an authority by three-digit code, nine-character code or name ("surrey", "Surrey County Council").
/// Throws Error that lists the nearest names where there is none, or all that fit where there are several.
const Area& find_authority(const Published& published, std::string_view text);

}  // namespace windscreen::benchmark
