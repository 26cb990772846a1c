// What stands beside a child's identifier in a list: name, age, who holds the case.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "measure/measure.h"

namespace windscreen::serve {

struct ChildDetails {
  /// Forename and surname; empty where the snapshot has none.
  std::string name;
  std::optional<base::Date> born;
  std::optional<base::Date> expected;
  /// Who holds the case on the day, by name (the identifier where there is no name), and in which team; empty
  /// where nobody does.
  std::string worker;
  std::string team;
};

/// Of each of the children that the snapshot knows, by identifier. One query, whatever the number. The caller
/// must be alone with the measurer.
std::unordered_map<std::string, ChildDetails> read_details(measure::Measurer& measurer,
                                                           const std::vector<std::string>& children,
                                                           base::Date day);

/// Someone who is involved with one child on the day.
struct Involved {
  std::string role;
  /// By name; the identifier where there is no name.
  std::string worker;
  std::string team;
  std::optional<base::Date> since;
};

/// Everyone who is involved with the child on the day, the case holder's role first, then by role and start.
std::vector<Involved> read_involved(measure::Measurer& measurer, const std::string& child, base::Date day);

}  // namespace windscreen::serve
