// Which records belong to each of a list's items, without a container for each item. Thread-safe once made.
#pragma once

#include <span>
#include <vector>

#include "demo/county.h"

namespace windscreen::demo {

class Grouped {
 public:
  /// `owner_of(record)` gives the item a record belongs to, or `none`; records keep their order.
  template <typename Records, typename OwnerOf>
  Grouped(std::size_t items, const Records& records, OwnerOf owner_of) : first_(items + 1, 0) {
    for (const auto& record : records) {
      const Index owner = owner_of(record);
      if (owner != none) ++first_[owner + 1U];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    members_.resize(first_.back());
    std::vector<Index> next(first_.begin(), first_.end() - 1);
    Index index = 0;
    for (const auto& record : records) {
      const Index owner = owner_of(record);
      if (owner != none) members_[next[owner]++] = index;
      ++index;
    }
  }

  std::span<const Index> of(Index item) const {
    return std::span(members_).subspan(first_[item], first_[item + 1U] - first_[item]);
  }

 private:
  std::vector<Index> first_;
  std::vector<Index> members_;
};

}  // namespace windscreen::demo
