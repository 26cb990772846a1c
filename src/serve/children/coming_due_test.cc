// What is next: what is due from the snapshot's day up to 14 days on, for whom each role reaches.
#include "serve/children/coming_due.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "serve/children/child_world_test.h"
#include "serve/children/coming_due_load_test.h"
#include "serve/children/coming_due_routes.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "serve/pages/worker_caseloads.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* counts = "/api/v1/coming-due";
constexpr const char* children = "/api/v1/coming-due/children";

class ComingDueList : public ChildWorld {
 protected:
  // "visit_cp N1 2020-11-05", one a thing, as the snapshot's day has them; and the kinds of which nothing is
  // known.
  std::string due(Load& load) {
    load.publish(workspace);
    newest = std::make_unique<LakeView>(workspace.directory());
    const auto state = newest->now();
    const lake::Snapshot& snapshot = state->find("");
    WhatIsNext next;
    figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
      next = read_what_is_next(measurer, snapshot.as_at);
    });
    unknown = next.unknown;
    std::string all;
    for (const ComingDue& one : next.due)
      all += (all.empty() ? "" : ", ") + one.kind + " " + one.person_id + " " +
             base::format_iso(one.due_on).substr(5);
    return all;
  }
  // Serves the load.
  void serve(Load& load) {
    static_cast<void>(due(load));
    of_newest = std::make_unique<ChildSources>(*newest, figures, *kept);
    application->set_routes(coming_due_routes(*of_newest));
  }
  void TearDown() override {
    ChildWorld::TearDown();
    if (application) application->set_routes({});
  }
  Response get(const std::string& who, const std::string& form = "") {
    Request asked = request(who, counts + form, nullptr);
    asked.method = "GET";
    asked.body.clear();
    return application->answer_now(asked);
  }
  // "11-05 Wanda One visit_cp 1", one a row.
  std::string seen(const std::string& who) {
    const Response answer = get(who);
    if (answer.status != 200) return std::to_string(answer.status);
    const json all = json::parse(*answer.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named("ComingDue")), all), "");
    std::string words;
    for (const json& row : all["rows"]) {
      std::string worker = row["worker"].is_null() ? "nobody" : row["worker"].get<std::string>();
      EXPECT_EQ(row["named"].get<bool>(), worker.starts_with("W")) << row;
      if (worker.starts_with("staff-")) worker = "reference";
      words += (words.empty() ? "" : ", ") + row["due_on"].get<std::string>().substr(5) + " " + worker + " " +
               row["kind"].get<std::string>() + " " + std::to_string(row["number"].get<int>());
    }
    return words;
  }
  // "N1 11-05", one a row.
  std::string listed(const std::string& who, json body = oversight) {
    const json all = asked(who, children, body);
    EXPECT_EQ(schema_fault(json::parse(schema_named("ComingDueChildren")), all), "");
    std::string words;
    for (const json& row : all["rows"])
      words += (words.empty() ? "" : ", ") + row["child"].get<std::string>() + " " +
               row["due_on"].get<std::string>().substr(5);
    return words;
  }

  std::unique_ptr<LakeView> newest;
  std::unique_ptr<ChildSources> of_newest;
  std::vector<std::string> unknown;
};
ON_EACH_ENGINE(ComingDueList);

TEST_P(ComingDueList, AVisitIsDueOnItsLastDayInTime) {
  Load load;
  // Ten working days: from Thursday 22 October to Thursday 5 November; what is due today is not late yet,
  // what was due on Friday is. N3 must be seen by the last day that is looked at, Z1 not yet.
  load.cp_plan("N1", "2020-09-01").cp_visit("N1", "2020-10-22").cp_visit("N1", "2020-10-29", "N");
  load.cp_plan("N2", "2020-09-01").cp_visit("N2", "2020-10-19");
  load.cp_plan("N3", "2020-09-01").cp_visit("N3", "2020-11-02");
  load.cp_plan("S1", "2020-09-01").cp_visit("S1", "2020-10-16");
  // The plan ended today.
  load.cp_plan("Z1", "2020-09-01", "2020-11-02").cp_visit("Z1", "2020-10-22");
  EXPECT_EQ(due(load), "visit_cp N2 11-02, visit_cp N1 11-05, visit_cp N3 11-16");
}

TEST_P(ComingDueList, AFirstVisitIsDueFromTheStart) {
  Load load;
  // The tenth working day after Thursday 29 October; seven days after Friday 30 October, and today.
  load.cp_plan("N1", "2020-10-29").cp_visit("N2", "2020-10-01");
  load.in_care("S1", "2020-10-30").in_care("Z1", "2020-10-27").cla_visit("N2", "2020-10-01");
  EXPECT_EQ(due(load), "visit_cla Z1 11-03, visit_cla S1 11-06, visit_cp N1 11-12");
}

TEST_P(ComingDueList, ReviewsAndPlansAreDueByTheirRules) {
  Load load;
  // Three months after the start, six after a review; on the last day, and the day after it.
  load.cp_plan("N1", "2020-08-06").cp_plan("N2", "2020-02-01").cp_review("N2", "2020-05-02");
  load.cp_plan("N3", "2020-08-16").cp_plan("S1", "2020-08-17");
  EXPECT_EQ(due(load), "review_cp N2 11-02, review_cp N1 11-06, review_cp N3 11-16");
  Load care;
  // The twentieth working day in care; three months after the first review; six after the second; out of
  // care.
  care.in_care("N1", "2020-10-07").in_care("N2", "2020-01-06").cla_review("N2", "2020-02-03");
  care.in_care("N3", "2020-01-06").cla_review("N3", "2020-02-03").cla_review("N3", "2020-05-10");
  care.in_care("S1", "2020-07-20").cla_review("S1", "2020-08-15");
  care.in_care("Z1", "2020-07-20", "2020-11-01").cla_review("Z1", "2020-08-15");
  EXPECT_EQ(due(care), "review_cla N1 11-04, review_cla N3 11-10, review_cla S1 11-15");
  Load leavers;
  leavers.care_leaver("N1", "2020-05-10")
      .care_leaver("N2", "2020-05-01")
      .care_leaver("N3", "2020-05-10", "DIED");
  EXPECT_EQ(due(leavers), "pathway_plan N1 11-10");
}

TEST_P(ComingDueList, AssessmentsAndEnquiriesAreDueWhileTheyAreOpen) {
  Load load;
  load.assessment("N1", "2020-09-01")
      .assessment("N2", "2020-09-01", "2020-10-30")
      .assessment("N3", "2020-08-28");
  load.assessment("S1", "2020-08-27");
  load.enquiry("S1", "2020-10-12").enquiry("Z1", "2020-10-12").conference("Z1", "2020-10-30");
  load.enquiry("N1", "2020-10-12", "", "Y").enquiry("N2", "2020-10-12", "2020-10-20");
  // Monday 31 August was a bank holiday: what began on the Friday before has until today, on the Thursday
  // not.
  EXPECT_EQ(due(load), "assessment N3 11-02, section_47 S1 11-02, assessment N1 11-03");
}

TEST_P(ComingDueList, OfWhatIsNotRecordedNothingIsKnown) {
  Load load;
  load.cp_plan("N1", "2020-10-29").assessment("N1", "2020-09-01");
  // Nobody's visits are recorded, so that none is missing.
  EXPECT_EQ(due(load), "assessment N1 11-03");
  EXPECT_EQ(unknown, (std::vector<std::string>{"visit_cp", "visit_cla", "visit_cin", "review_cp",
                                               "review_cla", "pathway_plan", "section_47"}));
}

// Two lists can be laid side by side.
TEST_P(ComingDueList, CallsAWorkerWhoIsNotNamedAsTheCaseloadsDo) {
  Load load;
  load.assessment("N1", "2020-09-01").assessment("S1", "2020-09-02");
  serve(load);
  auto routes = coming_due_routes(*of_newest);
  routes.push_back(worker_route(*newest, figures, of_newest->references, nullptr));
  application->set_routes(std::move(routes));
  const auto workers = [&](const json& rows) {
    std::set<std::string> all;
    for (const json& row : rows) {
      if (!row["worker"].is_null()) all.insert(row["worker"].get<std::string>());
    }
    return all;
  };
  Request asked = request("analyst", "/caseloads/workers.json", nullptr);
  asked.method = "GET";
  asked.body.clear();
  const auto due = workers(json::parse(*get("analyst").body)["rows"]);
  ASSERT_EQ(due.size(), 2U);
  EXPECT_TRUE(due.begin()->starts_with("staff-"));
  EXPECT_EQ(due, workers(json::parse(*application->answer_now(asked).body)));
}

TEST_P(ComingDueList, CountsByDayAndWorkerWithinReachAndNamesNoChild) {
  Load load;
  load.assessment("N1", "2020-09-01").assessment("N2", "2020-09-01").assessment("S1", "2020-09-02");
  load.assessment("Z1", "2020-09-02");
  serve(load);
  EXPECT_EQ(seen("north"), "11-03 Wanda One assessment 2");
  EXPECT_EQ(seen("head"), "11-03 Wanda One assessment 2");
  EXPECT_EQ(seen("south"), "11-04 Will Two assessment 1");
  EXPECT_EQ(seen("director"),
            "11-03 Wanda One assessment 2, 11-04 nobody assessment 1, 11-04 Will Two assessment 1");
  EXPECT_EQ(seen("analyst"),
            "11-03 reference assessment 2, 11-04 nobody assessment 1, 11-04 reference assessment 1");
  for (const char* nobody : {"councillor", "administrator", "worker", "auditor", "inspector"})
    EXPECT_EQ(seen(nobody), "403") << nobody;
  EXPECT_EQ(seen(""), "401");
  for (const char* form : {".json", ".csv"}) {
    const std::string text = *get("director", form).body;
    for (const char* word : {"N1", "N2", "S1", "Z1", "Nora"})
      EXPECT_EQ(text.find(word), std::string::npos) << word;
    EXPECT_NE(text.find("Wanda One"), std::string::npos);
  }
  // Nobody was shown.
  EXPECT_TRUE(records().empty());
}

TEST_P(ComingDueList, AGrantThatIsRevokedCountsNothing) {
  Load load;
  serve(load.assessment("N1", "2020-09-01"));
  EXPECT_EQ(seen("north"), "11-03 Wanda One assessment 1");
  EXPECT_EQ(seen("south"), "");
  kept->write({"system:test", "revoke"}, [&](store::Writer& writer) {
    for (store::RoleGrant& one : writer.select<store::RoleGrant>("where account_id = 'north'", {})) {
      one.revoked_at = store::now();
      writer.update(one);
    }
  });
  EXPECT_EQ(seen("north"), "403");
}

TEST_P(ComingDueList, TheChildrenAreShownForAPurposeAndRecorded) {
  Load load;
  load.assessment("N1", "2020-09-02").assessment("N2", "2020-09-01").assessment("S1", "2020-08-31");
  load.assessment("Z1", "2020-09-01").enquiry("N1", "2020-10-12");
  serve(load);
  EXPECT_EQ(ask("north", children, json::object()).status, 400);
  EXPECT_TRUE(records().empty());
  EXPECT_EQ(listed("north"), "N1 11-02, N2 11-03, N1 11-04");
  const auto all = records();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].person_id + " " + all[1].person_id, "N1 N2");
  EXPECT_EQ(all[0].viewing_id, all[1].viewing_id);
  EXPECT_EQ(all[0].view, "coming_due.children");
  EXPECT_EQ(all[0].purpose, "management_oversight");
  EXPECT_FALSE(all[0].left_the_system);
  EXPECT_EQ(listed("north", with(oversight, "kind", "section_47")), "N1 11-02");
  EXPECT_EQ(listed("director"), "S1 11-02, N1 11-02, N2 11-03, Z1 11-03, N1 11-04");
  // Whoever nobody has is first.
  EXPECT_EQ(listed("director", with(oversight, "order", "worker")),
            "Z1 11-03, N1 11-02, N2 11-03, N1 11-04, S1 11-02");
  const json analyst = asked("analyst", children, oversight);
  ASSERT_EQ(analyst["listed"], 5);
  for (const json& row : analyst["rows"]) {
    EXPECT_TRUE(row["child"].get<std::string>().starts_with("ref-")) << row;
    EXPECT_TRUE(row["worker"].is_null() && row["name"].is_null() && row["born"].is_null()) << row;
  }
  for (const char* nobody : {"councillor", "administrator", "worker", "auditor", "inspector"})
    EXPECT_EQ(ask(nobody, children, oversight).status, 403) << nobody;
}

TEST_P(ComingDueList, WhatLeavesIsMarkedAndWhatIsUnknownIsRefused) {
  Load load;
  serve(load.assessment("N1", "2020-09-01"));
  const Response csv = ask("north", std::string(children) + ".csv", oversight);
  EXPECT_EQ(csv.status, 200);
  EXPECT_NE(csv.body->find("taken_by"), std::string::npos);
  EXPECT_NE(csv.body->find("Name of north <north@example.org>"), std::string::npos);
  ASSERT_EQ(records().size(), 1U);
  EXPECT_TRUE(records().front().left_the_system);
  for (const json& wrong :
       {json{{"kind", "visit"}}, json{{"order", "name"}}, json{{"child", "N1"}}, json{{"page", 0}}}) {
    json body = oversight;
    body.update(wrong);
    EXPECT_EQ(ask("north", children, body).status, 400) << wrong;
  }
  EXPECT_EQ(asked("north", children, with(oversight, "page", 2))["rows"].size(), 0U);
  // No child is in the log of requests.
  for (const LogLine& line : log) EXPECT_EQ(line.pattern.find("N1"), std::string::npos);
}

}  // namespace
}  // namespace windscreen::serve
