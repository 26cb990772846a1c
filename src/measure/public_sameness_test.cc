// What the public sees of a figure depends on the snapshot and the day alone: not on which other figures,
// months or windows a run asks for, nor on rounding, which only ever takes away.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "measure/measure.h"
#include "measure/synthetic_authority.h"

namespace windscreen::measure {
namespace {

const base::Date as_at = base::make_date(2020, 9, 30);

const Catalogue& catalogue() {
  static const Catalogue all = load_catalogue({});
  return all;
}

std::vector<const Definition*> every_definition() { return catalogue().all(); }

Measurer& measurer() {
  static Measurer one = [] {
    query::Database database;
    {
      query::Connection connection = database.connect();
      make_synthetic_authority(connection, 400);
    }
    return Measurer(std::move(database), as_at, {{2019, 20000, ""}}, catalogue());
  }();
  return one;
}

// Indicator, start, end, dimension, group.
using Place = std::tuple<std::string, base::Date, base::Date, std::string, std::string>;

Request request(int months = 14, std::vector<std::string> dimensions = {"all"}) {
  Request asked;
  asked.as_at = as_at;
  asked.months = months;
  asked.dimensions = std::move(dimensions);
  asked.audience = Audience::public_;
  return asked;
}

std::map<Place, Figure> published(const std::vector<const Definition*>& definitions, const Request& request) {
  std::map<Place, Figure> all;
  const Measurement measured = measurer().compute(definitions, request);
  for (const MeasureFault& fault : measured.faults) ADD_FAILURE() << fault.id << ": " << fault.what;
  for (const Figure& one : measured.figures)
    all.emplace(
        Place{definitions[one.definition]->id, one.period_start, one.period_end, one.dimension, one.group},
        one);
  return all;
}

const std::map<Place, Figure>& everything() {
  static const std::map<Place, Figure> all = published(every_definition(), request());
  return all;
}

std::string name_of(const Place& place) {
  const auto& [id, start, end, dimension, group] = place;
  return id + " of " + dimension + " = " + group + " to " + base::format_iso(end);
}

// How many figures both have, and how many of those are kept back; each must be alike in both, and so must
// changes, if wanted.
struct Both {
  std::size_t figures = 0;
  std::size_t withheld = 0;
};

Both expect_alike(const std::map<Place, Figure>& one, const std::map<Place, Figure>& two,
                  bool changes = true) {
  Both both;
  for (const auto& [place, figure] : one) {
    const auto same = two.find(place);
    // A group without rows is listed where it is hidden in one of the periods asked for.
    if (same == two.end()) continue;
    if (!changes && catalogue().find(std::get<0>(place))->unit == Unit::change) continue;
    ++both.figures;
    both.withheld += figure.withheld == Withheld::no ? 0U : 1U;
    EXPECT_EQ(figure.withheld, same->second.withheld) << name_of(place);
    EXPECT_EQ(figure.suppressed, same->second.suppressed) << name_of(place);
    EXPECT_EQ(figure.value, same->second.value) << name_of(place);
    EXPECT_EQ(figure.numerator, same->second.numerator) << name_of(place);
    EXPECT_EQ(figure.denominator, same->second.denominator) << name_of(place);
  }
  return both;
}

TEST(PublicSameness, AnIndicatorAskedForAloneHidesTheSame) {
  Both both;
  for (const Definition* one : every_definition()) {
    const Both its = expect_alike(published({one}, request()), everything());
    both.figures += its.figures;
    both.withheld += its.withheld;
  }
  EXPECT_EQ(both.figures, everything().size());
  EXPECT_GT(both.withheld, 1000U);
}

TEST(PublicSameness, ADimensionAskedForAloneHidesTheSame) {
  for (const char* dimension : {"team", "ethnicity", "source", "total"}) {
    const Both both = expect_alike(published(every_definition(), request(14, {dimension})), everything());
    EXPECT_GT(both.figures, 1000U) << dimension;
    EXPECT_GT(both.withheld, 100U) << dimension;
  }
}

TEST(PublicSameness, MoreOrFewerMonthsHideTheSame) {
  for (const int months : {1, 40}) {
    const Both both = expect_alike(published(every_definition(), request(months)), everything());
    EXPECT_GT(both.figures, 1000U) << months;
    EXPECT_GT(both.withheld, 500U) << months;
  }
}

TEST(PublicSameness, AnotherWindowHidesTheSameOfThePeriodsThatBothHave) {
  const auto in = [](Window window) {
    Request asked = request();
    asked.window = window;
    return published(every_definition(), asked);
  };
  // The change against the period before is another in another window.
  const auto months = in(Window::month);
  EXPECT_GT(expect_alike(months, everything(), false).withheld, 1000U);
  // The year to date of September is the quarters from April, and of April the month.
  const auto years = in(Window::year_to_date);
  EXPECT_GT(expect_alike(years, months, false).withheld, 100U);
  const auto quarters = in(Window::quarter);
  EXPECT_GT(expect_alike(quarters, years, false).withheld, 100U);
}

TEST(PublicSameness, RoundingHidesTheSameAndTellsNoMore) {
  Request asked = request();
  asked.round_to = 5;
  const auto rounded = published(every_definition(), asked);
  ASSERT_EQ(rounded.size(), everything().size());
  std::size_t changed = 0;
  for (const auto& [place, exact] : everything()) {
    const Figure& one = rounded.at(place);
    EXPECT_EQ(one.withheld, exact.withheld) << name_of(place);
    EXPECT_EQ(one.note, exact.note) << name_of(place);
    const Unit unit = catalogue().find(std::get<0>(place))->unit;
    if (exact.suppressed) {
      EXPECT_FALSE(one.value || one.numerator || one.denominator || one.spread_low || one.largest)
          << name_of(place);
    }
    // What is shown follows from the rounded counts.
    if (unit == Unit::ratio) continue;
    for (const auto& [is, was] :
         {std::pair(one.numerator, exact.numerator), std::pair(one.denominator, exact.denominator)}) {
      const bool population = unit == Unit::rate && was == exact.denominator;
      ASSERT_EQ(is.has_value(), was.has_value()) << name_of(place);
      if (!is || population) continue;
      EXPECT_EQ(*is, 5.0 * std::round(*was / 5.0)) << name_of(place);
      changed += *is == *was ? 0U : 1U;
    }
    if (!one.value || !one.denominator) continue;
    if (unit == Unit::percent || unit == Unit::share) {
      EXPECT_NEAR(*one.value, 100.0 * *one.numerator / *one.denominator, 1e-9) << name_of(place);
    } else if (unit == Unit::rate) {
      EXPECT_NEAR(*one.value, 1e4 * *one.numerator / *one.denominator, 1e-9) << name_of(place);
    } else if (unit == Unit::change) {
      EXPECT_NEAR(*one.value, 100.0 * (*one.numerator / *one.denominator - 1.0), 1e-9) << name_of(place);
    }
  }
  EXPECT_GT(changed, 1000U);
}

}  // namespace
}  // namespace windscreen::measure
