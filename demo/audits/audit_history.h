// The demo authority's history of practice audits in its store. docs/demo.md says what is in it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "measure/measure.h"
#include "store/store.h"

namespace windscreen::demo {

/// What was written.
struct AuditHistory {
  /// It was there already, and nothing was done.
  bool there = false;
  int audits = 0;
};

/// Writes Surrey's published history (published_months.h) as audits of the demo's children from November 2018
/// to October 2020, with re-audits, themed programmes, second grades, conversations, family feedback, themes
/// and actions, and November 2020 under way, in one transaction whose act says that it is the demo's. Needs
/// the demo's newest snapshot in `measurer` and its accounts in the store. The same seed and accounts give
/// the same audits. Throws base::Error where the accounts or the cases are not there.
AuditHistory write_audit_history(store::Store& store, measure::Measurer& measurer, std::uint64_t seed,
                                 const std::function<void(const std::string&)>& progress = {});

}  // namespace windscreen::demo
