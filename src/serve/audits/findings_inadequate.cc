// The deep dive: what goes with inadequate audits, and how long it takes to put things right.
#include <algorithm>
#include <map>
#include <utility>

#include "assure/audit_settings.h"
#include "assure/risk_ratio.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/findings_factors.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {
namespace {

using assure::Grade;
using assure::StoredGrade;
using nlohmann::ordered_json;

ordered_json curve_json(const char* what, const std::vector<assure::FixDates>& dates, base::Date as_at) {
  const assure::TimeToFix fix = assure::time_to_fix(assure::durations(dates, as_at));
  const auto percent = [](double share) { return rounded(100.0 * share); };
  ordered_json steps = ordered_json::array();
  for (const assure::FixStep& one : fix.steps) {
    steps.push_back({{"days", one.days},
                     {"at_risk", one.at_risk},
                     {"done", one.done},
                     {"still_open", percent(one.still_open)},
                     {"lower", one.interval ? ordered_json(percent(one.interval->lower)) : ordered_json()},
                     {"upper", one.interval ? ordered_json(percent(one.interval->upper)) : ordered_json()}});
  }
  const auto days = [](const std::optional<double>& value) {
    return value ? ordered_json(*value) : ordered_json();
  };
  return {{"what", what},
          {"all", fix.actions},
          {"done", fix.done},
          {"median", days(fix.median)},
          {"median_lower", days(fix.median_lower)},
          {"median_upper", days(fix.median_upper)},
          {"followed_for", fix.followed_for},
          {"steps", std::move(steps)}};
}

// From the day of the inadequate grade to that of a re-audit that was better. A re-audit that was not
// possible ends the following; one that was inadequate again does not.
std::vector<assure::FixDates> improvements(const std::vector<const StoredGrade*>& audits,
                                           const assure::StoredGrades& all, base::Date as_at) {
  std::map<std::string, assure::FixDates> dates;
  for (const StoredGrade* one : audits) {
    if (one->audit.grade == Grade::inadequate && one->audit.completed && *one->audit.completed <= as_at)
      dates[one->id].started = *one->audit.completed;
  }
  for (const assure::DueReaudit& due : all.re_audits) {
    const auto found = dates.find(due.first);
    if (found == dates.end()) continue;
    assure::FixDates& own = found->second;
    if (due.outcome == assure::ReauditOutcome::not_possible && !own.done) {
      own.left = as_at;
    } else if (due.grade && *due.grade < Grade::inadequate && due.on && *due.on >= own.started) {
      own.done = own.done ? std::min(*own.done, *due.on) : *due.on;
      own.left.reset();
    }
  }
  std::vector<assure::FixDates> list;
  for (const auto& [id, one] : dates) list.push_back(one);
  return list;
}

}  // namespace

Response findings_inadequate(AuditSources& sources, const Call& call) {
  const FindingsBase base = findings_base(sources, call, 12);
  const auto window = base.latest(base.wish.rule.months);
  const auto audits = window ? within(base.random, *window) : std::vector<const StoredGrade*>();
  const auto recorded = sources.cases->facts({sources.lake, sources.figures}, audits);
  const base::Date before =
      sources.people.store.read([](const store::Queries& reader) { return assure::open_before(reader); });
  const std::vector<FactorFinding> findings = factor_findings(audits, recorded.of, before);
  if (call.form == Form::csv) return rows_answer(factor_rows(findings), call, "inadequate-audits");
  const base::Date today = sources.today();
  const auto inadequate = std::ranges::count_if(
      audits, [](const StoredGrade* one) { return one->audit.grade == Grade::inadequate; });
  std::vector<assure::FixDates> actions;
  for (const assure::FixDates& one : base.grades->actions) {
    if (one.started <= today) actions.push_back(one);
  }
  return json_answer(
      {{"by", base.wish.rule.by == assure::MonthBy::sampled ? "sampled" : "completed"},
       {"window", window ? window_json(*window) : ordered_json()},
       {"audits", audits.size()},
       {"inadequate", plain_share_json(inadequate, static_cast<std::int64_t>(audits.size()))},
       {"factors", factors_json(findings)},
       {"caution", assure::association_words()},
       {"looks", looks_words(findings)},
       {"case_data_as_at", recorded.as_at ? ordered_json(base::format_iso(*recorded.as_at)) : ordered_json()},
       {"case_data_without", std::ranges::count(recorded.of, assure::CaseFacts{})},
       {"as_at", base::format_iso(today)},
       {"time_to_fix",
        {curve_json("actions", actions, today),
         curve_json("improved", improvements(base.random, *base.grades, today), today)}}});
}

}  // namespace windscreen::serve
