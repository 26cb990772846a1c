#include "measure/time_links.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace windscreen::measure {

bool known(const CountTable& table, const Pattern& pattern, std::size_t member, std::size_t span) {
  const CountTable::Member& one = table.members[member];
  if (one.part_of == CountTable::nowhere) return !pattern.hidden(member, span);
  if (one.counts[span] == 0) return true;
  return one.counts[span] == table.members[one.part_of].counts[span] && !pattern.hidden(one.part_of, span);
}

TimeLinks::TimeLinks(const CountTable& table, const Pattern& pattern, std::size_t member)
    : table_(table), pattern_(pattern), member_(member) {
  std::vector<std::size_t> parent(table.slots + 1);
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t day) {
    while (parent[day] != day) day = parent[day] = parent[parent[day]];
    return day;
  };
  for (std::size_t span = 0; span < table.spans.size(); ++span) {
    if (!known(table, pattern, member, span)) continue;
    const std::size_t a = root(table.spans[span].first);
    const std::size_t b = root(table.spans[span].last);
    // The smaller day stays the root, so that sets are numbered by their first days.
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
  set_.resize(parent.size());
  for (std::size_t day = 0; day < parent.size(); ++day) {
    const std::size_t first = root(day);
    set_[day] = first == day ? sets_++ : set_[first];
  }
}

// Whether the hidden slots of the stretch, less those of stretches inside it whose count is known too, are
// too few.
bool TimeLinks::is_poor(const SlotSpan& stretch, const std::vector<SlotSpan>& stretches) const {
  const std::vector<Count>& counts = table_.members[member_].counts;
  Count all = 0;
  Count hidden = 0;
  Count rest = 0;
  Count left = 0;
  for (std::size_t slot = stretch.first; slot < stretch.last; ++slot) {
    if (joined(slot, slot + 1)) continue;
    all += counts[slot];
    hidden += one_counted;
    const bool inside = std::any_of(stretches.begin(), stretches.end(), [&](const SlotSpan& other) {
      return other.first > stretch.first && other.last < stretch.last && other.first <= slot &&
             slot < other.last;
    });
    if (inside) continue;
    rest += counts[slot];
    left += one_counted;
  }
  return all <= std::max(largest_small_count, hidden) ||
         (left > 0 && rest <= std::max(largest_small_count, left));
}

SlotSpan TimeLinks::given_away() const {
  const bool published = table_.published(member_);
  for (std::size_t span = 0; published && span < table_.spans.size(); ++span) {
    if (pattern_.hidden(member_, span) && knows(table_.spans[span])) return table_.spans[span];
  }
  // Days of one set that follow one another with slots between them that no count joins.
  std::vector<SlotSpan> stretches;
  std::vector<std::size_t> latest(sets_, CountTable::nowhere);
  for (std::size_t day = 0; day < set_.size(); ++day) {
    std::size_t& before = latest[set_[day]];
    if (before != CountTable::nowhere && before + 1 < day) stretches.push_back({before, day});
    before = day;
  }
  for (const SlotSpan& stretch : stretches) {
    if (is_poor(stretch, stretches)) return stretch;
  }
  return {};
}

std::vector<std::size_t> TimeLinks::path(std::size_t from, std::size_t to) const {
  constexpr std::size_t unseen = CountTable::nowhere;
  std::vector<std::size_t> by(set_.size(), unseen);
  std::vector<std::size_t> before(set_.size(), unseen);
  std::vector<std::size_t> queue{from};
  before[from] = from;
  for (std::size_t next = 0; next < queue.size() && before[to] == unseen; ++next) {
    const std::size_t day = queue[next];
    for (std::size_t span = 0; span < table_.spans.size(); ++span) {
      const auto& [first, last] = table_.spans[span];
      if ((first != day && last != day) || !known(table_, pattern_, member_, span)) continue;
      const std::size_t other = first == day ? last : first;
      if (before[other] != unseen) continue;
      before[other] = day;
      by[other] = span;
      queue.push_back(other);
    }
  }
  std::vector<std::size_t> spans;
  if (before[to] == unseen) return spans;
  for (std::size_t day = to; day != from; day = before[day]) spans.push_back(by[day]);
  return spans;
}

}  // namespace windscreen::measure
