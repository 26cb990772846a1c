#include "assure/clocks.h"

#include <gtest/gtest.h>

#include <map>

#include "base/error.h"
#include "model/calendar.h"

namespace windscreen::assure {
namespace {

using base::make_date;

std::map<Duty, base::Date> due_days(Grade grade, base::Date final_on) {
  std::map<Duty, base::Date> days;
  for (const Deadline& one : deadlines(grade, final_on)) days[one.duty] = one.due;
  return days;
}

// Final on Monday 2 March 2020, counted on a calendar: Good Friday is 10 April, Easter Monday 13 April, VE
// Day 8 May, the late May holiday the 25th.
TEST(Clocks, AnInadequateGradeStartsSevenClocks) {
  const auto due = due_days(Grade::inadequate, make_date(2020, 3, 2));
  const std::map<Duty, base::Date> expected = {{Duty::head_of_service_told, make_date(2020, 3, 3)},
                                               {Duty::plan_for_the_child, make_date(2020, 3, 9)},
                                               {Duty::urgent_actions, make_date(2020, 3, 16)},
                                               {Duty::supervision_discussion, make_date(2020, 3, 16)},
                                               {Duty::other_actions, make_date(2020, 3, 30)},
                                               // Six weeks on is Easter Monday.
                                               {Duty::impact_check, make_date(2020, 4, 14)},
                                               {Duty::re_audit, make_date(2020, 6, 22)}};
  EXPECT_EQ(due, expected);
}

TEST(Clocks, AReAuditHasAFirstDayAndALast) {
  // Twelve weeks on is the late May bank holiday.
  const auto all = deadlines(Grade::inadequate, make_date(2020, 3, 2));
  EXPECT_EQ(all.back().duty, Duty::re_audit);
  EXPECT_EQ(all.back().from, make_date(2020, 5, 26));
}

// Edge case 21: an action that would fall due on a bank holiday. Final on Thursday 9 April 2020, before
// Easter.
TEST(Clocks, WorkingDaysJumpOverEaster) {
  EXPECT_EQ(due_days(Grade::inadequate, make_date(2020, 4, 9)).at(Duty::head_of_service_told),
            make_date(2020, 4, 14));
  // Over Christmas: Tuesday 24 December 2019, then 27 December.
  EXPECT_EQ(due_days(Grade::inadequate, make_date(2019, 12, 24)).at(Duty::head_of_service_told),
            make_date(2019, 12, 27));
}

// Edge case 21: days, not hours, so that the clocks' change takes nothing away. Sunday 29 March 2020 and 25
// October 2020.
TEST(Clocks, TheChangeOfTheClocksTakesNoDayAway) {
  EXPECT_EQ(due_days(Grade::inadequate, make_date(2020, 3, 27)).at(Duty::head_of_service_told),
            make_date(2020, 3, 30));
  EXPECT_EQ(due_days(Grade::inadequate, make_date(2020, 10, 23)).at(Duty::head_of_service_told),
            make_date(2020, 10, 26));
}

TEST(Clocks, RequiresImprovementAsksForOneActionAndGoodForNothing) {
  const auto due = due_days(Grade::requires_improvement, make_date(2020, 3, 2));
  EXPECT_EQ(due, (std::map<Duty, base::Date>{{Duty::improvement_action, make_date(2020, 3, 30)}}));
  EXPECT_TRUE(deadlines(Grade::good, make_date(2020, 3, 2)).empty());
  EXPECT_TRUE(deadlines(Grade::outstanding, make_date(2020, 3, 2)).empty());
}

TEST(Clocks, EveryDueDayIsAWorkingDayAndTheyStandInOrder) {
  for (base::Date day = make_date(2020, 1, 1); day < make_date(2021, 1, 1); day += std::chrono::days(1)) {
    base::Date last = day;
    for (const Deadline& one : deadlines(Grade::inadequate, day)) {
      EXPECT_TRUE(model::is_working_day(one.due)) << base::format_iso(one.due);
      EXPECT_LE(last, one.due);
      EXPECT_LE(one.from, one.due);
      last = one.due;
    }
  }
}

TEST(Clocks, SettingsAreTheAuthoritysOwnAndMakeSense) {
  ClockSettings settings;
  settings.plan_for_the_child = 3;
  for (const Deadline& one : deadlines(Grade::inadequate, make_date(2020, 3, 2), settings)) {
    if (one.duty == Duty::plan_for_the_child) {
      EXPECT_EQ(one.due, make_date(2020, 3, 5));
    }
  }
  settings.re_audit_to_weeks = 11;
  EXPECT_THROW(deadlines(Grade::inadequate, make_date(2020, 3, 2), settings), base::Error);
  settings = {};
  settings.urgent_actions = -1;
  EXPECT_THROW(deadlines(Grade::good, make_date(2020, 3, 2), settings), base::Error);
}

TEST(Clocks, AnAlertIsAcknowledgedWithinOneWorkingDay) {
  EXPECT_EQ(alert_due(make_date(2020, 3, 2)), make_date(2020, 3, 3));
  // Raised on a Friday, and on the Saturday after it.
  EXPECT_EQ(alert_due(make_date(2020, 3, 6)), make_date(2020, 3, 9));
  EXPECT_EQ(alert_due(make_date(2020, 3, 7)), make_date(2020, 3, 9));
}

TEST(Clocks, LateIsCountedInWorkingDays) {
  const base::Date due = make_date(2020, 4, 9);
  EXPECT_EQ(days_late(due, make_date(2020, 4, 8)), 0);
  EXPECT_EQ(days_late(due, due), 0);
  // Good Friday to Easter Monday are no working days, but late it is.
  EXPECT_EQ(days_late(due, make_date(2020, 4, 10)), 1);
  EXPECT_EQ(days_late(due, make_date(2020, 4, 13)), 1);
  EXPECT_EQ(days_late(due, make_date(2020, 4, 14)), 1);
  EXPECT_EQ(days_late(due, make_date(2020, 4, 15)), 2);
}

// Edge case 20: the same child is found inadequate again.
TEST(Clocks, ASecondAndThirdInadequateGoHigher) {
  EXPECT_EQ(escalation_of(0), std::nullopt);
  EXPECT_EQ(escalation_of(1), Escalation::head_of_service);
  EXPECT_EQ(escalation_of(2), Escalation::assistant_director_panel);
  EXPECT_EQ(escalation_of(3), Escalation::director);
  EXPECT_EQ(escalation_of(7), Escalation::director);
}

}  // namespace
}  // namespace windscreen::assure
