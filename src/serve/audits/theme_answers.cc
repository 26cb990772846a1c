#include "serve/audits/theme_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/json_value.h"
#include "serve/audits/plan_answers.h"

namespace windscreen::serve {

std::vector<std::string> ThemeBook::family_of(const std::string& theme) const {
  std::vector<std::string> family = {theme};
  for (const store::AuditTheme& one : themes) {
    if (one.parent_id == theme) family.push_back(one.id);
  }
  return family;
}

ThemeBook read_theme_book(const store::Queries& reader, base::Date today, int months) {
  ThemeBook book;
  book.themes = reader.select<store::AuditTheme>("order by name, id");
  book.recommendations = reader.select<store::PracticeRecommendation>("order by issued_on desc, id");
  std::string first = base::format_iso(base::add_months(base::month_start(today), 1 - months)).substr(0, 7);
  for (const store::PracticeRecommendation& one : book.recommendations) {
    const auto issued = base::parse_iso(one.issued_on);
    if (one.state == "open" && issued)
      first = std::min(first, base::format_iso(base::add_months(*issued, -2)).substr(0, 7));
  }
  book.counts = assure::read_theme_counts(reader, first);
  if (book.counts.audits.empty()) return book;
  const auto [earliest, latest] = std::ranges::minmax(book.counts.audits, {}, &assure::ThemedAudit::month);
  const auto last = base::parse_iso(latest.month + "-01");
  for (auto month = base::parse_iso(earliest.month + "-01"); month && last && *month <= *last;
       month = base::add_months(*month, 1))
    book.months.push_back(base::format_iso(*month).substr(0, 7));
  return book;
}

nlohmann::ordered_json theme_share_json(const assure::WeightedShare& share) {
  if (share.all == 0) return nullptr;
  return {{"met", share.met},
          {"all", share.all},
          {"share", share.share},
          {"lower", share.interval.lower},
          {"upper", share.interval.upper}};
}

nlohmann::ordered_json recommendation_figures(const ThemeBook& book,
                                              const store::PracticeRecommendation& one) {
  const assure::Followed followed = follow(book, one);
  const auto theme = std::find_if(book.themes.begin(), book.themes.end(),
                                  [&](const store::AuditTheme& other) { return other.id == one.theme_id; });
  return {{"theme", one.theme_id},
          {"theme_name", theme == book.themes.end() ? one.theme_id : theme->name},
          {"issued_on", one.issued_on},
          {"words", one.words},
          {"target_percent", one.target_percent},
          {"due_on", report::json_or_null(one.due_on)},
          {"state", one.state},
          {"progress", assure::code(followed.progress)},
          {"progress_words", assure::words(followed.progress)},
          {"before", theme_share_json(followed.before)},
          {"now", theme_share_json(followed.now)},
          {"now_from", followed.now_from},
          {"now_to", followed.now_to}};
}

assure::Followed follow(const ThemeBook& book, const store::PracticeRecommendation& recommendation) {
  return assure::follow_recommendation(book.counts, book.family_of(recommendation.theme_id), recommendation,
                                       book.last_month());
}

}  // namespace windscreen::serve
