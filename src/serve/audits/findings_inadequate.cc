// The deep dive: what goes with inadequate audits, and how long it takes to put things right.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "assure/risk_ratio.h"
#include "measure/number_words.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {
namespace {

using assure::Grade;
using assure::LookBack;
using assure::StoredGrade;
using assure::TwoGroups;
using nlohmann::ordered_json;

struct Factor {
  const char* id;
  /// After "where": "management oversight was not evidenced, or in part".
  const char* words;
  /// None: not known, or it does not apply.
  std::optional<bool> (*of)(const LookBack&);
};

std::optional<bool> at_least(const std::optional<std::int64_t>& number, std::int64_t least) {
  if (!number) return std::nullopt;
  return *number >= least;
}

constexpr std::array<Factor, 6> factors = {{
    {"oversight", "management oversight was not evidenced, or only in part",
     [](const LookBack& one) -> std::optional<bool> {
       if (one.oversight.empty()) return std::nullopt;
       return one.oversight != "yes";
     }},
    {"supervision", "the case was not discussed in supervision within the look-back",
     [](const LookBack& one) -> std::optional<bool> {
       if (!one.known) return std::nullopt;
       return !one.discussed;
     }},
    {"lead_workers", "the child had three lead workers or more",
     [](const LookBack& one) { return at_least(one.lead_workers, 3); }},
    {"managers", "the case had two managers or more",
     [](const LookBack& one) { return at_least(one.managers, 2); }},
    {"handover", "a handover note was missing, or only in part",
     [](const LookBack& one) -> std::optional<bool> {
       if (one.handover.empty() || one.handover == "not_applicable") return std::nullopt;
       return one.handover != "yes";
     }},
    {"legacy", "what went wrong began before the look-back",
     [](const LookBack& one) -> std::optional<bool> {
       if (!one.known) return std::nullopt;
       return one.legacy;
     }},
}};

void count(TwoGroups& table, bool with, bool found) {
  ++(with ? table.with_all : table.without_all);
  if (found) ++(with ? table.with_found : table.without_found);
}

struct FactorCounts {
  TwoGroups whole;
  std::map<std::string, TwoGroups> services;
  std::int64_t unknown = 0;

  // Audits of no known service are in the whole and in no stratum.
  std::vector<TwoGroups> strata() const {
    std::vector<TwoGroups> all;
    for (const auto& [service, table] : services) {
      if (!service.empty()) all.push_back(table);
    }
    return all;
  }
};

FactorCounts counts_of(const Factor& factor, const std::vector<const StoredGrade*>& audits) {
  FactorCounts counts;
  for (const StoredGrade* one : audits) {
    const auto with = factor.of(one->look_back);
    if (!with) {
      ++counts.unknown;
      continue;
    }
    const bool found = one->audit.grade == Grade::inadequate;
    count(counts.whole, *with, found);
    count(counts.services[one->service], *with, found);
  }
  return counts;
}

ordered_json ratio_json(const std::optional<assure::RiskRatio>& ratio) {
  if (!ratio) return nullptr;
  return {
      {"ratio", rounded(ratio->ratio)},          {"lower", rounded(ratio->interval.lower)},
      {"upper", rounded(ratio->interval.upper)}, {"beyond_chance", ratio->beyond_chance()},
      {"half_added", ratio->half_added},         {"strata_without_contrast", ratio->strata_without_contrast}};
}

std::string sentence(const Factor& factor, const TwoGroups& table,
                     const std::optional<assure::RiskRatio>& ratio) {
  if (table.with_all == 0 || table.without_all == 0)
    return fmt::format("There are no two groups to compare for “{}”.", factor.words);
  const std::string counts =
      fmt::format("Where {}, {} of {} audits were inadequate; elsewhere {} of {}", factor.words,
                  table.with_found, table.with_all, table.without_found, table.without_all);
  if (!ratio) return counts + ".";
  return fmt::format(
      "{}: {} times as often (95% interval {} to {}), {}.", counts, measure::number_words(ratio->ratio, 1),
      measure::number_words(ratio->interval.lower, 1), measure::number_words(ratio->interval.upper, 1),
      ratio->beyond_chance() ? "more than chance would give" : "not distinguishable from no difference");
}

ordered_json factor_json(const Factor& factor, const FactorCounts& counts) {
  const auto crude = assure::risk_ratio(counts.whole);
  const auto strata = counts.strata();
  const auto stratified = assure::stratified_risk_ratio(strata);
  return {{"factor", factor.id},
          {"words", factor.words},
          {"with", plain_share_json(counts.whole.with_found, counts.whole.with_all)},
          {"without", plain_share_json(counts.whole.without_found, counts.whole.without_all)},
          {"unknown", counts.unknown},
          {"crude", ratio_json(crude)},
          {"stratified", ratio_json(stratified)},
          {"services", strata.size()},
          {"sentence", sentence(factor, counts.whole, crude)}};
}

void add_row(report::Rows& rows, const Factor& factor, const FactorCounts& counts) {
  const auto crude = assure::risk_ratio(counts.whole);
  const auto strata = counts.strata();
  const auto stratified = assure::stratified_risk_ratio(strata);
  std::vector<report::Cell> row = {std::string(factor.id),   counts.whole.with_found,
                                   counts.whole.with_all,    counts.whole.without_found,
                                   counts.whole.without_all, counts.unknown};
  for (const auto& ratio : {crude, stratified}) {
    row.push_back(ratio ? report::Cell(ratio->ratio) : report::Cell());
    row.push_back(ratio ? report::Cell(ratio->interval.lower) : report::Cell());
    row.push_back(ratio ? report::Cell(ratio->interval.upper) : report::Cell());
  }
  rows.rows.push_back(std::move(row));
}

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
  if (call.form == Form::csv) {
    report::Rows rows;
    rows.columns = {
        "factor",           "with_inadequate", "with_audits", "without_inadequate", "without_audits",
        "unknown",          "ratio",           "ratio_lower", "ratio_upper",        "by_service",
        "by_service_lower", "by_service_upper"};
    for (const Factor& factor : factors) add_row(rows, factor, counts_of(factor, audits));
    return rows_answer(rows, call, "inadequate-audits");
  }
  ordered_json list = ordered_json::array();
  for (const Factor& factor : factors) list.push_back(factor_json(factor, counts_of(factor, audits)));
  const base::Date today = sources.today();
  const auto inadequate = std::ranges::count_if(
      audits, [](const StoredGrade* one) { return one->audit.grade == Grade::inadequate; });
  std::vector<assure::FixDates> actions;
  for (const assure::FixDates& one : base.grades->actions) {
    if (one.started <= today) actions.push_back(one);
  }
  return json_answer({{"by", base.wish.rule.by == assure::MonthBy::sampled ? "sampled" : "completed"},
                      {"window", window ? window_json(*window) : ordered_json()},
                      {"audits", audits.size()},
                      {"inadequate", plain_share_json(inadequate, static_cast<std::int64_t>(audits.size()))},
                      {"factors", std::move(list)},
                      {"caution", assure::association_words()},
                      {"as_at", base::format_iso(today)},
                      {"time_to_fix",
                       {curve_json("actions", actions, today),
                        curve_json("improved", improvements(base.random, *base.grades, today), today)}}});
}

}  // namespace windscreen::serve
