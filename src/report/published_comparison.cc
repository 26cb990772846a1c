#include "report/published_comparison.h"

#include <fmt/format.h>

#include "measure/figure_words.h"

namespace windscreen::report {
namespace {

/// True when a definition's figures are in the unit of the published ones: an authority may have put a
/// definition of its own in the place of the built-in one.
bool same_unit(measure::Unit unit, benchmark::Unit published) {
  if (unit == measure::Unit::share) return published == benchmark::Unit::percent;
  return measure::name_of(unit) == benchmark::name_of(published);
}

std::string words_for(const benchmark::Comparator& found, std::string_view which,
                      const benchmark::Standpoint& standpoint) {
  if (found.places > 0)
    return fmt::format("mean of {} statistical neighbours, {}", found.places, found.period);
  return fmt::format("{}, {}", which == "region" ? standpoint.region_name : "England", found.period);
}

}  // namespace

PublishedComparison::PublishedComparison(benchmark::Published published, const lake::Authority& authority)
    : published_(std::move(published)),
      comparer_(published_, benchmark::standpoint_of(published_, authority)) {}

std::unique_ptr<PublishedComparison> PublishedComparison::open(const lake::Workspace& workspace) {
  benchmark::Published published = benchmark::Published::open(workspace.directory());
  if (published.empty()) return nullptr;
  return std::unique_ptr<PublishedComparison>(
      new PublishedComparison(std::move(published), workspace.authority()));
}

std::optional<benchmark::Comparison> PublishedComparison::beside(const measure::Definition& definition,
                                                                 const measure::Figure& figure) {
  const std::string_view group = figure.dimension == "total" ? std::string_view() : figure.group;
  const benchmark::Measure* const measure = benchmark::find_measure(definition.id, group);
  if (measure == nullptr || !same_unit(definition.unit, measure->unit)) return std::nullopt;
  return comparer_.compare(definition.id, group, {.start = figure.period_start, .end = figure.period_end});
}

std::optional<AuthorityFunnel> PublishedComparison::among(const measure::Definition& definition,
                                                          const measure::Figure& figure) const {
  if (figure.suppressed || !figure.value || !figure.numerator || !figure.denominator) return std::nullopt;
  if (measure::counts_only(definition.unit, figure.denominator)) return std::nullopt;
  const benchmark::Measure* const measure = benchmark::find_measure(definition.id);
  if (measure == nullptr || !same_unit(definition.unit, measure->unit)) return std::nullopt;
  return own_among_authorities(published_, comparer_, *measure,
                               {.name = standpoint().name,
                                .counted = *figure.numerator,
                                .of = *figure.denominator,
                                .period = {.start = figure.period_start, .end = figure.period_end}});
}

measure::FindComparator PublishedComparison::finder() const {
  return [this](const measure::Definition& indicator, std::string_view which,
                base::Date day) -> std::optional<measure::Comparator> {
    const benchmark::Measure* const measure = benchmark::find_measure(indicator.id);
    if (measure == nullptr || !same_unit(indicator.unit, measure->unit)) return std::nullopt;
    const auto against = which == "england"  ? benchmark::Against::england
                         : which == "region" ? benchmark::Against::region
                                             : benchmark::Against::neighbours_mean;
    const auto found = comparer_.comparator(indicator.id, {}, against, day);
    if (!found) return std::nullopt;
    const base::Date end = benchmark::close_of(measure->period, found->year);
    const bool day_alone =
        measure->period == benchmark::Period::at_march || measure->period == benchmark::Period::at_september;
    return measure::Comparator{
        .value = found->value,
        .period_start = day_alone ? end : base::month_end(base::add_months(end, -12)) + std::chrono::days{1},
        .period_end = end,
        .words = words_for(*found, which, comparer_.standpoint())};
  };
}

}  // namespace windscreen::report
