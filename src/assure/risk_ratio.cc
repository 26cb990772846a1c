#include "assure/risk_ratio.h"

#include <cmath>
#include <vector>

#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

// Found and all of a stratum, where halves may have been added.
struct Cells {
  double with_found;
  double with_all;
  double without_found;
  double without_all;
  double all() const { return with_all + without_all; }
  double found() const { return with_found + without_found; }
};

// A half in each of the four cells adds one to each group.
Cells cells_of(const TwoGroups& table, bool half) {
  const double added = half ? 0.5 : 0.0;
  return {static_cast<double>(table.with_found) + added, static_cast<double>(table.with_all) + 2.0 * added,
          static_cast<double>(table.without_found) + added,
          static_cast<double>(table.without_all) + 2.0 * added};
}

bool has_contrast(const TwoGroups& table) {
  return table.with_all > 0 && table.without_all > 0 && table.with_found + table.without_found > 0;
}

RiskRatio with_interval(double ratio, double variance, bool half) {
  RiskRatio result;
  result.ratio = ratio;
  const double factor = std::exp(measure::z_95 * std::sqrt(variance));
  result.interval = {ratio / factor, ratio * factor};
  result.half_added = half;
  return result;
}

}  // namespace

std::optional<RiskRatio> risk_ratio(const TwoGroups& table) {
  if (!has_contrast(table)) return std::nullopt;
  // A cell of found that is not 0 but whole groups found leave a variance of 0: also a cell of 0.
  const bool half = table.with_found == 0 || table.without_found == 0 || table.with_found == table.with_all ||
                    table.without_found == table.without_all;
  const Cells cells = cells_of(table, half);
  const double ratio = (cells.with_found / cells.with_all) / (cells.without_found / cells.without_all);
  const double variance =
      1.0 / cells.with_found - 1.0 / cells.with_all + 1.0 / cells.without_found - 1.0 / cells.without_all;
  return with_interval(ratio, variance, half);
}

std::optional<RiskRatio> stratified_risk_ratio(std::span<const TwoGroups> strata) {
  std::vector<TwoGroups> used;
  TwoGroups sum;
  for (const TwoGroups& one : strata) {
    if (!has_contrast(one)) continue;
    used.push_back(one);
    sum.with_found += one.with_found;
    sum.with_all += one.with_all;
    sum.without_found += one.without_found;
    sum.without_all += one.without_all;
  }
  if (used.empty()) return std::nullopt;
  const bool half = sum.with_found == 0 || sum.without_found == 0 ||
                    (sum.with_found == sum.with_all && sum.without_found == sum.without_all);
  double with = 0;
  double without = 0;
  double spread = 0;
  for (const TwoGroups& one : used) {
    const Cells cells = cells_of(one, half);
    with += cells.with_found * cells.without_all / cells.all();
    without += cells.without_found * cells.with_all / cells.all();
    spread += (cells.found() * cells.with_all * cells.without_all -
               cells.with_found * cells.without_found * cells.all()) /
              (cells.all() * cells.all());
  }
  RiskRatio result = with_interval(with / without, spread / (with * without), half);
  result.strata_without_contrast = strata.size() - used.size();
  return result;
}

std::string_view association_words() {
  return "This is an association, not a cause: weak cases may attract more oversight, and an auditor who "
         "sees "
         "poor oversight grades lower, so the factor can be part of the grade itself.";
}

}  // namespace windscreen::assure
