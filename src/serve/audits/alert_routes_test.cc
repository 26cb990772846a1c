#include <gtest/gtest.h>

#include "assure/clocks.h"
#include "model/local_day.h"
#include "serve/audits/audits_world_test.h"
#include "serve/audits/conversation_routes.h"
#include "store/audit_talks.h"
#include "store/preferences.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class AlertRoutes : public AuditsWorld {
 protected:
  static std::string at(const char* rest) { return std::string("/api/v1/audits/alerts") + rest; }
  json raise(const char* who = "auditor", const char* audit = "N1") {
    return asked(who, at("/raise"), {{"audit", audit}, {"harm", "He is alone with his uncle."}});
  }
  json rows(const char* who) { return asked(who, at(""), {{"purpose", "audit"}})["rows"]; }
  json waiting(const char* who) { return json::parse(*get(who, at("/waiting")).body); }
  Response change(const char* who, const char* what, const json& alert, json body = json::object()) {
    body["alert"] = alert["id"];
    return ask(who, at(what), body);
  }
};
ON_EACH_ENGINE(AlertRoutes);

TEST_P(AlertRoutes, TheManagersOfTeamAndServiceAreShownItAtOnceByName) {
  const json raised = raise();
  EXPECT_EQ(raised["told"], json({"Name of head", "Name of north"}));
  for (const char* who : {"north", "head", "lead", "director"}) {
    EXPECT_EQ(waiting(who)["to_acknowledge"], 1) << who;
    const json row = rows(who)[0];
    EXPECT_EQ(row["harm"], "He is alone with his uncle.") << who;
    EXPECT_EQ(row["may_acknowledge"], true) << who;
    EXPECT_EQ(row["steps"].size(), 2U) << who;
  }
  EXPECT_EQ(waiting("auditor")["to_acknowledge"], 0);
  EXPECT_EQ(waiting("auditor")["open"], 1);
  EXPECT_EQ(rows("auditor")[0]["may_acknowledge"], false);
  for (const char* who :
       {"south", "worker", "other", "inspector", "analyst", "councillor", "administrator"}) {
    EXPECT_TRUE(rows(who).empty()) << who;
    EXPECT_EQ(waiting(who)["open"], 0) << who;
    EXPECT_EQ(change(who, "/acknowledge", raised).status, 404) << who;
  }
}

// On whatever day it is raised: of two clocks the one of three working days ends later.
TEST_P(AlertRoutes, TheClockIsTheAuthoritys) {
  const std::string usual = raise()["acknowledge_by"];
  kept->write({"administrator", "settings.change"}, [](store::Writer& writer) {
    writer.insert(store::Setting{"audit_alert_acknowledged", "3", store::now()});
  });
  const std::string chosen = raise()["acknowledge_by"];
  const auto today = model::local_day(std::chrono::floor<std::chrono::seconds>(people->now()));
  assure::ClockSettings three;
  three.alert_acknowledged = 3;
  EXPECT_EQ(usual, base::format_iso(assure::alert_due(today)));
  EXPECT_EQ(chosen, base::format_iso(assure::alert_due(today, three)));
  EXPECT_GT(chosen, usual);
}

TEST_P(AlertRoutes, IsAcknowledgedByAManagerAndClosedWithItsOutcome) {
  const json raised = raise();
  EXPECT_EQ(change("auditor", "/acknowledge", raised).status, 403);
  EXPECT_EQ(change("north", "/close", raised, {{"outcome", "Seen today."}}).status, 422);
  ASSERT_EQ(change("north", "/acknowledge", raised).status, 200);
  EXPECT_EQ(waiting("head")["to_acknowledge"], 0);
  EXPECT_EQ(waiting("head")["open"], 1);
  ASSERT_EQ(change("auditor", "/tell", raised, {{"whom", "Duty worker"}, {"mode", "phone"}}).status, 200);
  EXPECT_EQ(change("auditor", "/close", raised, {{"outcome", "x"}}).status, 403);
  ASSERT_EQ(change("head", "/close", raised, {{"outcome", "He is with his aunt."}}).status, 200);
  const json row = rows("lead")[0];
  EXPECT_EQ(row["stage"], "closed");
  EXPECT_EQ(row["outcome"], "He is with his aunt.");
  EXPECT_EQ(row["steps"].size(), 5U);
  EXPECT_EQ(waiting("lead")["open"], 0);
}

TEST_P(AlertRoutes, WhoRaisesItDoesNotAcknowledgeIt) {
  const json raised = asked("north", at("/raise"), {{"audit", "N2"}, {"harm", "She has gone missing."}});
  EXPECT_EQ(raised["told"], json({"Name of head"}));
  EXPECT_EQ(change("north", "/acknowledge", raised).status, 422);
  EXPECT_EQ(change("head", "/acknowledge", raised).status, 200);
}

TEST_P(AlertRoutes, GoesOnWhenTheAuditIsPausedVoidOrHandedOver) {
  const json raised = raise();
  set_audit("N1", [](store::Audit& one) {
    one.paused_from = one.state;
    one.state = "paused";
  });
  EXPECT_EQ(waiting("north")["to_acknowledge"], 1);
  set_audit("N1", [](store::Audit& one) {
    one.paused_from.reset();
    one.state = "void";
    one.auditor_id = "Oth";
  });
  // Who raised it still sees what they wrote, and no longer whose audit it is.
  const json row = rows("auditor")[0];
  EXPECT_EQ(row["harm"], "He is alone with his uncle.");
  EXPECT_EQ(row["audit_in_sight"], false);
  EXPECT_EQ(row["child"], "");
  ASSERT_EQ(change("north", "/acknowledge", raised).status, 200);
  EXPECT_EQ(change("north", "/close", raised, {{"outcome", "Safe."}}).status, 200);
  // And can be raised on an audit that came to nothing.
  raise("lead", "N1");
  EXPECT_EQ(waiting("north")["to_acknowledge"], 1);
}

TEST_P(AlertRoutes, WhatIsLateStandsFirst) {
  raise("lead", "S1");
  const auto old = [&](const char* id, const char* at_moment, const char* due) {
    kept->write({"auditor", "alert"}, [&](store::Writer& writer) {
      store::AuditAlert one;
      one.id = id;
      one.audit_id = "N1";
      one.raised_at = at_moment;
      one.raised_by = "auditor";
      one.harm = "x";
      one.acknowledge_by = due;
      writer.insert(one);
    });
  };
  old("friday", "2020-09-04T19:00:00.000Z", "2020-09-07");
  old("earlier", "2020-08-28T19:00:00.000Z", "2020-09-01");
  const json all = rows("lead");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["id"], "earlier");
  EXPECT_EQ(all[1]["id"], "friday");
  EXPECT_GT(all[1]["days_late"], 0);
  EXPECT_EQ(all[1]["told_too_late"], true);
  EXPECT_EQ(all[2]["days_late"], 0);
  EXPECT_EQ(waiting("head")["late"], 2);
  EXPECT_EQ(waiting("lead")["untold"], 2);
}

TEST_P(AlertRoutes, NobodyWithAnAccountToTellIsSaid) {
  set_audit("S1", [](store::Audit& one) {
    one.team = "East";
    one.service = one.quadrant = std::nullopt;
  });
  EXPECT_TRUE(raise("lead", "S1")["told"].empty());
  EXPECT_EQ(rows("director")[0]["told_too_late"], true);
  // A grant that is over tells nobody.
  kept->write({"system:test", "revoke"}, [](store::Writer& writer) {
    auto grant = writer.select<store::RoleGrant>("where account_id = 'north'").front();
    grant.revoked_at = store::now();
    writer.update(grant);
  });
  EXPECT_EQ(raise()["told"], json({"Name of head"}));
}

TEST_P(AlertRoutes, TheRegisterHasNoWordsAndNoChildren) {
  raise();
  const Response taken = get("north", at("/register.csv"));
  ASSERT_EQ(taken.status, 200);
  EXPECT_EQ(taken.body->find("uncle"), std::string::npos);
  EXPECT_NE(taken.body->find("waiting"), std::string::npos);
  EXPECT_EQ(json::parse(*get("inspector", at("/register")).body).size(), 0U);
  EXPECT_EQ(get("auditor", at("/register")).status, 403);
}

}  // namespace
}  // namespace windscreen::serve
