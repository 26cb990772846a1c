#include "report/authority_funnel.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "benchmark/store.h"

namespace windscreen::report {
namespace {

using benchmark::ProfileField;
using benchmark::ProfileMeasure;
using measure::Standing;

benchmark::Profile surrey() {
  benchmark::Profile profile;
  profile.area.name = "Surrey";
  return profile;
}

ProfileField::One one(const std::string& name, double counted, double of, double value) {
  benchmark::PublishedFigure figure;
  figure.value = value;
  figure.numerator = counted;
  figure.denominator = of;
  return {name, name, figure};
}

// Ten authorities with 81 of a population of 10,000, ten with 121, and Surrey with `own`; by name.
ProfileMeasure rates(double own, double population = 10000) {
  ProfileMeasure measure;
  measure.measure = benchmark::find_measure("cla_rate_per_10000");
  ProfileField field;
  field.year = 2021;
  field.period = "31 March 2021";
  for (int i = 0; i < 20; ++i)
    field.authorities.push_back(
        one("Place " + std::to_string(i), i % 2 == 0 ? 81 : 121, 10000, i % 2 == 0 ? 81 : 121));
  field.own = field.authorities.size();
  field.authorities.push_back(one("Surrey", own, population, 10000 * own / population));
  measure.field = std::move(field);
  return measure;
}

TEST(AuthorityFunnel, StandsWhereOneExpects) {
  // With 101 the centre stays 0.0101 (2,121 of 210,000). z² are as worked out in dispersed_funnel_test.cc,
  // and 0: Σz² = 80.1990, excess = 60.1990, Σw - Σw²/Σw = 20 × 40,000: between² = 0.0000752488. √(0.000025 +
  // 0.0000752488) = 0.0100124; 0.1004988 ± 1.959964 × 0.0100124 = 0.0808747, 0.1201229; squared, ×
  // 10,000: 65.4 and 144.3.
  const auto funnel = authority_funnel(surrey(), rates(101));
  ASSERT_TRUE(funnel);
  EXPECT_NEAR(funnel->centre, 101, 1e-9);
  EXPECT_EQ(funnel->authorities.size(), 21U);
  EXPECT_EQ(funnel->authorities[funnel->own].standing, Standing::as_expected);
  EXPECT_EQ(funnel->sentence,
            "Among 21 authorities on 31 March 2021, Surrey at 101.0 is within what is usual for one of its "
            "size: 95 in 100 lie between 65.4 and 144.3 per 10,000.");
}

TEST(AuthorityFunnel, SaysWhatChanceDoesNotGive) {
  const auto high = authority_funnel(surrey(), rates(900));
  ASSERT_TRUE(high);
  EXPECT_EQ(high->authorities[high->own].standing, Standing::higher_than_chance);
  EXPECT_NE(high->sentence.find("Surrey at 900.0 is higher than is usual for one of its size: 998 in 1,000"),
            std::string::npos);
  const auto low = authority_funnel(surrey(), rates(2));
  ASSERT_TRUE(low);
  EXPECT_EQ(low->authorities[low->own].standing, Standing::lower_than_chance);
}

TEST(AuthorityFunnel, TheLimitsNarrowFromTheSmallestToTheLargest) {
  const auto funnel = authority_funnel(surrey(), rates(2000, 200000));
  ASSERT_TRUE(funnel && !funnel->widths.empty());
  EXPECT_DOUBLE_EQ(funnel->widths.front().of, 10000);
  EXPECT_DOUBLE_EQ(funnel->widths.back().of, 200000);
  const auto width = [](const FunnelWidth& at) {
    return at.limits.limits_95.upper - at.limits.limits_95.lower;
  };
  EXPECT_GT(width(funnel->widths.front()), width(funnel->widths.back()));
}

TEST(AuthorityFunnel, TooSmallToTell) {
  const auto funnel = authority_funnel(surrey(), rates(4, 300));
  ASSERT_TRUE(funnel);
  EXPECT_FALSE(funnel->authorities[funnel->own].limits);
  EXPECT_EQ(funnel->sentence,
            "Among 21 authorities on 31 March 2021, Surrey is too small to be told from chance.");
  EXPECT_TRUE(authority_funnel_json(funnel)["limits"].is_null());
  EXPECT_TRUE(authority_funnel_json(funnel)["standings"][20].is_null());
}

TEST(AuthorityFunnel, IsNoneWithoutPublishedWholeCounts) {
  ProfileMeasure published = rates(101);
  published.field->authorities.back().figure.numerator.reset();
  EXPECT_FALSE(authority_funnel(surrey(), published));
  ProfileMeasure part_time = rates(101);
  part_time.field->authorities.front().figure.numerator = 80.5;
  EXPECT_FALSE(authority_funnel(surrey(), part_time));
  ProfileMeasure days = rates(101);
  days.measure = benchmark::find_measure("assessment_duration_days_median");
  EXPECT_FALSE(authority_funnel(surrey(), days));
  ProfileMeasure none = rates(101);
  none.field.reset();
  EXPECT_FALSE(authority_funnel(surrey(), none));
  EXPECT_TRUE(authority_funnel_json(std::nullopt).is_null());
}

TEST(AuthorityFunnel, JsonKeepsTheNamesInTheirOrder) {
  const auto json = authority_funnel_json(authority_funnel(surrey(), rates(101)));
  EXPECT_EQ(json["names"][0], "Place 0");
  EXPECT_EQ(json["own"], 20);
  EXPECT_EQ(json["counted"][20], 101);
  EXPECT_EQ(json["values"][1], 121);
  EXPECT_EQ(json["standings"][20], "as expected");
  EXPECT_EQ(json["widths"].size(), 1U);
  EXPECT_EQ(json["widths"][0].size(), 5U);
}

// Twenty authorities in the year to 31 March 2020 as above, and what the department published of Surrey (81).
class OwnAmongAuthorities : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = std::filesystem::temp_directory_path() / "windscreen-own-among-authorities";
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
    std::ofstream file(directory_ / "a.csv");
    file << "time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
            "la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000\n";
    const auto add = [&](int year, int code, const std::string& name, int children) {
      file << year << ",Local authority,E92000001,England,E12000008,South East," << code << ',' << name
           << ",E" << code << ",Children looked after on 31 March each year,10000," << children << ','
           << children << '\n';
    };
    for (const int year : {2020, 2021}) {
      add(year, 936, "Surrey", 81);
      for (int i = 0; i < 19; ++i)
        add(year, 801 + i, "Place " + std::to_string(10 + i), i % 2 == 0 ? 121 : 81);
    }
    file.close();
    benchmark::import_files(directory_, {directory_ / "a.csv"});
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::optional<AuthorityFunnel> among(const OwnFigure& own, const char* id = "cla_rate_per_10000") const {
    const auto published = benchmark::Published::open(directory_);
    benchmark::Standpoint standpoint;
    standpoint.own = "936";
    standpoint.name = "Surrey";
    const benchmark::Comparer comparer(published, standpoint);
    return own_among_authorities(published, comparer, *benchmark::find_measure(id), own);
  }
  static OwnFigure surrey(double counted, base::Date day = base::make_date(2020, 9, 30), double of = 10000) {
    return {.name = "Surrey", .counted = counted, .of = of, .period = {.start = day, .end = day}};
  }

  std::filesystem::path directory_;
};

TEST_F(OwnAmongAuthorities, TheOwnFigureMovesNeitherCentreNorLimits) {
  // Ten with 81 and ten with 121 of 10,000: 2,020 of 200,000.
  const auto usual = among(surrey(101));
  const auto high = among(surrey(900));
  ASSERT_TRUE(usual && high);
  EXPECT_NEAR(usual->centre, 101, 1e-9);
  EXPECT_NEAR(high->centre, 101, 1e-9);
  EXPECT_EQ(usual->year, 2020);
  EXPECT_EQ(high->authorities[high->own].standing, Standing::higher_than_chance);
  EXPECT_DOUBLE_EQ(high->authorities[high->own].limits->limits_95.upper,
                   usual->authorities[usual->own].limits->limits_95.upper);
  EXPECT_EQ(
      usual->sentence.substr(0, usual->sentence.find(':')),
      "Among 20 authorities on 31 March 2020, Surrey at 101.0 on 30 September 2020 is within what is usual "
      "for one of its size");
}

TEST_F(OwnAmongAuthorities, StandsBesideWhatWasPublishedOfTheAuthority) {
  const auto funnel = among(surrey(101));
  ASSERT_TRUE(funnel);
  ASSERT_EQ(funnel->authorities.size(), 21U);
  EXPECT_EQ(funnel->authorities[funnel->own].name, "Surrey, 30 September 2020");
  EXPECT_EQ(funnel->authorities[funnel->own - 1].name, "Surrey");
  EXPECT_DOUBLE_EQ(funnel->authorities[funnel->own - 1].value, 81);
}

TEST_F(OwnAmongAuthorities, IsComparedWithNothingThatClosesLater) {
  EXPECT_EQ(among(surrey(101, base::make_date(2021, 3, 30)))->year, 2020);
  EXPECT_EQ(among(surrey(101, base::make_date(2021, 3, 31)))->year, 2021);
  EXPECT_FALSE(among(surrey(101, base::make_date(2020, 3, 30))));
}

TEST_F(OwnAmongAuthorities, TooSmallAndUnfitFigures) {
  const auto small = among(surrey(4, base::make_date(2020, 9, 30), 300));
  ASSERT_TRUE(small);
  EXPECT_EQ(small->sentence,
            "Among 20 authorities on 31 March 2020, Surrey is too small to be told from chance.");
  EXPECT_FALSE(among(surrey(100.5)));
  EXPECT_FALSE(among(surrey(101, base::make_date(2020, 9, 30), 0)));
  EXPECT_FALSE(among(surrey(101), "assessment_duration_days_median"));
  EXPECT_FALSE(among(surrey(101), "re_referrals_percent"));
}

}  // namespace
}  // namespace windscreen::report
