// Actions over the API: who sees them, who does what with them, and that nobody verifies their own work.
#include <gtest/gtest.h>

#include <algorithm>

#include "assure/after_final.h"
#include "model/calendar.h"
#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {
namespace {

class ActionTest : public AuditsWorld {
 protected:
  using json = nlohmann::json;

  Response send(const std::string& who, const std::string& address, json body) {
    body["purpose"] = "management_oversight";
    return ask(who, "/api/v1/audits/" + address, body);
  }
  /// A change, which takes no purpose.
  int changed(const std::string& who, const std::string& address, const json& body) {
    return ask(who, "/api/v1/audits/actions/" + address, body).status;
  }
  json list(const std::string& who, const json& body = json::object()) {
    const Response answer = send(who, "actions", body);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return json::parse(*answer.body);
  }
  json open(const std::string& who, const std::string& id) {
    const Response answer = send(who, "actions/open", {{"action", id}});
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return json::parse(*answer.body);
  }
  /// An action from the audit of N2 (North, Safeguarding), which the lead asks of `owner`.
  std::string add(const std::string& owner, const json& more = json::object()) {
    json wish = {{"audit", "N2"}, {"change", "Nell sees her brother."}, {"owner", owner}, {"due_days", 5}};
    wish.update(more);
    const Response answer = ask("lead", "/api/v1/audits/actions/add", wish);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return answer.status == 200 ? json::parse(*answer.body)["action"].get<std::string>() : "";
  }
  json seen(const std::string& id, json more = json::object()) {
    more["action"] = id;
    more["seen"] = action(id).revision;
    return more;
  }
  store::AuditAction action(const std::string& id) const {
    return *kept->read([&](const store::Queries& reader) { return reader.find<store::AuditAction>(id); });
  }
  /// The grade of N2, followed up.
  assure::AfterFinal grade(const char* grade) {
    set_audit("N2", [&](store::Audit& one) {
      one.state = "final";
      one.final_grade = grade;
      one.completed_on = base::format_iso(audits->today());
    });
    return kept->write({"lead", "audit.finalise"}, [&](store::Writer& writer) {
      return assure::after_final(writer, *writer.find<store::Audit>("N2"), "lead", audits->today());
    });
  }
};
ON_EACH_ENGINE(ActionTest);

TEST_P(ActionTest, EachRoleSeesWhatIsTheirsToSee) {
  const std::string id = add("north");
  for (const char* who : {"north", "head", "director", "lead"}) {
    const json all = list(who, {{"which", "all"}});
    ASSERT_EQ(all["rows"].size(), 1U) << who;
    EXPECT_EQ(all["rows"][0]["child"], "N2") << who;
    EXPECT_EQ(all["rows"][0]["change"], "Nell sees her brother.") << who;
    EXPECT_EQ(all["rows"][0]["owner"], "Name of north") << who;
  }
  for (const char* who : {"south", "other", "councillor", "administrator"}) {
    EXPECT_TRUE(list(who, {{"which", "all"}})["rows"].empty()) << who;
    EXPECT_EQ(send(who, "actions/open", {{"action", id}}).status, 404) << who;
  }
  // An analyst sees that there is one, of nobody in particular and without its words.
  const json counted = list("analyst", {{"which", "all"}});
  ASSERT_EQ(counted["rows"].size(), 1U);
  EXPECT_NE(counted["rows"][0]["child"], "N2");
  EXPECT_TRUE(counted["rows"][0]["change"].is_null());
  EXPECT_TRUE(counted["rows"][0]["owner"].is_null());
}

TEST_P(ActionTest, AnOwnerSeesTheirOwnWithoutTheChildWhereTheyMayNotSeeThem) {
  const std::string id = add("south");
  const json mine = list("south");
  ASSERT_EQ(mine["rows"].size(), 1U);
  EXPECT_EQ(mine["rows"][0]["child"], "");
  EXPECT_EQ(mine["rows"][0]["change"], "Nell sees her brother.");
  const json one = open("south", id);
  EXPECT_TRUE(one["audit"].is_null());
  EXPECT_EQ(one["may"], json::array({"finish"}));
}

TEST_P(ActionTest, WhatShowsAChildIsRecorded) {
  add("north");
  const std::size_t before = records().size();
  EXPECT_EQ(ask("north", "/api/v1/audits/actions", json::object()).status, 400);
  list("north");
  ASSERT_EQ(records().size(), before + 1);
  EXPECT_EQ(records().back().person_id, "N2");
  // Out of the system only for those who may, and that is recorded too.
  EXPECT_EQ(send("north", "actions.csv", json::object()).status, 200);
  EXPECT_EQ(records().size(), before + 2);
}

TEST_P(ActionTest, AnOwnerVerifiesNothingOfTheirsByAnyRoute) {
  const std::string id = add("north");
  EXPECT_EQ(changed("north", "finish", seen(id, {{"evidence", "Case note of 1 October."}})), 200);
  EXPECT_EQ(action(id).state, "done");
  EXPECT_EQ(changed("north", "verify", seen(id)), 422);
  EXPECT_EQ(changed("north", "impact", seen(id, {{"impact", "All is well."}})), 422);
  // By giving it away first.
  EXPECT_EQ(changed("north", "hand-over", seen(id, {{"owner", "head"}, {"reason", "Take it."}})), 200);
  EXPECT_EQ(changed("north", "verify", seen(id)), 422);
  EXPECT_EQ(changed("head", "verify", seen(id)), 422);
  // By ending it.
  const std::string other = add("north");
  for (const char* state : {"not_possible", "cancelled"}) {
    EXPECT_EQ(changed("north", "state", seen(other, {{"state", state}, {"reason", "No."}})), 422) << state;
  }
  EXPECT_EQ(changed("north", "state", seen(other, {{"state", "verified"}, {"reason", "So."}})), 422);
  EXPECT_EQ(action(other).state, "open");
  // By another who answers for it.
  EXPECT_EQ(changed("lead", "verify", seen(id, {{"words", "Seen in the record."}})), 200);
  EXPECT_EQ(action(id).state, "verified");
}

TEST_P(ActionTest, OnlyWhoAnswersForItVerifies) {
  const std::string id = add("worker");
  EXPECT_EQ(changed("south", "finish", seen(id, {{"evidence", "x"}})), 404);
  EXPECT_EQ(changed("worker", "finish", seen(id, {{"evidence", "Case note."}})), 200);
  EXPECT_EQ(changed("auditor", "verify", seen(id)), 403);
  EXPECT_EQ(changed("analyst", "verify", seen(id)), 403);
  EXPECT_EQ(list("north", {{"which", "to_verify"}})["rows"].size(), 1U);
  EXPECT_TRUE(list("auditor", {{"which", "to_verify"}})["rows"].empty());
  EXPECT_EQ(changed("north", "verify", seen(id)), 200);
}

TEST_P(ActionTest, AStaleChangeIsRefused) {
  const std::string id = add("north");
  const json before = seen(id, {{"evidence", "Case note."}});
  EXPECT_EQ(changed("lead", "hand-over", seen(id, {{"owner", "head"}, {"reason", "Away."}})), 200);
  EXPECT_EQ(changed("lead", "finish", before), 409);
}

// Edge case 21: a day that is no working day moves to the next that is.
TEST_P(ActionTest, ADayThatIsNoWorkingDayMoves) {
  // Christmas Day 2020 is a Friday; Monday the 28th is in lieu of Boxing Day.
  EXPECT_EQ(action(add("north", {{"due_days", nullptr}, {"due_on", "2020-12-25"}})).due_on, "2020-12-29");
  // The Sunday on which the clocks go back.
  EXPECT_EQ(action(add("north", {{"due_days", nullptr}, {"due_on", "2020-10-25"}})).due_on, "2020-10-26");
  const base::Date due = base::parse_iso(action(add("north", {{"due_days", 5}})).due_on).value();
  EXPECT_EQ(due, model::add_working_days(audits->today(), 5));
  json wish = {{"audit", "N2"}, {"change", "x"}, {"owner", "north"}};
  EXPECT_EQ(changed("lead", "add", wish), 400);
  wish["due_on"] = "2020-02-30";
  EXPECT_EQ(changed("lead", "add", wish), 400);
}

// Edge case 22: the owner leaves, and what was stays.
TEST_P(ActionTest, AHandOverKeepsItsHistory) {
  const std::string id = add("worker");
  EXPECT_EQ(changed("north", "hand-over", seen(id, {{"owner", "nobody"}, {"reason", "Left."}})), 422);
  EXPECT_EQ(changed("north", "hand-over", seen(id, {{"owner", "north"}})), 400);
  EXPECT_EQ(changed("worker", "hand-over", seen(id, {{"owner", "north"}, {"reason", "Left."}})), 403);
  EXPECT_EQ(changed("north", "hand-over", seen(id, {{"owner", "north"}, {"reason", "Wanda has left."}})),
            200);
  const json one = open("north", id);
  ASSERT_EQ(one["history"].size(), 2U);
  EXPECT_EQ(one["history"][0]["owner"], "Name of worker");
  EXPECT_EQ(one["history"][1]["owner"], "Name of north");
  EXPECT_EQ(one["history"][1]["reason"], "Wanda has left.");
  EXPECT_EQ(one["due_on"], one["history"][0]["due_on"]);
}

TEST_P(ActionTest, OverdueIsCountedForEachPerson) {
  const std::string id = add("north");
  add("worker");
  kept->write({"system:test", "late"}, [&](store::Writer& writer) {
    auto one = *writer.find<store::AuditAction>(id);
    one.due_on = "2020-09-30";
    writer.update(one);
  });
  const json late = list("head", {{"which", "overdue"}});
  ASSERT_EQ(late["rows"].size(), 1U);
  EXPECT_EQ(late["rows"][0]["days_late"], model::working_days(base::make_date(2020, 9, 30), audits->today()));
  EXPECT_EQ(late["owners"][0]["owner"], "Name of north");
  EXPECT_EQ(late["owners"][0]["late"], 1);
  EXPECT_EQ(json::parse(*get("north", "/api/v1/audits/actions/mine").body), (json{{"late", 1}, {"open", 1}}));
  EXPECT_EQ(json::parse(*get("worker", "/api/v1/audits/actions/mine").body),
            (json{{"late", 0}, {"open", 1}}));
  EXPECT_TRUE(list("south", {{"which", "overdue"}})["rows"].empty());
}

TEST_P(ActionTest, AnInadequatesDutiesAreWithTheirOwnersAndTheAuditMovesOn) {
  grade("inadequate");
  EXPECT_EQ(audit_of("N2").state, "actions_open");
  EXPECT_EQ(list("north")["rows"].size(), 4U);
  EXPECT_EQ(list("head")["rows"].size(), 1U);
  EXPECT_EQ(list("director", {{"which", "escalations"}})["rows"].size(), 1U);
  const json mine = list("lead", {{"which", "all"}});
  ASSERT_EQ(mine["rows"].size(), 7U);
  for (const json& row : mine["rows"]) {
    const std::string id = row["id"];
    const bool leads = row["owner"] == "Name of lead";
    EXPECT_EQ(changed(leads ? "director" : "lead", "state",
                      seen(id, {{"state", "cancelled"}, {"reason", "Done elsewhere."}})),
              200);
  }
  EXPECT_EQ(audit_of("N2").state, "actions_verified");
}

TEST_P(ActionTest, AnAuditorAsksForActionsOfTheirOwnAudits) {
  const json wish = {{"audit", "N2"}, {"change", "Nell has a plan."}, {"due_days", 10}};
  EXPECT_EQ(changed("other", "add", wish), 404);
  EXPECT_EQ(changed("analyst", "add", wish), 403);
  EXPECT_EQ(changed("auditor", "add", wish), 200);
  // Without an owner it is the team's manager's.
  EXPECT_EQ(list("north")["rows"].size(), 1U);
}

// Whoever is offered the form can use it, and nobody else is offered it.
TEST_P(ActionTest, WhoMayAddAnActionIsToldSoWithTheAudit) {
  const json wish = {{"audit", "N2"}, {"change", "Nell has a plan."}, {"due_days", 10}};
  for (const char* who : {"auditor", "north", "head", "director", "lead", "analyst", "inspector"}) {
    const Response opened = send(who, "open", {{"audit", "N2"}});
    if (opened.status != 200) continue;
    EXPECT_EQ(changed(who, "add", wish) == 200, json::parse(*opened.body)["may_add_action"].get<bool>())
        << who;
  }
  EXPECT_EQ(json::parse(*send("analyst", "open", {{"audit", "N2"}}).body)["may_add_action"], false);
  set_audit("N2", [](store::Audit& one) { one.state = "void"; });
  EXPECT_EQ(json::parse(*send("lead", "open", {{"audit", "N2"}}).body)["may_add_action"], false);
  EXPECT_EQ(changed("lead", "add", wish), 422);
}

TEST_P(ActionTest, ADayToLookAtTheImpactIsSetBeforeTheActionIsDone) {
  const std::string id = add("worker");
  const auto may = [&](const char* who) {
    const json offered = open(who, id)["may"];
    return std::ranges::find(offered, "impact_day") != offered.end();
  };
  EXPECT_TRUE(may("north"));
  EXPECT_FALSE(may("worker"));
  EXPECT_EQ(changed("worker", "impact", seen(id, {{"due_on", "2020-12-24"}})), 403);
  // Christmas Day moves to the next working day.
  EXPECT_EQ(changed("north", "impact", seen(id, {{"due_on", "2020-12-25"}})), 200);
  EXPECT_EQ(action(id).impact_due_on, "2020-12-29");
  EXPECT_EQ(open("north", id)["history"].back()["reason"], "A day was set to look at the impact.");
  EXPECT_EQ(changed("lead", "state", seen(id, {{"state", "cancelled"}, {"reason", "Not needed."}})), 200);
  EXPECT_FALSE(may("north"));
}

}  // namespace
}  // namespace windscreen::serve
