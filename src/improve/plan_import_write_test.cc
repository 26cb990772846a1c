#include "improve/plan_import_write.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "improve/due_list.h"
#include "improve/linking.h"
#include "improve/plan_fields.h"
#include "improve/standing.h"
#include "improve/test_given.h"
#include "improve/writing.h"
#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::improve {
namespace {

const base::Date day_of_writing = base::make_date(2020, 10, 15);

/// A record with two visits: findings 1 and 2 of the first, 1 of the second.
class PlanImportWriting : public testing::Test {
 protected:
  void SetUp() override {
    const auto location = store::locate(directory.path(), "");
    store::bring_up_to_date(location);
    kept.emplace(location);
    kept->write({"ann", "fill"}, [](store::Writer& writer) {
      writer.insert(store::account_of("ann", "Ann"));
      for (const char* visit : {"first", "second"}) add_thing(writer, thing("source", visit, {}, visit));
      add_thing(writer, thing("finding", "late", "first", "Plans are late", "1"));
      add_thing(writer, thing("finding", "drift", "first", "Cases drift", "2"));
      add_thing(writer, thing("finding", "again", "second", "Plans are still late", "1"));
    });
  }

  static NewThing thing(const std::string& kind, const std::string& key, const std::string& parent,
                        const std::string& title, const std::string& number = {}) {
    NewThing made;
    made.row.id = key;
    made.row.kind = kind;
    made.row.sort = kind == "source" ? "monitoring_visit" : "area_to_improve";
    if (!parent.empty()) made.row.parent_id = parent;
    made.row.number = number;
    made.row.title = title;
    made.row.since_on = "2020-03-01";
    made.row.created_at = "2020-03-01T09:00:00.000Z";
    return made;
  }

  static PlanTable table_with(const std::string& csv) { return read_plan_table(csv, "plan.csv"); }

  /// Brings a table in as guessed and gives the plan's identifier.
  std::string bring_in(const std::string& csv, base::Date since = day_of_writing,
                       const std::string& title = "Improvement plan") {
    const PlanTable table = table_with(csv);
    const PlanImport import = read_plan_import(table, {guess_plan_fields(table.headings)}, day_of_writing);
    std::string plan;
    kept->write({"ann", "import"}, [&](store::Writer& writer) {
      plan = write_plan_import(writer, table, import, {title, "improvement", since, day_of_writing, "ann"});
    });
    return plan;
  }
  Book book() const {
    return kept->read([](const store::Queries& reader) { return read_book(reader); });
  }

  store::TemporaryDirectory directory;
  std::optional<store::Store> kept;
};

TEST_F(PlanImportWriting, ThePlanStandsAsTheTableSays) {
  const std::string plan = bring_in(
      "Theme,Ref,Action,Source,Lead,By when,Status,Evidence,Date completed,Progress,Success measure,Target\n"
      "Front door,1,Open one,2; Peer review,Head of MASH,31/03/2021,Complete,Audit,29/02/2020,,,\n"
      ",2,Staff it,,Head of MASH,31/03/2021,On hold,,,Two teams moved,Re-referrals fall,15\n");
  const Book record = book();
  const std::size_t place = given(record.place_of(plan));
  EXPECT_EQ(record.at(place).row.title, "Improvement plan");
  EXPECT_EQ(standing_on(record.at(place), day_of_writing).status, "running");
  // The earliest day of delivery is before the day of the import.
  EXPECT_EQ(record.at(place).since, base::make_date(2020, 2, 29));
  ASSERT_EQ(record.below(place, "theme", day_of_writing).size(), 1U);
  const auto actions = record.below(place, "action", day_of_writing);
  ASSERT_EQ(actions.size(), 2U);

  const Thing& open = record.at(actions[0]);
  const Standing opened = standing_on(open, day_of_writing);
  EXPECT_EQ(open.row.number, "1");
  EXPECT_EQ(open.row.words, "Answers: Peer review");
  ASSERT_EQ(open.links.size(), 1U);
  EXPECT_EQ(record.at(open.links[0].other).row.id, "drift");
  EXPECT_EQ(open.links[0].how, "answers");
  EXPECT_EQ(open.links[0].since, base::make_date(2020, 3, 1));
  EXPECT_EQ(opened.lead, "Head of MASH");
  EXPECT_EQ(opened.due, base::make_date(2021, 3, 31));
  EXPECT_EQ(given(opened.delivered).on, base::make_date(2020, 2, 29));
  EXPECT_EQ(given(opened.delivered).evidence, "Audit");

  const Standing staffed = standing_on(record.at(actions[1]), day_of_writing);
  EXPECT_EQ(staffed.status, "paused");
  EXPECT_FALSE(staffed.delivered.has_value());
  EXPECT_EQ(staffed.last_said, day_of_writing);
  // Who leads and by when is said from the first day; what has become of it, on the day of the import.
  const Standing before = standing_on(record.at(actions[1]), base::make_date(2020, 2, 29));
  EXPECT_EQ(before.lead, "Head of MASH");
  EXPECT_EQ(before.status, "not_started");
  const auto measures = record.below(actions[1], "measure", day_of_writing);
  ASSERT_EQ(measures.size(), 1U);
  EXPECT_EQ(record.at(measures[0]).row.title, "Re-referrals fall");
  EXPECT_EQ(given(record.at(measures[0]).measure).target, "15");
  EXPECT_EQ(given(record.at(measures[0]).measure).indicator, std::nullopt);
}

TEST_F(PlanImportWriting, DeliveredWithoutADayOrEvidenceIsDeliveredOnTheDayOfTheImport) {
  const std::string plan = bring_in("Action,Status\nOpen one,Done\n");
  const Book record = book();
  const auto actions = record.below(given(record.place_of(plan)), "action", day_of_writing);
  ASSERT_EQ(actions.size(), 1U);
  const Said delivered = given(standing_on(record.at(actions[0]), day_of_writing).delivered);
  EXPECT_EQ(delivered.on, day_of_writing);
  EXPECT_EQ(delivered.evidence, "");
  EXPECT_NE(delivered.words, "");
}

TEST_F(PlanImportWriting, AFindingIsMeantByItsTitleOrByANumberThatIsItsAlone) {
  const Book record = book();
  const auto meant = [&](const std::string& text) {
    const auto place = finding_meant(record, text, day_of_writing);
    return place ? record.at(*place).row.id : "none";
  };
  EXPECT_EQ(meant("plans are LATE."), "late");
  EXPECT_EQ(meant("1 Plans are late"), "late");
  EXPECT_EQ(meant("2"), "drift");
  // Both visits have a finding 1.
  EXPECT_EQ(meant("1"), "none");
  EXPECT_EQ(meant("Plans"), "none");
  EXPECT_EQ(meant(" - "), "none");
  EXPECT_EQ(finding_meant(record, "2", base::make_date(2020, 2, 29)), std::nullopt);
}

TEST_F(PlanImportWriting, AnActionStandsInTheListOfWhoeverTheAddressSays) {
  bring_in("Action,Lead\nSee each child alone,Head of MASH (ann@example.org)\nPlan,Head of MASH\n");
  const Book book = kept->read([](const store::Queries& reader) { return read_book(reader); });
  const auto lines = due_list(book, {"ann", {}}, day_of_writing);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].lead, "Head of MASH");
  EXPECT_EQ(lines[0].sentence, "Deliver: See each child alone");
}

TEST_F(PlanImportWriting, ATableIsBroughtInOnce) {
  const std::string csv = "Action,Lead\nOpen one,Head\n";
  const std::string plan = bring_in(csv);
  EXPECT_THROW(bring_in(csv, day_of_writing, "Another title"), base::Error);
  EXPECT_NE(bring_in(csv + "Close one,Head\n"), plan);
  EXPECT_EQ(book().of_kind("plan", day_of_writing).size(), 2U);
}

TEST_F(PlanImportWriting, WhatCannotBeAPlanWritesNothing) {
  const std::string csv = "Action,Lead\nOpen one,Head\n";
  EXPECT_THROW(bring_in(csv, day_of_writing, " "), base::Error);
  EXPECT_THROW(bring_in(csv, day_of_writing, std::string(201, 'x')), base::Error);
  EXPECT_THROW(bring_in(csv, day_of_writing + std::chrono::days(1)), base::Error);
  EXPECT_THROW(bring_in("Action,Lead\n,Head\n"), base::Error);
  EXPECT_TRUE(book().of_kind("plan", day_of_writing).empty());
}

}  // namespace
}  // namespace windscreen::improve
