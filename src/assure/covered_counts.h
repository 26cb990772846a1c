// What must be hidden of a few counts of some months so that no count from 1 to 5 follows from them, from one
// another, or from what was published before of months that overlap. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace windscreen::assure {

/// Months counted from the year 0, the first and the one after the last: 2020-07 is 12 * 2020 + 6.
struct MonthRun {
  int first = 0;
  int last = 0;
  friend bool operator==(const MonthRun&, const MonthRun&) = default;
};

/// In every month the whole is the sum of its parts.
struct MemberSum {
  std::string whole;
  std::vector<std::string> parts;
};

/// What somebody can read: counts by the name of their member; what is hidden is not in it.
struct PublicCounts {
  MonthRun months;
  std::map<std::string, std::int64_t> counts;
};

/// What is to be published.
struct CountsToCover {
  MonthRun months;
  std::map<std::string, std::int64_t> counts;
  std::vector<MemberSum> sums;
  /// Members of sums that are never shown themselves, and yet must not be known where they are small.
  std::set<std::string> never_shown;
  /// Members whose place was decided before: they are shown, or hidden, as `hidden` has it.
  std::set<std::string> decided;
  /// Hidden whatever their counts.
  std::set<std::string> hidden;
};

/// A count from 1 to 5 that can be worked out.
struct Leak {
  std::string member;
  MonthRun months;
  friend auto operator<=>(const Leak& a, const Leak& b) {
    if (const auto by_name = a.member <=> b.member; by_name != 0) return by_name;
    if (const auto by_first = a.months.first <=> b.months.first; by_first != 0) return by_first;
    return a.months.last <=> b.months.last;
  }
  friend bool operator==(const Leak&, const Leak&) = default;
};

/// What follows by linear arithmetic over members and months together (measure/echelon.h): members in any run
/// of the months into which the publications cut the time, what the hidden parts of a known whole are
/// together, and by how much a count of the same months has changed from one publication to the next.
std::set<Leak> small_counts_that_follow(std::span<const PublicCounts> publications,
                                        std::span<const MemberSum> sums);

/// The members to hide: every count from 1 to 5, then, until nothing small follows that did not follow from
/// what was published before, the one that leaves the least to be worked out, the smallest of equals.
/// `earlier` is what was published before, which cannot be taken back.
std::set<std::string> covered(const CountsToCover& table, std::span<const PublicCounts> earlier);

}  // namespace windscreen::assure
