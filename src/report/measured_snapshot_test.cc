#include "report/measured_snapshot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "base/error.h"
#include "benchmark/store.h"
#include "lake/test_rows.h"

namespace windscreen::report {
namespace {

// Five children in care of 10,000 in Surrey, whose one neighbour has 50 per 10,000.
class MeasuredSnapshotTest : public ::testing::Test {
 protected:
  MeasuredSnapshotTest() {
    lake::Staging staging({directory / "scratch", std::uint64_t{256} << 20U, 1});
    const auto source = staging.add_source({"ssd_cla_episodes.csv", "", "ssd", 1, "abc", 10});
    for (std::uint64_t i = 0; i < 5; ++i) {
      const std::string id = std::to_string(i);
      lake::stage(staging, "ssd_cla_episodes", {source, i + 2},
                  {{"clae_cla_episode_id", id},
                   {"clae_person_id", id},
                   {"clae_cla_episode_start_date", "2020-02-29"},
                   {"clae_cla_episode_start_reason", "S"}});
      staging.count_read(source);
    }
    snapshot = lake::publish(workspace, staging, lake::iso("2020-09-30"));
    request.as_at = snapshot.as_at;
  }

  void import() const {
    std::ofstream(directory / "rates.csv")
        << "time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
           "la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000\n"
           "2020,Local authority,E92000001,England,E12000008,South East,936,Surrey,E1,"
           "Children looked after on 31 March each year,10000,40,40\n"
           "2020,Local authority,E92000001,England,E12000008,South East,801,Ash,E2,"
           "Children looked after on 31 March each year,10000,50,50\n";
    std::ofstream(directory / "neighbours.csv") << "la_code,stat_neighbours\n936,801\n";
    benchmark::import_files(workspace.directory(), {directory / "rates.csv", directory / "neighbours.csv"});
  }

  const measure::Definition& definition(const char* id) const { return *catalogue.find(id); }

  lake::TestDirectory directory;
  lake::Workspace workspace =
      lake::Workspace::create(directory / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}});
  measure::Catalogue catalogue = measure::load_catalogue({});
  lake::Snapshot snapshot;
  measure::Request request;
};

TEST_F(MeasuredSnapshotTest, GivesAFigureARowWithItsLimits) {
  MeasuredSnapshot measured(workspace, snapshot, catalogue);
  request.months = 3;
  const std::vector<const measure::Definition*> asked{&definition("cla_rate_per_10000")};
  std::size_t done = 0;
  const MeasuredFigures figures =
      measured.compute(asked, request, [&](std::size_t so_far) { done = so_far; });
  EXPECT_EQ(done, 1U);
  EXPECT_EQ(figures.measurement.figures.size(), 3U);
  EXPECT_EQ(figures.limits.size(), 3U);
  const LazyRows rows = measured.rows(asked, figures, false);
  EXPECT_EQ(rows.count, 3U);
  const auto value = std::ranges::find(rows.columns, "value") - rows.columns.begin();
  EXPECT_EQ(rows.row(2).at(static_cast<std::size_t>(value)), Cell(std::int64_t{5}));
  EXPECT_EQ(measured.published(), nullptr);
}

TEST_F(MeasuredSnapshotTest, ARatioToAPublishedFigureIsKnownWhereItIsImported) {
  const measure::Definition& ratio = definition("cla_rate_ratio_to_comparator");
  EXPECT_FALSE(MeasuredSnapshot(workspace, snapshot, catalogue).newest(ratio, request).value);
  import();
  const auto known = MeasuredSnapshot(workspace, snapshot, catalogue).newest(ratio, request).value;
  ASSERT_TRUE(known);
  EXPECT_DOUBLE_EQ(*known, 5.0 / 50.0);
}

TEST_F(MeasuredSnapshotTest, AGroupByItselfHasTheLimitsOfItsOwnSeries) {
  MeasuredSnapshot measured(workspace, snapshot, catalogue);
  const measure::Definition& total = definition("cla_total");
  // Nobody in January; five on 29 February, and at the seven points after it.
  request.months = 9;
  request.dimensions = {"gender"};
  const MeasuredFigures all = measured.compute({&total}, request);
  const auto groups = std::ranges::find_if(all.measurement.figures, [](const measure::Figure& one) {
    return one.dimension == "gender" && one.value == 5.0;
  });
  ASSERT_NE(groups, all.measurement.figures.end());
  const MeasuredFigures own = measured.of_group(total, all, groups->group);
  ASSERT_EQ(own.measurement.figures.size(), 9U);
  ASSERT_EQ(own.limits.size(), 9U);
  for (std::size_t place = 0; place < 9; ++place) {
    EXPECT_EQ(own.measurement.figures[place].group, groups->group);
    EXPECT_EQ(own.limits[place].upper.has_value(), own.measurement.figures[place].value == 5.0) << place;
  }
  EXPECT_TRUE(measured.of_group(total, all, "all").measurement.figures.empty());
}

TEST_F(MeasuredSnapshotTest, RefusesWhatCannotBeComputed) {
  MeasuredSnapshot measured(workspace, snapshot, catalogue);
  measure::Definition wrong = definition("cla_total");
  wrong.query = wrong.sql = "select no_such_column from ssd_cla_episodes";
  EXPECT_THROW(measured.newest(wrong, request), base::Error);
  std::ofstream(workspace.directory() / "baselines.csv") << "indicator,from\n";
  EXPECT_THROW(measured.compute({&definition("cla_total")}, request), base::Error);
}

}  // namespace
}  // namespace windscreen::report
