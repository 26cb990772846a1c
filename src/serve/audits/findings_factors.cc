#include "serve/audits/findings_factors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "measure/distribution.h"
#include "measure/false_discovery.h"
#include "measure/number_words.h"
#include "serve/audits/findings_json.h"

namespace windscreen::serve {
namespace {

using assure::CaseFactor;
using assure::CaseFacts;
using assure::Grade;
using assure::LookBack;
using assure::StoredGrade;
using assure::TwoGroups;
using nlohmann::ordered_json;

// A ratio of fewer audits on a side says nothing that its counts do not.
constexpr std::int64_t fewest = 5;
constexpr double false_share = 0.05;

using Known = std::optional<bool>;

Known at_least(const std::optional<std::int64_t>& number, std::int64_t least) {
  return number ? Known(*number >= least) : std::nullopt;
}

Known weak_oversight(const LookBack& one) {
  if (one.oversight.empty()) return std::nullopt;
  return one.oversight != "yes";
}
Known not_discussed(const LookBack& one) { return one.known ? Known(!one.discussed) : std::nullopt; }
Known three_workers(const LookBack& one) { return at_least(one.lead_workers, 3); }
Known two_managers(const LookBack& one) { return at_least(one.managers, 2); }
Known weak_handover(const LookBack& one) {
  if (one.handover.empty() || one.handover == "not_applicable") return std::nullopt;
  return one.handover != "yes";
}
Known legacy(const LookBack& one) { return one.known ? Known(one.legacy) : std::nullopt; }

struct Factor {
  const char* id;
  const char* words;
  /// From the auditor's answers; otherwise from the case data.
  Known (*answered)(const LookBack&) = nullptr;
  CaseFactor recorded = CaseFactor::three_workers;
};

constexpr Factor all_factors[] = {
    {"oversight", "management oversight was not evidenced, or only in part", weak_oversight},
    {"supervision", "the case was not discussed in supervision within the look-back", not_discussed},
    {"supervision_late",
     "a supervision about the child that fell due in the 12 months before was late or not held", nullptr,
     CaseFactor::supervision_late},
    {"lead_workers", "the child had three lead workers or more", three_workers},
    {"lead_workers_recorded", "three workers or more had held the case in the 12 months before", nullptr,
     CaseFactor::three_workers},
    {"managers", "the case had two managers or more", two_managers},
    {"managers_recorded", "two managers or more had managed the case in the 12 months before", nullptr,
     CaseFactor::two_managers},
    {"handover", "a handover note was missing, or only in part", weak_handover},
    {"legacy", "what went wrong began before the look-back", legacy},
    {"open_before", "the case had been open since before {}", nullptr, CaseFactor::before_date},
    {"two_years_open", "the case had been open for two years or more", nullptr, CaseFactor::two_years_open},
    {"looked_after", "the child was looked after", nullptr, CaseFactor::looked_after},
    {"child_protection", "the child was on a child protection plan", nullptr, CaseFactor::child_protection},
};

void count(TwoGroups& table, bool with, bool found) {
  ++(with ? table.with_all : table.without_all);
  if (found) ++(with ? table.with_found : table.without_found);
}

std::string note_of(const FactorFinding& finding) {
  const TwoGroups& table = finding.counts;
  if (table.with_all == 0 || table.without_all == 0) return "There are no two groups to compare.";
  if (std::min(table.with_all, table.without_all) < fewest)
    return "One side has fewer than 5 audits: the counts say all that there is to say.";
  if (table.with_found + table.without_found == 0) return "None of these audits was inadequate.";
  if (finding.crude && finding.crude->half_added)
    return "A count is 0: half an audit was added to each, so that the ratio is rough.";
  return "";
}

// Twice the smaller tail, from the interval that the ratio has.
double chance_of(const assure::RiskRatio& ratio) {
  const double error = std::log(ratio.interval.upper / ratio.interval.lower) / (2.0 * measure::z_95);
  return 2.0 * measure::normal_cdf(-std::abs(std::log(ratio.ratio)) / error);
}

FactorFinding finding_of(const Factor& factor, const std::vector<const StoredGrade*>& audits,
                         const std::vector<CaseFacts>& facts, base::Date before) {
  FactorFinding finding;
  finding.id = factor.id;
  finding.source = factor.answered != nullptr ? "answers" : "case_data";
  finding.words = factor.words;
  if (const std::size_t day = finding.words.find("{}"); day != std::string::npos)
    finding.words.replace(day, 2, base::format_long(before));
  std::map<std::string, TwoGroups> services;
  for (std::size_t i = 0; i < audits.size(); ++i) {
    const StoredGrade& audit = *audits[i];
    const auto day = assure::sampled_day(audit);
    Known with;
    if (factor.answered != nullptr) {
      with = factor.answered(audit.look_back);
    } else if (day) {
      with = assure::has_factor(factor.recorded, facts[i], *day, before);
    }
    if (!with) {
      ++finding.unknown;
      continue;
    }
    const bool found = audit.audit.grade == Grade::inadequate;
    count(finding.counts, *with, found);
    // Audits of no known service are in the whole and in no stratum.
    if (!audit.service.empty()) count(services[audit.service], *with, found);
  }
  finding.services = services.size();
  if (std::min(finding.counts.with_all, finding.counts.without_all) >= fewest) {
    std::vector<TwoGroups> strata;
    for (const auto& [service, table] : services) strata.push_back(table);
    finding.crude = assure::risk_ratio(finding.counts);
    finding.stratified = assure::stratified_risk_ratio(strata);
  }
  finding.note = note_of(finding);
  return finding;
}

ordered_json ratio_json(const std::optional<assure::RiskRatio>& ratio) {
  if (!ratio) return nullptr;
  return {
      {"ratio", rounded(ratio->ratio)},          {"lower", rounded(ratio->interval.lower)},
      {"upper", rounded(ratio->interval.upper)}, {"beyond_chance", ratio->beyond_chance()},
      {"half_added", ratio->half_added},         {"strata_without_contrast", ratio->strata_without_contrast}};
}

std::string sentence(const FactorFinding& finding) {
  const TwoGroups& table = finding.counts;
  if (table.with_all == 0 || table.without_all == 0)
    return fmt::format("There are no two groups to compare for “{}”.", finding.words);
  const std::string counts =
      fmt::format("Where {}, {} of {} audits were inadequate; elsewhere {} of {}", finding.words,
                  table.with_found, table.with_all, table.without_found, table.without_all);
  if (!finding.crude) return counts + ". " + finding.note;
  const assure::RiskRatio& ratio = *finding.crude;
  std::string words = fmt::format(
      "{}: {} times as often (95% interval {} to {}), {}.", counts, measure::number_words(ratio.ratio, 1),
      measure::number_words(ratio.interval.lower, 1), measure::number_words(ratio.interval.upper, 1),
      ratio.beyond_chance() ? "more than chance would give" : "not distinguishable from no difference");
  if (!finding.note.empty()) words += " " + finding.note;
  return words;
}

}  // namespace

std::vector<FactorFinding> factor_findings(const std::vector<const StoredGrade*>& audits,
                                           const std::vector<CaseFacts>& facts, base::Date before) {
  std::vector<FactorFinding> all;
  std::vector<double> chances;
  std::vector<std::size_t> of;
  for (const Factor& factor : all_factors) {
    all.push_back(finding_of(factor, audits, facts, before));
    if (!all.back().crude) continue;
    chances.push_back(chance_of(*all.back().crude));
    of.push_back(all.size() - 1);
  }
  const std::vector<bool> stand = measure::discoveries(chances, false_share);
  for (std::size_t i = 0; i < of.size(); ++i) all[of[i]].stands = stand[i];
  return all;
}

ordered_json factors_json(const std::vector<FactorFinding>& findings) {
  ordered_json list = ordered_json::array();
  for (const FactorFinding& one : findings) {
    list.push_back({{"factor", one.id},
                    {"source", one.source},
                    {"words", one.words},
                    {"with", plain_share_json(one.counts.with_found, one.counts.with_all)},
                    {"without", plain_share_json(one.counts.without_found, one.counts.without_all)},
                    {"unknown", one.unknown},
                    {"crude", ratio_json(one.crude)},
                    {"stratified", ratio_json(one.stratified)},
                    {"services", one.services},
                    {"stands", one.stands},
                    {"note", one.note},
                    {"sentence", sentence(one)}});
  }
  return list;
}

report::Rows factor_rows(const std::vector<FactorFinding>& findings) {
  report::Rows rows;
  rows.columns = {"factor",
                  "source",
                  "with_inadequate",
                  "with_audits",
                  "without_inadequate",
                  "without_audits",
                  "unknown",
                  "ratio",
                  "ratio_lower",
                  "ratio_upper",
                  "by_service",
                  "by_service_lower",
                  "by_service_upper",
                  "stands",
                  "note"};
  for (const FactorFinding& one : findings) {
    std::vector<report::Cell> row = {one.id,
                                     one.source,
                                     one.counts.with_found,
                                     one.counts.with_all,
                                     one.counts.without_found,
                                     one.counts.without_all,
                                     one.unknown};
    for (const auto& ratio : {one.crude, one.stratified}) {
      row.push_back(ratio ? report::Cell(ratio->ratio) : report::Cell());
      row.push_back(ratio ? report::Cell(ratio->interval.lower) : report::Cell());
      row.push_back(ratio ? report::Cell(ratio->interval.upper) : report::Cell());
    }
    row.push_back(one.stands);
    row.push_back(one.note);
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

std::string looks_words(const std::vector<FactorFinding>& findings) {
  const auto looks =
      std::ranges::count_if(findings, [](const FactorFinding& one) { return one.crude.has_value(); });
  if (looks < 2) return "";
  const auto beyond = std::ranges::count_if(
      findings, [](const FactorFinding& one) { return one.crude && one.crude->beyond_chance(); });
  const auto stand = std::ranges::count_if(findings, [](const FactorFinding& one) { return one.stands; });
  return fmt::format(
      "These are {} looks at the same audits: with nothing behind any of them, about one in twenty "
      "would still look like more than chance. {} of them {} beyond chance one by one, "
      "and {} when all are taken together.",
      looks, beyond, beyond == 1 ? "is" : "are", stand);
}

}  // namespace windscreen::serve
