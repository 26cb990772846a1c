#include "improve/engine_readings.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "measure/test_authority.h"

namespace windscreen::improve {
namespace {

using measure::day;

measure::Catalogue two_indicators() {
  measure::Catalogue catalogue;
  catalogue.definitions = {
      measure::definition(
          "begun", "-- unit: count\n-- grain: event\n-- polarity: context",
          "select cine_person_id as person_id, cine_referral_date as event_date from ssd_cin_episodes"),
      measure::definition("in_time", "-- unit: percent\n-- grain: event\n-- polarity: higher is better",
                          "select cine_person_id as person_id, cine_referral_date as event_date, "
                          "cine_close_date is not null as met from ssd_cin_episodes")};
  return catalogue;
}

/// Ten referrals in August, of which four are closed; eight in September, all open.
std::string referrals() {
  return R"(
insert into ssd_cin_episodes by name select 'A' || i as cine_referral_id, 'F1' as cine_person_id, date '2020-08-10' as cine_referral_date,
  case when i < 4 then date '2020-08-20' end as cine_close_date from range(10) t(i);
insert into ssd_cin_episodes by name select 'S' || i as cine_referral_id, 'M1' as cine_person_id, date '2020-09-10' as cine_referral_date
  from range(8) t(i);
)";
}

TEST(EngineReadings, AreTheNewestFigureOfAWholePeriodUpToTheDay) {
  const measure::Catalogue catalogue = two_indicators();
  measure::Measurer measurer(measure::tiny_database(referrals()), day("2020-09-30"),
                             std::vector<lake::Population>{}, catalogue);
  const ReadingSeries series = read_series(measurer, catalogue, {"begun", "in_time", "no_such"},
                                           day("2020-09-30"), 2, measure::Audience::internal);
  EXPECT_FALSE(series.contains("no_such"));
  const Readings readings = readings_of(series);
  EXPECT_EQ(readings("begun", day("2020-09-30"))->value, 8);
  EXPECT_EQ(readings("begun", day("2020-09-29"))->value, 10);
  EXPECT_EQ(readings("begun", day("2020-09-29"))->on, day("2020-08-31"));
  EXPECT_FALSE(readings("begun", day("2020-08-30")).has_value());
  EXPECT_FALSE(readings("no_such", day("2020-09-30")).has_value());
  EXPECT_DOUBLE_EQ(readings("in_time", day("2020-08-31"))->value, 40.0);
  EXPECT_EQ(readings("in_time", day("2020-08-31"))->unit, "%");
  EXPECT_EQ(readings("begun", day("2020-08-31"))->unit, "");
}

TEST(EngineReadings, AHiddenFigureIsNotReplacedByAnOlderOne) {
  const measure::Catalogue catalogue = two_indicators();
  // 30 referrals in August, and 3 in September, which the public does not see.
  const std::string rows = R"(
insert into ssd_cin_episodes by name select 'A' || i as cine_referral_id, 'F1' as cine_person_id, date '2020-08-10' as cine_referral_date
  from range(30) t(i);
insert into ssd_cin_episodes by name select 'S' || i as cine_referral_id, 'M1' as cine_person_id, date '2020-09-10' as cine_referral_date
  from range(3) t(i);
)";
  measure::Measurer measurer(measure::tiny_database(rows), day("2020-09-30"), std::vector<lake::Population>{},
                             catalogue);
  const ReadingSeries internal =
      read_series(measurer, catalogue, {"begun"}, day("2020-09-30"), 2, measure::Audience::internal);
  EXPECT_EQ(readings_of(internal)("begun", day("2020-09-30"))->value, 3);
  const ReadingSeries shown =
      read_series(measurer, catalogue, {"begun"}, day("2020-09-30"), 2, measure::Audience::public_);
  EXPECT_FALSE(readings_of(shown)("begun", day("2020-09-30")).has_value());
}

TEST(EngineReadings, AreOfEveryIndicatorThatTheRecordNames) {
  TestBook record;
  record.add("plan", "plan", "2020-01-01", "", "improvement").indicators = {"begun"};
  record.add("measure", "m", "2020-01-01", "plan").measure =
      store::ImprovementMeasure{"", "in_time", "higher", "", {}, "50", "2021-03-31"};
  record.add("measure", "words", "2020-01-01", "plan").measure = store::ImprovementMeasure{};
  EXPECT_EQ(indicators_of(record.read()), (std::set<std::string>{"begun", "in_time"}));
}

}  // namespace
}  // namespace windscreen::improve
