#include "assure/families.h"

#include <numeric>
#include <utility>

namespace windscreen::assure {

Families::Families(std::size_t cases) : parent_(cases), least_(cases) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
}

std::size_t Families::root(std::size_t one) {
  while (parent_[one] != one) {
    parent_[one] = parent_[parent_[one]];
    one = parent_[one];
  }
  return one;
}

void Families::add(std::size_t one, const std::string& family) {
  if (family.empty()) return;
  std::size_t mine = root(one);
  if (least_[mine].empty() || family < least_[mine]) least_[mine] = family;
  const auto [first, added] = first_of_.emplace(family, one);
  std::size_t theirs = root(first->second);
  if (added || theirs == mine) return;
  if (theirs < mine) std::swap(theirs, mine);
  parent_[theirs] = mine;
  if (least_[theirs] < least_[mine]) least_[mine] = least_[theirs];
}

const std::string& Families::of(std::size_t one) { return least_[root(one)]; }

}  // namespace windscreen::assure
