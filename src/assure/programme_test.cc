#include "assure/programme.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::assure {
namespace {

using store::AuditProgramme;

AuditProgramme monthly() {
  AuditProgramme one = store::programme_of("p1", "monthly", "Monthly case audits");
  one.question = "How good is practice, and is it getting better?";
  one.target = 57;
  one.starts_on = "2018-11-01";
  one.ends_on = "2020-06-30";
  one.status = "planned";
  one.created_at = "2018-10-01T09:00:00.000Z";
  return one;
}

class ProgrammeTest : public store::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    store::bring_up_to_date(location);
    opened.emplace(location);
    opened->write({"ann", "fill"}, [&](store::Writer& writer) {
      writer.insert(store::account_of("ann", "Ann"));
      add_programme(writer, monthly(), "Agreed by the board.");
    });
  }
  void change(const ProgrammeChange& change) {
    opened->write({"ann", "audit.programme"},
                  [&](store::Writer& writer) { change_programme(writer, "p1", change, "ann"); });
  }
  std::vector<store::AuditProgrammeStep> history() {
    return opened->read([](store::Queries& reader) { return programme_history(reader, "p1"); });
  }
  AuditProgramme now_is() {
    return *opened->read([](store::Queries& reader) { return reader.find<AuditProgramme>("p1"); });
  }

  std::optional<store::Store> opened;
};
ON_EACH_ENGINE(ProgrammeTest);

TEST_P(ProgrammeTest, BeginsItsHistoryWithItself) {
  const auto steps = history();
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].status, "planned");
  EXPECT_EQ(steps[0].reason, "Agreed by the board.");
  EXPECT_TRUE(slips(steps).empty());
}

TEST_P(ProgrammeTest, ASlipShowsWithItsReason) {
  change({"planned", "2018-12-03", "2020-06-30", "No auditors were trained yet."});
  change({"running", "2018-12-03", "2020-09-30", "Audits went on during the first wave."});
  change({"running", "2018-12-03", "2020-08-31", "Brought forward."});
  const auto steps = history();
  ASSERT_EQ(steps.size(), 4U);
  const auto found = slips(steps);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[0].end);
  EXPECT_EQ(found[0].days(), 32);
  EXPECT_EQ(found[0].reason, "No auditors were trained yet.");
  EXPECT_TRUE(found[1].end);
  EXPECT_EQ(found[1].days(), 92);
  EXPECT_EQ(now_is().ends_on, "2020-08-31");
}

TEST_P(ProgrammeTest, ALastDayTakenAwayIsNoSlip) {
  change({"running", "2018-11-01", {}, "It goes on."});
  change({"running", "2018-11-01", "2021-03-31", "Until the end of the year."});
  EXPECT_TRUE(slips(history()).empty());
}

TEST_P(ProgrammeTest, WritesNothingWhereNothingChanges) {
  change({"planned", "2018-11-01", "2020-06-30", "Looked at again."});
  EXPECT_EQ(history().size(), 1U);
}

TEST_P(ProgrammeTest, RefusesWhatCannotBe) {
  EXPECT_THROW(change({"finished", "2018-11-01", "2020-06-30", "Never begun."}), base::Error);
  EXPECT_THROW(change({"running", "2018-11-01", "2018-10-31", "It ends before it starts."}), base::Error);
  EXPECT_THROW(change({"running", "2018-02-29", {}, "There was no such day."}), base::Error);
  EXPECT_THROW(change({"running", "2018-11-01", {}, "  "}), base::Error);
  EXPECT_THROW(opened->write({"ann", "audit.programme"},
                             [&](store::Writer& writer) {
                               change_programme(writer, "p2", {"running", "2018-11-01", {}, "None."}, "ann");
                             }),
               base::Error);
  EXPECT_EQ(now_is().status, "planned");
  EXPECT_EQ(history().size(), 1U);
}

TEST_P(ProgrammeTest, WhatIsOverStaysOver) {
  change({"running", "2018-11-01", "2020-06-30", "Begun."});
  change({"finished", "2018-11-01", "2020-06-30", "Done."});
  EXPECT_THROW(change({"running", "2018-11-01", "2020-09-30", "Again."}), base::Error);
}

TEST(Programme, SaysEachFieldThatCannotStand) {
  EXPECT_TRUE(programme_faults(monthly()).empty());
  AuditProgramme one = monthly();
  one.name = " ";
  one.question = "";
  one.tool = "";
  one.target = 0;
  one.look_back_months = 61;
  one.starts_on = "1 November";
  one.ends_on = "2020-02-30";
  std::vector<std::string_view> fields;
  for (const ProgrammeFault& fault : programme_faults(one)) fields.push_back(fault.field);
  EXPECT_EQ(fields, (std::vector<std::string_view>{"name", "question", "tool", "target", "look_back_months",
                                                   "starts_on", "ends_on"}));
  one = monthly();
  one.ends_on = "2018-10-31";
  EXPECT_EQ(programme_faults(one).size(), 1U);
}

}  // namespace
}  // namespace windscreen::assure
