#include "measure/met_on_day.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/measure.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

// A1 on time; A2, authorised on a leap day, late; U1, unborn, has one on time. M1's plan is met from 10 March
// to 9 June 2020 and again from July; it ends on 1 September.
constexpr const char* more = R"(
insert into ssd_cin_assessments by name select * from (values
  ('A1', 'M1', date '2019-03-01', date '2019-03-20'), ('A2', 'M1', date '2020-01-01', date '2020-02-29'),
  ('A3', 'U1', date '2020-06-01', date '2020-06-02'), ('A4', 'F1', date '2020-07-01', date '2020-07-02'))
  t(cina_assessment_id, cina_person_id, cina_assessment_start_date, cina_assessment_auth_date);
insert into ssd_cp_plans by name select * from (values
  ('P1', 'M1', date '2020-03-01', date '2020-07-01'), ('P2', 'M1', date '2020-07-01', date '2020-09-01'),
  ('P3', 'F1', date '2020-05-05', date '2020-05-05'))
  t(cppl_cp_plan_id, cppl_person_id, cppl_cp_plan_start_date, cppl_cp_plan_end_date);
)";

Definition assessments() {
  return definition("within",
                    "-- unit: percent\n-- grain: event\n-- window: month\n-- polarity: higher is better",
                    "select cina_person_id as person_id, cina_assessment_id as row_id, "
                    "cina_assessment_auth_date as event_date, "
                    "cina_assessment_auth_date - cina_assessment_start_date <= 45 as met "
                    "from ssd_cin_assessments");
}

Definition plans() {
  return definition("plans",
                    "-- unit: percent\n-- grain: spell\n-- count: children\n-- polarity: higher is better",
                    "select cppl_person_id as person_id, cppl_cp_plan_id as row_id, "
                    "cppl_cp_plan_start_date as start_date, cppl_cp_plan_end_date as end_date, "
                    "cppl_cp_plan_start_date + 9 as met_from, case when cppl_cp_plan_id = 'P1' "
                    "then date '2020-06-10' end as met_until from ssd_cp_plans");
}

class MetOnDays : public testing::Test {
 protected:
  std::vector<MetOnDay> ask(const Definition& asked, const std::vector<ChildDay>& of) {
    return measurer.met_on_days(asked, of);
  }
  Measurer measurer{tiny_database(more), day("2020-07-31"), lake::Authority{}, load_catalogue({})};
};
using enum MetOnDay;
using Answers = std::vector<MetOnDay>;

TEST_F(MetOnDays, TheLatestEventOfTheTwelveMonthsUpToTheDay) {
  EXPECT_EQ(ask(assessments(), {{"M1", day("2020-02-28")},
                                {"M1", day("2020-02-29")},
                                {"M1", day("2020-07-31")},
                                {"U1", day("2020-07-31")},
                                {"U1", day("2020-06-01")},
                                {"X1", day("2020-07-31")},
                                {"nobody", day("2020-07-31")}}),
            (Answers{met, not_met, not_met, met, not_counted, not_counted, not_counted}));
  // The twelve months up to 20 March 2020 begin on the 21st of the March before; those up to the 19th hold
  // A1, but A2 is later.
  EXPECT_EQ(ask(assessments(), {{"M1", day("2019-03-19")}, {"M1", day("2019-03-20")}}),
            (Answers{not_counted, met}));
}

TEST_F(MetOnDays, ASpellCountsFromItsFirstDayToTheDayBeforeItsEnd) {
  EXPECT_EQ(ask(plans(), {{"M1", day("2020-02-29")},
                          {"M1", day("2020-03-01")},
                          {"M1", day("2020-03-09")},
                          {"M1", day("2020-03-10")},
                          {"M1", day("2020-06-09")},
                          {"M1", day("2020-06-10")},
                          // The next plan starts on the day on which the first ends.
                          {"M1", day("2020-07-01")},
                          {"M1", day("2020-07-10")}}),
            (Answers{not_counted, not_met, not_met, met, met, not_met, not_met, met}));
  // A plan that started and ended on one day is open at the close of none.
  EXPECT_EQ(ask(plans(), {{"F1", day("2020-05-05")}}), Answers{not_counted});
}

TEST_F(MetOnDays, WhatTheLoadCannotHoldIsNotKnown) {
  EXPECT_EQ(ask(plans(), {{"M1", day("2020-08-01")}, {"", day("2020-07-01")}}),
            (Answers{not_known, not_known}));
  EXPECT_TRUE(ask(plans(), {}).empty());
  EXPECT_EQ(measurer.reach_of("select * from ssd_cp_plans"), std::nullopt);
}

TEST_F(MetOnDays, AnIndicatorThatSaysNothingOfOneChildIsRefused) {
  const std::vector<ChildDay> one = {{"M1", day("2020-07-01")}};
  Definition counted = assessments();
  counted.unit = Unit::count;
  EXPECT_THROW(ask(counted, one), base::Error);
  Definition snapshot = plans();
  snapshot.grain = Grain::snapshot;
  EXPECT_THROW(ask(snapshot, one), base::Error);
  const Definition no_child =
      definition("no_child", "-- unit: percent\n-- grain: event\n-- window: month\n-- polarity: context",
                 "select cina_assessment_auth_date as event_date, true as met from ssd_cin_assessments");
  EXPECT_THROW(ask(no_child, one), base::Error);
}

// Of every child on every day the answers are those that the engine's own figure counts.
TEST_F(MetOnDays, AgreesWithTheFigureOfEachDay) {
  const Definition asked = plans();
  for (const char* on :
       {"2020-03-01", "2020-03-10", "2020-06-10", "2020-06-30", "2020-07-01", "2020-07-31"}) {
    const auto rows = measurer.counted(asked, day(on));
    for (const char* child : {"M1", "F1", "U1", "X1"}) {
      MetOnDay expected = not_counted;
      for (const CountedRow& row : rows)
        if (row.person_id == child) expected = row.met.value_or(false) ? met : not_met;
      EXPECT_EQ(ask(asked, {{child, day(on)}}), Answers{expected}) << child << " " << on;
    }
  }
}

}  // namespace
}  // namespace windscreen::measure
