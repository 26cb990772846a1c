#include "report/published_comparison.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "benchmark/store.h"
#include "report/benchmark_json.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view looked_after =
    "time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,"
    "new_la_code,population_type,population_estimate,children_count,rate_per_10000\n"
    "2020,National,E92000001,England,,,,,,Children looked after on 31 March each year,1000000,6700,67\n"
    "2020,Local authority,E92000001,England,E12000008,South East,936,Surrey,E1,"
    "Children looked after on 31 March each year,10000,40,40\n"
    "2020,Local authority,E92000001,England,E12000008,South East,801,Ash,E2,"
    "Children looked after on 31 March each year,10000,50,50\n"
    "2020,Local authority,E92000001,England,E12000008,South East,802,Beech,E3,"
    "Children looked after on 31 March each year,z,c,c\n";

class PublishedComparisonTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::temp_directory_path() / "windscreen-published-comparison";
    fs::remove_all(directory_);
    lake::Authority authority;
    authority.code = "W01";
    authority.name = "Wealdshire";
    authority.benchmark_as = "936";
    lake::Workspace::create(directory_, authority);
  }
  void TearDown() override { fs::remove_all(directory_); }

  void import() const {
    std::ofstream(directory_ / "a.csv") << looked_after;
    std::ofstream(directory_ / "b.csv") << "la_code,stat_neighbours\n936,\"801, 802\"\n";
    benchmark::import_files(directory_, {directory_ / "a.csv", directory_ / "b.csv"});
  }

  static measure::Definition definition(measure::Unit unit) {
    measure::Definition one;
    one.id = "cla_rate_per_10000";
    one.unit = unit;
    return one;
  }
  static measure::Figure figure() {
    measure::Figure one;
    one.period_start = one.period_end = base::make_date(2020, 9, 30);
    one.dimension = "total";
    one.group = "all";
    return one;
  }

  fs::path directory_;
};

TEST_F(PublishedComparisonTest, NothingImportedIsNoComparison) {
  EXPECT_EQ(PublishedComparison::open(lake::Workspace::open(directory_)), nullptr);
}

TEST_F(PublishedComparisonTest, FindsWhatStandsBesideAFigure) {
  import();
  const auto published = PublishedComparison::open(lake::Workspace::open(directory_));
  ASSERT_NE(published, nullptr);
  const auto found = published->beside(definition(measure::Unit::rate), figure());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->england->value, 67);
  EXPECT_EQ(found->neighbours_mean->value, 50);
  EXPECT_EQ(found->neighbours->with_value, 1);
  const auto json = comparison_json(*found);
  EXPECT_EQ(json["england"]["period"], "31 March 2020");
  EXPECT_TRUE(json["own_published"].is_null());
  EXPECT_TRUE(json["rank"].is_null());
  EXPECT_EQ(json["neighbours"]["of"], 2);
  EXPECT_EQ(benchmarks_json(published->published().datasets()).size(), 2U);
  // A definition of the authority's own with another unit is not compared; nor is a group that is not
  // published.
  EXPECT_FALSE(published->beside(definition(measure::Unit::count), figure()));
  measure::Figure girls = figure();
  girls.dimension = "gender";
  girls.group = "Female";
  EXPECT_FALSE(published->beside(definition(measure::Unit::rate), girls));
}

// 21 authorities with 50 of 10,000 children, so that there is a funnel.
TEST_F(PublishedComparisonTest, PutsAFigureAmongAllAuthorities) {
  std::string all(looked_after);
  for (int code = 810; code < 830; ++code) {
    const std::string number = std::to_string(code);
    all += "2020,Local authority,E92000001,England,E12000008,South East," + number + ",Place " + number +
           ",E" + number + ",Children looked after on 31 March each year,10000,50,50\n";
  }
  std::ofstream(directory_ / "a.csv") << all;
  benchmark::import_files(directory_, {directory_ / "a.csv"});
  const auto published = PublishedComparison::open(lake::Workspace::open(directory_));
  measure::Figure own = figure();
  own.value = 49;
  own.numerator = 1225;
  own.denominator = 250000;
  const auto found = published->among(definition(measure::Unit::rate), own);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->published, 22U);
  EXPECT_EQ(found->authorities.size(), 23U);
  EXPECT_EQ(found->authorities[found->own].name, "Wealdshire, 30 September 2020");
  EXPECT_EQ(found->authorities[found->own].standing, measure::Standing::as_expected);
  // What the public does not see is compared with nothing; nor is what has no counts, or another unit.
  measure::Figure hidden = own;
  hidden.suppressed = true;
  EXPECT_FALSE(published->among(definition(measure::Unit::rate), hidden));
  measure::Figure without = own;
  without.numerator.reset();
  EXPECT_FALSE(published->among(definition(measure::Unit::rate), without));
  EXPECT_FALSE(published->among(definition(measure::Unit::percent), own));
}

TEST_F(PublishedComparisonTest, GivesRatiosTheirComparator) {
  import();
  const auto published = PublishedComparison::open(lake::Workspace::open(directory_));
  const auto find = published->finder();
  const auto day = base::make_date(2020, 9, 30);
  const auto near = find(definition(measure::Unit::rate), "statistical neighbours", day);
  ASSERT_TRUE(near);
  EXPECT_EQ(near->value, 50);
  EXPECT_EQ(near->period_end, base::make_date(2020, 3, 31));
  EXPECT_EQ(near->period_start, near->period_end);
  EXPECT_EQ(near->words, "mean of 1 statistical neighbours, 31 March 2020");
  EXPECT_EQ(find(definition(measure::Unit::rate), "england", day)->words, "England, 31 March 2020");
  EXPECT_FALSE(find(definition(measure::Unit::rate), "england", base::make_date(2020, 3, 30)));
}

TEST_F(PublishedComparisonTest, ASettingThatNamesNoAuthorityIsSaidSo) {
  import();
  lake::Authority authority = lake::Workspace::open(directory_).authority();
  authority.benchmark_as = "Surey";
  lake::Workspace::create(directory_, authority);
  EXPECT_THROW(PublishedComparison::open(lake::Workspace::open(directory_)), base::Error);
}

}  // namespace
}  // namespace windscreen::report
