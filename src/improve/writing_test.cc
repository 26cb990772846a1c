#include "improve/writing.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

constexpr auto nobody = nullptr;

NewThing an_action() {
  NewThing thing;
  thing.row.id = "a";
  thing.row.kind = "action";
  thing.row.parent_id = "plan";
  thing.row.title = "Every child has a plan";
  thing.row.since_on = "2020-02-29";
  return thing;
}

store::ImprovementThing plan_row() {
  store::ImprovementThing row;
  row.id = "plan";
  row.kind = "plan";
  row.sort = "improvement";
  return row;
}

store::ImprovementEntry entry_of(const std::string& kind) {
  store::ImprovementEntry one;
  one.thing_id = "a";
  one.kind = kind;
  one.on_day = "2020-03-01";
  return one;
}

std::string first_field(const std::vector<Fault>& faults) {
  return faults.empty() ? "" : faults.front().field;
}

std::string fault_of(const NewThing& thing) {
  const auto parent = plan_row();
  return first_field(thing_faults(thing, thing.row.parent_id ? &parent : nobody));
}

std::string fault_of(const store::ImprovementEntry& one) {
  return first_field(entry_faults(an_action().row, one, base::make_date(2020, 3, 1)));
}

TEST(AThing, StandsWithATitleADayAndItsPlace) {
  EXPECT_EQ(fault_of(an_action()), "");
  NewThing wrong = an_action();
  wrong.row.title = " ";
  EXPECT_EQ(fault_of(wrong), "title");
  wrong = an_action();
  wrong.row.since_on = "2019-02-29";
  EXPECT_EQ(fault_of(wrong), "since_on");
  wrong = an_action();
  wrong.row.parent_id.reset();
  EXPECT_EQ(fault_of(wrong), "parent");
  wrong = an_action();
  wrong.row.kind = "finding";  // of a source, never of a plan
  wrong.row.sort = "strength";
  EXPECT_EQ(fault_of(wrong), "parent");
  wrong.row.kind = "spell";
  EXPECT_EQ(fault_of(wrong), "kind");
}

TEST(AThing, HasASortWhereItsKindHasSortsOnly) {
  NewThing wrong = an_action();
  wrong.row.sort = "strength";
  EXPECT_EQ(fault_of(wrong), "sort");
  wrong.row.kind = "plan";
  wrong.row.sort = "";
  wrong.row.parent_id.reset();
  EXPECT_EQ(fault_of(wrong), "sort");
  wrong.row.sort = "programme";
  EXPECT_EQ(fault_of(wrong), "");
}

TEST(AThing, MeasuresWithNumbersAndDaysOrNotAtAll) {
  NewThing measure = an_action();
  measure.row.kind = "measure";
  measure.measure = store::ImprovementMeasure{};
  EXPECT_EQ(fault_of(measure), "");
  measure.measure =
      store::ImprovementMeasure{"", "re_referrals", "lower", "19", "2020-05-31", "15.5", "2021-03-31"};
  EXPECT_EQ(fault_of(measure), "");
  measure.measure->baseline.clear();
  measure.measure->baseline_on.reset();
  EXPECT_EQ(fault_of(measure), "");
  for (const char* number : {"", "15%", "fifteen", "1e3", " 15", "15 "}) {
    measure.measure->target = number;
    EXPECT_EQ(fault_of(measure), "target") << number;
  }
  measure.measure->target = "15";
  measure.measure->better = "";
  EXPECT_EQ(fault_of(measure), "better");
}

TEST(AThing, MayBeCalledInBySomebodyWithinSomeDaysOrNotAtAll) {
  NewThing decision = an_action();
  decision.row.kind = "decision";
  decision.row.parent_id.reset();
  decision.decision = store::ImprovementDecision{"", "agreed", "committee", 0};
  const auto faults = thing_faults(decision, nobody);
  ASSERT_EQ(faults.size(), 2U);  // a decision is also part of an item
  EXPECT_EQ(faults[1].field, "call_in");
}

TEST(AnEntry, NamesADayOnlyWhereOneIsMeantAndOneOfOurTime) {
  store::ImprovementEntry one = entry_of("update");
  one.words = "The training began.";
  one.due_on = "next week";
  EXPECT_EQ(fault_of(one), "due_on") << "it could not be read again";
  one.due_on = "2020-06-01";
  EXPECT_EQ(fault_of(one), "due_on");
  one = entry_of("due");
  for (const char* day : {"0001-01-01", "1989-12-31", "2100-01-01", "2021-02-29", "soon"}) {
    one.due_on = day;
    EXPECT_EQ(fault_of(one), "due_on") << day;
  }
  for (const char* day : {"1990-01-01", "2020-02-29", "2099-12-31"}) {
    one.due_on = day;
    EXPECT_EQ(fault_of(one), "") << day;
  }
  NewThing old = an_action();
  old.row.since_on = "1066-10-14";
  EXPECT_EQ(fault_of(old), "since_on");
}

TEST(AnEntry, IsOfADayBetweenTheThingsFirstAndToday) {
  store::ImprovementEntry one = entry_of("update");
  one.words = "The training began.";
  EXPECT_EQ(fault_of(one), "");
  one.on_day = "2020-02-29";
  EXPECT_EQ(fault_of(one), "");
  one.on_day = "2020-02-28";
  EXPECT_EQ(fault_of(one), "on_day");
  one.on_day = "2020-03-02";
  EXPECT_EQ(fault_of(one), "on_day");
  one.on_day = "2020-02-30";
  EXPECT_EQ(fault_of(one), "on_day");
}

TEST(AnEntry, SaysOnlyWhatCanBeSaidOfItsThing) {
  store::ImprovementEntry one = entry_of("score");
  one.value = "4x3";
  EXPECT_EQ(fault_of(one), "kind");
  one = entry_of("status");
  one.value = "published";
  EXPECT_EQ(fault_of(one), "value");
  one.value = "under_way";
  EXPECT_EQ(fault_of(one), "");
  one.value = "paused";
  EXPECT_EQ(fault_of(one), "words");
}

TEST(AnEntry, NeedsEvidenceForWhatIsEmbeddedAndForImpact) {
  store::ImprovementEntry one = entry_of("delivered");
  one.value = "yes";
  // That there is none is shown beside it; it must be possible to bring in what authorities have.
  EXPECT_EQ(fault_of(one), "");
  one.kind = "embedded";
  EXPECT_EQ(fault_of(one), "evidence");
  one.kind = "impact";
  EXPECT_EQ(fault_of(one), "evidence");
  one.evidence = "Audits of May: 12 of 14 plans were good.";
  EXPECT_EQ(fault_of(one), "");
  one.value = "taken_back";
  EXPECT_EQ(fault_of(one), "words");
  one.value = "maybe";
  EXPECT_EQ(fault_of(one), "value");
}

TEST(AnEntry, OverridesARatingWithAReasonOnly) {
  store::ImprovementEntry one = entry_of("rating");
  one.value = "green";
  EXPECT_EQ(fault_of(one), "words");
  one.words = "The board has agreed to wait.";
  EXPECT_EQ(fault_of(one), "");
  one.value = "grey";
  EXPECT_EQ(fault_of(one), "value");
}

TEST(Writing, PuttingADayOffNeedsAReasonAndBringingItForwardNone) {
  TestBook record;
  record.add("plan", "plan", "2020-01-01", "", "improvement");
  record.add("action", "a", "2020-01-01", "plan");
  record.due("a", "2020-01-01", "2020-03-31");
  record.read();
  TestBook late;
  late.add("plan", "plan", "2020-01-01", "", "improvement");
  late.add("action", "a", "2020-01-01", "plan");
  late.due("a", "2020-01-01", "2020-03-31");
  late.due("a", "2020-02-01", "2020-03-01");
  late.due("a", "2020-02-02", "2020-03-02");
  EXPECT_THROW(late.read(), base::Error);
}

TEST(Writing, RefusesWhatIsPartOfNothingThatIsThere) {
  TestBook record;
  record.add("action", "a", "2020-01-01", "plan");
  EXPECT_THROW(record.read(), base::Error);
  TestBook promise;
  promise.add("promise", "p", "2020-01-01").promise = store::ImprovementPromise{"", "nobody", 0};
  EXPECT_THROW(promise.read(), base::Error);
  TestBook entries;
  entries.say("nothing", "2020-01-01", "update", "", "Words");
  EXPECT_THROW(entries.read(), base::Error);
  TestBook links;
  links.add("plan", "plan", "2020-01-01", "", "improvement");
  links.link("plan", "tells", "plan", "2020-01-01");
  EXPECT_THROW(links.read(), base::Error);
}

}  // namespace
}  // namespace windscreen::improve
