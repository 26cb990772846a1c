// Edge cases that touch the whole of practice audit rather than one part: who is named to whom, and an audit
// that outlives the record of its case. docs/audit_edge_cases.md lists all of them.
#include <gtest/gtest.h>

#include "serve/audits/audits_world_test.h"
#include "store/audit_talks.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* harm = "He is alone with his uncle Peter Quill.";
constexpr const char* mother_said = "Ms Quill said that nobody rang.";

class AuditEdgeCases : public AuditsWorld {
 protected:
  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    kept->write({"auditor", "what others said"}, [](store::Writer& writer) {
      store::AuditAlert alert;
      alert.id = "alert";
      alert.audit_id = "N2";
      alert.raised_at = "2020-09-10T10:00:00.000Z";
      alert.raised_by = "auditor";
      alert.harm = harm;
      alert.acknowledge_by = "2020-09-11";
      writer.insert(alert);
      store::FamilyFeedback mother;
      mother.id = "mother";
      mother.audit_id = "N2";
      mother.respondent = "mother";
      mother.safe = "safe";
      mother.safe_by = "auditor";
      mother.safe_at = "2020-09-10T10:00:00.000Z";
      mother.safe_reason = mother_said;
      mother.outcome = "spoke";
      mother.themes = "[]";
      mother.changed_at = "2020-09-10T10:00:00.000Z";
      writer.insert(mother);
    });
    moderate("N2", false, "good");
  }

  /// What the addresses give this person, as one text; those that refuse give nothing.
  std::string all_that(const std::string& who, const std::vector<std::string>& addresses) {
    std::string all;
    for (const std::string& address : addresses) {
      const Response answer = get(who, "/api/v1/audits/" + address);
      if (answer.status == 200) {
        all += "\n" + address + ": " + *answer.body;
        ++given;
      }
    }
    return all;
  }
  std::string opened_by(const std::string& who, const std::vector<std::string>& addresses) {
    std::string all;
    for (const std::string& address : addresses) {
      const Response answer =
          ask(who, "/api/v1/audits/" + address, {{"audit", "N2"}, {"purpose", "management_oversight"}});
      if (answer.status == 200) {
        all += "\n" + address + ": " + *answer.body;
        ++given;
      }
    }
    return all;
  }
  static void says_none(const std::string& all, const std::vector<std::string>& secrets) {
    for (const std::string& secret : secrets) {
      const std::size_t at = all.find(secret);
      EXPECT_EQ(at, std::string::npos) << secret << " in " << all.substr(all.rfind('\n', at) + 1, 40) << " … "
                                       << all.substr(at < 200 ? 0 : at - 200, 260);
    }
  }

  const std::vector<std::string> of_figures = {"findings",
                                               "findings.csv",
                                               "findings/inadequate",
                                               "findings/inadequate.csv",
                                               "findings/re-audits",
                                               "findings/re-audits.csv",
                                               "findings/teams",
                                               "findings/teams.csv",
                                               "themes",
                                               "plan",
                                               "rounds/round",
                                               "rounds/round/control-sheet",
                                               "rounds/round/control-sheet.csv",
                                               "rounds/round/method-note",
                                               "family/responses?from=2020-09&to=2020-09",
                                               "family/responses.csv?from=2020-09&to=2020-09",
                                               "alerts/register",
                                               "alerts/register.csv",
                                               "alerts/waiting"};
  const std::vector<std::string> of_one = {"open", "record", "history", "conversation", "family"};
  /// How many addresses gave something, so that a test that was given nothing is seen.
  int given = 0;
};
ON_EACH_ENGINE(AuditEdgeCases);

// The workers, managers and auditors of a case are not an analyst's to see, and neither are third parties.
TEST_P(AuditEdgeCases, EdgeCase25FiguresNameNobody) {
  const std::vector<std::string> somebody = {"Name of auditor", "Name of moderator",
                                             "Name of other",   "Name of worker",
                                             "Name of north",   "\"W1\"",
                                             "Quill",           harm,
                                             mother_said};
  says_none(all_that("analyst", of_figures), somebody);
  EXPECT_GE(given, 12);
  says_none(opened_by("analyst", of_one), somebody);
  const Response re_audits =
      ask("analyst", "/api/v1/audits/re-audits", {{"purpose", "management_oversight"}});
  EXPECT_EQ(re_audits.status, 200) << *re_audits.body;
  says_none(*re_audits.body, somebody);
  // The child is a reference that means nothing outside.
  EXPECT_EQ(opened_by("analyst", {"open"}).find("\"child\":\"N2\""), std::string::npos);
}

// A practitioner reads what was found in their own case, and is told of nobody else in it.
TEST_P(AuditEdgeCases, EdgeCase25APractitionerReadsTheirOwnAndOfNobodyElse) {
  const std::string own = opened_by("worker", of_one);
  EXPECT_GE(given, 2);
  says_none(own, {"Name of moderator", "Name of other", "Name of north", "Quill", harm, mother_said});
  const int before = given;
  EXPECT_EQ(all_that("worker", of_figures).find("Name of"), std::string::npos);
  // The number of waiting alerts is all that they get of these, and it is none.
  EXPECT_EQ(given, before + 1);
  EXPECT_EQ(ask("worker", "/api/v1/audits/open", {{"audit", "S1"}}).status, 404);
}

// Who sees neither children nor staff gets nothing about one audit at all.
TEST_P(AuditEdgeCases, EdgeCase25ScrutinyAndAdministratorsGetNothingOfOneAudit) {
  for (const char* who : {"councillor", "administrator"}) {
    EXPECT_EQ(opened_by(who, of_one), "") << who;
    const std::string all = all_that(who, of_figures);
    says_none(all, {"Name of", "N2", "Quill"});
  }
}

// The case record is destroyed when its time is over, and the audit stays: its grade, its words and its place
// in the figures. It holds no copy of the record, so nothing of that stays with it.
TEST_P(AuditEdgeCases, EdgeCase26TheAuditOutlivesTheCaseRecord) {
  const json purpose = {{"audit", "N2"}, {"purpose", "management_oversight"}};
  const std::string grades = *get("lead", "/api/v1/audits/findings").body;
  const json before = asked("lead", "/api/v1/audits/record", purpose);
  EXPECT_EQ(before["child"]["known"], true);
  // From now on no snapshot knows the child.
  set_audit("N2", [](store::Audit& one) { one.person_id = "destroyed"; });
  EXPECT_EQ(*get("lead", "/api/v1/audits/findings").body, grades);
  const json page = asked("lead", "/api/v1/audits/open", purpose);
  EXPECT_EQ(page["final_grade"], "good");
  EXPECT_EQ(page["team"], "North");
  const json record = asked("lead", "/api/v1/audits/record", purpose);
  EXPECT_EQ(record["child"]["known"], false);
  EXPECT_EQ(record.dump().find(before["child"]["name"].get<std::string>()), std::string::npos);
  EXPECT_EQ(page.dump().find(before["child"]["name"].get<std::string>()), std::string::npos);
  EXPECT_EQ(ask("lead", "/api/v1/audits/history", purpose).status, 200);
}

}  // namespace
}  // namespace windscreen::serve
