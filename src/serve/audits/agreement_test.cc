#include <gtest/gtest.h>

#include "serve/audits/audits_world_test.h"
#include "serve/audits/moderation_routes.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class AgreementTest : public AuditsWorld {
 protected:
  json shown(const std::string& target, const std::string& schema) {
    const Response response = get("lead", target);
    EXPECT_EQ(response.status, 200) << *response.body;
    json answer = json::parse(*response.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named(schema)), answer), "");
    return answer;
  }
  json keep(const std::string& session, const json& grades, int status = 200) {
    const Response response =
        ask("lead", "/api/v1/audits/calibration/" + session + "/grades", {{"grades", grades}});
    EXPECT_EQ(response.status, status) << *response.body;
    return json::parse(*response.body);
  }
  std::string session() {
    const json made = asked("lead", "/api/v1/audits/calibration",
                            {{"name", "Autumn"}, {"held_on", "2020-09-15"}, {"notes", ""}});
    return made["session"];
  }
};
ON_EACH_ENGINE(AgreementTest);

TEST_P(AgreementTest, IsForTheAuthoritysLeadAlone) {
  grant("north", "qa_lead", "service", "Safeguarding");
  for (const char* target : {"/api/v1/audits/agreement", "/api/v1/audits/calibration"}) {
    for (const char* nobody : {"director", "auditor", "moderator", "head", "analyst", "worker", "north"})
      EXPECT_EQ(get(nobody, target).status, 403) << nobody << target;
  }
}

TEST_P(AgreementTest, ComesFromBlindPairs) {
  EXPECT_EQ(shown("/api/v1/audits/agreement", "AuditorAgreement")["pairs"], 0);
  moderate("N2", true, "requires_improvement");
  const json found = shown("/api/v1/audits/agreement?period=all", "AuditorAgreement");
  EXPECT_EQ(found["pairs"], 1);
  EXPECT_EQ(found["exact"]["count"], 0);
  EXPECT_EQ(found["within_one"]["count"], 1);
  EXPECT_EQ(found["table"][1]["requires_improvement"], 1);
  EXPECT_EQ(found["rows"][0]["auditor"], "Name of auditor");
  // Good beside requires improvement: a grade kinder.
  EXPECT_EQ(found["rows"][0]["mean"], -1);
  EXPECT_EQ(get("lead", "/api/v1/audits/agreement.csv").status, 200);
}

TEST_P(AgreementTest, ACalibrationTakesGradesByCaseAndShowsTheirSpread) {
  const std::string id = session();
  keep(id, json::array({{{"case", "A"}, {"auditor", "Aud"}, {"grade", "good"}},
                        {{"case", "A"}, {"auditor", "Oth"}, {"grade", "requires_improvement"}}}));
  const json found = shown("/api/v1/audits/calibration/" + id, "CalibrationSession");
  EXPECT_EQ(found["graded_by"], 2);
  EXPECT_EQ(found["cases"][0]["range"], 1);
  EXPECT_EQ(found["exact"]["value"], 0);
  EXPECT_EQ(found["within_one"]["value"], 1);
  // Changed, and taken back.
  keep(id, json::array({{{"case", "A"}, {"auditor", "Oth"}, {"grade", "good"}}}));
  EXPECT_EQ(shown("/api/v1/audits/calibration/" + id, "CalibrationSession")["exact"]["value"], 1);
  const json left = keep(id, json::array({{{"case", "A"}, {"auditor", "Oth"}, {"grade", nullptr}}}));
  EXPECT_EQ(left["grades"].size(), 1U);
  EXPECT_TRUE(left["exact"].is_null());
  EXPECT_EQ(shown("/api/v1/audits/calibration", "CalibrationSessions")["rows"][0]["cases"], 1);
  EXPECT_EQ(get("lead", "/api/v1/audits/calibration/" + id + ".csv").status, 200);
}

TEST_P(AgreementTest, WhichCaseItWasStandsNowhere) {
  const std::string id = session();
  keep(id, json::array({{{"case", "N1"}, {"auditor", "Aud"}, {"grade", "good"}}}), 422);
  keep(id, json::array({{{"case", "A"}, {"auditor", "nobody"}, {"grade", "good"}}}), 400);
  keep(id, json::array({{{"case", "A"}, {"auditor", "Aud"}, {"grade", "7"}}}), 400);
  EXPECT_EQ(get("lead", "/api/v1/audits/calibration/nothing").status, 404);
}

class OwnCalibrationTest : public AgreementTest {
 protected:
  json own(const std::string& who) {
    const Response response = get(who, "/api/v1/audits/own-calibration");
    EXPECT_EQ(response.status, 200) << *response.body;
    json answer = json::parse(*response.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named("OwnCalibration")), answer), "");
    return answer;
  }
  Response give(const std::string& who, const std::string& session, const json& grade,
                const std::string& label = "A") {
    return ask(who, "/api/v1/audits/own-calibration",
               {{"session", session}, {"case", label}, {"grade", grade}});
  }
  /// A session that is held so many days after today.
  std::string held_in(int days) {
    const std::string day = base::format_iso(audits->today() + std::chrono::days(days));
    return asked("lead", "/api/v1/audits/calibration",
                 {{"name", "Spring"}, {"held_on", day}, {"notes", ""}})["session"];
  }
};
ON_EACH_ENGINE(OwnCalibrationTest);

TEST_P(OwnCalibrationTest, AnAuditorGivesTheirsAndSeesNobodyElses) {
  const std::string id = held_in(0);
  EXPECT_EQ(give("auditor", id, "good").status, 200);
  EXPECT_EQ(give("other", id, "inadequate").status, 200);
  EXPECT_EQ(give("moderator", id, "requires_improvement", "B").status, 200);
  const json seen = own("auditor")["rows"][0];
  EXPECT_EQ(seen["grades"], json::array({{{"case", "A"}, {"grade", "good"}}}));
  EXPECT_EQ(seen["cases"], json::array({"A", "B"}));
  EXPECT_EQ(give("auditor", id, "requires_improvement").status, 200);
  const json all = shown("/api/v1/audits/calibration/" + id, "CalibrationSession");
  EXPECT_EQ(all["grades"].size(), 3U);
  EXPECT_EQ(all["cases"][0]["requires_improvement"], 1);
  EXPECT_EQ(all["cases"][0]["inadequate"], 1);
  EXPECT_EQ(give("auditor", id, nullptr).status, 200);
  EXPECT_TRUE(own("auditor")["rows"][0]["grades"].empty());
  EXPECT_EQ(shown("/api/v1/audits/calibration/" + id, "CalibrationSession")["grades"].size(), 2U);
}

TEST_P(OwnCalibrationTest, AfterTheDayOnlyTheLeadEntersGrades) {
  const std::string over = held_in(-1);
  EXPECT_EQ(give("auditor", over, "good").status, 422);
  EXPECT_EQ(own("auditor")["rows"][0]["takes_grades"], false);
  keep(over, json::array({{{"case", "A"}, {"auditor", "Aud"}, {"grade", "good"}}}));
  EXPECT_EQ(own("auditor")["rows"][0]["grades"].size(), 1U);
  EXPECT_EQ(give("auditor", held_in(0), "good").status, 200);
  EXPECT_EQ(give("auditor", held_in(1), "good").status, 200);
}

TEST_P(OwnCalibrationTest, IsForAuditorsOfTheRegister) {
  const std::string id = held_in(0);
  for (const char* nobody :
       {"lead", "director", "head", "analyst", "worker", "councillor", "administrator"}) {
    EXPECT_EQ(give(nobody, id, "good").status, 403) << nobody;
    const json seen = own(nobody);
    EXPECT_EQ(seen["registered"], false) << nobody;
    EXPECT_TRUE(seen["rows"].empty()) << nobody;
  }
  kept->write({"lead", "suspend"}, [&](store::Writer& writer) {
    auto auditor = *writer.find<store::Auditor>("Aud");
    auditor.status = "suspended";
    writer.update(auditor);
  });
  EXPECT_EQ(give("auditor", id, "good").status, 403);
  EXPECT_EQ(own("auditor")["registered"], false);
}

TEST_P(OwnCalibrationTest, TakesLettersAndGradesAlone) {
  const std::string id = held_in(0);
  EXPECT_EQ(give("auditor", id, "good", "N1").status, 422);
  EXPECT_EQ(give("auditor", id, "7").status, 400);
  EXPECT_EQ(give("auditor", "nothing", "good").status, 404);
}

}  // namespace
}  // namespace windscreen::serve
