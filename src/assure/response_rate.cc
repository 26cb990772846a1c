#include "assure/response_rate.h"

#include <map>
#include <utility>

namespace windscreen::assure {
namespace {

void add(ResponseRow& row, const AskedPeople& some) {
  if (some.safe.empty()) {
    row.audits_without += some.people;
    return;
  }
  row.listed += some.people;
  if (some.safe == "not_decided") row.not_decided += some.people;
  if (some.safe == "unsafe") row.unsafe += some.people;
  if (some.safe != "safe") return;
  row.safe += some.people;
  if (some.outcome == "spoke") row.replied += some.people;
  if (some.outcome == "declined") row.declined += some.people;
  if (some.outcome == "no_answer") row.no_answer += some.people;
  if (some.outcome == "not_tried") row.not_tried += some.people;
}

}  // namespace

std::vector<ResponseRow> response_rates(std::span<const AskedPeople> people) {
  // The first of the key is the order.
  std::map<std::pair<int, std::string>, ResponseRow> found;
  const auto row = [&](int order, const char* by, const std::string& group) -> ResponseRow& {
    ResponseRow& one = found[{order, group}];
    one.by = by;
    one.group = group;
    return one;
  };
  row(0, "all", "");
  for (const AskedPeople& some : people) {
    add(row(0, "all", ""), some);
    add(row(1, "status", some.status), some);
    add(row(2, "service", some.service), some);
  }
  std::vector<ResponseRow> rows;
  rows.reserve(found.size());
  for (auto& [key, one] : found) {
    if (one.replied >= least_replies)
      one.rate = 100.0 * static_cast<double>(one.replied) / static_cast<double>(one.safe);
    rows.push_back(std::move(one));
  }
  return rows;
}

}  // namespace windscreen::assure
