// Who are brothers and sisters: cases that share a family, directly or through others. Not thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace windscreen::assure {

/// Joins numbered cases by the families they are in (disjoint sets; R. E. Tarjan, Journal of the ACM 22,
/// 1975).
class Families {
 public:
  explicit Families(std::size_t cases);

  /// The case is in the family too.
  void add(std::size_t one, const std::string& family);

  /// The least reference of all families that the case is joined with; "" where it is in none.
  const std::string& of(std::size_t one);

 private:
  std::size_t root(std::size_t one);

  std::vector<std::size_t> parent_;
  // By root: the least reference.
  std::vector<std::string> least_;
  std::unordered_map<std::string, std::size_t> first_of_;
};

}  // namespace windscreen::assure
