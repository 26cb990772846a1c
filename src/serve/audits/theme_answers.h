// What the pages of themes show, read from the store.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "assure/themes.h"
#include "base/date.h"
#include "store/audit_actions.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// Themes with their audits, of the months up to today's.
struct ThemeBook {
  std::vector<store::AuditTheme> themes;
  assure::ThemeCounts counts;
  /// Every one from the first to the last with audits, those without any between them too.
  std::vector<std::string> months;
  std::vector<store::PracticeRecommendation> recommendations;

  /// The theme's code and those of the themes below it.
  std::vector<std::string> family_of(const std::string& theme) const;
  /// The last month with audits; empty: none.
  std::string last_month() const { return months.empty() ? std::string() : months.back(); }
};

/// Within the transaction of `reader`. `months` counts back from today's month; recommendations are followed
/// from before they were issued, so they may ask for more.
ThemeBook read_theme_book(const store::Queries& reader, base::Date today, int months);

/// A share with its interval; null where there are no audits.
nlohmann::ordered_json theme_share_json(const assure::WeightedShare& share);

/// A recommendation with how it does, without who owns it: what a page and a report say alike.
nlohmann::ordered_json recommendation_figures(const ThemeBook& book,
                                              const store::PracticeRecommendation& recommendation);

/// How a recommendation does now.
assure::Followed follow(const ThemeBook& book, const store::PracticeRecommendation& recommendation);

}  // namespace windscreen::serve
