// Which audits the demo's history has, before any of them is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// An audit that is to be written, with its round by name.
struct PlannedAudit {
  std::string programme;
  base::Date month;
  std::string label;
  AuditStory story;
  /// The place in the plan of the audit that it follows up.
  std::optional<std::size_t> follows;
};

/// The month that is under way: that of the demo's newest snapshot.
inline const base::Date month_under_way = base::make_date(2020, 11, 1);

/// All of them, in the order of their months. Costs a few queries of the lake a month. Throws what
/// CaseDrawing::draw throws.
std::vector<PlannedAudit> plan_audits(measure::Measurer& measurer, const DemoRoles& roles, std::uint64_t seed,
                                      const std::function<void(const std::string&)>& progress);

}  // namespace windscreen::demo
