#include "measure/sum_audit.h"

#include <algorithm>
#include <limits>

#include "measure/echelon.h"
#include "measure/time_links.h"

namespace windscreen::measure {
namespace {

// The unknowns of a table: for each member one for each set of days but the first. Those of the total come
// last, so that what is left of an equation after the groups are eliminated is about the total alone.
class Unknowns {
 public:
  Unknowns(const CountTable& table, const std::vector<TimeLinks>& links) : links_(links) {
    first_.resize(table.members.size());
    for (std::size_t member = table.members.size(); member-- > 0;) {
      if (member == 0) before_total_ = count_;
      first_[member] = count_;
      count_ += links[member].sets() - 1;
    }
  }
  std::size_t before_total() const { return before_total_; }
  std::size_t count() const { return count_; }

  void put(LinearSum& sum, std::size_t member, std::size_t day, std::int64_t factor) const {
    const std::size_t set = links_[member].set_of(day);
    if (set > 0) sum.emplace_back(first_[member] + set - 1, factor);
  }
  /// The rule as an equation of the running sums at a day.
  LinearSum equation(const SumRule& rule, std::size_t day) const {
    LinearSum sum;
    put(sum, rule.parent, day, 1);
    for (const std::size_t part : rule.parts) put(sum, part, day, -1);
    return sum;
  }

 private:
  const std::vector<TimeLinks>& links_;
  std::vector<std::size_t> first_;
  std::size_t before_total_ = 0;
  std::size_t count_ = 0;
};

std::vector<Follows> by_sums(const CountTable& table, const Pattern& pattern,
                             const std::vector<TimeLinks>& links, bool total_given) {
  const Unknowns unknowns(table, links);
  std::vector<LinearSum> equations;
  std::vector<std::size_t> uses(unknowns.count(), 0);
  for (std::size_t day = 1; day <= table.slots; ++day) {
    for (const SumRule& rule : table.rules) {
      LinearSum sum = unknowns.equation(rule, day);
      if (sum.empty()) continue;
      for (const auto& [unknown, factor] : sum) ++uses[unknown];
      equations.push_back(std::move(sum));
    }
  }
  Echelon echelon(total_given ? unknowns.before_total() : unknowns.count(), std::move(uses));
  for (const LinearSum& sum : equations) {
    if (!echelon.add(sum)) return {Follows{0, std::nullopt}};
  }
  std::vector<Follows> found;
  for (std::size_t member = 0; member < table.members.size(); ++member) {
    if (!table.published(member)) continue;
    for (std::size_t span = 0; span < table.spans.size(); ++span) {
      if (!pattern.hidden(member, span)) continue;
      LinearSum sum;
      unknowns.put(sum, member, table.spans[span].last, 1);
      unknowns.put(sum, member, table.spans[span].first, -1);
      // Two days of one set cancel out: known without any sum over groups.
      if (links[member].knows(table.spans[span]) || echelon.follows(sum)) found.push_back({member, span});
    }
  }
  return found;
}

// Intervals of what a hidden count can be, narrowed by each sum in turn.
class Bounds {
 public:
  Bounds(const CountTable& table, const Pattern& pattern, const std::vector<TimeLinks>& links)
      : table_(table), pattern_(pattern), spans_(table.spans.size()) {
    range_.resize(table.members.size() * spans_);
    whole_ = std::all_of(table.members.begin(), table.members.end(), [](const auto& member) {
      return std::all_of(member.counts.begin(), member.counts.end(),
                         [](Count count) { return count % one_counted == 0; });
    });
    bool zeros_hidden = false;
    for (std::size_t member = 1; member < table.members.size(); ++member) {
      for (std::size_t span = 0; table.published(member) && span < spans_; ++span)
        zeros_hidden =
            zeros_hidden || (pattern.hidden(member, span) && table.members[member].counts[span] == 0);
    }
    for (std::size_t member = 0; member < table.members.size(); ++member) {
      for (std::size_t span = 0; span < spans_; ++span) {
        const Count count = table.members[member].counts[span];
        const bool shown = known(table, pattern, member, span);
        // A hidden count is known not to be 0, as long as no 0 is hidden.
        const Count least = zeros_hidden || count == 0 ? 0 : (whole_ ? one_counted : 1);
        at(member, span) = shown ? Range{count, count} : Range{least, boundless};
      }
    }
    if (!table.adds_over_time) return;
    for (std::size_t member = 0; member < table.members.size(); ++member) add_times(member, links[member]);
  }

  std::vector<Follows> follows() {
    constexpr int most_rounds = 12;
    moved_ = true;
    for (int round = 0; round < most_rounds && moved_; ++round) {
      moved_ = false;
      for (const SumRule& rule : table_.rules) {
        for (std::size_t span = 0; span < spans_; ++span) narrow_rule(rule, span);
      }
      for (const Sum& sum : times_) narrow(sum.whole, sum.parts);
    }
    std::vector<Follows> found;
    for (std::size_t member = 0; member < table_.members.size(); ++member) {
      if (!table_.published(member)) continue;
      for (std::size_t span = 0; span < spans_; ++span) {
        const Range& range = at(member, span);
        if (pattern_.hidden(member, span) && range.least == range.most) found.push_back({member, span});
      }
    }
    return found;
  }

 private:
  static constexpr Count boundless = std::numeric_limits<Count>::max() / 4;
  struct Range {
    Count least = 0;
    Count most = boundless;
  };
  struct Sum {
    Range* whole = nullptr;
    std::vector<Range*> parts;
  };

  Range& at(std::size_t member, std::size_t span) { return range_[member * spans_ + span]; }

  // Each longer span is the sum of its slots, and so is each stretch whose count follows from shown ones.
  void add_times(std::size_t member, const TimeLinks& links) {
    const auto add = [&](const SlotSpan& span, Range* whole) {
      Sum sum;
      sum.whole = whole;
      for (std::size_t slot = span.first; slot < span.last; ++slot) sum.parts.push_back(&at(member, slot));
      times_.push_back(std::move(sum));
    };
    if (links.sets() == 1) return;
    for (std::size_t span = table_.slots; span < spans_; ++span) add(table_.spans[span], &at(member, span));
    stretches_.reserve(table_.members.size() * table_.slots);
    std::vector<std::size_t> latest(links.sets(), CountTable::nowhere);
    for (std::size_t day = 0; day <= table_.slots; ++day) {
      std::size_t& before = latest[links.set_of(day)];
      if (before != CountTable::nowhere && before + 1 < day) {
        Count count = 0;
        for (std::size_t slot = before; slot < day; ++slot) count += table_.members[member].counts[slot];
        stretches_.push_back({count, count});
        add({before, day}, &stretches_.back());
      }
      before = day;
    }
  }

  void narrow_rule(const SumRule& rule, std::size_t span) {
    parts_.clear();
    bool open = at(rule.parent, span).least != at(rule.parent, span).most;
    for (const std::size_t part : rule.parts) {
      Range& range = at(part, span);
      open = open || range.least != range.most;
      parts_.push_back(&range);
    }
    if (open) narrow(&at(rule.parent, span), parts_);
  }

  void set(Range& range, Count least, Count most) {
    if (least > range.least) {
      range.least = least;
      moved_ = true;
    }
    if (most < range.most) {
      range.most = most;
      moved_ = true;
    }
  }

  void narrow(Range* whole, const std::vector<Range*>& parts) {
    Count least = 0;
    Count most = 0;
    std::size_t open = 0;
    for (const Range* part : parts) {
      least += part->least;
      if (part->most >= boundless) {
        ++open;
      } else {
        most += part->most;
      }
    }
    set(*whole, least, open > 0 ? boundless : most);
    for (Range* part : parts) {
      const bool others_open = open > (part->most >= boundless ? 1U : 0U);
      const Count others_most = part->most >= boundless ? most : most - part->most;
      set(*part, others_open ? 0 : whole->least - others_most,
          whole->most >= boundless ? boundless : whole->most - (least - part->least));
    }
  }

  const CountTable& table_;
  const Pattern& pattern_;
  std::size_t spans_;
  bool whole_ = true;
  bool moved_ = false;
  std::vector<Range> range_;
  std::vector<Range> stretches_;
  std::vector<Sum> times_;
  std::vector<Range*> parts_;
};

}  // namespace

std::vector<Follows> find_what_follows(const CountTable& table, const Pattern& pattern, bool total_given) {
  std::vector<TimeLinks> links;
  links.reserve(table.members.size());
  bool any = false;
  for (std::size_t member = 0; member < table.members.size(); ++member) {
    links.emplace_back(table, pattern, member);
    for (std::size_t span = 0; table.published(member) && span < table.spans.size(); ++span)
      any = any || pattern.hidden(member, span);
  }
  if (!any) return {};
  std::vector<Follows> found = by_sums(table, pattern, links, total_given);
  if (!found.empty()) return found;
  return Bounds(table, pattern, links).follows();
}

}  // namespace windscreen::measure
