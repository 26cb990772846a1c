#include "assure/audit_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/error.h"
#include "base/month_words.h"

namespace windscreen::assure {

std::vector<AuditWindow> audit_windows(base::Date first, base::Date last, const WindowRule& rule) {
  if (rule.months < 1) {
    throw base::Error("A window of audits has at least one month", "Give the number of months from 1.");
  }
  std::vector<AuditWindow> windows;
  const base::Date oldest = base::month_start(first);
  const int step = rule.rolling ? 1 : rule.months;
  for (base::Date newest = base::month_start(last);; newest = base::add_months(newest, -step)) {
    const base::Date start = base::add_months(newest, 1 - rule.months);
    if (start < oldest) break;
    windows.push_back({start, base::month_end(newest), rule.by, rule.rolling && rule.months > 1});
  }
  std::ranges::reverse(windows);
  return windows;
}

std::vector<GradedAudit> in_window(std::span<const GradedAudit> audits, const AuditWindow& window) {
  std::vector<GradedAudit> result;
  std::ranges::copy_if(audits, std::back_inserter(result), [&window](const GradedAudit& audit) {
    const auto& day = window.by == MonthBy::sampled ? audit.sampled : audit.completed;
    return day && *day >= window.first && *day <= window.last;
  });
  return result;
}

std::string words_of(const AuditWindow& window) {
  const std::string from = base::month_words(window.first);
  const std::string until = base::month_words(window.last);
  return (window.rolling ? "rolling " : "") + from + (from == until ? "" : " to " + until) +
         (window.by == MonthBy::sampled ? ", by month sampled" : ", by month completed");
}

std::vector<std::string> unfinished_words(const AuditWindow& window, base::Date today,
                                          const DrawnFor& drawn) {
  std::vector<std::string> all;
  const bool sampled = window.by == MonthBy::sampled;
  if (window.last >= today) {
    all.push_back(base::month_words(window.last) + " is not over yet: " +
                  (sampled ? "audits of it that are final already may not be like those still to come."
                           : "more audits may be completed in it."));
  }
  if (sampled && drawn.not_final > 0) {
    all.push_back(fmt::format(
        "{} of {} audits drawn for these months {} no final grade yet, and the shares will change: those "
        "that wait for a second grade may differ from the others.",
        drawn.not_final, drawn.all, drawn.not_final == 1 ? "has" : "have"));
  }
  return all;
}

}  // namespace windscreen::assure
