#include "assure/restatement.h"

#include "assure/audit_world_test.h"
#include "assure/past_audits.h"
#include "assure/report_life.h"

namespace windscreen::assure {
namespace {

using store::AuditRestatement;

AuditRestatement row(const std::string& id, const std::string& audit, std::optional<std::string> was,
                     std::optional<std::string> now_is) {
  return {id,
          "report",
          audit,
          "2020-10-0" + id + "T09:00:00.000Z",
          "final_grade",
          std::move(was),
          std::move(now_is),
          {}};
}

TEST(StandingRestatements, TheNewestOfEachAuditCountsAndNothingThatCameBack) {
  const std::vector<AuditRestatement> all = {
      row("1", "a", "good", std::nullopt), row("2", "b", "good", std::nullopt),
      row("3", "a", "good", "inadequate"), row("4", "b", "good", "good")};
  const auto standing = standing_restatements(all);
  ASSERT_EQ(standing.size(), 1U);
  EXPECT_EQ(standing[0].id, "3");
  EXPECT_EQ(standing[0].now_is, "inadequate");
  EXPECT_TRUE(standing_restatements({}).empty());
}

class RestatementTest : public AuditWorld {
 protected:
  std::string report(const std::string& from, const std::string& to, const std::string& kind = "highlight",
                     std::optional<std::string> replaces = {}) {
    ReportWish wish;
    wish.kind = kind;
    wish.month_from = from;
    wish.month_to = to;
    wish.author_id = "ann";
    wish.narrative = "What was found.";
    wish.data = "{}";
    wish.as_of = store::now();
    wish.replaces_id = std::move(replaces);
    return opened
        ->write({"ann", "audit.report"}, [&](store::Writer& writer) { return make_report(writer, wish); })
        .id;
  }
  void publish(const std::string& id) {
    opened->write({"bea", "audit.report"}, [&](store::Writer& writer) {
      sign_report(writer, id, "bea");
      publish_report(writer, id, "bea", "improvement_board");
    });
  }
  /// Up to the submitted audit of February, graded by Bea.
  void submit(const std::string& grade_given) {
    begin();
    make(wish("hold_conversation", "bea", {Part::auditor}));
    grade(grade_given);
    make(wish("submit", "bea", {Part::auditor}));
  }
  void finalise() { make(wish("finalise", "ann", {Part::qa_lead})); }
  std::vector<AuditRestatement> rows_of(const std::string& id) {
    return opened->read([&](store::Queries& reader) { return standing_of(reader, id).restatements; });
  }
};
ON_EACH_ENGINE(RestatementTest);

TEST_P(RestatementTest, EdgeCase15ALateAuditFinalAfterTheFreezeRestatesEachReportOfItsMonth) {
  submit("inadequate");
  const std::string quarter = report("2020-01", "2020-03");
  const std::string month = report("2020-02", "2020-02");
  const std::string before = report("2020-01", "2020-01");
  const std::string after = report("2020-03", "2020-03");
  const std::string agreement = report("2020-01", "2020-03", "calibration");
  publish(quarter);
  finalise();
  for (const std::string& id : {quarter, month}) {
    const auto rows = rows_of(id);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].audit_id, "audit");
    EXPECT_EQ(rows[0].field, "final_grade");
    EXPECT_EQ(rows[0].was, std::nullopt);
    EXPECT_EQ(rows[0].now_is, "inadequate");
  }
  for (const std::string& id : {before, after, agreement}) EXPECT_TRUE(rows_of(id).empty());
  // The report itself is what it was.
  EXPECT_TRUE(is_intact(all<store::AuditReport>()[0]));
}

TEST_P(RestatementTest, EdgeCase16AGradeChangedAfterItWasPublishedRestatesTheReport) {
  submit("good");
  finalise();
  const std::string id = report("2020-02", "2020-02");
  publish(id);
  make(wish("reopen", "ann", {Part::qa_lead}, "An appeal was upheld."));
  ASSERT_EQ(rows_of(id).size(), 1U);
  EXPECT_EQ(rows_of(id)[0].was, "good");
  EXPECT_EQ(rows_of(id)[0].now_is, std::nullopt);
  EXPECT_EQ(rows_of(id)[0].reason, "An appeal was upheld.");
  make(wish("hold_conversation", "bea", {Part::auditor}));
  grade("requires_improvement");
  make(wish("submit", "bea", {Part::auditor}));
  finalise();
  ASSERT_EQ(rows_of(id).size(), 2U);
  // What the report counted, not what stood in between.
  EXPECT_EQ(rows_of(id)[1].was, "good");
  EXPECT_EQ(rows_of(id)[1].now_is, "requires_improvement");
  EXPECT_EQ(standing_restatements(rows_of(id)).size(), 1U);
}

TEST_P(RestatementTest, AGradeThatComesBackLeavesNothingToSay) {
  submit("good");
  finalise();
  const std::string id = report("2020-02", "2020-02");
  make(wish("reopen", "ann", {Part::qa_lead}, "A slip."));
  EXPECT_EQ(standing_restatements(rows_of(id)).size(), 1U);
  make(wish("hold_conversation", "bea", {Part::auditor}));
  make(wish("submit", "bea", {Part::auditor}));
  finalise();
  EXPECT_TRUE(standing_restatements(rows_of(id)).empty());
}

TEST_P(RestatementTest, AnAuditMadeVoidAfterTheFreezeIsTold) {
  const std::string id = report("2020-02", "2020-02");
  make(wish("void", "ann", {Part::qa_lead}, "The wrong child."));
  ASSERT_EQ(rows_of(id).size(), 1U);
  EXPECT_EQ(rows_of(id)[0].field, "state");
  EXPECT_EQ(rows_of(id)[0].was, "drawn");
  EXPECT_EQ(rows_of(id)[0].now_is, "void");
}

TEST_P(RestatementTest, MovesThatChangeNoFigureAreNotTold) {
  const std::string id = report("2020-02", "2020-02");
  submit("good");
  EXPECT_TRUE(rows_of(id).empty());
}

TEST_P(RestatementTest, ADraftThatWasReplacedIsLeftAlone) {
  submit("good");
  const std::string old = report("2020-02", "2020-02");
  const std::string newer = report("2020-02", "2020-02", "highlight", old);
  finalise();
  EXPECT_TRUE(rows_of(old).empty());
  EXPECT_EQ(rows_of(newer).size(), 1U);
}

TEST_P(RestatementTest, AuditsBroughtInFromBeforeRestateTheirMonth) {
  const std::string id = report("2019-11", "2019-12");
  const std::string later = report("2020-01", "2020-01");
  PastAudit past;
  past.month = base::make_date(2019, 12, 1);
  past.grade = Grade::good;
  past.stream = "random";
  opened->write({"ann", "audits.import"},
                [&](store::Writer& writer) { add_past_audits(writer, std::vector{past}, "file"); });
  ASSERT_EQ(rows_of(id).size(), 1U);
  EXPECT_EQ(rows_of(id)[0].was, std::nullopt);
  EXPECT_EQ(rows_of(id)[0].now_is, "good");
  EXPECT_TRUE(rows_of(later).empty());
}

}  // namespace
}  // namespace windscreen::assure
