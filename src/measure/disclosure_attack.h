// An attacker for tests: reads public figures only, writes down every sum that they state, and works out what
// follows by exact elimination and by bounds. It shares no code with what chose the figures.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"

namespace windscreen::measure {

/// One measure (the numerators, or the denominators) of rows that several published tables count.
class Attack {
 public:
  /// Every count is of months from `first`, `months` of them; what lies before is known to be nothing.
  Attack(base::Date first, std::size_t months) : first_(first), months_(months) {}

  /// The group's months add up to `count` from the month of `start` to that of `end`.
  void learn(const std::string& group, base::Date start, base::Date end, double count);
  /// In each month the parts add up to the whole.
  void learn_sum(const std::string& whole, const std::vector<std::string>& parts);
  /// The month's count is known to be at least 1, as it is hidden and no 0 is.
  void learn_not_zero(const std::string& group, base::Date month);

  /// Draws the conclusions; learn nothing after it.
  void conclude();

  /// Whether the group's count in the period is certain, by elimination.
  bool solves(const std::string& group, base::Date start, base::Date end) const;
  /// Whether it is certain by bounds: the month's count can be one whole number only.
  bool pins(const std::string& group, base::Date month) const;

 private:
  struct Equation {
    std::map<std::size_t, std::int64_t> factors;
    double known = 0.0;
  };
  std::size_t unknown(const std::string& group, std::size_t month);
  std::pair<std::size_t, std::size_t> span(base::Date start, base::Date end) const;
  using Row = std::map<std::size_t, std::uint64_t>;
  void take_off(Row& row) const;

  base::Date first_;
  std::size_t months_;
  std::map<std::pair<std::string, std::size_t>, std::size_t> unknowns_;
  std::vector<Equation> equations_;
  std::vector<double> least_;
  std::vector<double> most_;
  // By its leading unknown, each row 1 there.
  std::map<std::size_t, Row> rows_;
};

}  // namespace windscreen::measure
