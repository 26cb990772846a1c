#include "benchmark/profile.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "benchmark/authorities.h"
#include "benchmark/store.h"

namespace windscreen::benchmark {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view referral_counts =
    "time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,"
    "new_la_code,referral_count,rereferral_count,rereferral_percent\n"
    "2020,National,E92000001,England,,,,,,3000,600,20\n"
    "2021,National,E92000001,England,,,,,,3000,660,22\n"
    "2021,Regional,E92000001,England,E12000008,South East,,,,1000,250,25\n"
    "2020,Local authority,E92000001,England,E12000008,South East,936,Surrey,E1,1400,350,25\n"
    "2021,Local authority,E92000001,England,E12000008,South East,936,Surrey,E1,1300,390,30\n"
    "2021,Local authority,E92000001,England,E12000008,South East,801,Ash,E2,100,10,10\n"
    "2021,Local authority,E92000001,England,E12000008,South East,802,Beech,E3,100,c,c\n"
    "2021,Local authority,E92000001,England,E12000004,East Midlands,928,Northamptonshire,E4,90,9,10\n"
    "2022,National,E92000001,England,,,,,,3000,660,22\n"
    "2022,Local authority,E92000001,England,E12000008,South East,936,Surrey,E1,x,x,x\n"
    "2022,Local authority,E92000001,England,E12000004,East Midlands,940,North Northamptonshire,E5,80,8,10\n";

class ProfileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const fs::path directory = fs::temp_directory_path() / "windscreen-profile-test";
    fs::remove_all(directory);
    fs::create_directories(directory);
    std::ofstream(directory / "a.csv") << referral_counts;
    std::ofstream(directory / "b.csv") << "la_code,stat_neighbours\n936,\"801, 802\"\n";
    import_files(directory, {directory / "a.csv", directory / "b.csv"});
    published_ = Published::open(directory);
    fs::remove_all(directory);
  }

  Profile profile(std::string_view authority, int first = 0, int last = 0) const {
    return profile_of(published_, find_authority(published_, authority), first, last);
  }

  static const ProfileMeasure& measure(const Profile& profile, std::string_view id) {
    for (const ProfileMeasure& one : profile.measures) {
      if (one.measure->id == id) return one;
    }
    throw std::runtime_error("no such measure");
  }

  Published published_;
};

TEST_F(ProfileTest, SaysTheLatestFigureItsChangeAndItsComparison) {
  const Profile surrey = profile("Surrey");
  EXPECT_EQ(surrey.first_year, 2020);
  EXPECT_EQ(surrey.last_year, 2022);
  EXPECT_EQ(
      measure(surrey, "re_referrals_percent").sentence,
      "In the year to 31 March 2021: 30.0% (390 of 1,300), up from 25.0% the year before. England 22.0%, "
      "South East 25.0%, mean of 1 of the 2 statistical neighbours 10.0%. 1st highest of 3 authorities "
      "(the highest quarter). In the year to 31 March 2022: not available.");
  EXPECT_EQ(measure(surrey, "referrals_received").sentence,
            "In the year to 31 March 2021: 1,300, down from 1,400 the year before. In the year to 31 March "
            "2022: not available.");
}

TEST_F(ProfileTest, AllAuthoritiesOfTheNewestYearWithAFigure) {
  const Profile surrey = profile("Surrey");
  // 2022 is x; in 2021 Beech is c, and Northamptonshire is still there.
  const auto& field = measure(surrey, "re_referrals_percent").field;
  ASSERT_TRUE(field);
  EXPECT_EQ(field->year, 2021);
  EXPECT_EQ(field->period, "year to 31 March 2021");
  std::vector<std::string> names;
  for (const ProfileField::One& one : field->authorities) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Ash", "Northamptonshire", "Surrey"}));
  EXPECT_EQ(field->own, 2U);
  EXPECT_EQ(field->authorities[field->own].figure.numerator, 390);
  EXPECT_FALSE(measure(surrey, "referrals_received").field);
  EXPECT_FALSE(measure(profile("Beech"), "re_referrals_percent").field);
}

TEST_F(ProfileTest, SymbolsStayReasons) {
  const Profile beech = profile("Beech");
  const ProfileMeasure& one = measure(beech, "re_referrals");
  ASSERT_FALSE(one.years.empty());
  EXPECT_FALSE(one.years[1].own.value);
  EXPECT_EQ(one.years[1].own.symbol, "c");
  EXPECT_EQ(one.sentence, "In the year to 31 March 2021: suppressed to protect confidentiality.");
}

TEST_F(ProfileTest, SplitsAreSaidAndNotJoined) {
  const Profile north = profile("North Northamptonshire");
  ASSERT_FALSE(north.notes.empty());
  EXPECT_NE(north.notes[0].find("Northamptonshire (928)"), std::string::npos) << north.notes[0];
  EXPECT_NE(north.notes[0].find("SI 2020/156"), std::string::npos);
  for (const ProfileYear& year : measure(north, "referrals_received").years) EXPECT_EQ(year.year, 2022);
  EXPECT_NE(profile("928").notes[0].find("West Northamptonshire"), std::string::npos);
}

TEST_F(ProfileTest, OnlyTheYearsAskedFor) {
  const Profile surrey = profile("Surrey", 2021, 2021);
  EXPECT_EQ(surrey.first_year, 2021);
  EXPECT_EQ(surrey.last_year, 2021);
  EXPECT_NE(measure(surrey, "re_referrals_percent").sentence.find("no figure for the year before"),
            std::string::npos);
  EXPECT_THROW(profile("Surrey", 2015, 2016), base::Error);
}

TEST_F(ProfileTest, NamesTheNeighboursAndTheirModel) {
  const Profile surrey = profile("Surrey");
  ASSERT_EQ(surrey.neighbours.size(), 1U);
  EXPECT_EQ(surrey.neighbours[0].model, 2021);
  EXPECT_EQ(surrey.neighbours[0].names, (std::vector<std::string>{"Ash", "Beech"}));
}

TEST(ValueWords, HaveTheirUnits) {
  const auto words = [](std::string_view id, double value) { return value_words(*find_measure(id), value); };
  EXPECT_EQ(words("re_referrals_percent", 22.649), "22.6%");
  EXPECT_EQ(words("referrals_rate_per_10000", 1234.5), "1,234.5 per 10,000");
  EXPECT_EQ(words("referrals_received", 597760), "597,760");
  EXPECT_EQ(words("social_workers_fte", 455.6), "455.6");
  EXPECT_EQ(words("flow_net_change_cp_plans", -1200), "-1,200");
  EXPECT_EQ(words("icpcs_children_change_percent", 35.1), "+35.1%");
  EXPECT_EQ(words("assessment_duration_days_median", 30), "30 working days");
}

}  // namespace
}  // namespace windscreen::benchmark
