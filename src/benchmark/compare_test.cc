// Comparisons worked out by hand from a small country: England, two regions, seven authorities.
#include "benchmark/compare.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "benchmark/authorities.h"
#include "benchmark/store.h"

namespace windscreen::benchmark {
namespace {

namespace fs = std::filesystem;

// Re-referrals among referrals: percentages of 2020 and 2021 (time_period), the counts where published.
constexpr std::string_view referrals =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_"
    "code,"
    "la_name,new_la_code,referral_count,rereferral_count,rereferral_percent\n"
    "2020,Reporting year,National,E92000001,England,,,,,,3000,600,20.5\n"
    "2021,Reporting year,National,E92000001,England,,,,,,3000,660,22\n"
    "2020,Reporting year,Regional,E92000001,England,E12000008,South East,,,,1000,250,25\n"
    "2021,Reporting year,Regional,E92000001,England,E12000008,South East,,,,x,x,x\n"
    "2021,Reporting year,Regional,E92000001,England,E12000009,South West,,,,500,50,10\n"
    "2020,Reporting year,Local authority,E92000001,England,E12000008,South "
    "East,936,Surrey,E10000030,400,100,25\n"
    "2021,Reporting year,Local authority,E92000001,England,E12000008,South "
    "East,936,Surrey,E10000030,300,90,30\n"
    "2021,Reporting year,Local authority,E92000001,England,E12000008,South East,801,Ash,E1,100,10,10\n"
    "2021,Reporting year,Local authority,E92000001,England,E12000008,South East,802,Beech,E2,100,30,30\n"
    "2021,Reporting year,Local authority,E92000001,England,E12000008,South East,803,Cedar,E3,100,c,c\n"
    "2021,Reporting year,Local authority,E92000001,England,E12000008,South East,804,Elm,E4,c,c,50\n"
    "2020,Reporting year,Local authority,E92000001,England,E12000004,East "
    "Midlands,928,Northamptonshire,E5,90,9,10\n"
    "2021,Reporting year,Local authority,E92000001,England,E12000008,South East,805 / 806,Fir / Gorse,E6 / "
    "E7,200,40,20\n"
    "2022,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,940,North "
    "Northamptonshire,E8,80,8,10\n";

constexpr std::string_view neighbours =
    "la_code,stat_neighbours,stat_neighbours_previous\n"
    "936,\"801, 802\",\"801, 802, 803, 804, 805, 806, 928, 899\"\n"
    "940,\"801\",\"801\"\n";

class CompareTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::temp_directory_path() / "windscreen-compare-test";
    fs::remove_all(directory_);
    fs::create_directories(directory_);
    std::ofstream(directory_ / "referrals.csv") << referrals;
    std::ofstream(directory_ / "neighbours.csv") << neighbours;
    import_files(directory_, {directory_ / "referrals.csv", directory_ / "neighbours.csv"});
    published_ = Published::open(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  static base::Date day(int year, unsigned month, unsigned date) {
    return base::make_date(year, month, date);
  }
  static LocalPeriod september_2021() { return {day(2021, 9, 1), day(2021, 9, 30)}; }
  Comparer surrey() const {
    return {published_, standpoint_of(published_, find_authority(published_, "Surrey County Council"))};
  }

  fs::path directory_;
  Published published_;
};

TEST_F(CompareTest, EveryComparatorHasItsOwnYear) {
  Comparer comparer = surrey();
  const auto found = comparer.compare("re_referrals_percent", "", september_2021());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->own->value, 30);
  EXPECT_EQ(found->own->year, 2021);
  EXPECT_EQ(found->own->period, "year to 31 March 2021");
  EXPECT_EQ(found->england->value, 22);
  // The region's figure of 2021 is not available: the one before it stands, with its year.
  EXPECT_EQ(found->region->value, 25);
  EXPECT_EQ(found->region->year, 2020);
  EXPECT_NE(found->words.find("South East: year to 31 March 2020"), std::string::npos) << found->words;
  EXPECT_NE(found->words.find("The local figure is for September 2021."), std::string::npos) << found->words;
}

TEST_F(CompareTest, PublishedCountsComeBeforeRoundedPercentages) {
  Comparer comparer = surrey();
  const auto found = comparer.compare("re_referrals_percent", "", {day(2020, 4, 1), day(2020, 4, 30)});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->england->value, 20);  // 600 of 3,000, where 20.5 is printed
  EXPECT_EQ(found->england->year, 2020);
}

TEST_F(CompareTest, NeighboursWithoutAValueAreLeftOutAndCounted) {
  Comparer comparer = surrey();
  const auto near = comparer.neighbours(*find_measure("re_referrals_percent"), 2021);
  // Ash 10, Beech 30, Elm 50 (its counts are suppressed, its percentage is not), Fir and Gorse 20 together.
  EXPECT_EQ(near.model, 2021);
  EXPECT_EQ(near.of, 8);
  EXPECT_EQ(near.with_value, 4);
  EXPECT_EQ(near.mean, 27.5);
  EXPECT_EQ(near.median, 25);
  ASSERT_EQ(near.left_out.size(), 4U);
  EXPECT_EQ(near.left_out[0].name, "Cedar");
  EXPECT_EQ(near.left_out[0].why, "suppressed to protect confidentiality");
  EXPECT_EQ(near.left_out[1].why, "already counted: it reports together with another");
  EXPECT_EQ(near.left_out[2].name, "Northamptonshire");
  EXPECT_EQ(near.left_out[2].why, "nothing published");  // 31 March 2021 is the day before the split
  EXPECT_EQ(near.left_out[3].name, "899");
  const auto after = comparer.neighbours(*find_measure("re_referrals_percent"), 2022);
  EXPECT_EQ(after.left_out[6].why, "no more: split or merged on 1 April 2021");
  EXPECT_FALSE(after.mean);
}

TEST_F(CompareTest, RankAndQuartileAmongThoseWithAValue) {
  Comparer comparer = surrey();
  // 50, 30, 30, 20, 10: Surrey shares the second place of five.
  const auto place = comparer.place(*find_measure("re_referrals_percent"), 2021);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->rank, 2);
  EXPECT_EQ(place->of, 5);
  EXPECT_EQ(place->quartile, 1);
  Comparer ash(published_, standpoint_of(published_, find_authority(published_, "801")));
  EXPECT_EQ(ash.place(*find_measure("re_referrals_percent"), 2021)->rank, 5);
  EXPECT_EQ(ash.place(*find_measure("re_referrals_percent"), 2021)->quartile, 4);
  Comparer cedar(published_, standpoint_of(published_, find_authority(published_, "Cedar")));
  EXPECT_FALSE(cedar.place(*find_measure("re_referrals_percent"), 2021));
}

TEST_F(CompareTest, CountsHaveNoComparators) {
  Comparer comparer = surrey();
  const auto found = comparer.compare("referrals_received", "", september_2021());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->own->value, 300);
  EXPECT_FALSE(found->england || found->region || found->neighbours_mean || found->place);
  EXPECT_FALSE(comparer.comparator("referrals_received", "", Against::england, day(2021, 9, 30)));
}

TEST_F(CompareTest, NothingWasPublishedByThen) {
  Comparer comparer = surrey();
  EXPECT_FALSE(comparer.compare("re_referrals_percent", "", {day(2020, 3, 1), day(2020, 3, 30)}));
  EXPECT_TRUE(comparer.compare("re_referrals_percent", "", {day(2020, 3, 1), day(2020, 3, 31)}));
  EXPECT_FALSE(comparer.compare("audits_good_percent", "", september_2021()));
}

TEST_F(CompareTest, TheSamePeriodNeedsNoWarning) {
  Comparer comparer(published_, standpoint_of(published_, find_authority(published_, "Ash")));
  const auto found = comparer.compare("re_referrals_percent", "", {day(2020, 4, 1), day(2021, 3, 31)});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->words.find("The local figure"),
            found->region->year == 2021 ? std::string::npos : found->words.find("The local"));
}

TEST_F(CompareTest, AMadeUpAuthorityIsComparedAsAnother) {
  lake::Authority wealdshire;
  wealdshire.code = "W01";
  wealdshire.name = "Wealdshire";
  wealdshire.benchmark_as = "936";
  Comparer comparer(published_, standpoint_of(published_, wealdshire));
  const auto found = comparer.compare("re_referrals_percent", "", september_2021());
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->own || found->place);
  EXPECT_EQ(found->region->value, 25);
  EXPECT_EQ(found->neighbours_mean->value, 27.5);
  EXPECT_NE(found->words.find("Region and statistical neighbours are those of Surrey."), std::string::npos);
  EXPECT_EQ(found->compared_as, "Surrey");
  EXPECT_EQ(
      comparer.comparator("re_referrals_percent", "", Against::neighbours_mean, day(2021, 9, 30))->value,
      27.5);

  wealdshire.region = "South West";
  wealdshire.statistical_neighbours = {"Ash", "802"};
  Comparer chosen(published_, standpoint_of(published_, wealdshire));
  const auto other = chosen.compare("re_referrals_percent", "", september_2021());
  EXPECT_EQ(other->region->value, 10);
  EXPECT_EQ(other->neighbours_mean->value, 20);
  EXPECT_NE(other->words.find("chosen by the authority"), std::string::npos) << other->words;

  wealdshire.region = "Nowhere";
  EXPECT_THROW(standpoint_of(published_, wealdshire), base::Error);
}

TEST_F(CompareTest, AnAuthorityWithNothingHasEnglandAlone) {
  lake::Authority made_up;
  made_up.code = "W01";
  made_up.name = "Wealdshire";
  Comparer comparer(published_, standpoint_of(published_, made_up));
  const auto found = comparer.compare("re_referrals_percent", "", september_2021());
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->england);
  EXPECT_FALSE(found->region || found->neighbours_mean || found->own);
}

TEST_F(CompareTest, AuthoritiesAreFoundByAnyOfTheirNames) {
  EXPECT_EQ(find_authority(published_, "936").name, "Surrey");
  EXPECT_EQ(find_authority(published_, "e10000030").name, "Surrey");
  EXPECT_EQ(find_authority(published_, "  SURREY county council ").code, "936");
  EXPECT_EQ(find_authority(published_, "Surr").code, "936");
  EXPECT_EQ(find_authority(published_, "Northamptonshire").code, "928");
  const auto said = [&](std::string_view text) {
    try {
      find_authority(published_, text);
    } catch (const base::Error& error) {
      return std::string(error.what()) + " " + error.remedy();
    }
    return std::string();
  };
  EXPECT_NE(said("Surey").find("Did you mean Surrey (936)"), std::string::npos) << said("Surey");
  // The start of a long name, misspelt.
  EXPECT_NE(said("North Northamptonshyre").find("North Northamptonshire (940)"), std::string::npos);
  EXPECT_NE(said("Nurthampt").find("Northamptonshire (928)"), std::string::npos) << said("Nurthampt");
  EXPECT_NE(said("amptonshire").find("any of 2 authorities"), std::string::npos) << said("amptonshire");
}

TEST(Periods, InWords) {
  const auto day = [](int year, unsigned month, unsigned date) { return base::make_date(year, month, date); };
  EXPECT_EQ(words_of(LocalPeriod{day(2020, 9, 1), day(2020, 9, 30)}), "September 2020");
  EXPECT_EQ(words_of(LocalPeriod{day(2020, 2, 29), day(2020, 2, 29)}), "29 February 2020");
  EXPECT_EQ(words_of(LocalPeriod{day(2019, 10, 1), day(2020, 9, 30)}), "year to 30 September 2020");
  EXPECT_EQ(words_of(LocalPeriod{day(2019, 3, 1), day(2020, 2, 29)}), "year to 29 February 2020");
  EXPECT_EQ(words_of(LocalPeriod{day(2020, 4, 1), day(2020, 6, 30)}), "1 April 2020 to 30 June 2020");
}

}  // namespace
}  // namespace windscreen::benchmark
