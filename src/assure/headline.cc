#include "assure/headline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

template <typename Met>
WeightedShare share_of(std::span<const GradedAudit> audits, bool weighted, std::optional<double> frame,
                       const Met& met) {
  std::vector<SharedAudit> shared;
  shared.reserve(audits.size());
  for (const GradedAudit& audit : audits) {
    shared.push_back(
        {met(audit.grade), weighted ? audit.weight.value_or(1.0) : 1.0, audit.auditor, audit.family});
  }
  return weighted_share(shared, frame);
}

void add_cautions(Headline& result) {
  if (result.audits == 0) {
    result.cautions.emplace_back("There were no audits, so nothing is known of practice.");
    return;
  }
  if (!result.weighted) {
    result.cautions.push_back(
        fmt::format("Not weighted: of {} of {} audits it is not known how likely they were to be drawn. The "
                    "percentage is "
                    "that of the audits, not of all children.",
                    measure::number_words(static_cast<double>(result.without_weight), 0),
                    measure::number_words(static_cast<double>(result.audits), 0)));
  }
  const auto any = [&result](const auto& test) { return std::ranges::any_of(result.grades, test); };
  if (any([](const WeightedShare& share) { return share.few_clusters; })) {
    result.cautions.emplace_back(
        "Fewer than 9 auditors gave several of the grades: how far auditors differ is hardly known, so the "
        "intervals may be too narrow.");
  }
  if (any([](const WeightedShare& share) { return share.finite_corrected; })) {
    result.cautions.emplace_back(
        "More than a tenth of the children were audited: the intervals are about these children, not about "
        "practice in other months.");
  }
}

// "+19" and "-4", of a share.
std::string points(double share) {
  const std::string words = measure::number_words(100.0 * share, 0);
  return (words.front() == '-' || words == "0" ? "" : "+") + words;
}

}  // namespace

Headline headline(std::span<const GradedAudit> audits, std::optional<double> frame) {
  Headline result;
  result.stream = only_stream(audits).value_or(Stream::first_time_random);
  result.audits = static_cast<std::int64_t>(audits.size());
  result.without_weight =
      std::ranges::count_if(audits, [](const GradedAudit& audit) { return !audit.weight.has_value(); });
  result.weighted = result.audits > 0 && result.without_weight == 0;
  for (const Grade grade : all_grades) {
    result.grades[static_cast<std::size_t>(grade)] =
        share_of(audits, result.weighted, frame, [grade](Grade given) { return given == grade; });
  }
  result.good_or_better =
      share_of(audits, result.weighted, frame, [](Grade given) { return given <= Grade::good; });
  add_cautions(result);
  return result;
}

std::string change_words(const std::string& what, const WeightedShare& older, const WeightedShare& newer) {
  if (older.all == 0 || newer.all == 0) {
    return what + " cannot be compared: there were no audits in one of the two windows.";
  }
  const ShareChange change = change_of(older, newer);
  const std::string from = measure::share_words(older.share);
  const std::string to = measure::share_words(newer.share);
  const std::string moved = from == to ? fmt::format("{} stayed at {}", what, to)
                                       : fmt::format("{} {} from {} to {}", what,
                                                     newer.share > older.share ? "rose" : "fell", from, to);
  const std::string interval = fmt::format(" ({} points, 95% interval {} to {}): ", points(change.difference),
                                           points(change.interval.lower), points(change.interval.upper));
  if (!change.beyond_chance) return moved + interval + "not distinguishable from no change.";
  return moved + interval +
         "more than chance would give, if the sample, the tool and the auditors were comparable.";
}

}  // namespace windscreen::assure
