// The children of an SSDA903 return, one after another, out of its grouped rows.
#pragma once

#include <vector>

#include "validate/grouping.h"
#include "validate/ssda903/child.h"

namespace windscreen::validate::ssda903 {

/// One for each thread.
class Children {
 public:
  Children(const ReturnData& data, const Grouping& grouping);
  /// Valid until the next call.
  const Child& at(std::size_t number);
  static Whole whole(const ReturnData& data);

 private:
  const ReturnData& data_;
  const Grouping& grouping_;
  Child child_;
  std::vector<const Episode*> starts_;
  std::vector<const Episode*> last_starts_;
};

}  // namespace windscreen::validate::ssda903
