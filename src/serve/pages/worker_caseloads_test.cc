#include "serve/pages/worker_caseloads.h"

#include <gtest/gtest.h>

#include "serve/children/child_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "serve/pages/api_routes.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

TEST(ProtectedLimit, IsATenthLessAndNoPartOfAChild) {
  EXPECT_EQ(protected_limit(20), 18);
  EXPECT_EQ(protected_limit(16), 14);
  EXPECT_EQ(protected_limit(1), 0);
  EXPECT_EQ(protected_limit(0), 0);
}

WorkerCaseload worker(const char* id, std::int64_t children, std::optional<std::int64_t> limit, bool newly) {
  WorkerCaseload one;
  one.worker_id = id;
  one.name = std::string("Name of ") + id;
  one.team = "North";
  one.children = children;
  one.limit = limit;
  one.newly_qualified = newly;
  return one;
}

TEST(WorkerRows, SayWhoIsOverTheLimitAndOverAProtectedOne) {
  const std::vector<WorkerCaseload> all = {worker("A", 20, 20, false), worker("B", 21, 20, false),
                                           worker("C", 18, 20, true), worker("D", 19, 20, true),
                                           worker("E", 99, std::nullopt, true)};
  const std::vector<Grant> director = {{"g", "director", "authority", std::nullopt}};
  const report::Rows rows = worker_rows(all, director, ChildReferences());
  std::string seen;
  const auto words = [](const report::Cell& cell) {
    if (const bool* yes = std::get_if<bool>(&cell)) return *yes ? "y" : "n";
    return "?";
  };
  for (const auto& row : rows.rows) seen += std::string(words(row[8])) + words(row[11]) + " ";
  // At the limit nobody is over it; a protected limit is only a newly qualified worker's.
  EXPECT_EQ(seen, "n? y? nn ny ?? ");
}

class WorkerPage : public ChildWorld {
 protected:
  void SetUp() override {
    ChildWorld::SetUp();
    if (!IsSkipped()) application->set_routes({worker_route(lake, figures, sources().references, nullptr)});
  }
  std::string page(const std::string& who, const char* form) {
    Request asked = request(who, std::string("/caseloads/workers") + form, nullptr);
    asked.method = "GET";
    asked.body.clear();
    const Response answer = application->answer_now(asked);
    return answer.status == 200 ? *answer.body : std::to_string(answer.status);
  }
  // Whom the page names, and how many rows it has.
  std::string seen(const std::string& who) {
    const json rows = json::parse(page(who, ".json"));
    EXPECT_EQ(schema_fault(json::parse(schema_named("WorkerCaseloadsPage")), rows), "");
    std::string all;
    for (const json& row : rows) {
      all += all.empty() ? "" : ", ";
      if (row["kind"] == "unallocated") {
        EXPECT_TRUE(row["worker"].is_null());
        all += "nobody " + row["team"].get<std::string>();
      } else {
        const auto known_as = row["worker"].get<std::string>();
        EXPECT_EQ(row["named"].get<bool>(), !known_as.starts_with("staff-")) << row;
        all += row["named"].get<bool>() ? known_as : "reference";
      }
      all += " " + std::to_string(row["children"].get<int>());
    }
    return all;
  }
};
ON_EACH_ENGINE(WorkerPage);

TEST_P(WorkerPage, NamesWorkersToTheRolesThatSeeNamesWithinTheirReach) {
  // The director first, so that what is kept for one would show if it were given to another.
  EXPECT_EQ(seen("director"), "Wanda One 2, Will Two 2");
  EXPECT_EQ(seen("analyst"), "reference 2, reference 2");
  EXPECT_EQ(seen("north"), "Wanda One 2");
  EXPECT_EQ(seen("south"), "Will Two 2");
  EXPECT_EQ(seen("head"), "Wanda One 2");
  EXPECT_EQ(seen("director"), "Wanda One 2, Will Two 2");
  for (const char* form : {".json", ".csv"}) {
    const std::string text = page("analyst", form);
    for (const char* name : {"Wanda", "Will", "W1", "W2"})
      EXPECT_EQ(text.find(name), std::string::npos) << name;
    EXPECT_EQ(page("north", form).find("Will"), std::string::npos);
    EXPECT_NE(page("director", form).find("Will"), std::string::npos);
    for (const char* nobody : {"councillor", "administrator", "worker", "auditor", "inspector"})
      EXPECT_EQ(page(nobody, form), "403") << nobody;
  }
}

// U1's case is nobody's, U2's was closed that day, U3's went no further, a duty name holds U4's, U5 was
// referred that day.
TEST_P(WorkerPage, CountsTheChildrenWhoseCaseNoWorkerHoldsByTeam) {
  lake::Staging staging({scratch / "scratch", std::uint64_t{256} << 20U, 1});
  lake::SourceRows row(staging, staging.add_source({"ssd.csv", "", "ssd", 1, "abd", 10}));
  const auto referral = [&](const char* child, const char* closed, const char* nfa,
                            const char* day = "2020-11-02") {
    row("ssd_cin_episodes", {{"cine_referral_id", child},
                             {"cine_person_id", child},
                             {"cine_referral_date", day},
                             {"cine_close_date", closed},
                             {"cine_referral_nfa", nfa},
                             {"cine_referral_team", "T1"}});
  };
  referral("U1", "", "N");
  referral("U2", "2020-12-31", "N");
  referral("U3", "", "Y");
  referral("U4", "", "");
  referral("U5", "", "N", "2020-12-31");
  row("ssd_involvements", {{"invo_involvements_id", "I"},
                           {"invo_person_id", "U4"},
                           {"invo_professional_id", "W9"},
                           {"invo_professional_team", "T1"},
                           {"invo_professional_role_id", "Allocated case worker"},
                           {"invo_involvement_start_date", "2020-11-01"}});
  row("ext_employment", {{"worker_id", "W9"}, {"role_group", "Duty"}, {"start_date", "2019-01-01"}});
  row("ssd_department", {{"dept_team_id", "T1"}, {"dept_team_name", "North"}});
  lake::publish(workspace, staging, lake::iso("2020-12-31"));
  LakeView newer(workspace.directory());
  application->set_routes({worker_route(newer, figures, sources().references, nullptr)});
  EXPECT_EQ(seen("director"), "nobody North 2");
  EXPECT_EQ(seen("analyst"), "nobody North 2");
  EXPECT_EQ(seen("north"), "nobody North 2");
  EXPECT_EQ(seen("south"), "");
  application->set_routes({});
}

TEST_P(WorkerPage, StandsBesideFiguresOfOneGroup) {
  application->set_routes(figure_routes(lake, figures));
  const auto figures_of = [&](const std::string& query) {
    Request asked = request("director", "/api/v1/indicators/referred/figures.json" + query, nullptr);
    asked.method = "GET";
    asked.body.clear();
    return application->answer_now(asked);
  };
  const json all = json::parse(*figures_of("?by=gender&months=2").body);
  ASSERT_TRUE(all.is_array()) << all;
  ASSERT_EQ(all.back()["dimension"], "gender");
  const auto group = all.back()["group"].get<std::string>();
  const json own = json::parse(*figures_of("?by=gender&months=2&group=" + group).body);
  ASSERT_TRUE(own.is_array()) << own;
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own.back(), all.back());
  for (const json& row : own) EXPECT_EQ(row["group"], group);
  // Names that look like another question are kept apart from it.
  EXPECT_EQ(figures_of("?by=gender&group=" + group + "%20months%3D2").status, 404);
  EXPECT_EQ(figures_of("?by=gender&group=all").status, 404);
  EXPECT_EQ(figures_of("?by=team,gender&group=" + group).status, 400);
}

TEST_P(WorkerPage, TwoRolesAddUpWorkerByWorker) {
  grant("analyst", "team_manager", "team", "North");
  EXPECT_EQ(seen("analyst"), "Wanda One 2, reference 2");
}

TEST_P(WorkerPage, AReferenceStaysTheSameAndIsNoChilds) {
  const json first = json::parse(page("analyst", ".json"));
  EXPECT_EQ(first, json::parse(page("analyst", ".json")));
  EXPECT_NE(first[0]["worker"], first[1]["worker"]);
}

}  // namespace
}  // namespace windscreen::serve
