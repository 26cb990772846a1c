// Blind pairs of grades in the store, and days on which an auditor finished many audits.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assure/severity.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Pairs of audits sampled from `first_month` on ("2020-03"; empty: all): second grades that chance picked,
/// given before the first was seen, of audits that did not come to nothing. A pair whose first grade may have
/// been changed after the second was given (the audit was submitted again) is left out. By the audit's
/// auditor (store::Auditor's id). Within the transaction of `reader`.
std::vector<AuditorsPair> blind_pairs(const store::Queries& reader, const std::string& first_month = {});

/// A day on which an auditor submitted many.
struct ManyInADay {
  std::string auditor;
  /// 2020-03-31, in local time.
  std::string day;
  std::int64_t audits = 0;
};

/// Days on which an auditor submitted `least` audits or more, since a moment ("2020-01-01T00:00:00.000Z"),
/// the latest first. Edge case 30 of the specification: somebody should look at how they were made.
std::vector<ManyInADay> many_in_a_day(const store::Queries& reader, std::int64_t least,
                                      const std::string& since);

}  // namespace windscreen::assure
