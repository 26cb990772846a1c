// What figures say beyond chance, figure by figure: limits and signals of the total's series, funnel limits
// of teams, services and quadrants. It comes after disclosure control and reads only what is shown.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measure/baselines.h"
#include "measure/definition.h"
#include "measure/funnel.h"
#include "measure/measure.h"
#include "measure/series_point.h"

namespace windscreen::measure {

/// Limits of one figure: control limits of a total or of a group by itself, the 99.8% funnel limits of a
/// group among others.
struct FigureLimits {
  std::optional<double> lower;
  std::optional<double> upper;
  /// "Above the upper limit", "higher than chance" … ; empty where there is nothing to say.
  std::string signal;
};

/// The point of a series that a total's figure is.
SeriesPoint point_of(const Figure& figure);

/// Where a group stands against the whole.
struct GroupStanding {
  FunnelLimits limits;
  Standing standing = Standing::as_expected;
};

/// The figure of a team, service or quadrant against the total of its period: for percentages of whole
/// counts. nullopt for other dimensions and units, for what is not recorded, and where either figure is not
/// shown.
std::optional<GroupStanding> group_standing(const Definition& definition, const Figure& group,
                                            const Figure& total);

/// Limits for each figure, in their order. Figures of one definition and dimension "total" are its series, in
/// any order. Thread-safe.
std::vector<FigureLimits> limits_of(const std::vector<const Definition*>& definitions,
                                    std::span<const Figure> figures, std::span<const BaselineRow> baselines);

/// Control limits of one group's figures, in their order, by the group's own series: the same charts and
/// rules as of a total. `figures` are all of one definition, dimension and group, in any order; what is
/// suppressed is no point. Counts of nothing before the group's first are left out, since the group (a team
/// that opened in the year) need not have been there. A series of fewer than 8 points has no limits.
/// Thread-safe.
std::vector<FigureLimits> limits_of_group(const Definition& definition, std::span<const Figure> figures,
                                          std::span<const BaselineRow> baselines);

}  // namespace windscreen::measure
