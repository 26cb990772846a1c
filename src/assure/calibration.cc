#include "assure/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

using Counts = std::array<std::int64_t, grade_count>;
using Cases = std::map<std::string, Counts>;

enum class Kind : std::uint8_t { exact, within_one, kappa, ac2 };

/// How far two grades agree: 1 for the same.
double weight(Kind kind, std::size_t first, std::size_t second) {
  const auto apart = static_cast<double>(first > second ? first - second : second - first);
  if (kind == Kind::exact) return apart == 0 ? 1 : 0;
  if (kind == Kind::within_one) return apart <= 1 ? 1 : 0;
  return 1 - apart / static_cast<double>(grade_count - 1);
}

std::int64_t total(const Counts& counts) {
  std::int64_t all = 0;
  for (const std::int64_t count : counts) all += count;
  return all;
}

/// The share of agreeing pairs of a case's grades.
double agreeing(Kind kind, const Counts& counts) {
  const auto all = static_cast<double>(total(counts));
  double sum = 0;
  for (std::size_t k = 0; k < grade_count; ++k) {
    double weighted = 0;
    for (std::size_t l = 0; l < grade_count; ++l)
      weighted += weight(kind, k, l) * static_cast<double>(counts[l]);
    sum += static_cast<double>(counts[k]) * (weighted - 1);
  }
  return sum / (all * (all - 1));
}

/// Shares of the grades, each case alike.
std::array<double, grade_count> prevalence(const Cases& cases) {
  std::array<double, grade_count> shares{};
  for (const auto& [label, counts] : cases) {
    for (std::size_t k = 0; k < grade_count; ++k)
      shares[k] += static_cast<double>(counts[k]) / static_cast<double>(total(counts)) /
                   static_cast<double>(cases.size());
  }
  return shares;
}

double by_chance(Kind kind, const Cases& cases) {
  const auto shares = prevalence(cases);
  double chance = 0;
  double weights = 0;
  for (std::size_t k = 0; k < grade_count; ++k) {
    for (std::size_t l = 0; l < grade_count; ++l) {
      weights += weight(kind, k, l);
      if (kind == Kind::kappa) chance += weight(kind, k, l) * shares[k] * shares[l];
    }
  }
  if (kind == Kind::kappa) return chance;
  for (const double share : shares) chance += share * (1 - share);
  return chance * weights / static_cast<double>(grade_count * (grade_count - 1));
}

std::optional<double> measured(Kind kind, std::span<const GivenGrade> grades, const std::string* without) {
  Cases cases;
  for (const GivenGrade& one : grades) {
    if (without != nullptr && one.auditor == *without) continue;
    ++cases[one.case_label][static_cast<std::size_t>(one.grade)];
  }
  double agreed = 0;
  std::size_t compared = 0;
  for (const auto& [label, counts] : cases) {
    if (total(counts) < 2) continue;
    agreed += agreeing(kind, counts);
    ++compared;
  }
  if (compared == 0) return std::nullopt;
  agreed /= static_cast<double>(compared);
  if (kind == Kind::exact || kind == Kind::within_one) return agreed;
  const double chance = by_chance(kind, cases);
  // What rounding leaves of 1.
  if (1 - chance < 1e-12) return std::nullopt;
  return (agreed - chance) / (1 - chance);
}

std::optional<GroupMeasure> group_measure(Kind kind, std::span<const GivenGrade> grades,
                                          const std::set<std::string>& auditors) {
  const auto value = measured(kind, grades, nullptr);
  if (!value) return std::nullopt;
  GroupMeasure found{*value, std::nullopt};
  if (auditors.size() < 3) return found;
  std::vector<double> left;
  for (const std::string& auditor : auditors) {
    const auto one = measured(kind, grades, &auditor);
    if (!one) return found;
    left.push_back(*one);
  }
  const auto count = static_cast<double>(left.size());
  double mean = 0;
  for (const double one : left) mean += one / count;
  double squares = 0;
  for (const double one : left) squares += (one - mean) * (one - mean);
  // Where it makes no difference who is left out, it says nothing.
  if (squares < 1e-18) return found;
  const double reach = measure::z_95 * std::sqrt((count - 1) / count * squares);
  const bool share = kind == Kind::exact || kind == Kind::within_one;
  found.interval =
      measure::Interval{std::max(share ? 0.0 : -1.0, *value - reach), std::min(1.0, *value + reach)};
  return found;
}

}  // namespace

std::int64_t CaseSpread::grades() const { return total(counts); }

int CaseSpread::range() const {
  int best = -1;
  int worst = -1;
  for (std::size_t k = 0; k < grade_count; ++k) {
    if (counts[k] == 0) continue;
    if (best < 0) best = static_cast<int>(k);
    worst = static_cast<int>(k);
  }
  return worst - best;
}

Calibration calibration(std::span<const GivenGrade> grades) {
  Calibration found;
  Cases cases;
  std::set<std::string> auditors;
  for (const GivenGrade& one : grades) {
    ++cases[one.case_label][static_cast<std::size_t>(one.grade)];
    auditors.insert(one.auditor);
  }
  for (const auto& [label, counts] : cases) found.cases.push_back({label, counts});
  found.auditors = static_cast<std::int64_t>(auditors.size());
  found.exact = group_measure(Kind::exact, grades, auditors);
  found.within_one = group_measure(Kind::within_one, grades, auditors);
  found.kappa = group_measure(Kind::kappa, grades, auditors);
  found.ac2 = group_measure(Kind::ac2, grades, auditors);
  return found;
}

}  // namespace windscreen::assure
