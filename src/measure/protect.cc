#include "measure/protect.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "measure/sum_audit.h"
#include "measure/time_links.h"

namespace windscreen::measure {
namespace {

constexpr std::size_t nowhere = CountTable::nowhere;

class Protector {
 public:
  Protector(const CountTable& table, const Pattern* total, const Pattern* also)
      : table_(table), pattern_(hide_small_counts(table)), total_given_(total != nullptr) {
    rules_of_.resize(table.members.size());
    for (std::size_t rule = 0; rule < table.rules.size(); ++rule) {
      for (const std::size_t part : table.rules[rule].parts) rules_of_[part].push_back(rule);
    }
    for (std::size_t member = 0; also != nullptr && member < table.members.size(); ++member) {
      for (std::size_t span = 0; (member > 0 || total == nullptr) && span < table.spans.size(); ++span) {
        if (also->hidden(member, span)) pattern_.hide(member, span);
      }
    }
    if (total == nullptr) return;
    for (std::size_t span = 0; span < table.spans.size(); ++span) {
      if (total->hidden(0, span)) pattern_.hide(0, span);
    }
  }

  Pattern run() {
    if (nothing_hidden()) return std::move(pattern_);
    if (total_given_) carry_total();
    for (settle(); true; settle()) {
      const std::vector<Follows> found = find_what_follows(table_, pattern_, total_given_);
      if (found.empty()) break;
      std::vector<bool> touched(table_.members.size() + table_.spans.size(), false);
      for (const Follows& one : found) {
        if (!one.span || !repair(one.member, *one.span, touched)) {
          withhold();
          return std::move(pattern_);
        }
      }
    }
    return std::move(pattern_);
  }

 private:
  Count count(std::size_t member, std::size_t span) const { return table_.members[member].counts[span]; }
  bool is_known(std::size_t member, std::size_t span) const { return known(table_, pattern_, member, span); }
  // The figure to hide so that this count is not known.
  std::size_t figure_of(std::size_t member) const {
    return table_.published(member) ? member : table_.members[member].part_of;
  }
  bool may_hide(std::size_t member) const { return member != 0 || !total_given_; }

  bool nothing_hidden() const {
    for (std::size_t member = 0; member < table_.members.size(); ++member) {
      for (std::size_t span = 0; span < table_.spans.size(); ++span) {
        const bool small_part = !table_.published(member) && is_small_count(count(member, span));
        if (pattern_.hidden(member, span) || (small_part && !is_known(member, span))) return false;
      }
    }
    return true;
  }

  // Where the total is hidden, so is always the same group, the largest: whatever the total may be, that
  // group can take up the difference, and so the breakdown says nothing new about it.
  void carry_total() {
    std::vector<bool> is_parent(table_.members.size(), false);
    for (const SumRule& rule : table_.rules) is_parent[rule.parent] = true;
    std::size_t carrier = nowhere;
    Count largest = -1;
    for (std::size_t member = 1; member < table_.members.size(); ++member) {
      if (is_parent[member]) continue;
      const auto& counts = table_.members[member].counts;
      const Count all = std::accumulate(counts.begin(),
                                        counts.begin() + static_cast<std::ptrdiff_t>(table_.slots), Count{0});
      if (all > largest) {
        largest = all;
        carrier = member;
      }
    }
    if (carrier == nowhere) return;
    std::vector<std::size_t> carriers{carrier};
    for (std::size_t next = 0; next < carriers.size(); ++next) {
      const std::size_t member = carriers[next];
      if (!table_.published(member)) carriers.push_back(figure_of(member));
      for (const std::size_t rule : rules_of_[member]) {
        if (table_.rules[rule].parent != 0) carriers.push_back(table_.rules[rule].parent);
      }
    }
    for (std::size_t span = 0; span < table_.spans.size(); ++span) {
      if (!pattern_.hidden(0, span)) continue;
      for (const std::size_t member : carriers) {
        if (table_.published(member)) pattern_.hide(member, span);
      }
    }
  }

  void settle() {
    for (bool again = true; again;) {
      again = false;
      for (const SumRule& rule : table_.rules) {
        for (std::size_t span = 0; span < table_.spans.size(); ++span)
          while (settle_sum(rule, span)) again = true;
      }
      for (std::size_t member = 0; member < table_.members.size(); ++member) {
        if (!table_.published(member) || !may_hide(member)) continue;
        while (settle_time(member)) again = true;
      }
    }
  }

  // How many sums already hide others beside this figure: hiding it there costs nothing more.
  Count company(std::size_t member, std::size_t span) const {
    Count lines = 0;
    for (const std::size_t rule : rules_of_[member]) {
      const auto& parts = table_.rules[rule].parts;
      lines += std::any_of(parts.begin(), parts.end(),
                           [&](std::size_t part) { return part != member && !is_known(part, span); })
                   ? 1
                   : 0;
    }
    const SlotSpan& own = table_.spans[span];
    for (std::size_t other = table_.slots; other < table_.spans.size(); ++other) {
      const SlotSpan& longer = table_.spans[other];
      if (longer.first > own.first || longer.last < own.last || other == span) continue;
      bool hides = false;
      for (std::size_t slot = longer.first; slot < longer.last && !hides; ++slot)
        hides = (slot < own.first || slot >= own.last) && pattern_.hidden(member, slot);
      lines += hides ? 1 : 0;
    }
    return lines;
  }

  // The better of two figures to hide: the smaller, the more company it has the sooner.
  struct Choice {
    std::size_t member = nowhere;
    std::size_t span = nowhere;
    Count cost = 0;
  };
  void consider(Choice& choice, std::size_t member, std::size_t span, bool zeros = false) const {
    if (!table_.published(member) || !may_hide(member) || pattern_.hidden(member, span)) return;
    const Count own = count(member, span);
    if ((own == 0) != zeros) return;
    const Count lines = 1 + company(member, span);
    const Count cost = own / (lines * lines);
    if (choice.member == nowhere || cost < choice.cost) choice = {member, span, cost};
  }
  bool take(const Choice& choice) {
    if (choice.member == nowhere) return false;
    pattern_.hide(choice.member, choice.span);
    return true;
  }

  void consider_parts(Choice& choice, const SumRule& rule, std::size_t span, bool zeros = false) const {
    for (const std::size_t part : rule.parts) {
      if (is_known(part, span) && (zeros || count(part, span) != 0))
        consider(choice, figure_of(part), span, zeros);
    }
  }

  // One sum over groups in one period. True when something more is hidden.
  bool settle_sum(const SumRule& rule, std::size_t span) {
    std::size_t hidden = 0;
    Count together = 0;
    Count least = 0;
    bool matters = false;
    for (const std::size_t part : rule.parts) {
      if (is_known(part, span)) continue;
      ++hidden;
      // What a team of two services did in one of them is no figure of ours; only a small one is to be kept.
      matters = matters || table_.published(part) || is_small_count(count(part, span));
      together += count(part, span);
      // A hidden figure is known not to be 0, as long as no 0 is hidden.
      least += one_counted;
      if (count(part, span) == 0) least = std::numeric_limits<Count>::min() / 2;
    }
    const bool shown = is_known(rule.parent, span);
    const bool poor =
        shown ? hidden == 1 || (hidden > 1 && together <= std::max(largest_small_count, least)) : hidden == 0;
    if (!poor) return false;
    Choice choice;
    consider_parts(choice, rule, span);
    if (choice.member == nowhere && shown) consider(choice, rule.parent, span);
    if (choice.member == nowhere && shown) consider_parts(choice, rule, span, true);
    return take(choice);
  }

  // The sums over time of one member.
  bool settle_time(std::size_t member) {
    const TimeLinks links(table_, pattern_, member);
    const SlotSpan stretch = links.given_away();
    if (stretch.first == stretch.last) return false;
    Choice choice;
    for (const std::size_t span : links.path(stretch.first, stretch.last)) consider(choice, member, span);
    return take(choice);
  }

  // Hides one more figure beside one that follows; false when there is none left.
  bool repair(std::size_t member, std::size_t span, std::vector<bool>& touched) {
    // What one repair changes may be enough for others in the same row or column.
    if (touched[member] && touched[table_.members.size() + span]) return true;
    touched[member] = touched[table_.members.size() + span] = true;
    const SlotSpan& own = table_.spans[span];
    const auto near = [&](std::size_t other) {
      return table_.spans[other].first < own.last && table_.spans[other].last > own.first;
    };
    for (const bool zeros : {false, true}) {
      // First in the sums that the figure is in, then over time, then anywhere in the period.
      Choice choice;
      for (const std::size_t rule : rules_of_[member]) {
        consider_parts(choice, table_.rules[rule], span, zeros);
        consider(choice, table_.rules[rule].parent, span, zeros);
      }
      for (const SumRule& rule : table_.rules) {
        if (rule.parent == member) consider_parts(choice, rule, span, zeros);
      }
      if (take(choice)) return true;
      for (std::size_t other = 0; other < table_.spans.size(); ++other) {
        if (near(other)) consider(choice, member, other, zeros);
      }
      if (take(choice)) return true;
      for (std::size_t any = 1; any < table_.members.size(); ++any) consider(choice, any, span, zeros);
      if (take(choice)) return true;
    }
    // What is hidden of the period is all there is: the periods that overlap it go too.
    bool more = false;
    for (std::size_t any = total_given_ ? 1 : 0; any < table_.members.size(); ++any) {
      for (std::size_t other = 0; table_.published(any) && other < table_.spans.size(); ++other) {
        if (!near(other) || pattern_.hidden(any, other)) continue;
        pattern_.hide(any, other);
        more = true;
      }
    }
    return more;
  }

  void withhold() {
    for (std::size_t member = total_given_ ? 1 : 0; member < table_.members.size(); ++member) {
      for (std::size_t span = 0; table_.published(member) && span < table_.spans.size(); ++span)
        pattern_.hide(member, span);
    }
  }

  const CountTable& table_;
  Pattern pattern_;
  bool total_given_;
  std::vector<std::vector<std::size_t>> rules_of_;
};

}  // namespace

Pattern hide_small_counts(const CountTable& table) {
  Pattern pattern(table.members.size(), table.spans.size());
  for (std::size_t member = 0; member < table.members.size(); ++member) {
    if (!table.published(member)) continue;
    for (std::size_t span = 0; span < table.spans.size(); ++span) {
      if (is_small_count(table.members[member].counts[span])) pattern.hide(member, span);
    }
  }
  return pattern;
}

Pattern protect(const CountTable& table, const Pattern* total, const Pattern* also) {
  return Protector(table, total, also).run();
}

}  // namespace windscreen::measure
