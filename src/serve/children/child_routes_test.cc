#include "serve/children/child_routes.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "serve/children/child_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* list = "/api/v1/indicators/referred/children";
constexpr const char* search = "/api/v1/children/search";
constexpr const char* timeline = "/api/v1/children/timeline";
constexpr const char* record = "/api/v1/access-record";

class ChildRoutes : public ChildWorld {};
ON_EACH_ENGINE(ChildRoutes);

TEST_P(ChildRoutes, AManagerSeesTheTeamsChildrenAndHowManyMoreThereAre) {
  const json answer = asked("north", list, oversight);
  EXPECT_EQ(answer["counted"], 5);
  EXPECT_EQ(answer["listed"], 2);
  EXPECT_EQ(answer["elsewhere"], 3);
  EXPECT_EQ(children_in(answer), "N1 N2");
  EXPECT_EQ(answer["rows"][0]["name"], "Nora Frost");
  EXPECT_EQ(answer["rows"][0]["age"], "8 years");
  EXPECT_EQ(answer["rows"][0]["date"], "2020-02-29");
  EXPECT_EQ(children_in(asked("head", list, oversight)), "N1 N2");
  EXPECT_EQ(children_in(asked("director", list, oversight)), "M1 N1 N2 S1 Z1");
  EXPECT_EQ(
      children_in(asked("south", list, with(with(oversight, "dimension", "gender"), "group", "Female"))),
      "M1 S1");
}

TEST_P(ChildRoutes, WhatIsShownIsRecordedWithWhoWhenAndWhy) {
  asked("north", list, with(oversight, "purpose_words", " Monthly meeting "));
  const auto all = records();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].person_id, "N1");
  EXPECT_EQ(all[1].person_id, "N2");
  EXPECT_EQ(all[0].viewing_id, all[1].viewing_id);
  EXPECT_EQ(all[0].account_id, "north");
  EXPECT_EQ(all[0].grant_id, identity("north").grants.front().id);
  EXPECT_EQ(all[0].view, "figure.children");
  EXPECT_EQ(all[0].purpose, "management_oversight");
  EXPECT_EQ(all[0].purpose_detail, "Monthly meeting");
  EXPECT_TRUE(all[0].snapshot->starts_with("2020-09-30"));
  EXPECT_FALSE(all[0].left_the_system);
  // Those who were only counted were not seen.
  EXPECT_EQ(all.back().person_id, "N2");
}

TEST_P(ChildRoutes, PurposesThatTheAuthorityWantsWordsForNeedThem) {
  sources().needs_words = [](const std::string& purpose) { return purpose == "management_oversight"; };
  for (const char* at : {list, search, timeline}) {
    json body = oversight;
    if (at == timeline) body["child"] = "N1";
    EXPECT_EQ(ask("north", at, body).status, 400) << at;
    for (const char* words : {"", "  a "})
      EXPECT_EQ(json::parse(*ask("north", at, with(body, "purpose_words", words)).body)["code"],
                "purpose_needed");
    EXPECT_EQ(ask("north", at, with(body, "purpose_words", "Monthly meeting")).status, 200) << at;
  }
  json of_child = {{"purpose", "management_oversight"}, {"child", "N1"}};
  EXPECT_EQ(ask("director", record, of_child).status, 400);
  of_child["purpose"] = "complaint";
  EXPECT_EQ(ask("director", record, of_child).status, 200);
}

TEST_P(ChildRoutes, NothingIsShownWithoutAPurpose) {
  for (const json& body : {json::object(), json{{"purpose", "curiosity"}}, json{{"purpose", "other"}},
                           json{{"purpose", "other"}, {"purpose_words", "  "}}, json{{"purpose", 3}},
                           json{{"purpose", "audit"}, {"why", "x"}}}) {
    EXPECT_EQ(ask("north", list, body).status, 400) << body;
    EXPECT_EQ(ask("north", search, body).status, 400) << body;
    EXPECT_EQ(ask("north", timeline, with(body, "child", "N1")).status, 400) << body;
    EXPECT_EQ(ask("director", record, with(body, "child", "N1")).status, 400) << body;
  }
  EXPECT_TRUE(records().empty());
  EXPECT_EQ(ask("north", list, {{"purpose", "other"}, {"purpose_words", "A letter"}}).status, 200);
}

// Whatever is asked, a manager never gets a child of another team, nor learns that there is one.
TEST_P(ChildRoutes, NoParameterGivesAChildOfAnotherTeam) {
  std::vector<json> bodies;
  for (const char* snapshot : {"2020-06-30", "2020-09-30"}) {
    for (const char* as_at : {"2020-03-01", "2020-06-30"}) {
      for (const char* group : {"North", "South", "Not recorded"})
        bodies.push_back({{"purpose", "audit"},
                          {"snapshot", snapshot},
                          {"as_at", as_at},
                          {"dimension", "team"},
                          {"group", group},
                          {"page", 1}});
    }
  }
  for (const char* window : {"month", "quarter", "rolling_12_months", "year_to_date", "financial_year"})
    bodies.push_back({{"purpose", "audit"}, {"window", window}, {"as_at", "2020-02-29"}});
  for (int page = 1; page < 4; ++page) bodies.push_back({{"purpose", "audit"}, {"page", page}});
  for (const json& body : bodies) {
    for (const char* form : {"", ".csv"}) {
      const Response answer = ask("north", std::string(list) + form, body);
      for (const char* other : {"S1", "M1", "Z1", "Sara", "Mary", "Zoe"})
        EXPECT_EQ(answer.body->find(other), std::string::npos) << body << other;
    }
  }
  for (const json& body : std::vector<json>{{{"id", "S1"}},
                                            {{"id", "M1"}},
                                            {{"name", "Sara"}},
                                            {{"name", "Frost"}},
                                            {{"date_of_birth", "2011-01-01"}},
                                            json::object()}) {
    const json answer = asked("north", search, with(body, "purpose", "audit"));
    EXPECT_EQ(answer["rows"].size(), answer["listed"]);
    for (const auto& row : answer["rows"]) EXPECT_EQ(row["child"].get<std::string>()[0], 'N') << body;
  }
  const Response nobody = ask("north", timeline, {{"purpose", "audit"}, {"child", "nobody"}});
  EXPECT_EQ(nobody.status, 404);
  for (const char* other : {"S1", "M1", "Z1", "T1", ""}) {
    for (const char* snapshot : {"", "2020-06-30"}) {
      const Response refused =
          ask("north", timeline, {{"purpose", "audit"}, {"child", other}, {"snapshot", snapshot}});
      if (!std::string_view(other).empty()) {
        EXPECT_EQ(*refused.body, *nobody.body) << other;
      }
      EXPECT_NE(refused.status, 200);
    }
  }
  for (const store::AccessRecord& one : records()) EXPECT_EQ(one.person_id[0], 'N');
}

// M1 was North's in June. What moved on is not opened again by an older snapshot.
TEST_P(ChildRoutes, AnOlderSnapshotOpensNothingThatHasMoved) {
  EXPECT_EQ(children_in(asked("north", list, with(oversight, "snapshot", "2020-06-30"))), "N1 N2");
  EXPECT_EQ(children_in(asked("south", list, with(oversight, "snapshot", "2020-06-30"))), "M1 S1");
  EXPECT_EQ(asked("south", timeline,
                  {{"purpose", "audit"}, {"child", "M1"}, {"snapshot", "2020-06-30"}})["journey"]["as_at"],
            "2020-06-30");
}

TEST_P(ChildRoutes, TheAnalystSeesReferencesAndNoOne) {
  const json answer = asked("analyst", list, {{"purpose", "data_quality"}});
  EXPECT_EQ(answer["listed"], 5);
  const std::string text = answer.dump();
  for (const char* name : {"N1", "S1", "M1", "Nora", "Frost", "Wanda", "2012-02-29"})
    EXPECT_EQ(text.find(name), std::string::npos) << name;
  EXPECT_EQ(answer["rows"][0]["identified"], false);
  EXPECT_EQ(answer["rows"][0]["child"].get<std::string>().size(), 20U);
  // The same child is the same reference; the record says which child it was.
  EXPECT_EQ(children_in(asked("analyst", list, {{"purpose", "data_quality"}})), children_in(answer));
  EXPECT_EQ(records().size(), 10U);
  EXPECT_EQ(ask("analyst", search, {{"purpose", "audit"}, {"name", "Frost"}}).status, 403);
  EXPECT_EQ(ask("analyst", timeline, {{"purpose", "audit"}, {"child", "N1"}}).status, 403);
}

TEST_P(ChildRoutes, TwoRolesDoNotAddUpToWhatNeitherAllows) {
  grant("worker", "performance_analyst", "authority");
  const json answer = asked("worker", list, {{"purpose", "data_quality"}});
  EXPECT_EQ(answer["listed"], 5);
  EXPECT_EQ(answer.dump().find("N1"), std::string::npos);
  EXPECT_EQ(ask("worker", timeline, {{"purpose", "own_case"}, {"child", "S1"}}).status, 404);
  EXPECT_EQ(ask("worker", timeline, {{"purpose", "own_case"}, {"child", "N1"}}).status, 200);
  EXPECT_EQ(ask("worker", std::string(search) + ".csv", {{"purpose", "own_case"}}).status, 403);
}

TEST_P(ChildRoutes, APractitionerHasTheirOwnCases) {
  EXPECT_EQ(children_in(asked("worker", search, {{"purpose", "own_case"}})), "N2 N1");
  const json answer = asked("worker", timeline, {{"purpose", "own_case"}, {"child", "N1"}});
  EXPECT_EQ(answer["name"], "Nora Frost");
  EXPECT_EQ(answer["involved"][0]["worker"], "Wanda One");
  EXPECT_EQ(answer["involved"][0]["team"], "North");
  EXPECT_FALSE(answer["journey"]["entries"].empty());
  EXPECT_EQ(records().back().view, "child.timeline");
  EXPECT_EQ(ask("worker", list, {{"purpose", "own_case"}}).status, 403);
}

TEST_P(ChildRoutes, NamedChildrenAreAllThatAnInspectorSees) {
  EXPECT_EQ(children_in(asked("inspector", search, {{"purpose", "inspection"}})), "N1");
  const json answer = asked("inspector", timeline, {{"purpose", "inspection"}, {"child", "N1"}});
  EXPECT_EQ(answer["involved"][0]["role"], "Allocated case worker");
  EXPECT_TRUE(answer["involved"][0]["worker"].is_null());
  EXPECT_EQ(ask("inspector", timeline, {{"purpose", "inspection"}, {"child", "N2"}}).status, 404);
  EXPECT_EQ(ask("auditor", timeline, {{"purpose", "audit"}, {"child", "S1"}}).status, 200);
  EXPECT_EQ(ask("auditor", timeline, {{"purpose", "audit"}, {"child", "N1"}}).status, 404);
}

TEST_P(ChildRoutes, AGrantThatIsOverOpensNothingWhateverTheSessionRemembers) {
  const Identity remembered = identity("north");
  Application stale([&] {
    ApplicationOptions options;
    options.identify = [&](const Request&) { return remembered; };
    return options;
  }());
  stale.set_routes(child_routes(sources()));
  EXPECT_EQ(stale.answer_now(request("", list, oversight)).status, 200);
  kept->write({"system:test", "revoke"}, [&](store::Writer& writer) {
    auto row = writer.find<store::RoleGrant>(remembered.grants.front().id).value();
    row.valid_to = "2020-01-01";
    writer.update(row);
  });
  EXPECT_EQ(stale.answer_now(request("", list, oversight)).status, 403);
  EXPECT_EQ(stale.answer_now(request("", timeline, with(oversight, "child", "N1"))).status, 403);
  stale.stop();
  // Nor does a grant that a session does not know yet, nor the grant of an account that is locked.
  kept->write({"system:test", "lock"}, [&](store::Writer& writer) {
    auto row = writer.find<store::Account>("director").value();
    row.status = "locked";
    writer.update(row);
  });
  EXPECT_EQ(ask("director", list, oversight).status, 403);
}

TEST_P(ChildRoutes, WhatLeavesIsMarkedAndRecordedAsSuch) {
  const Response csv = ask("north", std::string(list) + ".csv", oversight);
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(*csv.headers.find("Cache-Control"), "no-store");
  EXPECT_NE(csv.headers.find("Content-Disposition")->find("referred-children.csv"), std::string::npos);
  const auto lines = std::count(csv.body->begin(), csv.body->end(), '\n');
  EXPECT_EQ(lines, 3);
  std::size_t marks = 0;
  for (std::size_t at = csv.body->find("north@example.org"); at != std::string::npos;
       at = csv.body->find("north@example.org", at + 1))
    ++marks;
  EXPECT_EQ(marks, 2U);
  for (const store::AccessRecord& one : records()) EXPECT_TRUE(one.left_the_system);
  EXPECT_EQ(records().size(), 2U);
  // An auditor reads and takes nothing out.
  EXPECT_EQ(ask("auditor", std::string(timeline) + ".csv", {{"purpose", "audit"}, {"child", "S1"}}).status,
            403);
  const Response journey =
      ask("inspector", std::string(timeline) + ".csv", {{"purpose", "inspection"}, {"child", "N1"}});
  EXPECT_EQ(journey.status, 200);
  EXPECT_NE(journey.body->find("inspector@example.org"), std::string::npos);
}

TEST_P(ChildRoutes, WhatCannotBeRecordedIsNotShown) {
  store::Store other(location);
  std::promise<void> holding;
  std::promise<void> release;
  std::thread writer([&] {
    other.write({"system:test", "hold"}, [&](store::Writer&) {
      holding.set_value();
      release.get_future().wait();
    });
  });
  holding.get_future().wait();
  const Response refused = ask("north", list, oversight);
  const Response child = ask("north", timeline, with(oversight, "child", "N1"));
  release.set_value();
  writer.join();
  for (const Response& one : {refused, child}) {
    EXPECT_EQ(one.status, 503);
    EXPECT_EQ(one.body->find("N1"), std::string::npos);
  }
  EXPECT_TRUE(records().empty());
  EXPECT_EQ(ask("north", list, oversight).status, 200);
}

TEST_P(ChildRoutes, TheRecordIsSearchedByChildAndByPersonAndRecordsThat) {
  asked("north", timeline, with(oversight, "child", "N1"));
  asked("worker", timeline, {{"purpose", "own_case"}, {"child", "N1"}});
  asked("south", timeline, with(oversight, "child", "S1"));
  const json by_child = asked("director", record, {{"purpose", "complaint"}, {"child", "N1"}});
  ASSERT_EQ(by_child["listed"], 2);
  EXPECT_EQ(by_child["rows"][0]["email"], "worker@example.org");
  EXPECT_EQ(by_child["rows"][0]["role"], "practitioner");
  EXPECT_EQ(by_child["rows"][0]["purpose"], "own_case");
  EXPECT_EQ(by_child["rows"][1]["name"], "Name of north");
  const json by_person =
      asked("director", record, {{"purpose", "complaint"}, {"account", "South@example.org"}});
  ASSERT_EQ(by_person["listed"], 1);
  EXPECT_EQ(by_person["rows"][0]["child"], "S1");
  // Nobody has opened Z1's record, and now it is known who asked.
  EXPECT_EQ(asked("director", record, {{"purpose", "complaint"}, {"child", "Z1"}})["listed"], 0);
  EXPECT_EQ(records().back().view, "access_record");
  EXPECT_EQ(records().back().person_id, "Z1");
  EXPECT_EQ(asked("director", record, {{"purpose", "complaint"}, {"child", "Z1"}})["listed"], 1);
  EXPECT_EQ(
      asked("director", record, {{"purpose", "complaint"}, {"child", "N1"}, {"to", "2020-01-01"}})["listed"],
      0);
  EXPECT_EQ(ask("director", record, {{"purpose", "complaint"}}).status, 400);
  EXPECT_EQ(ask("director", record, {{"purpose", "complaint"}, {"account", "x@example.org"}}).status, 404);
  EXPECT_EQ(ask("north", record, {{"purpose", "complaint"}, {"child", "N1"}}).status, 403);
}

TEST_P(ChildRoutes, AnAdministratorAndACouncillorSeeNoCaseData) {
  for (const char* who : {"administrator", "councillor"}) {
    for (const char* target : {list, search, timeline, record})
      EXPECT_EQ(ask(who, target, with(with(oversight, "child", "N1"), "name", "Nora")).status, 403) << who;
  }
  for (const char* target : {list, search, timeline, record})
    EXPECT_EQ(ask("", target, oversight).status, 401);
  EXPECT_TRUE(records().empty());
}

TEST_P(ChildRoutes, NobodyLeafsThroughAllChildren) {
  EXPECT_EQ(ask("director", search, oversight).status, 400);
  EXPECT_EQ(ask("director", search, with(oversight, "name", "a")).status, 400);
  EXPECT_EQ(children_in(asked("director", search, with(oversight, "name", "frost"))), "M1 N2 N1 S1 Z1");
}

TEST_P(ChildRoutes, RefusesWhatItCannotUse) {
  for (const json& more :
       {json{{"as_at", "2020-10-01"}}, json{{"as_at", "2020-02-30"}}, json{{"window", "week"}},
        json{{"dimension", "team"}}, json{{"dimension", "school"}, {"group", "x"}}, json{{"page", 0}},
        json{{"page", "1"}}, json{{"snapshot", 3}}, json{{"group", std::string(300, 'x')}}}) {
    json body = oversight;
    body.update(more);
    EXPECT_EQ(ask("director", list, body).status, 400) << more;
  }
  EXPECT_EQ(ask("director", "/api/v1/indicators/nothing/children", oversight).status, 404);
  EXPECT_EQ(ask("director", list, with(oversight, "snapshot", "2019")).status, 404);
  EXPECT_EQ(ask("director", timeline, oversight).status, 400);
}

TEST_P(ChildRoutes, TheAnswersFitTheirSchemas) {
  const auto fits = [](const std::string& schema, const json& answer) {
    EXPECT_EQ(schema_fault(json::parse(schema_named(schema)), answer), "") << answer;
  };
  fits("CountedChildren", asked("north", list, oversight));
  fits("CountedChildren", asked("analyst", list, oversight));
  fits("FoundChildren", asked("north", search, oversight));
  fits("ChildTimeline", asked("north", timeline, with(oversight, "child", "N1")));
  fits("AccessRecords", asked("director", record, with(oversight, "child", "N1")));
}

TEST_P(ChildRoutes, TheLogNamesNoChild) {
  asked("north", timeline, with(oversight, "child", "N1"));
  ask("north", timeline, with(oversight, "child", "S1"));
  ask("north", search, with(oversight, "name", "Nora"));
  for (const LogLine& line : log) {
    for (const char* name : {"N1", "S1", "Nora"})
      EXPECT_EQ((line.method + line.pattern + line.fault).find(name), std::string::npos);
  }
}

}  // namespace
}  // namespace windscreen::serve
