// What an indicator says of single children on days of their own, such as those on which their cases were
// sampled for an audit.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"

namespace windscreen::measure {

/// A child and the day on which it is asked about.
struct ChildDay {
  std::string person;
  base::Date day;
  friend bool operator==(const ChildDay&, const ChildDay&) = default;
};

enum class MetOnDay : std::uint8_t {
  /// The indicator does not count the child on that day.
  not_counted,
  met,
  not_met,
  /// The day is after the snapshot's, or before the first from which the load holds what the indicator reads,
  /// or the load lacks a table that it needs.
  not_known
};

}  // namespace windscreen::measure
