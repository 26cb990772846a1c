// The children of a census, one after another, out of its grouped rows.
#pragma once

#include <vector>

#include "validate/cin/child.h"
#include "validate/grouping.h"

namespace windscreen::validate::cin {

/// One for each thread.
class Children {
 public:
  Children(const ReturnData& data, const Grouping& grouping);
  /// Valid until the next call.
  const Child& at(std::size_t number);
  static Whole whole(const ReturnData& data);

 private:
  template <class Row>
  void gather(Rows<Row> rows, std::vector<const Row*>& gathered, std::span<const Row* const> Episode::* list);
  void find_episodes();

  const ReturnData& data_;
  const Grouping& grouping_;
  Child child_;
  std::vector<Episode> episodes_;
  // Identifiers of the child's periods in need, sorted, with the place of each in `episodes_`.
  struct Known {
    Text id;
    std::uint32_t episode;
  };
  std::vector<Known> known_;
  std::vector<std::uint32_t> of_row_;
  std::vector<std::uint32_t> first_;
  std::vector<const Details*> details_;
  std::vector<const Assessment*> assessments_;
  std::vector<const Factor*> factors_;
  std::vector<const CinPlan*> cin_plans_;
  std::vector<const Section47*> section47_;
  std::vector<const ProtectionPlan*> cp_plans_;
  std::vector<const Review*> reviews_;
};

}  // namespace windscreen::validate::cin
