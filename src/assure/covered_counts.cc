#include "assure/covered_counts.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "measure/count_table.h"
#include "measure/echelon.h"

namespace windscreen::assure {
namespace {

constexpr std::int64_t largest_small = measure::largest_small_count / measure::one_counted;

bool is_small(std::int64_t count) { return count > 0 && count <= largest_small; }

bool lies_within(const MonthRun& narrow, const MonthRun& wide) {
  return narrow.first >= wide.first && narrow.last <= wide.last;
}

// What a reader of the publications can work out. The unknowns are the members in the stretches of months
// between two ends of publications; the last one stands for the number 1, so that an equation holds its
// count.
class Reader {
 public:
  Reader(std::span<const PublicCounts> publications, std::span<const MemberSum> sums)
      : publications_(publications), sums_(sums) {
    std::set<int> ends;
    std::set<std::string> names;
    for (const PublicCounts& one : publications) {
      ends.insert({one.months.first, one.months.last});
      for (const auto& [name, count] : one.counts) names.insert(name);
    }
    for (const MemberSum& sum : sums) {
      names.insert(sum.whole);
      names.insert(sum.parts.begin(), sum.parts.end());
    }
    ends_.assign(ends.begin(), ends.end());
    for (const std::string& name : names) places_.emplace(name, places_.size());
    one_ = places_.size() * stretches();
    const std::vector<std::size_t> uses(one_ + 1, 1);
    counts_ = measure::Echelon(one_, uses);
    known_ = measure::Echelon(one_, uses);
    for (const MemberSum& sum : sums) {
      for (std::size_t stretch = 0; stretch < stretches(); ++stretch) {
        measure::LinearSum equation = between(sum.whole, stretch, stretch + 1, 1);
        for (const std::string& part : sum.parts) append(equation, between(part, stretch, stretch + 1, -1));
        counts_.add(equation);
        known_.add(equation);
      }
    }
    // The newest is the truth as it is now: what an older one says otherwise has changed since.
    for (std::size_t at = publications.size(); at-- > 0;) {
      for (const auto& [name, count] : publications[at].counts) learn(name, publications[at].months, count);
    }
  }

  std::set<Leak> leaks() {
    for (std::size_t first = 0; first < stretches(); ++first) {
      for (std::size_t last = first + 1; last <= stretches(); ++last) {
        for (const auto& [name, place] : places_) look_at(name, between(name, first, last, 1), first, last);
        for (const MemberSum& sum : sums_) look_at_rest(sum, first, last);
      }
    }
    for (const PublicCounts& wide : publications_) {
      for (const PublicCounts& narrow : publications_) {
        if (lies_within(narrow.months, wide.months)) look_beside(narrow.months, wide.months);
      }
    }
    return std::move(leaks_);
  }

 private:
  std::size_t stretches() const { return ends_.empty() ? 0 : ends_.size() - 1; }

  static void append(measure::LinearSum& sum, const measure::LinearSum& more) {
    sum.insert(sum.end(), more.begin(), more.end());
  }

  measure::LinearSum between(const std::string& name, std::size_t first, std::size_t last,
                             std::int64_t factor) const {
    measure::LinearSum sum;
    for (std::size_t stretch = first; stretch < last; ++stretch)
      sum.emplace_back(places_.at(name) * stretches() + stretch, factor);
    return sum;
  }

  std::size_t end_at(int month) const {
    return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), month) - ends_.begin());
  }

  bool is(measure::LinearSum sum, std::int64_t count) {
    if (count != 0) sum.emplace_back(one_, -count);
    return counts_.follows(sum);
  }

  void learn(const std::string& name, const MonthRun& months, std::int64_t count) {
    measure::LinearSum sum = between(name, end_at(months.first), end_at(months.last), 1);
    if (known_.follows(sum)) {
      for (std::int64_t change = 1; change <= largest_small; ++change) {
        if (is(sum, count + change) || is(sum, count - change)) leaks_.insert({name + " (change)", months});
      }
      return;
    }
    known_.add(sum);
    if (count != 0) sum.emplace_back(one_, -count);
    counts_.add(sum);
  }

  void look_at(const std::string& name, const measure::LinearSum& sum, std::size_t first, std::size_t last) {
    if (!known_.follows(sum)) return;
    for (std::int64_t count = 1; count <= largest_small; ++count) {
      if (is(sum, count)) leaks_.insert({name, {ends_[first], ends_[last]}});
    }
  }

  // What is left of a whole when the parts that are known are taken away.
  void look_at_rest(const MemberSum& sum, std::size_t first, std::size_t last) {
    measure::LinearSum rest = between(sum.whole, first, last, 1);
    std::size_t left = 0;
    for (const std::string& part : sum.parts) {
      const measure::LinearSum own = between(part, first, last, -1);
      if (known_.follows(own)) {
        append(rest, own);
      } else {
        ++left;
      }
    }
    if (left > 1) look_at(sum.whole + " (rest)", rest, first, last);
  }

  // The months of the one publication that the other has not, which may lie on both sides.
  void look_beside(const MonthRun& narrow, const MonthRun& wide) {
    for (const auto& [name, place] : places_) {
      measure::LinearSum sum = between(name, end_at(wide.first), end_at(narrow.first), 1);
      append(sum, between(name, end_at(narrow.last), end_at(wide.last), 1));
      look_at(name + " (beside)", sum, end_at(wide.first), end_at(wide.last));
    }
  }

  std::span<const PublicCounts> publications_;
  std::span<const MemberSum> sums_;
  std::vector<int> ends_;
  std::map<std::string, std::size_t> places_;
  std::size_t one_ = 0;
  measure::Echelon counts_{0, {}};
  // The same without the counts: whether a sum is known at all, whatever it is.
  measure::Echelon known_{0, {}};
  std::set<Leak> leaks_;
};

PublicCounts shown_of(const CountsToCover& table, const std::set<std::string>& hidden) {
  PublicCounts shown{table.months, {}};
  for (const auto& [name, count] : table.counts) {
    if (!hidden.contains(name) && !table.never_shown.contains(name)) shown.counts.emplace(name, count);
  }
  return shown;
}

// The publications that share months with the table, or with one that does: others say nothing of its months.
std::vector<PublicCounts> near(const CountsToCover& table, std::span<const PublicCounts> earlier) {
  std::vector<bool> taken(earlier.size(), false);
  std::vector<MonthRun> reached{table.months};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (std::size_t at = 0; at < earlier.size(); ++at) {
      const MonthRun& months = earlier[at].months;
      if (taken[at] || months.first >= reached[next].last || months.last <= reached[next].first) continue;
      taken[at] = true;
      reached.push_back(months);
    }
  }
  std::vector<PublicCounts> kept;
  for (std::size_t at = 0; at < earlier.size(); ++at) {
    if (!taken[at]) continue;
    PublicCounts own{earlier[at].months, {}};
    for (const auto& [name, count] : earlier[at].counts) {
      if (table.counts.contains(name)) own.counts.emplace(name, count);
    }
    kept.push_back(std::move(own));
  }
  return kept;
}

// Whether the count and one of the member that was published of months within these, or around them, are 1 to
// 5 apart: the one less the other then is a small count, whatever else is hidden.
bool differs_little(const std::string& name, std::int64_t count, const MonthRun& months,
                    std::span<const PublicCounts> publications) {
  return std::any_of(publications.begin(), publications.end(), [&](const PublicCounts& one) {
    const auto before = one.counts.find(name);
    if (before == one.counts.end()) return false;
    if (!lies_within(one.months, months) && !lies_within(months, one.months)) return false;
    return is_small(std::abs(count - before->second));
  });
}

}  // namespace

std::set<Leak> small_counts_that_follow(std::span<const PublicCounts> publications,
                                        std::span<const MemberSum> sums) {
  return Reader(publications, sums).leaks();
}

std::set<std::string> covered(const CountsToCover& table, std::span<const PublicCounts> earlier) {
  std::vector<PublicCounts> publications = near(table, earlier);
  const std::set<Leak> before = small_counts_that_follow(publications, table.sums);
  std::set<std::string> hidden = table.hidden;
  for (const auto& [name, count] : table.counts) {
    if (table.decided.contains(name) || table.never_shown.contains(name)) continue;
    if (is_small(count) || differs_little(name, count, table.months, publications)) hidden.insert(name);
  }
  publications.emplace_back();
  const auto new_leaks = [&](const std::set<std::string>& pattern) {
    publications.back() = shown_of(table, pattern);
    const std::set<Leak> all = small_counts_that_follow(publications, table.sums);
    return std::count_if(all.begin(), all.end(), [&](const Leak& one) { return !before.contains(one); });
  };
  while (new_leaks(hidden) > 0) {
    std::optional<std::pair<std::ptrdiff_t, std::int64_t>> least;
    std::string best;
    for (const auto& [name, count] : table.counts) {
      if (hidden.contains(name) || table.never_shown.contains(name) || table.decided.contains(name)) continue;
      std::set<std::string> more = hidden;
      more.insert(name);
      const std::pair cost{new_leaks(more), count};
      if (least && *least <= cost) continue;
      least = cost;
      best = name;
    }
    if (!least) break;
    hidden.insert(best);
  }
  return hidden;
}

}  // namespace windscreen::assure
