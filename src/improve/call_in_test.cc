#include "improve/call_in.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

/// A decision of the cabinet that the select committee may call in.
void decided(TestBook& record, const std::string& day, std::int64_t days) {
  record.add("body", "cabinet", "2018-01-01", {}, "cabinet");
  record.add("body", "committee", "2018-01-01", {}, "scrutiny");
  record.add("meeting", "june", "2018-02-01", "cabinet");
  record.add("item", "item93", "2018-02-01", "june");
  auto& decision = record.add("decision", "revised_plan", day, "item93");
  decision.decision = store::ImprovementDecision{
      {}, "agreed", days > 0 ? std::optional<std::string>("committee") : std::nullopt, days};
}

CallIn call_in_of(const Book& book, base::Date day) {
  return call_in(book, given(book.place_of("revised_plan")), day);
}
bool may_act_in_test(const Book& book, base::Date day) {
  return may_act_on(book, given(book.place_of("revised_plan")), day);
}

TEST(CallIn, TheWindowClosesAtTheEndOfTheFifthWorkingDay) {
  // A Tuesday; the fifth working day after it is the next Tuesday.
  TestBook record;
  decided(record, "2020-06-23", 5);
  const Book book = record.read();
  const auto last = call_in_of(book, make_date(2020, 6, 30));
  EXPECT_EQ(last.closes, make_date(2020, 6, 30));
  EXPECT_EQ(last.state, "open");
  EXPECT_EQ(last.decided, "agreed");
  EXPECT_EQ(book.at(given(last.by)).row.id, "committee");
  EXPECT_FALSE(may_act_in_test(book, make_date(2020, 6, 23)));
  EXPECT_FALSE(may_act_in_test(book, make_date(2020, 6, 30)));
  EXPECT_EQ(call_in_of(book, make_date(2020, 7, 1)).state, "free");
  EXPECT_TRUE(may_act_in_test(book, make_date(2020, 7, 1)));
}

TEST(CallIn, BankHolidaysAndWeekendsDoNotCount) {
  // The Wednesday before Easter 2020: Good Friday is 10 April, Easter Monday 13 April.
  TestBook easter;
  decided(easter, "2020-04-08", 3);
  EXPECT_EQ(call_in_of(easter.read(), make_date(2020, 4, 8)).closes, make_date(2020, 4, 15));
  // VE Day was kept on a Friday in 2020, and the early May holiday was not kept on the Monday.
  TestBook may;
  decided(may, "2020-05-01", 5);
  EXPECT_EQ(call_in_of(may.read(), make_date(2020, 5, 1)).closes, make_date(2020, 5, 11));
  TestBook leap;
  decided(leap, "2020-02-28", 1);
  EXPECT_EQ(call_in_of(leap.read(), make_date(2020, 2, 29)).closes, make_date(2020, 3, 2));
}

TEST(CallIn, WithoutCallInItMayBeActedOnAtOnce) {
  TestBook record;
  decided(record, "2020-06-23", 0);
  const Book book = record.read();
  EXPECT_EQ(call_in_of(book, make_date(2020, 6, 23)).state, "none");
  EXPECT_FALSE(call_in_of(book, make_date(2020, 6, 23)).closes);
  EXPECT_TRUE(may_act_in_test(book, make_date(2020, 6, 23)));
  EXPECT_FALSE(may_act_in_test(book, make_date(2020, 6, 22)));
  EXPECT_TRUE(call_ins(book, make_date(2020, 6, 22)).empty());
  EXPECT_EQ(call_ins(book, make_date(2020, 6, 23)).size(), 1U);
}

TEST(CallIn, CalledInItWaitsUntilItStands) {
  TestBook record;
  decided(record, "2020-06-23", 5);
  record.say("revised_plan", "2020-06-30", "outcome", "called_in", "Three members.");
  record.say("revised_plan", "2020-07-20", "outcome", "stands");
  const Book book = record.read();
  EXPECT_EQ(call_in_of(book, make_date(2020, 6, 29)).state, "open");
  EXPECT_EQ(call_in_of(book, make_date(2020, 7, 1)).state, "called_in");
  EXPECT_FALSE(call_in_of(book, make_date(2020, 7, 1)).called_in_late);
  EXPECT_FALSE(may_act_in_test(book, make_date(2020, 7, 19)));
  EXPECT_EQ(call_in_of(book, make_date(2020, 7, 20)).state, "stands");
  EXPECT_TRUE(may_act_in_test(book, make_date(2020, 7, 20)));
}

TEST(CallIn, ChangedMayBeActedOnAndWithdrawnNever) {
  TestBook changed;
  decided(changed, "2020-06-23", 5);
  changed.say("revised_plan", "2020-06-25", "outcome", "called_in");
  changed.say("revised_plan", "2020-07-20", "outcome", "changed");
  EXPECT_TRUE(may_act_in_test(changed.read(), make_date(2020, 7, 20)));
  TestBook withdrawn;
  decided(withdrawn, "2020-06-23", 5);
  withdrawn.say("revised_plan", "2020-06-25", "outcome", "withdrawn");
  const Book book = withdrawn.read();
  EXPECT_EQ(call_in_of(book, make_date(2021, 1, 1)).state, "withdrawn");
  EXPECT_FALSE(may_act_in_test(book, make_date(2021, 1, 1)));
}

TEST(CallIn, OneThatComesTooLateIsFlagged) {
  TestBook record;
  decided(record, "2020-06-23", 5);
  record.say("revised_plan", "2020-07-01", "outcome", "called_in");
  const Book book = record.read();
  EXPECT_TRUE(call_in_of(book, make_date(2020, 7, 1)).called_in_late);
  EXPECT_FALSE(may_act_in_test(book, make_date(2020, 7, 1)));
}

}  // namespace
}  // namespace windscreen::improve
