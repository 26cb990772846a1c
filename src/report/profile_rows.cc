#include "report/profile_rows.h"

#include <utility>

#include "benchmark/symbols.h"
#include "report/authority_funnel.h"

namespace windscreen::report {
namespace {

/// A measure's funnel, as the profile's page shows it: shares by group have none.
std::optional<AuthorityFunnel> funnel_of(const benchmark::Profile& profile,
                                         const benchmark::ProfileMeasure& one) {
  return one.measure->group.empty() ? authority_funnel(profile, one) : std::nullopt;
}

Cell whole(bool known, int value) { return known ? Cell{std::int64_t{value}} : Cell(); }

Cell standing_cell(const AuthorityFunnel::One& one) {
  return one.standing ? Cell{std::string(measure::words_of(*one.standing))} : Cell();
}

void add_limits(std::vector<Cell>& row, const std::optional<measure::FunnelLimits>& limits) {
  if (!limits) {
    row.resize(row.size() + 4);
    return;
  }
  for (const double one :
       {limits->limits_95.lower, limits->limits_95.upper, limits->limits_998.lower, limits->limits_998.upper})
    row.emplace_back(one);
}

struct Place {
  const benchmark::ProfileMeasure* measure = nullptr;
  const benchmark::ProfileYear* year = nullptr;
  /// Of its own year alone.
  std::optional<AuthorityFunnel> funnel;
};

std::vector<Cell> row_of(const benchmark::Profile& profile, const Place& at) {
  const benchmark::Measure& measure = *at.measure->measure;
  const benchmark::ProfileYear& year = *at.year;
  const bool placed = year.place.has_value();
  const benchmark::Place place = year.place.value_or(benchmark::Place{});
  const bool near = year.neighbours.of > 0;
  const std::string symbol(year.own.symbol);
  std::vector<Cell> row = {profile.area.name,
                           profile.area.code,
                           std::string(measure.id),
                           std::string(measure.group),
                           std::string(measure.area),
                           std::string(measure.name),
                           std::string(name_of(measure.unit)),
                           std::int64_t{year.year},
                           year.period,
                           cell(year.own.value),
                           cell(year.own.numerator),
                           cell(year.own.denominator),
                           text_cell(symbol),
                           symbol.empty() ? Cell() : Cell{std::string(benchmark::meaning_of(symbol))},
                           cell(year.england.value),
                           cell(year.region.value),
                           cell(year.neighbours.mean),
                           cell(year.neighbours.median),
                           whole(near, year.neighbours.with_value),
                           whole(near, year.neighbours.of),
                           whole(near && year.neighbours.model != 0, year.neighbours.model),
                           whole(placed, place.rank),
                           whole(placed, place.of),
                           whole(placed, place.quartile),
                           text_cell(year.published_with),
                           std::string(year.own.dataset)};
  if (!at.funnel) {
    row.resize(row.size() + 8);
    return row;
  }
  const AuthorityFunnel::One& own = at.funnel->authorities[at.funnel->own];
  row.emplace_back(at.funnel->centre);
  row.emplace_back(at.funnel->dispersion);
  row.emplace_back(static_cast<std::int64_t>(at.funnel->authorities.size()));
  add_limits(row, own.limits);
  row.push_back(standing_cell(own));
  return row;
}

}  // namespace

LazyRows profile_rows(const benchmark::Profile& profile) {
  std::vector<Place> all;
  for (const benchmark::ProfileMeasure& one : profile.measures) {
    const auto funnel = funnel_of(profile, one);
    for (const benchmark::ProfileYear& year : one.years) {
      const bool its_own = funnel && funnel->year == year.year;
      all.push_back({&one, &year, its_own ? funnel : std::nullopt});
    }
  }
  LazyRows rows;
  rows.columns = {"authority",
                  "code",
                  "id",
                  "group",
                  "area",
                  "name",
                  "unit",
                  "year",
                  "period",
                  "value",
                  "numerator",
                  "denominator",
                  "symbol",
                  "reason",
                  "england",
                  "region",
                  "neighbours_mean",
                  "neighbours_median",
                  "neighbours_with_value",
                  "neighbours_of",
                  "neighbours_model",
                  "rank",
                  "of",
                  "quartile",
                  "published_with",
                  "dataset",
                  "funnel_centre",
                  "funnel_dispersion",
                  "funnel_authorities",
                  "funnel_lower_95",
                  "funnel_upper_95",
                  "funnel_lower_998",
                  "funnel_upper_998",
                  "funnel_standing"};
  rows.count = all.size();
  rows.row = [all = std::move(all), &profile](std::size_t at) { return row_of(profile, all[at]); };
  return rows;
}

Rows funnel_rows(const benchmark::Profile& profile) {
  Rows rows;
  rows.columns = {"id",       "name",     "unit",      "year",      "period",      "authority",
                  "code",     "own",      "value",     "numerator", "denominator", "centre",
                  "lower_95", "upper_95", "lower_998", "upper_998", "standing"};
  for (const benchmark::ProfileMeasure& one : profile.measures) {
    const auto funnel = funnel_of(profile, one);
    if (!funnel) continue;
    for (std::size_t at = 0; at < funnel->authorities.size(); ++at) {
      const AuthorityFunnel::One& authority = funnel->authorities[at];
      std::vector<Cell> row = {std::string(one.measure->id),
                               std::string(one.measure->name),
                               std::string(name_of(one.measure->unit)),
                               std::int64_t{funnel->year},
                               funnel->period,
                               authority.name,
                               authority.code,
                               at == funnel->own,
                               authority.value,
                               authority.counted,
                               authority.of,
                               funnel->centre};
      add_limits(row, authority.limits);
      row.push_back(standing_cell(authority));
      rows.rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace windscreen::report
