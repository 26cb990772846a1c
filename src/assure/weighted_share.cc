#include "assure/weighted_share.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

constexpr double much_of_frame = 0.1;
// A whole frame leaves nothing to chance; this keeps the effective number a number.
constexpr double least_left = 1e-9;
constexpr double least_degrees = 8;

// Cluster numbers of the audits; an audit of nobody is a cluster by itself.
struct Clusters {
  std::vector<std::size_t> of;
  std::size_t count = 0;
  bool shared() const { return count < of.size(); }
};

template <typename Key>
Clusters clusters_by(std::span<const SharedAudit> audits, const Key& key) {
  Clusters clusters;
  std::unordered_map<std::string_view, std::size_t> known;
  clusters.of.reserve(audits.size());
  for (const SharedAudit& audit : audits) {
    const std::string_view name = key(audit);
    const std::size_t number =
        name.empty() ? clusters.count : known.try_emplace(name, clusters.count).first->second;
    if (number == clusters.count) ++clusters.count;
    clusters.of.push_back(number);
  }
  return clusters;
}

Clusters both(const Clusters& one, const Clusters& other) {
  Clusters clusters;
  std::unordered_map<std::size_t, std::size_t> known;
  known.reserve(one.of.size());
  clusters.of.reserve(one.of.size());
  for (std::size_t i = 0; i < one.of.size(); ++i) {
    // One number for the pair.
    const auto [place, added] = known.try_emplace(one.of[i] * other.count + other.of[i], clusters.count);
    if (added) ++clusters.count;
    clusters.of.push_back(place->second);
  }
  return clusters;
}

// Sum over clusters of the squared sums of what each audit adds to the share; 0 with one cluster, which says
// nothing of how clusters differ.
double spread_of(const std::vector<double>& added, const Clusters& clusters) {
  if (clusters.count < 2) return 0;
  std::vector<double> sums(clusters.count);
  for (std::size_t i = 0; i < added.size(); ++i) sums[clusters.of[i]] += added[i];
  double squares = 0;
  for (const double sum : sums) squares += sum * sum;
  const auto count = static_cast<double>(clusters.count);
  return squares * count / (count - 1.0);
}

double students_t(double degrees) {
  const double x = measure::beta_quantile(0.05, degrees / 2.0, 0.5);
  return std::sqrt(degrees * (1.0 - x) / x);
}

void allow_for_clusters(std::span<const SharedAudit> audits, WeightedShare& result) {
  const Clusters auditors = clusters_by(audits, [](const SharedAudit& audit) { return audit.auditor; });
  const Clusters families = clusters_by(audits, [](const SharedAudit& audit) { return audit.family; });
  if (!auditors.shared() && !families.shared()) return;
  std::vector<double> added;
  added.reserve(audits.size());
  for (const SharedAudit& audit : audits) {
    added.push_back(audit.weight * ((audit.met ? 1.0 : 0.0) - result.share));
  }
  double simple = 0;
  for (const double one : added) simple += one * one;
  simple *= static_cast<double>(audits.size()) / static_cast<double>(audits.size() - 1);
  if (simple > 0.0) {
    const double by_auditor = spread_of(added, auditors);
    const double by_family = spread_of(added, families);
    const double together = by_auditor + by_family - spread_of(added, both(auditors, families));
    result.design_effect = std::max({1.0, by_auditor / simple, by_family / simple, together / simple});
  }
  const Clusters& fewer = auditors.shared() ? auditors : families;
  const double degrees = static_cast<double>(fewer.count) - 1.0;
  result.few_clusters = degrees < least_degrees;
  const double wider = students_t(std::max(degrees, least_degrees)) / measure::z_95;
  result.effective /= result.design_effect * wider * wider;
}

}  // namespace

WeightedShare weighted_share(std::span<const SharedAudit> audits, std::optional<double> frame) {
  WeightedShare result;
  if (audits.empty()) return result;
  double met = 0;
  double all = 0;
  double squares = 0;
  for (const SharedAudit& audit : audits) {
    if (!(audit.weight > 0.0) || !std::isfinite(audit.weight)) {
      throw base::Error("An audit's weight is not above 0",
                        "A weight is 1 divided by the probability with which the case was drawn.");
    }
    ++result.all;
    all += audit.weight;
    squares += audit.weight * audit.weight;
    if (audit.met) {
      ++result.met;
      met += audit.weight;
    }
  }
  // All and none are exactly that, whatever rounding makes of sums.
  result.share = result.met == result.all ? 1.0 : met / all;
  result.kish = all * all / squares;
  result.effective = result.kish;
  if (audits.size() > 1) allow_for_clusters(audits, result);
  const auto count = static_cast<double>(result.all);
  if (frame && count > much_of_frame * *frame) {
    result.finite_corrected = true;
    result.effective /= std::max(least_left, 1.0 - count / *frame);
  }
  result.interval = measure::wilson(result.share * result.effective, result.effective, measure::z_95);
  return result;
}

ShareChange change_of(const WeightedShare& older, const WeightedShare& newer) {
  ShareChange change;
  if (older.all == 0 || newer.all == 0) return change;
  const double newer_met = newer.share * newer.effective;
  const double older_met = older.share * older.effective;
  change.difference = newer.share - older.share;
  change.interval = measure::newcombe(newer_met, newer.effective, older_met, older.effective, measure::z_95);
  const double errors = measure::difference_in_errors(newer_met, newer.effective, older_met, older.effective);
  change.beyond_chance = !change.interval.contains(0.0) && std::abs(errors) >= measure::z_95;
  return change;
}

}  // namespace windscreen::assure
