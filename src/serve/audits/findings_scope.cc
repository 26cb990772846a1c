#include "serve/audits/findings_scope.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace windscreen::serve {

using assure::MonthBy;
using assure::StoredGrade;

std::vector<Parameter> findings_parameters(bool windows) {
  std::vector<Parameter> all = {
      {"by",
       Parameter::Kind::choice,
       "The month that an audit belongs to: in which it was sampled (without "
       "this), or completed.",
       0,
       0,
       {"sampled", "completed"}},
      {"until", Parameter::Kind::date, "Leaves out the months after that of this day.", 0, 0, {}},
      {"months", Parameter::Kind::integer, "How many months a window has.", 1, 60, {}}};
  if (windows) {
    all.push_back({"rolling",
                   Parameter::Kind::choice,
                   "Whether windows move by one month and share audits with their neighbours.",
                   0,
                   0,
                   {"no", "yes"}});
  }
  return all;
}

FindingsWish findings_wish(const Call& call, int months) {
  FindingsWish wish;
  wish.rule.months = months;
  if (const std::string* given = call.given("months"))
    std::from_chars(given->data(), given->data() + given->size(), wish.rule.months);
  if (const std::string* by = call.given("by"); by != nullptr && *by == "completed")
    wish.rule.by = MonthBy::completed;
  if (const std::string* rolling = call.given("rolling")) wish.rule.rolling = *rolling == "yes";
  if (const std::string* until = call.given("until")) {
    if (const auto day = base::parse_iso(*until)) wish.until = base::month_end(*day);
  }
  return wish;
}

const std::optional<base::Date>& day_of(const assure::GradedAudit& audit, MonthBy by) {
  return by == MonthBy::sampled ? audit.sampled : audit.completed;
}

FindingsBase findings_base(AuditSources& sources, const Call& call, int months) {
  return findings_base(sources, findings_wish(call, months));
}

FindingsBase findings_base(AuditSources& sources, const FindingsWish& wish) {
  FindingsBase found;
  found.wish = wish;
  found.grades = sources.grades->of(sources.people.store);
  for (const StoredGrade& one : found.grades->audits) {
    if (one.audit.stream != assure::Stream::first_time_random) continue;
    const auto& day = day_of(one.audit, found.wish.rule.by);
    if (!day) {
      ++found.without_day;
      continue;
    }
    if (found.wish.until && *day > *found.wish.until) continue;
    found.random.push_back(&one);
    const base::Date month = base::month_start(*day);
    if (!found.first || month < *found.first) found.first = month;
    if (!found.last || month > *found.last) found.last = month;
  }
  return found;
}

std::vector<assure::AuditWindow> FindingsBase::windows() const {
  if (!first || !last) return {};
  auto all = assure::audit_windows(*first, *last, wish.rule);
  if (all.empty()) all.push_back({*first, base::month_end(*last), wish.rule.by, false});
  return all;
}

std::optional<assure::AuditWindow> FindingsBase::latest(int months) const {
  if (!last) return std::nullopt;
  return assure::AuditWindow{base::add_months(*last, 1 - months), base::month_end(*last), wish.rule.by,
                             false};
}

std::vector<const StoredGrade*> within(const std::vector<const StoredGrade*>& audits,
                                       const assure::AuditWindow& window) {
  std::vector<const StoredGrade*> chosen;
  std::ranges::copy_if(audits, std::back_inserter(chosen), [&](const StoredGrade* one) {
    const auto& day = day_of(one->audit, window.by);
    return day && *day >= window.first && *day <= window.last;
  });
  return chosen;
}

std::vector<assure::GradedAudit> graded_of(const std::vector<const StoredGrade*>& audits) {
  std::vector<assure::GradedAudit> all;
  all.reserve(audits.size());
  for (const StoredGrade* one : audits) all.push_back(one->audit);
  return all;
}

}  // namespace windscreen::serve
