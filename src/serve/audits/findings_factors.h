// What goes with inadequate audits: from what the auditor wrote of the look-back, and from the case data.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "assure/case_factors.h"
#include "assure/risk_ratio.h"
#include "assure/stored_grades.h"
#include "report/flat_rows.h"

namespace windscreen::serve {

/// One thing that goes with the grade or does not, from one of the two sources.
struct FactorFinding {
  std::string id;
  /// "answers": the auditor's, so that it may be part of the grade. "case_data": the snapshot's, which knows
  /// nothing of the grade.
  std::string source;
  /// After "where": "management oversight was not evidenced, or in part".
  std::string words;
  assure::TwoGroups counts;
  /// Neither the one nor the other is known, or it does not apply.
  std::int64_t unknown = 0;
  std::optional<assure::RiskRatio> crude;
  std::optional<assure::RiskRatio> stratified;
  std::size_t services = 0;
  /// Beyond chance still, all the ratios of the list taken together.
  bool stands = false;
  /// What the numbers cannot bear; mostly empty.
  std::string note;
};

/// Of audits with what the snapshot says of each (in their order). Where a side has fewer than five audits
/// there are counts and no ratio. What was known by several sources stands side by side. `before`: the day
/// before which a case was open to count as one from before.
std::vector<FactorFinding> factor_findings(const std::vector<const assure::StoredGrade*>& audits,
                                           const std::vector<assure::CaseFacts>& facts, base::Date before);

nlohmann::ordered_json factors_json(const std::vector<FactorFinding>& findings);
report::Rows factor_rows(const std::vector<FactorFinding>& findings);

/// How many ratios there are, and what so many looks mean.
std::string looks_words(const std::vector<FactorFinding>& findings);

}  // namespace windscreen::serve
