#include "report/public_counts.h"

#include <utility>

namespace windscreen::report {

std::size_t PublicCounts::add(std::optional<std::int64_t>& into) {
  table_.members.push_back({{into.value_or(0) * measure::one_counted}, measure::CountTable::nowhere});
  counts_.push_back(&into);
  return counts_.size() - 1;
}

std::size_t PublicCounts::add_implied(std::int64_t count) { return add(implied_.emplace_back(count)); }

void PublicCounts::sum(std::size_t parent, std::vector<std::size_t> parts) {
  if (!parts.empty()) table_.rules.push_back({parent, std::move(parts)});
}

bool PublicCounts::hold_back() {
  if (counts_.empty()) return false;
  table_.slots = 1;
  table_.spans = {{0, 1}};
  bool any = false;
  const measure::Pattern pattern = measure::protect(table_, nullptr);
  for (std::size_t member = 0; member < counts_.size(); ++member) {
    if (!pattern.hidden(member, 0)) continue;
    counts_[member]->reset();
    any = true;
  }
  return any;
}

}  // namespace windscreen::report
