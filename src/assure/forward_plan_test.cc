#include "assure/forward_plan.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "model/calendar.h"

namespace windscreen::assure {
namespace {

using base::make_date;

store::AuditProgramme programme(const char* name, const char* kind, const char* starts_on,
                                std::optional<std::string> ends_on = {}, const char* status = "running") {
  store::AuditProgramme one;
  one.id = name;
  one.name = name;
  one.kind = kind;
  one.target = 57;
  one.starts_on = starts_on;
  one.ends_on = std::move(ends_on);
  one.status = status;
  return one;
}

std::vector<std::string> lines(const std::vector<PlannedRound>& plan) {
  std::vector<std::string> all;
  for (const PlannedRound& one : plan) {
    all.push_back(one.programme + " " + base::format_iso(one.opens_on) + " " + base::format_iso(one.due_on));
  }
  return all;
}

// 1 January 2020 is a bank holiday, 29 February and 1 March a weekend, Easter is from 10 to 13 April.
TEST(ForwardPlan, AMonthlyProgrammeOpensOnTheFirstWorkingDayAndIsDueOnTheLast) {
  const std::vector all = {programme("Monthly", "monthly", "2018-11-01")};
  EXPECT_EQ(lines(forward_plan(all, make_date(2020, 1, 17), 4)),
            (std::vector<std::string>{"Monthly 2020-01-02 2020-01-31", "Monthly 2020-02-03 2020-02-28",
                                      "Monthly 2020-03-02 2020-03-31", "Monthly 2020-04-01 2020-04-30"}));
  EXPECT_EQ(forward_plan(all, make_date(2020, 1, 17)).size(), 12U);
}

TEST(ForwardPlan, AMonthlyProgrammeKeepsToItsOwnDays) {
  const std::vector all = {programme("Monthly", "monthly", "2020-02-12", "2020-04-07")};
  EXPECT_EQ(lines(forward_plan(all, make_date(2020, 1, 1))),
            (std::vector<std::string>{"Monthly 2020-02-12 2020-02-28", "Monthly 2020-03-02 2020-03-31",
                                      "Monthly 2020-04-01 2020-04-07"}));
  // Of February only the 29th is left, a Saturday.
  const std::vector late = {programme("Monthly", "monthly", "2020-02-29")};
  EXPECT_EQ(lines(forward_plan(late, make_date(2020, 2, 1), 2)),
            (std::vector<std::string>{"Monthly 2020-03-02 2020-03-31"}));
}

TEST(ForwardPlan, SupervisionComesByTheQuarter) {
  const std::vector all = {programme("Supervision", "supervision", "2020-02-10")};
  EXPECT_EQ(
      lines(forward_plan(all, make_date(2020, 1, 1), 8)),
      (std::vector<std::string>{"Supervision 2020-02-10 2020-02-28", "Supervision 2020-04-01 2020-04-30",
                                "Supervision 2020-07-01 2020-07-31"}));
}

TEST(ForwardPlan, AThemeHasOneRoundUntilItsEnd) {
  const std::vector all = {programme("Neglect", "thematic", "2020-02-29", "2020-05-15", "planned"),
                           programme("Closure", "closure", "2020-05-04"),
                           // Over before the plan begins.
                           programme("Placements", "thematic", "2019-12-02", "2020-01-31")};
  EXPECT_EQ(lines(forward_plan(all, make_date(2020, 1, 1))),
            (std::vector<std::string>{"Neglect 2020-03-02 2020-05-15", "Closure 2020-05-04 2020-05-29"}));
}

TEST(ForwardPlan, WhatIsOverOrPausedIsNotPlanned) {
  for (const char* status : {"paused", "finished", "cancelled"}) {
    EXPECT_TRUE(forward_plan(std::vector{programme("One", "monthly", "2020-01-01", {}, status)},
                             make_date(2020, 1, 1))
                    .empty());
  }
}

TEST(ForwardPlan, StandsByMonthAndName) {
  const std::vector all = {programme("B", "monthly", "2020-01-01"), programme("A", "monthly", "2020-01-01")};
  const auto plan = forward_plan(all, make_date(2020, 1, 1), 2);
  ASSERT_EQ(plan.size(), 4U);
  EXPECT_EQ(plan[0].programme, "A");
  EXPECT_EQ(plan[1].programme, "B");
  EXPECT_EQ(plan[2].month, make_date(2020, 2, 1));
}

TEST(ForwardPlan, RefusesWhatIsNoPlan) {
  EXPECT_THROW(forward_plan({}, make_date(2020, 1, 1), 0), base::Error);
  EXPECT_THROW(forward_plan({}, make_date(2020, 1, 1), 61), base::Error);
  EXPECT_THROW(forward_plan(std::vector{programme("One", "monthly", "soon")}, make_date(2020, 1, 1)),
               base::Error);
  EXPECT_THROW(forward_plan(std::vector{programme("One", "monthly", "2020-01-01", "2020-02-30")},
                            make_date(2020, 1, 1)),
               base::Error);
}

}  // namespace
}  // namespace windscreen::assure
