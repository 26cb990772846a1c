// The public report (and the server's public picture, which is that report and the same rows) hides the
// figures that every other public run over the snapshot hides.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "lake/test_rows.h"
#include "report/measured_snapshot.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

const base::Date as_at = base::make_date(2020, 9, 30);

// Indicator, end of the period, dimension, group.
using Place = std::tuple<std::string, base::Date, std::string, std::string>;

// Two hundred children, each referred in one of 20 months; few of them girls, and fewer of some months.
class PublicSamenessTest : public ::testing::Test {
 protected:
  PublicSamenessTest()
      : workspace_(lake::Workspace::create(directory_ / "workspace",
                                           {"x1", "Wealdshire", {{2019, 10000, "a test"}}})) {
    lake::Staging staging({directory_ / "scratch"});
    lake::SourceRows row(staging, staging.add_source({"referrals.csv", "", "ssd", 1, "ab12", 100}));
    for (int child = 0; child < 200; ++child) {
      const std::string id = fmt::format("child_{}", child);
      const int month = (child * child) % 20;
      const std::string on = base::format_iso(base::add_months(base::make_date(2019, 2, 10), month));
      row("ssd_person",
          {{"pers_person_id", id}, {"pers_dob", "2010-02-28"}, {"pers_sex", child % 5 == 0 ? "F" : "M"}});
      row("ssd_cin_episodes", {{"cine_referral_id", "episode_" + id},
                               {"cine_person_id", id},
                               {"cine_referral_date", on},
                               {"cine_referral_nfa", child % 9 == 0 ? "Y" : "N"}});
    }
    snapshot_ = lake::publish(workspace_, staging, as_at);
    catalogue_ = measure::load_catalogue(workspace_.indicators_directory());
  }

  std::map<Place, measure::Figure> measured(std::vector<std::string> dimensions) {
    MeasuredSnapshot snapshot(workspace_, snapshot_, catalogue_);
    measure::Request request;
    request.as_at = as_at;
    request.months = 36;
    request.dimensions = std::move(dimensions);
    request.audience = measure::Audience::public_;
    const auto definitions = catalogue_.all();
    std::map<Place, measure::Figure> all;
    for (const measure::Figure& one : snapshot.compute(definitions, request).measurement.figures)
      all.emplace(Place{definitions[one.definition]->id, one.period_end, one.dimension, one.group}, one);
    return all;
  }

  lake::TestDirectory directory_;
  lake::Workspace workspace_;
  lake::Snapshot snapshot_;
  measure::Catalogue catalogue_;
};

TEST_F(PublicSamenessTest, TheReportHidesWhatTheIndicatorsHide) {
  const auto totals = measured({});
  const auto by_all = measured({"all"});
  for (const auto& [place, figure] : totals) {
    EXPECT_EQ(figure.withheld, by_all.at(place).withheld) << std::get<0>(place);
    EXPECT_EQ(figure.value, by_all.at(place).value) << std::get<0>(place);
  }
  ReportRequest request;
  request.as_at = as_at;
  request.months = 36;
  request.audience = measure::Audience::public_;
  const Report report = collect(workspace_, snapshot_, catalogue_, request);
  std::size_t shown = 0;
  std::size_t hidden = 0;
  const auto compare = [&](const Columns& columns, std::size_t i, const Place& place) {
    const auto found = by_all.find(place);
    const std::string what = std::get<0>(place) + " " + std::get<2>(place) + " = " + std::get<3>(place);
    ASSERT_NE(found, by_all.end()) << what;
    const measure::Figure& figure = found->second;
    const bool suppressed =
        std::find(columns.suppressed.begin(), columns.suppressed.end(), i) != columns.suppressed.end();
    EXPECT_EQ(suppressed, figure.suppressed) << what;
    EXPECT_EQ(columns.numerator[i], figure.numerator) << what;
    EXPECT_EQ(columns.denominator[i], figure.denominator) << what;
    if (suppressed) {
      EXPECT_FALSE(columns.value[i]) << what;
    }
    shown += columns.numerator[i] || columns.denominator[i] ? 1U : 0U;
    hidden += suppressed ? 1U : 0U;
  };
  for (const IndicatorFigures& one : report.indicators) {
    const std::string& id = one.definition->id;
    for (std::size_t i = 0; i < one.series.period.size(); ++i)
      compare(one.series, i, {id, report.periods[one.series.period[i]].second, "total", "all"});
    for (const Breakdown& breakdown : one.breakdowns) {
      for (std::size_t i = 0; i < breakdown.group.size(); ++i) {
        const std::string& dimension = report.dimensions[breakdown.dimension];
        const std::string& group = report.groups[breakdown.group[i]];
        compare(breakdown, i, {id, report.periods[breakdown.period].second, dimension, group});
      }
    }
  }
  EXPECT_GT(shown, 500U);
  EXPECT_GT(hidden, 20U);
}

}  // namespace
}  // namespace windscreen::report
