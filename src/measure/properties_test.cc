// What must hold whatever the data: over the built-in definitions and made-up case data.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <tuple>

#include "measure/measure.h"
#include "measure/synthetic_authority.h"

namespace windscreen::measure {
namespace {

constexpr std::int64_t children = 400;

const Catalogue& catalogue() {
  static const Catalogue all = load_catalogue({});
  return all;
}

std::vector<const Definition*> every_definition() {
  std::vector<const Definition*> all;
  for (const Definition& one : catalogue().definitions) all.push_back(&one);
  return all;
}

Measurement measured(bool shuffled, int threads, Audience audience = Audience::internal) {
  query::Database database;
  {
    query::Connection connection = database.connect();
    make_synthetic_authority(connection, children, shuffled);
  }
  Measurer measurer(std::move(database), base::make_date(2020, 9, 30), {{2019, 20000, ""}}, catalogue());
  Request request;
  request.as_at = base::make_date(2020, 9, 30);
  request.months = 14;
  request.dimensions = {"all"};
  request.threads = threads;
  request.audience = audience;
  return measurer.compute(every_definition(), request);
}

const Measurement& once() {
  static const Measurement all = measured(false, 2);
  return all;
}

void expect_same(const Measurement& a, const Measurement& b) {
  ASSERT_EQ(a.figures.size(), b.figures.size());
  for (std::size_t i = 0; i < a.figures.size(); ++i) {
    const Figure& x = a.figures[i];
    const Figure& y = b.figures[i];
    const std::string& id = catalogue().definitions[x.definition].id;
    ASSERT_EQ(std::tie(x.definition, x.period_start, x.period_end, x.dimension, x.group),
              std::tie(y.definition, y.period_start, y.period_end, y.dimension, y.group));
    ASSERT_EQ(x.value, y.value) << id << ' ' << x.dimension << ' ' << x.group;
    ASSERT_EQ(x.numerator, y.numerator) << id;
    ASSERT_EQ(x.denominator, y.denominator) << id;
  }
}

TEST(Properties, EveryDefinitionRunsOnMadeUpData) {
  for (const MeasureFault& fault : once().faults) ADD_FAILURE() << fault.id << ": " << fault.what;
  std::size_t with_rows = 0;
  for (const Figure& one : once().figures) with_rows += one.value.value_or(0) > 0 ? 1U : 0U;
  EXPECT_GT(with_rows, once().figures.size() / 10);
}

TEST(Properties, ThreadsChangeNothing) { expect_same(once(), measured(false, 1)); }

TEST(Properties, OrderOfRowsChangesNothing) { expect_same(once(), measured(true, 2)); }

// The figures of one indicator, period and dimension.
using Place = std::tuple<std::size_t, base::Date, std::string>;

TEST(Properties, EveryBreakdownAddsUpToItsTotal) {
  std::map<Place, std::pair<double, double>> sums;
  for (const Figure& one : once().figures) {
    auto& [numerator, denominator] = sums[{one.definition, one.period_end, one.dimension}];
    numerator += one.numerator.value_or(0);
    denominator += one.denominator.value_or(0);
  }
  std::size_t checked = 0;
  for (const auto& [place, sum] : sums) {
    const auto& [index, end, dimension] = place;
    const Definition& definition = catalogue().definitions[index];
    // Groups compared with one another, or with what is published, do not add up.
    if (dimension == "total" || definition.unit == Unit::ratio) continue;
    const auto& total = sums.at({index, end, "total"});
    // An assessment is in the group of each factor that it found.
    if (dimension != "factor") {
      EXPECT_NEAR(sum.first, total.first, 1e-6) << definition.id << ' ' << dimension;
    }
    // A rate's denominator is the population, which is not known for groups; a share's is always the total.
    if (definition.unit != Unit::rate && definition.unit != Unit::share) {
      EXPECT_NEAR(sum.second, total.second, 1e-6) << definition.id << ' ' << dimension;
    }
    ++checked;
  }
  EXPECT_GT(checked, 1000U);
}

TEST(Properties, SharesLieBetweenNothingAndAll) {
  for (const Figure& one : once().figures) {
    const Definition& definition = catalogue().definitions[one.definition];
    const bool share = definition.unit == Unit::share;
    if ((definition.unit != Unit::percent && !share) || !one.value) continue;
    EXPECT_NEAR(*one.value, 100.0 * *one.numerator / *one.denominator, 1e-9);
    EXPECT_GE(*one.value, 0.0) << definition.id;
    if (share) {
      EXPECT_LE(*one.value, 100.0) << definition.id;
    }
  }
}

TEST(Properties, TheSeriesEndsAsTheSinglePeriodSays) {
  query::Database database;
  {
    query::Connection connection = database.connect();
    make_synthetic_authority(connection, children);
  }
  Measurer measurer(std::move(database), base::make_date(2020, 9, 30), {{2019, 20000, ""}}, catalogue());
  Request request;
  request.as_at = base::make_date(2020, 3, 31);
  const Measurement single = measurer.compute(every_definition(), request);
  std::map<std::pair<std::size_t, base::Date>, std::optional<double>> series;
  for (const Figure& one : once().figures) {
    if (one.dimension == "total") series[{one.definition, one.period_end}] = one.value;
  }
  for (const Figure& one : single.figures) {
    const auto found = series.find({one.definition, one.period_end});
    if (found == series.end()) continue;
    EXPECT_EQ(found->second, one.value) << catalogue().definitions[one.definition].id;
  }
}

TEST(Properties, NoPublicCountFromOneToFive) {
  const Measurement all = measured(false, 2, Audience::public_);
  // What is hidden in each sum to a shown total: never one figure alone.
  std::map<Place, std::vector<const Figure*>> groups;
  std::map<std::pair<std::size_t, base::Date>, const Figure*> totals;
  for (const Figure& one : all.figures) {
    const Definition& definition = catalogue().definitions[one.definition];
    if (one.suppressed) {
      EXPECT_FALSE(one.value || one.numerator || one.denominator);
    } else if (definition.unit == Unit::count || definition.unit == Unit::percent) {
      const double numerator = one.numerator.value_or(0);
      EXPECT_FALSE(numerator > 0 && numerator <= 5.0) << definition.id << ' ' << one.group;
    }
    if (one.dimension == "total") {
      totals[{one.definition, one.period_end}] = &one;
    } else {
      groups[{one.definition, one.period_end, one.dimension}].push_back(&one);
    }
  }
  for (const auto& [place, members] : groups) {
    if (totals.at({std::get<0>(place), std::get<1>(place)})->suppressed) continue;
    const auto hidden =
        std::count_if(members.begin(), members.end(), [](const Figure* one) { return one->suppressed; });
    EXPECT_NE(hidden, 1) << catalogue().definitions[std::get<0>(place)].id << ' ' << std::get<2>(place);
  }
}

}  // namespace
}  // namespace windscreen::measure
