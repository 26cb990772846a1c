// What the newest snapshot says of audited cases, beside their grades.
#include <gtest/gtest.h>

#include <algorithm>

#include "serve/audits/audits_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

// Sampled on 1 September 2020, all on a child protection plan since January. C0 to C9 were visited on Friday
// 21 August (within 10 working days), L0 to L9 last on 1 July. L0 to L9 had three workers in the year, C0 to
// C9 one. P0 has no plan, and of one audit the child is not known. On time: 7 good, 3 inadequate; late: 4
// and 6.
class FindingsCaseTest : public AuditsWorld {
 protected:
  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    load_plans();
    lake.look_now();
    std::vector<store::Audit> all;
    for (int i = 0; i < 10; ++i) {
      const std::string number = std::to_string(i);
      all.push_back(audit_on("C" + number, i < 7 ? "good" : "inadequate", i < 5 ? "North" : "South"));
      all.push_back(audit_on("L" + number, i < 4 ? "good" : "inadequate", i < 5 ? "North" : "South"));
    }
    all.push_back(audit_on("P0", "good", "North"));
    all.push_back(audit_on("", "good", "North"));
    kept->write({"system:test", "audit"}, [&](store::Writer& writer) {
      for (const store::Audit& one : all) writer.insert(one);
      // The one of the world itself has no place in these tables.
      auto other = *writer.find<store::Audit>("N2");
      other.state = "in_progress";
      other.final_grade.reset();
      ++other.revision;
      writer.update(other);
    });
  }

  static store::Audit audit_on(const std::string& child, const std::string& grade, const std::string& team) {
    store::Audit one;
    one.id = "audit-" + child;
    one.tool_id = "core-1";
    one.stream = "random";
    one.month = "2020-09";
    if (!child.empty()) one.person_id = child;
    one.state = "final";
    one.team = team;
    one.service = team == "North" ? "Safeguarding" : "Permanence";
    one.look_back_from = "2019-09-01";
    one.look_back_to = "2020-09-01";
    one.auditor_grade = one.final_grade = grade;
    one.finalised_at = "2020-09-20T12:00:00.000Z";
    return one;
  }

  void load_plans() const {
    lake::Staging staging({scratch / "scratch", std::uint64_t{256} << 20U, 1});
    lake::SourceRows row(staging, staging.add_source({"ssd.csv", "", "ssd", 1, "abc", 10}));
    const auto child = [&](const std::string& id, const char* visited, int workers, bool with_plan = true) {
      row("ssd_person", {{"pers_person_id", id}, {"pers_sex", "F"}, {"pers_dob", "2012-02-29"}});
      if (with_plan)
        row("ssd_cp_plans", {{"cppl_cp_plan_id", "P" + id},
                             {"cppl_person_id", id},
                             {"cppl_cp_plan_start_date", "2020-01-01"}});
      row("ssd_cp_visits", {{"cppv_cp_visit_id", "V" + id},
                            {"cppv_person_id", id},
                            {"cppv_cp_plan_id", "P" + id},
                            {"cppv_cp_visit_date", visited},
                            {"cppv_cp_visit_seen", "Y"}});
      static constexpr const char* days[] = {"2020-01-01", "2020-04-01", "2020-07-01", ""};
      for (int i = 0; i < workers; ++i) {
        const std::string worker = "K" + std::to_string(i);
        row("ssd_involvements", {{"invo_involvements_id", id + worker},
                                 {"invo_person_id", id},
                                 {"invo_professional_id", worker},
                                 {"invo_professional_team", "T1"},
                                 {"invo_professional_role_id", "Allocated case worker"},
                                 {"invo_involvement_start_date", days[i]},
                                 {"invo_involvement_end_date", i + 1 < workers ? days[i + 1] : ""}});
      }
    };
    for (int i = 0; i < 10; ++i) {
      child("C" + std::to_string(i), "2020-08-21", 1);
      child("L" + std::to_string(i), "2020-07-01", 3);
    }
    child("P0", "2020-08-21", 1, false);
    lake::publish(workspace, staging, lake::iso("2020-10-31"));
  }

  json asked(const std::string& who, const std::string& address) {
    const Response answer = get(who, "/api/v1/audits/findings" + address);
    EXPECT_EQ(answer.status, 200) << who << " " << address << " " << *answer.body;
    if (answer.status != 200) return {};
    json found = json::parse(*answer.body);
    const bool deep = address.starts_with("/inadequate");
    EXPECT_EQ(
        schema_fault(json::parse(schema_named(deep ? "InadequateAudits" : "ComplianceAndQuality")), found),
        "")
        << address;
    return found;
  }
  static json factor(const json& found, const std::string& id) {
    for (const json& one : found.at("factors"))
      if (one.at("factor") == id) return one;
    ADD_FAILURE() << id;
    return {};
  }
};
ON_EACH_ENGINE(FindingsCaseTest);

// 6 of 10 against 3 of 11 (P0 had one worker too): a ratio of 0.6 / 0.2727 = 2.2, and of its interval
// exp(ln 2.2 ± 1.96 · √(1/6 - 1/10 + 1/3 - 1/11)) = 0.74 to 6.52.
TEST_P(FindingsCaseTest, TheCaseDataSayWhoHadManyWorkers) {
  const json found = asked("lead", "/inadequate");
  EXPECT_EQ(found.at("case_data_as_at"), "2020-10-31");
  // The child who is not known.
  EXPECT_EQ(found.at("case_data_without"), 1);
  const json workers = factor(found, "lead_workers_recorded");
  EXPECT_EQ(workers.at("source"), "case_data");
  EXPECT_EQ(workers.at("with").at("met"), 6);
  EXPECT_EQ(workers.at("with").at("all"), 10);
  EXPECT_EQ(workers.at("without").at("met"), 3);
  EXPECT_EQ(workers.at("without").at("all"), 11);
  EXPECT_EQ(workers.at("unknown"), 1);
  EXPECT_NEAR(workers.at("crude").at("ratio").get<double>(), 2.2, 0.005);
  EXPECT_NEAR(workers.at("crude").at("lower").get<double>(), 0.74, 0.01);
  EXPECT_NEAR(workers.at("crude").at("upper").get<double>(), 6.52, 0.03);
  EXPECT_EQ(workers.at("crude").at("beyond_chance"), false);
  EXPECT_EQ(workers.at("services"), 2);
  // The auditors said nothing of the same.
  EXPECT_EQ(factor(found, "lead_workers").at("source"), "answers");
  EXPECT_EQ(factor(found, "lead_workers").at("unknown"), 22);
  // All whose status is known are on a plan.
  const json plan = factor(found, "child_protection");
  EXPECT_EQ(plan.at("unknown"), 2);
  EXPECT_TRUE(plan.at("crude").is_null());
  EXPECT_EQ(plan.at("note"), "There are no two groups to compare.");
  EXPECT_EQ(factor(found, "open_before").at("words"), "the case had been open since before 1 April 2019");
  // One ratio is no many looks.
  EXPECT_EQ(found.at("looks"), "");
}

TEST_P(FindingsCaseTest, OnTimeMayBePoorAndLateGood) {
  const json found = asked("director", "/compliance?step=visits_cp");
  EXPECT_EQ(found.at("audits"), 22);
  EXPECT_EQ(found.at("not_counted"), 1);
  EXPECT_EQ(found.at("not_known"), 1);
  const json& on_time = found.at("sides")[0];
  const json& late = found.at("sides")[1];
  EXPECT_EQ(on_time.at("audits"), 10);
  EXPECT_EQ(on_time.at("grades")[1].at("met"), 7);
  EXPECT_EQ(on_time.at("inadequate").at("met"), 3);
  EXPECT_EQ(late.at("audits"), 10);
  EXPECT_EQ(late.at("inadequate").at("met"), 6);
  EXPECT_EQ(found.at("inadequate_difference").at("difference"), -30.0);
  EXPECT_EQ(found.at("inadequate_difference").at("beyond_chance"), false);
  EXPECT_EQ(found.at("inadequate_words").get<std::string>().substr(0, 56),
            "Of the 10 that were on time 3 were inadequate (30%, 95% ");
  EXPECT_EQ(found.at("as_at"), "2020-10-31");
  EXPECT_EQ(found.at("indicators"), json::array({"Children on a child protection plan visited on time"}));
}

// A load without looked after children's visits cannot say that a child's visits are all on time.
TEST_P(FindingsCaseTest, WhatTheLoadLacksIsNotKnown) {
  const json found = asked("director", "/compliance");
  EXPECT_EQ(found.at("step"), "visits");
  EXPECT_EQ(found.at("not_known"), 22);
  EXPECT_TRUE(found.at("difference").is_null());
  EXPECT_EQ(get("director", "/api/v1/audits/findings/compliance?step=other").status, 400);
}

TEST_P(FindingsCaseTest, TheSectionsGradeStandsInThePlaceOfTheWhole) {
  kept->write({"system:test", "answer"}, [](store::Writer& writer) {
    const auto answer = [&](const char* id, const char* audit, const char* value,
                            const std::optional<std::string>& not_applicable = {}) {
      store::AuditAnswer one;
      one.id = id;
      one.audit_id = audit;
      one.question = "visits_grade";
      one.value = value;
      one.not_applicable = not_applicable;
      one.revision = 1;
      one.answered_by = "lead";
      one.answered_at = "2020-09-10T08:00:00.000Z";
      writer.insert(one);
    };
    answer("1", "audit-C0", "\"inadequate\"");
    answer("2", "audit-L9", "\"outstanding\"");
    answer("3", "audit-L8", "null", "not asked");
    answer("4", "audit-L7", "7");
  });
  const json found = asked("lead", "/compliance?step=visits_cp&graded=section");
  EXPECT_EQ(found.at("section"), "visits");
  EXPECT_EQ(found.at("sides")[0].at("grades")[3].at("met"), 1);
  EXPECT_EQ(found.at("sides")[1].at("grades")[0].at("met"), 1);
  EXPECT_EQ(found.at("sides")[0].at("audits"), 1);
  EXPECT_EQ(found.at("sides")[1].at("audits"), 1);
  EXPECT_EQ(found.at("without_grade"), 18);
}

TEST_P(FindingsCaseTest, PlacesWithinReachAndNoOthers) {
  const auto units = [&](const std::string& who) {
    std::vector<std::string> all;
    const json answer = asked(who, "/compliance?step=visits_cp");
    for (const json& one : answer.at("units")) all.push_back(one.at("unit"));
    return all;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(units("north"), Names{"north"});
  EXPECT_EQ(units("director"), (Names{"service-permanence", "service-safeguarding", "north", "south"}));
  const json north = asked("north", "/compliance?step=visits_cp&unit=north");
  EXPECT_EQ(north.at("audits"), 12);
  EXPECT_EQ(north.at("unit_name"), "North");
  EXPECT_EQ(north.at("sides")[0].at("inadequate").at("met"), 0);
  EXPECT_EQ(get("north", "/api/v1/audits/findings/compliance?unit=south").status, 404);
  for (const char* nobody : {"auditor", "moderator", "worker", "inspector", "councillor", "administrator"})
    EXPECT_EQ(get(nobody, "/api/v1/audits/findings/compliance").status, 403) << nobody;
}

TEST_P(FindingsCaseTest, NoChildIsInThemAndTheyCanBeDownloaded) {
  for (const char* address : {"/inadequate", "/compliance?step=visits_cp"}) {
    const std::string body = *get("director", "/api/v1/audits/findings" + std::string(address)).body;
    for (const char* child : {"\"C0\"", "audit-C0", "L9"}) EXPECT_EQ(body.find(child), std::string::npos);
  }
  const std::string csv = *get("lead", "/api/v1/audits/findings/compliance.csv?step=visits_cp").body;
  EXPECT_NE(csv.find("visits_cp,overall,late,inadequate,6,10,60"), std::string::npos) << csv;
  const std::string factors = *get("lead", "/api/v1/audits/findings/inadequate.csv").body;
  EXPECT_NE(factors.find("lead_workers_recorded,case_data,6,10,3,11,1,2.2"), std::string::npos) << factors;
}

// What was read is kept, and an audit that is new since is asked for.
TEST_P(FindingsCaseTest, ANewAuditIsThereAtOnce) {
  EXPECT_EQ(asked("lead", "/compliance?step=visits_cp").at("sides")[1].at("audits"), 10);
  set_audit("audit-L0", [](store::Audit& one) { one.look_back_to = "2020-07-10"; });
  // Nine days after the visit of 1 July it was on time.
  const json found = asked("lead", "/compliance?step=visits_cp");
  EXPECT_EQ(found.at("sides")[1].at("audits"), 9);
  EXPECT_EQ(found.at("sides")[0].at("audits"), 11);
}

}  // namespace
}  // namespace windscreen::serve
