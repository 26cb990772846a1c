// The counts that disclosure control looks at together: one measure (the numerators, say) of one breakdown,
// in every period that the public may see, with what adds up to what.
//
// Time is cut into slots (months; a single one for a day). A span is a run of slots that is published as one
// figure: each month, quarter, year. Members are the total, the groups, and the parts of a team that lie in
// different services or quadrants, which are never published themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace windscreen::measure {

/// Millionths, so that shares of a post are exact.
using Count = std::int64_t;
inline constexpr Count one_counted = 1'000'000;

/// Counts from 1 to 5, and a share of a post (0.6 full-time equivalents), are small: the threshold of the
/// Department for Education's statistics of children in need and looked after children ("c").
inline constexpr Count largest_small_count = 5 * one_counted;
constexpr bool is_small_count(Count count) { return count > 0 && count <= largest_small_count; }

/// The slots [first, last).
struct SlotSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  friend bool operator==(const SlotSpan&, const SlotSpan&) = default;
};

/// Figures that add up in every slot: the parent's count is the sum of its parts'.
struct SumRule {
  std::size_t parent = 0;
  std::vector<std::size_t> parts;
};

struct CountTable {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  struct Member {
    /// One a span of the table.
    std::vector<Count> counts;
    /// Of a part that is not published: the member that it is a part of.
    std::size_t part_of = nowhere;
  };

  std::size_t slots = 0;
  /// The slots themselves first, in order; then longer spans, each once.
  std::vector<SlotSpan> spans;
  /// The total first.
  std::vector<Member> members;
  std::vector<SumRule> rules;
  /// False where a child counts once in a quarter and once in each of its months: the months then do not add
  /// up to the quarter. What is chosen is the same; only intervals are not reckoned over time.
  bool adds_over_time = true;

  bool published(std::size_t member) const { return members[member].part_of == nowhere; }
};

/// Which figures are hidden: `hidden(member, span)`.
class Pattern {
 public:
  Pattern() = default;
  Pattern(std::size_t members, std::size_t spans) : spans_(spans), hidden_(members * spans, 0) {}
  bool hidden(std::size_t member, std::size_t span) const { return hidden_[member * spans_ + span] != 0; }
  void hide(std::size_t member, std::size_t span) { hidden_[member * spans_ + span] = 1; }

 private:
  std::size_t spans_ = 0;
  std::vector<char> hidden_;
};

/// Whether the member's count in the span is known from one figure alone: shown itself; or, of a part that is
/// not published, because there is none, or because it is all of a team whose count is shown.
bool known(const CountTable& table, const Pattern& pattern, std::size_t member, std::size_t span);

}  // namespace windscreen::measure
