// How the findings of audits are written: shares in per cent, each with its counts and its interval.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "assure/audit_window.h"
#include "assure/headline.h"
#include "report/flat_rows.h"

namespace windscreen::serve {

/// In per cent, to two places; the share of none at all is null.
nlohmann::ordered_json share_json(const assure::WeightedShare& share);
/// In per cent, of plain counts with Wilson's interval.
nlohmann::ordered_json plain_share_json(std::int64_t met, std::int64_t all);
/// To two places, so that a browser is not sent digits that mean nothing.
double rounded(double value);

/// A window's first and last day and its words.
nlohmann::ordered_json window_json(const assure::AuditWindow& window);
/// A headline: audits, grades, good or better, whether it is weighted, cautions.
nlohmann::ordered_json headline_json(const assure::Headline& headline);

/// The columns of a headline as rows, and those of one: a row a grade, then "good_or_better".
std::vector<std::string> headline_columns();
void add_headline_rows(report::Rows& rows, std::string_view of, const assure::AuditWindow& window,
                       const assure::Headline& headline);

}  // namespace windscreen::serve
