#include "improve/promises.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

/// A record with the select committee, and promises made to it.
class PromiseBook {
 public:
  PromiseBook() { record.add("body", "committee", "2018-01-01", {}, "scrutiny"); }
  void promise(const std::string& key, const std::string& since, std::int64_t every_months = 0) {
    record.add("promise", key, since).promise = store::ImprovementPromise{{}, "committee", every_months};
  }
  LedgerLine line(const std::string& key, base::Date day) {
    book = record.read();
    return ledger_line(book, given(book.place_of(key)), day);
  }
  /// The days on which it falls due.
  static std::vector<std::string> days(const LedgerLine& line) {
    std::vector<std::string> found;
    found.reserve(line.occasions.size());
    for (const Occasion& one : line.occasions) found.push_back(one.due ? base::format_iso(*one.due) : "");
    return found;
  }

  TestBook record;
  Book book;
};

using PromiseDays = std::vector<std::string>;

TEST(Promises, DueTodayIsNotOverdueAndTomorrowItIs) {
  PromiseBook made;
  made.promise("report", "2020-06-23");
  made.record.due("report", "2020-06-23", "2020-09-30");
  const auto today = made.line("report", make_date(2020, 9, 30));
  EXPECT_EQ(today.state, "due");
  EXPECT_EQ(today.occasions.at(0).days_late, 0);
  EXPECT_TRUE(overdue_on(made.book, make_date(2020, 9, 30)).empty());
  const auto after = ledger_line(made.book, today.place, make_date(2020, 10, 1));
  EXPECT_EQ(after.state, "overdue");
  EXPECT_EQ(after.occasions.at(0).days_late, 1);
  EXPECT_EQ(overdue_on(made.book, make_date(2020, 10, 1)).at(0).days, 1);
  EXPECT_EQ(made.book.at(given(after.to)).row.id, "committee");
}

TEST(Promises, IsKeptEarlyOnTheDayOrLate) {
  for (const auto& [kept, late] :
       std::vector<std::pair<std::string, int>>{{"2020-08-01", 0}, {"2020-09-30", 0}, {"2020-10-03", 3}}) {
    PromiseBook made;
    made.promise("report", "2020-06-23");
    made.record.due("report", "2020-06-23", "2020-09-30");
    made.record.claim("report", kept, "kept", "Minutes, item 5");
    const auto line = made.line("report", make_date(2020, 12, 1));
    EXPECT_EQ(line.state, "kept");
    EXPECT_EQ(line.occasions.at(0).days_late, late) << kept;
    EXPECT_EQ(given(line.occasions.at(0).kept).evidence, "Minutes, item 5");
    EXPECT_FALSE(line.occasions.at(0).overdue());
  }
}

TEST(Promises, WhatIsSaidLaterIsNotKnownYet) {
  PromiseBook made;
  made.promise("report", "2020-06-23");
  made.record.due("report", "2020-06-23", "2020-09-30");
  made.record.claim("report", "2020-11-10", "kept", "Minutes, item 5");
  EXPECT_EQ(made.line("report", make_date(2020, 11, 9)).state, "overdue");
  EXPECT_TRUE(ledger(made.book, make_date(2020, 6, 22)).empty());
  EXPECT_EQ(ledger(made.book, make_date(2020, 6, 23)).size(), 1U);
}

TEST(Promises, PutOffKeepsTheFirstDayInSight) {
  PromiseBook made;
  made.promise("report", "2020-06-23");
  made.record.due("report", "2020-06-23", "2020-09-30");
  made.record.due("report", "2020-09-01", "2020-12-31", "The audits were late.");
  const auto line = made.line("report", make_date(2020, 10, 15));
  EXPECT_EQ(line.state, "due");
  EXPECT_EQ(PromiseBook::days(line), (PromiseDays{"2020-12-31"}));
  EXPECT_EQ(line.first_due, make_date(2020, 9, 30));
  ASSERT_EQ(line.put_off.size(), 1U);
  EXPECT_EQ(line.put_off[0].days(), 92);
  EXPECT_EQ(line.put_off[0].reason, "The audits were late.");
}

TEST(Promises, WithoutADayIsFlagged) {
  PromiseBook made;
  made.promise("some_time", "2020-06-23");
  const auto line = made.line("some_time", make_date(2024, 1, 1));
  EXPECT_EQ(line.state, "undated");
  EXPECT_TRUE(line.undated);
  EXPECT_EQ(PromiseBook::days(line), (PromiseDays{""}));
  EXPECT_TRUE(overdue_on(made.book, make_date(2024, 1, 1)).empty());
  made.record.claim("some_time", "2024-02-01", "kept", "Minutes");
  const auto kept = made.line("some_time", make_date(2024, 2, 1));
  EXPECT_EQ(kept.state, "kept");
  EXPECT_TRUE(kept.undated);
}

TEST(Promises, RepeatedWithoutADayIsNeverKeptForGood) {
  PromiseBook made;
  made.promise("now_and_then", "2020-06-23", 3);
  made.record.claim("now_and_then", "2020-07-01", "kept", "Minutes");
  const auto line = made.line("now_and_then", make_date(2020, 7, 1));
  EXPECT_EQ(line.state, "undated");
  EXPECT_TRUE(line.occasions.at(0).kept);
}

TEST(Promises, WithdrawnIsNotOverdueAndSaysWhy) {
  PromiseBook made;
  made.promise("report", "2020-06-23");
  made.record.due("report", "2020-06-23", "2020-09-30");
  made.record.say("report", "2020-10-10", "status", "withdrawn", "The committee no longer wants it.");
  EXPECT_EQ(made.line("report", make_date(2020, 10, 9)).state, "overdue");
  const auto line = made.line("report", make_date(2020, 12, 1));
  EXPECT_EQ(line.state, "withdrawn");
  EXPECT_EQ(given(line.withdrawn).words, "The committee no longer wants it.");
  // Ten days late when it was withdrawn, and no later since.
  EXPECT_EQ(line.occasions.at(0).days_late, 10);
  EXPECT_TRUE(overdue_on(made.book, make_date(2020, 12, 1)).empty());
}

TEST(Promises, MonthlyFromTheLastOfJanuaryCountsFromThatDay) {
  PromiseBook made;
  made.promise("monthly", "2020-01-01", 1);
  made.record.due("monthly", "2020-01-01", "2020-01-31");
  const auto line = made.line("monthly", make_date(2020, 4, 1));
  EXPECT_EQ(PromiseBook::days(line), (PromiseDays{"2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"}));
  EXPECT_EQ(line.state, "overdue");
  EXPECT_EQ(overdue_on(made.book, make_date(2020, 4, 1)).size(), 3U);
  EXPECT_EQ(overdue_on(made.book, make_date(2020, 4, 1)).front().days, 61);
  EXPECT_EQ(overdue_on(made.book, make_date(2020, 2, 29)).size(), 1U);
  EXPECT_EQ(overdue_on(made.book, make_date(2020, 3, 1)).size(), 2U);
}

TEST(Promises, TheNextToComeIsListedBesideTheOneThatIsDueToday) {
  PromiseBook made;
  made.promise("quarterly", "2020-01-01", 3);
  made.record.due("quarterly", "2020-01-01", "2020-03-31");
  EXPECT_EQ(PromiseBook::days(made.line("quarterly", make_date(2020, 3, 30))), (PromiseDays{"2020-03-31"}));
  EXPECT_EQ(PromiseBook::days(made.line("quarterly", make_date(2020, 3, 31))),
            (PromiseDays{"2020-03-31", "2020-06-30"}));
}

TEST(Promises, YearlyFromTheTwentyNinthOfFebruaryComesBackToIt) {
  PromiseBook made;
  made.promise("yearly", "2020-01-01", 12);
  made.record.due("yearly", "2020-01-01", "2020-02-29");
  EXPECT_EQ(PromiseBook::days(made.line("yearly", make_date(2024, 2, 28))),
            (PromiseDays{"2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"}));
}

TEST(Promises, EachOccasionTakesAnEntryOfItsOwn) {
  PromiseBook made;
  made.promise("quarterly", "2020-01-01", 3);
  made.record.due("quarterly", "2020-01-01", "2020-03-31");
  made.record.claim("quarterly", "2020-03-15", "kept", "March");
  // Twice for one occasion: nothing is kept of the next by it.
  made.record.claim("quarterly", "2020-03-31", "kept", "March again");
  // The middle between the two days is 15 May.
  made.record.claim("quarterly", "2020-05-15", "kept", "March once more");
  made.record.claim("quarterly", "2020-05-16", "kept", "June, early");
  const auto line = made.line("quarterly", make_date(2020, 6, 1));
  ASSERT_EQ(PromiseBook::days(line), (PromiseDays{"2020-03-31", "2020-06-30", "2020-09-30"}));
  EXPECT_EQ(given(line.occasions[0].kept).evidence, "March");
  EXPECT_EQ(given(line.occasions[1].kept).evidence, "June, early");
  EXPECT_FALSE(line.occasions[2].kept);
  EXPECT_EQ(line.state, "due");
}

TEST(Promises, AMissedOneDoesNotMakeTheNextOneLate) {
  PromiseBook made;
  made.promise("quarterly", "2020-01-01", 3);
  made.record.due("quarterly", "2020-01-01", "2020-03-31");
  made.record.claim("quarterly", "2020-07-02", "kept", "June");
  const auto line = made.line("quarterly", make_date(2020, 7, 2));
  EXPECT_TRUE(line.occasions.at(0).overdue());
  EXPECT_EQ(line.occasions.at(0).days_late, 93);
  EXPECT_EQ(given(line.occasions.at(1).kept).evidence, "June");
  EXPECT_EQ(line.occasions.at(1).days_late, 2);
  EXPECT_EQ(line.state, "overdue");
}

TEST(Promises, PuttingARepeatedOneOffHidesNoOccasion) {
  PromiseBook made;
  made.promise("quarterly", "2020-01-01", 3);
  made.record.due("quarterly", "2020-01-01", "2020-03-31");
  // March and June were missed when September's meeting was put off; June's is the one that moves.
  made.record.due("quarterly", "2020-07-10", "2020-07-31", "No meeting was held.");
  const auto line = made.line("quarterly", make_date(2020, 8, 1));
  EXPECT_EQ(PromiseBook::days(line), (PromiseDays{"2020-03-31", "2020-07-31", "2020-10-31"}));
  EXPECT_TRUE(line.occasions[0].overdue());
  ASSERT_EQ(line.put_off.size(), 1U);
  EXPECT_EQ(line.put_off[0].was, make_date(2020, 6, 30));
  EXPECT_EQ(line.first_due, make_date(2020, 3, 31));
}

TEST(Promises, ADayNamedBeforeTheNextOneMovesTheNextOneAndWhatFollows) {
  PromiseBook made;
  made.promise("quarterly", "2020-01-01", 3);
  made.record.due("quarterly", "2020-01-01", "2020-03-31");
  made.record.claim("quarterly", "2020-03-31", "kept", "March");
  made.record.due("quarterly", "2020-05-01", "2020-07-15", "The meeting moved.");
  const auto line = made.line("quarterly", make_date(2020, 8, 1));
  EXPECT_EQ(PromiseBook::days(line), (PromiseDays{"2020-03-31", "2020-07-15", "2020-10-15"}));
  EXPECT_EQ(line.put_off.at(0).days(), 15);
  EXPECT_TRUE(line.occasions[0].kept);
}

TEST(Promises, RepeatedAndWithdrawnHasNothingToComeAndKeepsWhatWasMissed) {
  PromiseBook made;
  made.promise("quarterly", "2020-01-01", 3);
  made.record.due("quarterly", "2020-01-01", "2020-03-31");
  made.record.say("quarterly", "2020-06-30", "status", "withdrawn", "The board has ended.");
  const auto line = made.line("quarterly", make_date(2021, 1, 1));
  EXPECT_EQ(PromiseBook::days(line), (PromiseDays{"2020-03-31", "2020-06-30"}));
  EXPECT_EQ(line.occasions[0].days_late, 91);
  EXPECT_EQ(line.occasions[1].days_late, 0);
}

TEST(Promises, RemembersWhereItWasMade) {
  PromiseBook made;
  made.record.add("report", "cabinet_report", "2020-06-16");
  made.promise("report", "2020-06-23");
  made.record.link("report", "promises", "cabinet_report", "2020-06-23");
  const auto line = made.line("report", make_date(2020, 6, 23));
  ASSERT_EQ(line.made_in.size(), 1U);
  EXPECT_EQ(made.book.at(line.made_in[0]).row.id, "cabinet_report");
}

TEST(Promises, ListsTheLongestOverdueFirst) {
  PromiseBook made;
  made.promise("later", "2020-01-01");
  made.promise("sooner", "2020-01-02");
  made.record.due("later", "2020-01-01", "2020-09-30");
  made.record.due("sooner", "2020-01-02", "2018-11-30");
  made.line("later", make_date(2020, 10, 1));
  const auto overdue = overdue_on(made.book, make_date(2020, 10, 1));
  ASSERT_EQ(overdue.size(), 2U);
  EXPECT_EQ(made.book.at(overdue[0].place).row.id, "sooner");
  EXPECT_EQ(overdue[1].days, 1);
}

}  // namespace
}  // namespace windscreen::improve
