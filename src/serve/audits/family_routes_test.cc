#include <gtest/gtest.h>

#include "serve/audits/audits_world_test.h"
#include "serve/audits/conversation_routes.h"
#include "store/audit_talks.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class FamilyRoutes : public AuditsWorld {
 protected:
  static std::string at(const char* rest) { return std::string("/api/v1/audits/family") + rest; }
  json page(const char* who) { return asked(who, at(""), {{"audit", "N1"}, {"purpose", "audit"}}); }
  json person() { return page("auditor")["people"].back(); }
  /// A change of the person who is listed last, as the auditor sees them.
  Response change(const char* what, json body, const char* who = "auditor") {
    const json now = person();
    body["audit"] = "N1";
    body["person"] = now["id"];
    body["seen"] = now["changed_at"];
    return ask(who, at(what), body);
  }
  void list(const char* respondent, const char* safe, const char* reason = "Asked the worker.") {
    asked("auditor", at("/decide"),
          {{"audit", "N1"}, {"respondent", respondent}, {"safe", safe}, {"reason", reason}});
  }
  json rates(const char* who) {
    const Response response = get(who, "/api/v1/audits/family/responses");
    EXPECT_EQ(response.status, 200) << *response.body;
    return json::parse(*response.body);
  }
};
ON_EACH_ENGINE(FamilyRoutes);

TEST_P(FamilyRoutes, NothingIsRecordedBeforeItIsDecidedThatItIsSafe) {
  list("mother", "not_decided", "");
  EXPECT_EQ(change("/attempt", {{"mode", "phone"}, {"result", "spoke"}}).status, 422);
  EXPECT_EQ(change("/answers", {{"answers", "Good."}, {"may_quote", true}}).status, 422);
  EXPECT_EQ(change("/decide", {{"respondent", "mother"}, {"safe", "safe"}}).status, 422);
  EXPECT_EQ(
      change("/decide", {{"respondent", "mother"}, {"safe", "safe"}, {"reason", "Lives alone now."}}).status,
      200);
  EXPECT_EQ(change("/answers", {{"answers", "Good."}, {"may_quote", true}}).status, 422);
  EXPECT_EQ(change("/attempt", {{"mode", "phone"}, {"result", "spoke"}}).status, 200);
  EXPECT_EQ(change("/answers", {{"answers", "She listened."}, {"may_quote", true}, {"themes", {"listening"}}})
                .status,
            200);
  const json one = person();
  EXPECT_EQ(one["safe_by"], "Name of auditor");
  EXPECT_EQ(one["safe_reason"], "Lives alone now.");
  EXPECT_EQ(one["answers"], "She listened.");
  EXPECT_EQ(one["themes"], json({"listening"}));
  EXPECT_EQ(one["next"], "share");
  EXPECT_EQ(one["attempts"].size(), 1U);
  EXPECT_EQ(records().back().view, "audit.family");
}

TEST_P(FamilyRoutes, TheWorkerReadsItOnceTheyWereTold) {
  list("mother", "safe");
  change("/attempt", {{"mode", "visit"}, {"result", "spoke"}});
  change("/answers", {{"answers", "He never came."}, {"may_quote", false}});
  set_audit("N1", [](store::Audit& one) { one.state = "conversation"; });
  EXPECT_TRUE(page("worker")["people"].empty());
  EXPECT_EQ(change("/share", {{"shared_on", "2099-01-01"}}).status, 422);
  ASSERT_EQ(change("/share", {{"shared_on", "2020-09-20"}}).status, 200);
  EXPECT_EQ(page("worker")["people"][0]["answers"], "He never came.");
  EXPECT_EQ(page("worker")["may_write"], false);
}

TEST_P(FamilyRoutes, OnlyAuditorAndLeadWrite) {
  list("child", "safe");
  for (const char* who : {"north", "head", "director"}) {
    EXPECT_EQ(page(who)["may_write"], false) << who;
    EXPECT_EQ(change("/attempt", {{"mode", "phone"}, {"result", "declined"}}, who).status, 422) << who;
  }
  for (const char* who : {"south", "other", "moderator", "inspector", "councillor", "administrator"})
    EXPECT_EQ(change("/attempt", {{"mode", "phone"}, {"result", "declined"}}, who).status, 404) << who;
  EXPECT_EQ(change("/attempt", {{"mode", "phone"}, {"result", "declined"}}, "analyst").status, 403);
  EXPECT_EQ(change("/attempt", {{"mode", "phone"}, {"result", "declined"}}, "lead").status, 200);
  // Over what is no longer there.
  EXPECT_EQ(ask("auditor", at("/decide"),
                {{"audit", "N1"},
                 {"person", person()["id"]},
                 {"seen", "2020-01-01T00:00:00.000Z"},
                 {"respondent", "child"},
                 {"safe", "unsafe"},
                 {"reason", "x"}})
                .status,
            409);
}

TEST_P(FamilyRoutes, ListsWhomToAskOfOnesOwnAudits) {
  json rows = asked("auditor", at("/to-ask"), json::object())["rows"];
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0]["people"].empty());
  list("father", "unsafe", "He has threatened her.");
  list("mother", "safe");
  rows = asked("lead", at("/to-ask"), json::object())["rows"];
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["people"],
            json({{{"respondent", "father"}, {"next", ""}}, {{"respondent", "mother"}, {"next", "ask"}}}));
  EXPECT_TRUE(asked("worker", at("/to-ask"), json::object())["rows"].empty());
  EXPECT_TRUE(asked("north", at("/to-ask"), json::object())["rows"].empty());
}

TEST_P(FamilyRoutes, ResponseRatesAreOfOnesOwnReachAndHaveNoPercentageOfFew) {
  kept->write({"auditor", "feedback"}, [](store::Writer& writer) {
    for (int i = 0; i < 11; ++i) {
      store::FamilyFeedback one;
      one.id = store::new_id();
      one.audit_id = i < 9 ? "N1" : "N2";
      one.respondent = "parent";
      one.safe = "safe";
      one.outcome = i == 0 ? "no_answer" : "spoke";
      one.themes = "[]";
      one.changed_at = store::now();
      writer.insert(one);
    }
  });
  const json all = rates("lead")[0];
  EXPECT_EQ(all["by"], "all");
  EXPECT_EQ(all["safe"], 11);
  EXPECT_EQ(all["replied"], 10);
  EXPECT_NEAR(all["response_rate"].get<double>(), 90.909, 0.001);
  EXPECT_EQ(rates("north")[0]["safe"], 11);
  EXPECT_EQ(rates("south")[0]["safe"], 0);
  kept->write({"auditor", "feedback"}, [](store::Writer& writer) {
    auto one = writer.select<store::FamilyFeedback>("where outcome = 'spoke' order by id").front();
    one.outcome = "declined";
    writer.update(one);
  });
  EXPECT_TRUE(rates("lead")[0]["response_rate"].is_null());
  EXPECT_EQ(get("lead", "/api/v1/audits/family/responses.csv").status, 200);
  EXPECT_EQ(get("auditor", "/api/v1/audits/family/responses").status, 403);
  // None of these months.
  const Response later = get("lead", "/api/v1/audits/family/responses?from=2020-10");
  EXPECT_EQ(json::parse(*later.body)[0]["listed"], 0);
}

}  // namespace
}  // namespace windscreen::serve
