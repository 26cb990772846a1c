// What each role has to do, from audits and from the improvement record.
#include "serve/work/work_list.h"

#include <gtest/gtest.h>

#include "serve/work/work_world_test.h"

namespace windscreen::serve {
namespace {

using Shown = std::vector<std::string>;

class WorkList : public WorkWorld {};
ON_EACH_ENGINE(WorkList);

TEST_P(WorkList, AuditsAreTheirAuditorsAndCountedByTheirKindAndDay) {
  expect_only({"auditor"}, "2020-09-30 audit");
  const auto one = lines("auditor");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].area, "audits");
  EXPECT_EQ(one[0].sentence, "Make an audit");
  EXPECT_EQ(one[0].address, "/audits/mine");
  EXPECT_EQ(one[0].days_late, 2);
  set_audit("N2", [](store::Audit& two) { two.state = "assigned"; });
  EXPECT_EQ(lines("auditor")[0].sentence, "Make 2 audits");
  set_audit("N2", [](store::Audit& two) { two.stream = "re_audit"; });
  EXPECT_EQ(work("auditor"), (Shown{"2020-09-30 audit", "2020-09-30 re_audit"}));
  set_audit("N2", [](store::Audit& two) {
    two.stream = "thematic";
    two.due_on = "2020-10-31";
  });
  EXPECT_EQ(work("auditor"), (Shown{"2020-09-30 audit", "2020-10-31 themed_audit"}));
  EXPECT_EQ(lines("auditor")[1].days_late, -29);
}

TEST_P(WorkList, AnAuditThatIsSomebodyElsesNowOrWaitsIsNot) {
  set_audit("N1", [](store::Audit& one) { one.auditor_id = "Oth"; });
  expect_only({"other"}, "2020-09-30 audit");
  set_audit("N1", [](store::Audit& one) {
    one.paused_from = one.state;
    one.state = "paused";
  });
  EXPECT_TRUE(work("other").empty());
  set_audit("N1", [](store::Audit& one) {
    one.paused_from.reset();
    one.state = "accepted";
  });
  EXPECT_EQ(work("other"), Shown{"2020-09-30 audit"});
  revoke("other");
  EXPECT_TRUE(work("other").empty());
}

TEST_P(WorkList, ASecondGradeIsGivenThenAgreedOnAndTwoGradesApartTheLeadDecides) {
  set_audit("N1", [](store::Audit& one) {
    one.state = "submitted";
    one.auditor_grade = "outstanding";
  });
  expect_only({"lead"}, "- decision");
  set_audit("N1", [](store::Audit& one) { one.state = "moderation"; });
  moderate("N1", true);
  expect_only({"moderator"}, "2020-09-28 second_grade");
  EXPECT_TRUE(work("lead").empty());
  change<store::AuditModeration>("moderation-N1", [](auto& one) { one.grade = "good"; });
  EXPECT_EQ(work("moderator"), Shown{"2020-09-28 grades_to_agree"});
  EXPECT_TRUE(work("lead").empty());
  change<store::AuditModeration>("moderation-N1", [](auto& one) { one.grade = "requires_improvement"; });
  EXPECT_TRUE(work("moderator").empty());
  EXPECT_EQ(work("lead"), Shown{"- decision"});
  change<store::AuditModeration>("moderation-N1", [](auto& one) {
    one.grade = "outstanding";
    one.finished_at = "2020-09-29T09:00:00.000Z";
  });
  EXPECT_TRUE(work("moderator").empty());
  EXPECT_EQ(work("lead"), Shown{"- decision"});
  set_audit("N1", [](store::Audit& one) { one.state = "final"; });
  EXPECT_TRUE(work("lead").empty());
}

TEST_P(WorkList, TheLeadGivesASecondGradeOrAnAppealToAModerator) {
  set_audit("N1", [](store::Audit& one) { one.state = "moderation"; });
  moderate("N1", false);
  change<store::AuditModeration>("moderation-N1", [](auto& one) { one.moderator_id.reset(); });
  moderate("N2", false);
  change<store::AuditModeration>("moderation-N2", [](auto& one) {
    one.moderator_id.reset();
    one.kind = "appeal";
  });
  expect_only({"lead"}, "- decision");
  EXPECT_EQ(lines("lead")[0].sentence, "Decide on the grades of 2 audits");
}

TEST_P(WorkList, WhoLeadsQualityAssuranceAndAuditsDecidesOnNoAuditOfTheirOwn) {
  grant("auditor", "qa_lead", "authority");
  set_audit("N1", [](store::Audit& one) { one.state = "submitted"; });
  EXPECT_TRUE(work("auditor").empty());
  EXPECT_EQ(work("lead"), Shown{"- decision"});
}

TEST_P(WorkList, AnAlertIsForManagersWithinTheirReachAndNotForWhoRaisedIt) {
  alert("auditor");
  expect_only({"north", "head", "director", "lead"}, "2020-10-01 alert");
  EXPECT_EQ(lines("north")[0].days_late, 1);
  change<store::AuditAlert>("alert", [](auto& one) { one.raised_by = "north"; });
  expect_only({"head", "director", "lead"}, "2020-10-01 alert");
  change<store::AuditAlert>("alert", [](auto& one) {
    one.acknowledged_at = "2020-10-01T09:00:00.000Z";
    one.acknowledged_by = "head";
  });
  expect_only({}, "2020-10-01 alert");
  expect_only({"north", "head", "director", "lead"}, "- alert_open");
  change<store::AuditAlert>("alert", [](auto& one) { one.closed_at = "2020-10-01T12:00:00.000Z"; });
  expect_only({}, "- alert_open");
}

TEST_P(WorkList, APractitionerMayReplyFromTheConversationUntilTheGradeIsFinal) {
  EXPECT_TRUE(work("worker").empty());
  conversation();
  expect_only({"worker"}, "- reply");
  change<store::AuditConversation>("talk", [](auto& one) {
    one.reply = "Her uncle has moved out.";
    one.replied_at = "2020-09-11T10:00:00.000Z";
  });
  EXPECT_TRUE(work("worker").empty());
  change<store::AuditConversation>("talk", [](auto& one) { one.reply.reset(); });
  EXPECT_EQ(work("worker"), Shown{"- reply"});
  set_audit("N1", [](store::Audit& one) { one.state = "final"; });
  EXPECT_TRUE(work("worker").empty());
}

TEST_P(WorkList, AnActionIsItsOwnersThenWhoAnswersForItVerifiesItAndLooksAtItAgain) {
  action("a", "worker", "2020-10-05");
  action("b", "worker", "2020-10-05", "open", "urgent");
  action("c", "worker", "2020-10-05");
  EXPECT_EQ(work("worker"), (Shown{"2020-10-05 audit_action", "2020-10-05 urgent_action"}));
  EXPECT_EQ(lines("worker")[0].sentence, "Carry out 2 actions from audits");
  expect_only({"worker"}, "2020-10-05 audit_action");
  change<store::AuditAction>("a", [](auto& one) {
    one.state = "done";
    one.impact_due_on = "2020-11-16";
  });
  expect_only({"north", "head", "director", "lead"}, "- action_to_verify");
  expect_only({"north", "head", "director", "lead"}, "2020-11-16 action_impact");
  change<store::AuditAction>("a", [](auto& one) {
    one.state = "verified";
    one.verifier_id = "head";
    one.verified_at = "2020-10-10T09:00:00.000Z";
  });
  expect_only({}, "- action_to_verify");
  expect_only({"north", "head", "director", "lead"}, "2020-11-16 action_impact");
  change<store::AuditAction>("a", [](auto& one) { one.impact = "Nell is happier."; });
  expect_only({}, "2020-11-16 action_impact");
}

TEST_P(WorkList, NobodyVerifiesTheirOwnAction) {
  action("a", "north", "2020-10-05", "done");
  expect_only({"head", "director", "lead"}, "- action_to_verify");
}

TEST_P(WorkList, AnOwnerWithoutARoleStillHasWhatIsTheirs) {
  action("a", "other", "2020-10-05");
  revoke("other");
  EXPECT_EQ(work("other"), Shown{"2020-10-05 audit_action"});
  set_status("other", "locked");
  EXPECT_TRUE(work("other").empty());
  set_status("other", "closed");
  EXPECT_TRUE(work("other").empty());
  EXPECT_TRUE(work("nobody").empty());
}

TEST_P(WorkList, GradesOfACalibrationAreGivenUntilItsDayIsOver) {
  write(store::CalibrationSession{"s", "On N1", "2020-10-20", "lead", "About Nora"});
  expect_only({"auditor", "other", "moderator"}, "2020-10-20 calibration");
  EXPECT_EQ(work("other", "2020-10-20"), Shown{"2020-10-20 calibration"});
  EXPECT_TRUE(work("other", "2020-10-21").empty());
  write(store::CalibrationGrade{"g1", "s", "A", "Oth", "good"});
  EXPECT_TRUE(work("other").empty());
  // Somebody else gave another case a grade, so that there is one more to give.
  write(store::CalibrationGrade{"g2", "s", "B", "Mod", "good"});
  EXPECT_EQ(work("other"), Shown{"2020-10-20 calibration"});
  change<store::Auditor>("Oth", [](auto& one) { one.status = "suspended"; });
  EXPECT_TRUE(work("other").empty());
}

TEST_P(WorkList, ARecommendationIsItsOwnersWhileTheySeeThemes) {
  write(store::AuditTheme{"voice", "Words", {}, {}, {}});
  write(store::PracticeRecommendation{
      "r", "voice", "2020-09-01", "As in Nora's case", "head", 10, "2020-12-01", "open", {}, {}});
  expect_only({"head"}, "2020-12-01 practice_recommendation");
  change<store::PracticeRecommendation>("r", [](auto& one) { one.owner_id = "worker"; });
  expect_only({}, "2020-12-01 practice_recommendation");
}

TEST_P(WorkList, WhatIsLongestOverdueComesFirstFromWhicheverArea) {
  improvement();
  action("same", "head", "2020-03-31");
  action("before", "head", "2020-02-29");
  action("later", "head", "2020-04-02");
  EXPECT_EQ(work("head", "2020-04-01"), (Shown{"2020-02-29 audit_action", "2020-03-31 audit_action",
                                               "2020-03-31 action", "2020-04-02 audit_action", "- action"}));
  const auto all = lines("head", "2020-03-01");
  EXPECT_EQ(all[0].days_late, 1) << "29 February to 1 March";
  EXPECT_EQ(all[2].days_late, -30);
  EXPECT_EQ(all[2].area, "improvement");
  EXPECT_EQ(all[2].sentence, "Deliver: Managers look at every plan");
  EXPECT_EQ(all[2].address, "/improvement/things/late");
  EXPECT_EQ(all[4].days_late, 0) << "without a day nothing is late";
  EXPECT_EQ(lines("head", "2020-02-29")[0].days_late, 0);
  // Who may not see the record any more is told nothing of it, whatever they lead.
  revoke("head");
  EXPECT_EQ(work("head", "2020-04-01"),
            (Shown{"2020-02-29 audit_action", "2020-03-31 audit_action", "2020-04-02 audit_action"}));
}

TEST_P(WorkList, OfADayBeforeTheRecordThereIsNothingInIt) {
  improvement();
  EXPECT_TRUE(work("head", "2019-12-31").empty());
  EXPECT_EQ(work("head", "2020-01-01"), (Shown{"2020-03-31 action", "- action"}));
}

}  // namespace
}  // namespace windscreen::serve
