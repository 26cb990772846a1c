#include "serve/audits/findings_json.h"

#include <cmath>

#include "measure/distribution.h"

namespace windscreen::serve {

using nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 100.0) / 100.0; }

ordered_json share_json(const assure::WeightedShare& share) {
  const bool known = share.all > 0;
  return {{"met", share.met},
          {"all", share.all},
          {"share", known ? ordered_json(rounded(100.0 * share.share)) : ordered_json()},
          {"lower", rounded(100.0 * share.interval.lower)},
          {"upper", rounded(100.0 * share.interval.upper)},
          {"effective", rounded(share.effective)}};
}

ordered_json plain_share_json(std::int64_t met, std::int64_t all) {
  assure::WeightedShare share;
  share.met = met;
  share.all = all;
  share.effective = static_cast<double>(all);
  if (all > 0) share.share = static_cast<double>(met) / static_cast<double>(all);
  share.interval = measure::wilson(static_cast<double>(met), static_cast<double>(all), measure::z_95);
  return share_json(share);
}

ordered_json window_json(const assure::AuditWindow& window) {
  return {{"first", base::format_iso(window.first)},
          {"last", base::format_iso(window.last)},
          {"words", assure::words_of(window)}};
}

ordered_json headline_json(const assure::Headline& headline) {
  ordered_json grades = ordered_json::array();
  for (const assure::Grade grade : assure::all_grades) {
    ordered_json one = {{"grade", assure::code(grade)}, {"words", assure::words(grade)}};
    one.update(share_json(headline.of(grade)));
    grades.push_back(std::move(one));
  }
  return {{"audits", headline.audits},
          {"weighted", headline.weighted},
          {"grades", std::move(grades)},
          {"good_or_better", share_json(headline.good_or_better)},
          {"cautions", headline.cautions}};
}

std::vector<std::string> headline_columns() {
  return {"of",  "first", "last",  "by",    "rolling",   "grade",   "met",
          "all", "share", "lower", "upper", "effective", "weighted"};
}

void add_headline_rows(report::Rows& rows, std::string_view of, const assure::AuditWindow& window,
                       const assure::Headline& headline) {
  const auto add = [&](std::string_view grade, const assure::WeightedShare& share) {
    rows.rows.push_back({std::string(of), window.first, window.last,
                         std::string(window.by == assure::MonthBy::sampled ? "sampled" : "completed"),
                         window.rolling, std::string(grade), share.met, share.all,
                         share.all > 0 ? report::Cell(100.0 * share.share) : report::Cell(),
                         100.0 * share.interval.lower, 100.0 * share.interval.upper, share.effective,
                         headline.weighted});
  };
  for (const assure::Grade grade : assure::all_grades) add(assure::code(grade), headline.of(grade));
  add("good_or_better", headline.good_or_better);
}

}  // namespace windscreen::serve
