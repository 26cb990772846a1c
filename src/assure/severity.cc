#include "assure/severity.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

struct Sums {
  double count = 0;
  double sum = 0;
  double squares = 0;
  double mean() const { return sum / count; }
};

double difference(const BlindPair& pair) {
  return static_cast<double>(static_cast<int>(pair.first) - static_cast<int>(pair.second));
}

/// Sets both variances, where there is enough to tell them apart.
void estimate_variances(const std::map<std::string, Sums>& by_auditor, const Sums& all, Severities& found) {
  const auto groups = static_cast<double>(by_auditor.size());
  if (groups < 2 || all.count <= groups) return;
  double within = 0;
  double between = 0;
  double squared_counts = 0;
  for (const auto& [auditor, one] : by_auditor) {
    within += one.squares - one.count * one.mean() * one.mean();
    between += one.count * (one.mean() - all.mean()) * (one.mean() - all.mean());
    squared_counts += one.count * one.count;
  }
  // What rounding leaves below nothing.
  within = std::max(0.0, within) / (all.count - groups);
  between /= groups - 1;
  const double typical = (all.count - squared_counts / all.count) / (groups - 1);
  found.within = within;
  found.between = std::max(0.0, (between - within) / typical);
}

}  // namespace

Severities severities(std::span<const AuditorsPair> pairs) {
  Severities found;
  if (pairs.empty()) return found;
  std::map<std::string, Sums> by_auditor;
  Sums all;
  for (const AuditorsPair& pair : pairs) {
    const double apart = difference(pair.grades);
    for (Sums* sums : {&all, &by_auditor[pair.auditor]}) {
      ++sums->count;
      sums->sum += apart;
      sums->squares += apart * apart;
    }
  }
  found.mean = all.mean();
  estimate_variances(by_auditor, all, found);
  const double between = found.between.value_or(0);
  for (const auto& [auditor, one] : by_auditor) {
    Severity severity;
    severity.auditor = auditor;
    severity.pairs = static_cast<std::int64_t>(one.count);
    severity.mean = one.mean();
    severity.shrunk = found.mean;
    if (between > 0) {
      const double kept = between / (between + *found.within / one.count);
      severity.shrunk = found.mean + kept * (one.mean() - found.mean);
      const double reach = measure::z_95 * std::sqrt(between * (1 - kept));
      severity.interval = measure::Interval{severity.shrunk - reach, severity.shrunk + reach};
    }
    found.auditors.push_back(std::move(severity));
  }
  std::stable_sort(found.auditors.begin(), found.auditors.end(),
                   [](const Severity& a, const Severity& b) { return a.shrunk > b.shrunk; });
  return found;
}

}  // namespace windscreen::assure
