// Reports over the API.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "assure/report_life.h"
#include "base/hash.h"
#include "serve/audits/audits_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "store/audit_reports.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class ReportTest : public AuditsWorld {
 protected:
  static json wish(const std::string& kind = "highlight", const std::string& programme = {}) {
    json made = {{"kind", kind},
                 {"month_from", "2020-09"},
                 {"month_to", "2020-09"},
                 {"narrative", "Few cases were seen, and they were good."}};
    if (!programme.empty()) made["programme"] = programme;
    return made;
  }
  static json parsed(const Response& answer) { return json::parse(*answer.body); }

  Response send(const std::string& who, const std::string& address, const json& body) {
    return ask(who, "/api/v1/audits/reports" + address, body);
  }
  /// A report as it was answered, which fits its schema.
  json fitting(const Response& answer) {
    EXPECT_EQ(answer.status, 200) << *answer.body;
    if (answer.status != 200) return {};
    json found = parsed(answer);
    EXPECT_EQ(schema_fault(json::parse(schema_named("AuditReport")), found), "");
    return found;
  }
  json make(const json& of = wish()) { return fitting(send("lead", "", of)); }
  std::string id_of_new() { return make().at("id"); }
  json shown(const std::string& who, const std::string& id) {
    return fitting(get(who, "/api/v1/audits/reports/" + id));
  }
  int seen(const std::string& who, const std::string& id) {
    return get(who, "/api/v1/audits/reports/" + id).status;
  }
  void publish(const std::string& id, const std::string& to = "improvement_board") {
    EXPECT_EQ(send("director", "/" + id + "/sign", json::object()).status, 200);
    EXPECT_EQ(send("director", "/" + id + "/publish", {{"to", to}}).status, 200);
  }
  /// A committee annex as the store would have it.
  std::string annex(const std::string& published_to) const {
    store::AuditReport report;
    report.id = store::new_id();
    report.kind = "committee_annex";
    report.month_from = report.month_to = "2020-09";
    report.author_id = "lead";
    report.made_at = "2020-10-01T09:00:00.000Z";
    report.narrative = "What was found.";
    report.data = assure::canonical_text(
        {{"kind", "committee_annex"},
         {"month_from", "2020-09"},
         {"month_to", "2020-09"},
         {"window",
          {{"first", "2020-09-01"}, {"last", "2020-09-30"}, {"words", "September 2020, by month sampled"}}},
         {"as_at", "2020-10-01"},
         {"method", ""},
         {"condition", ""},
         {"annex", {{"too_few", true}}}});
    report.data_hash = base::sha256(report.data);
    kept->write({"system:test", "annex"}, [&](store::Writer& writer) {
      writer.insert(report);
      assure::sign_report(writer, report.id, "director");
      assure::publish_report(writer, report.id, "director", published_to);
    });
    return report.id;
  }
  void reopen(const std::string& audit) {
    EXPECT_EQ(ask("lead", "/api/v1/audits/decisions/" + audit + "/move",
                  {{"move", "reopen"}, {"reason", "A worker appealed."}, {"seen", audit_of(audit).revision}})
                  .status,
              200);
  }
};
ON_EACH_ENGINE(ReportTest);

TEST_P(ReportTest, AHighlightFreezesWhatThePagesSay) {
  const json report = make();
  const json findings = parsed(get("lead", "/api/v1/audits/findings?months=1&until=2020-09-30"));
  EXPECT_EQ(report.at("data").at("figures"), findings);
  EXPECT_EQ(report.at("data").at("headline"), findings.at("windows").back());
  EXPECT_EQ(report.at("data").at("headline").at("audits"), 1);
  EXPECT_EQ(report.at("data").at("re_audits"), parsed(get("lead", "/api/v1/audits/findings/re-audits")));
  EXPECT_EQ(report.at("data").at("agreement").at("pairs"), 0);
  EXPECT_EQ(report.at("data").at("actions").back().at("of"), "All");
  EXPECT_EQ(report.at("data").at("tools"),
            json::array({{{"tool", "Core audit"}, {"version", "1.0.0"}, {"audits", 1}}}));
  EXPECT_EQ(report.at("data_hash"), base::sha256(report.at("data_text").get<std::string>()));
  EXPECT_EQ(json::parse(report.at("data_text").get<std::string>()), report.at("data"));
  EXPECT_EQ(report.at("intact"), true);
  EXPECT_EQ(report.at("state"), "draft");
  EXPECT_EQ(report.at("months_words"), "September 2020");
  EXPECT_TRUE(report.at("headline_today").is_null());
}

TEST_P(ReportTest, NoChildAndNoAuditIsInAnyReport) {
  moderate("N2", true, "inadequate");
  for (const json& of :
       {wish(), wish("calibration"), wish("thematic", "monthly"), wish("control_sheet", "monthly")}) {
    const std::string text = make(of).at("data_text");
    for (const char* secret :
         {"\"N1\"", "\"N2\"", "\"S1\"", "selection-", "Name of auditor", "Frost", "\"Aud\""})
      EXPECT_EQ(text.find(secret), std::string::npos) << of.at("kind") << " " << secret;
  }
}

TEST_P(ReportTest, EachKindHasItsTables) {
  const auto tables = [&](const json& of) {
    const json report = make(of);
    std::set<std::string> codes;
    for (const json& table : report.at("tables")) {
      const std::string address = "/api/v1/audits/reports/" + report.at("id").get<std::string>() +
                                  "/tables/" + table.at("table").get<std::string>();
      const Response csv = get("lead", address + ".csv");
      EXPECT_EQ(csv.status, 200) << address;
      EXPECT_TRUE(parsed(get("lead", address)).is_array());
      codes.insert(table.at("table"));
    }
    return codes;
  };
  const auto highlight = tables(wish());
  for (const char* code :
       {"headline", "windows", "good_by_month", "inadequate_by_month", "other_streams", "completion",
        "themes", "recommendations", "actions", "re_audits", "agreement", "tools"})
    EXPECT_TRUE(highlight.contains(code)) << code;
  EXPECT_TRUE(tables(wish("thematic", "monthly")).contains("control_sheet"));
  EXPECT_TRUE(tables(wish("control_sheet", "monthly")).contains("control_sheet"));
  EXPECT_TRUE(tables(wish("calibration")).contains("agreement"));
  const std::string id = id_of_new();
  const std::string csv = *get("lead", "/api/v1/audits/reports/" + id + "/tables/headline.csv").body;
  EXPECT_NE(csv.find(",good,Good,1,1,100,"), std::string::npos) << csv;
  EXPECT_EQ(get("lead", "/api/v1/audits/reports/" + id + "/tables/none.csv").status, 404);
  EXPECT_EQ(get("lead", "/api/v1/audits/reports.csv").status, 200);
  EXPECT_EQ(parsed(get("lead", "/api/v1/audits/reports")).at("first_month"), "2020-09");
}

// Edge case 17: months without audits.
TEST_P(ReportTest, AMonthWithoutAuditsMakesAReportThatSaysSo) {
  json of = wish();
  of["month_from"] = "2020-10";
  of["month_to"] = "2020-12";
  const json report = make(of);
  EXPECT_EQ(report.at("data").at("headline").at("audits"), 0);
  EXPECT_EQ(report.at("data").at("headline").at("first"), "2020-10-01");
  EXPECT_EQ(report.at("data").at("headline").at("last"), "2020-12-31");
  EXPECT_FALSE(report.at("data").at("headline").at("cautions").empty());
}

TEST_P(ReportTest, OnlyTheLeadOfTheAuthorityMakesThem) {
  for (const char* who : {"north", "head", "director", "analyst", "auditor", "moderator", "worker",
                          "inspector", "councillor", "administrator"})
    EXPECT_EQ(send(who, "", wish()).status, 403) << who;
  EXPECT_EQ(send("", "", wish()).status, 401);
  grant("north", "qa_lead", "service", "Safeguarding");
  EXPECT_EQ(send("north", "", wish()).status, 403) << "of one service";
  json of = wish();
  of["month_to"] = "2020-08";
  EXPECT_EQ(send("lead", "", of).status, 422);
  of = wish();
  of.erase("narrative");
  EXPECT_EQ(send("lead", "", of).status, 400);
  EXPECT_EQ(send("lead", "", wish("thematic")).status, 422);
  EXPECT_EQ(send("lead", "", wish("thematic", "none")).status, 404);
  EXPECT_EQ(send("lead", "", wish("newsletter")).status, 422);
}

TEST_P(ReportTest, ADraftIsForWhoMakesOrSignsAndAPublishedOneForWhoSeesFigures) {
  const std::string id = id_of_new();
  for (const char* who : {"lead", "head", "director"}) EXPECT_EQ(seen(who, id), 200) << who;
  for (const char* who : {"north", "analyst", "councillor", "inspector"}) {
    EXPECT_EQ(seen(who, id), 404) << who;
    EXPECT_EQ(parsed(get(who, "/api/v1/audits/reports")).at("rows").size(), 0U) << who;
    EXPECT_EQ(get(who, "/api/v1/audits/reports/" + id + "/tables/headline").status, 404) << who;
    EXPECT_EQ(get(who, "/api/v1/audits/reports/" + id + "/restatements").status, 404) << who;
  }
  for (const char* who : {"auditor", "moderator", "worker", "administrator"})
    EXPECT_EQ(seen(who, id), 403) << who;
  EXPECT_EQ(seen("", id), 401);
  EXPECT_EQ(seen("lead", "none"), 404);
  publish(id);
  for (const char* who : {"lead", "head", "director", "north", "south", "analyst"}) {
    EXPECT_EQ(seen(who, id), 200) << who;
    EXPECT_EQ(parsed(get(who, "/api/v1/audits/reports")).at("rows").size(), 1U) << who;
  }
  // Small numbers are not hidden in it.
  for (const char* who : {"councillor", "inspector"}) EXPECT_EQ(seen(who, id), 404) << who;
}

TEST_P(ReportTest, WhoSeesNoFiguresSeesTheAnnexThatWasPublishedForThem) {
  const std::string board = annex("improvement_board");
  const std::string committee = annex("committee");
  for (const char* who : {"councillor", "inspector"}) {
    EXPECT_EQ(seen(who, board), 404) << who;
    const json report = shown(who, committee);
    EXPECT_TRUE(report.at("author").is_null());
    EXPECT_TRUE(report.at("signatures")[0].at("by").is_null());
    EXPECT_EQ(parsed(get(who, "/api/v1/audits/reports")).at("rows").size(), 1U);
    EXPECT_EQ(parsed(get(who, "/api/v1/audits/reports")).at("may_make"), false);
    EXPECT_EQ(parsed(get(who, "/api/v1/audits/reports")).at("first_month"), nullptr);
  }
  // One audit's grade would be told by what changed.
  reopen("N2");
  const json report = shown("councillor", committee);
  EXPECT_EQ(report.at("restated"), true);
  EXPECT_TRUE(report.at("restatements").empty());
  EXPECT_TRUE(report.at("headline_today").is_null());
  EXPECT_EQ(shown("director", committee).at("restatements").size(), 1U);
}

TEST_P(ReportTest, TheAuthorNeitherSignsNorPublishes) {
  const std::string id = id_of_new();
  EXPECT_EQ(send("lead", "/" + id + "/sign", json::object()).status, 422);
  EXPECT_EQ(shown("lead", id).at("may").at("sign"), false);
  EXPECT_FALSE(shown("lead", id).at("why_not").is_null());
  EXPECT_EQ(shown("head", id).at("may").at("sign"), true);
  for (const char* who : {"north", "analyst", "councillor", "auditor", "worker"})
    EXPECT_EQ(send(who, "/" + id + "/sign", json::object()).status, 403) << who;
  EXPECT_EQ(send("director", "/" + id + "/publish", {{"to", "improvement_board"}}).status, 422) << "unsigned";
  EXPECT_EQ(fitting(send("head", "/" + id + "/sign", json::object())).at("state"), "signed");
  EXPECT_EQ(send("lead", "/" + id + "/publish", {{"to", "improvement_board"}}).status, 422);
  EXPECT_EQ(send("director", "/" + id + "/publish", {{"to", "committee"}}).status, 422) << "no annex";
  EXPECT_EQ(send("director", "/" + id + "/publish", json::object()).status, 400);
  const json published = fitting(send("director", "/" + id + "/publish", {{"to", "improvement_board"}}));
  EXPECT_EQ(published.at("state"), "published");
  EXPECT_EQ(published.at("published_to"), "improvement_board");
  ASSERT_EQ(published.at("signatures").size(), 2U);
  EXPECT_EQ(published.at("signatures")[0].at("by"), "Name of head");
  EXPECT_EQ(published.at("signatures")[1].at("by"), "Name of director");
}

TEST_P(ReportTest, ADraftIsReplacedByNewerFiguresUntilItIsSigned) {
  const std::string old = id_of_new();
  set_audit("N1", [](store::Audit& one) {
    one.state = "final";
    one.auditor_grade = one.final_grade = "inadequate";
    one.finalised_at = "2020-09-25T12:00:00.000Z";
  });
  const json newer = fitting(send("lead", "/" + old + "/replace", {{"narrative", "More cases were seen."}}));
  EXPECT_EQ(newer.at("replaces"), old);
  EXPECT_EQ(newer.at("data").at("headline").at("audits"), 2);
  EXPECT_EQ(shown("lead", old).at("data").at("headline").at("audits"), 1) << "as it was frozen";
  EXPECT_EQ(shown("lead", old).at("state"), "replaced");
  EXPECT_EQ(shown("lead", old).at("replaced_by"), newer.at("id"));
  EXPECT_EQ(send("director", "/" + old + "/sign", json::object()).status, 422);
  EXPECT_EQ(send("director", "/" + old + "/replace", {{"narrative", "Other words."}}).status, 403);
  publish(newer.at("id"));
  EXPECT_EQ(
      send("lead", "/" + newer.at("id").get<std::string>() + "/replace", {{"narrative", "Other words."}})
          .status,
      422);
}

// Edge case 33: free text holds names.
TEST_P(ReportTest, NamesAreTakenOutOrKeptForAReason) {
  json of = wish();
  of["narrative"] = "Nora Frost was seen alone, by Wanda One.";
  const Response refused = send("lead", "", of);
  ASSERT_EQ(refused.status, 422);
  const json problem = parsed(refused);
  EXPECT_EQ(problem.at("code"), "names_found");
  ASSERT_EQ(problem.at("found").size(), 2U);
  EXPECT_EQ(problem.at("found")[0].at("kind"), "child_name");
  EXPECT_EQ(problem.at("found")[0].at("found"), "Nora Frost");
  EXPECT_EQ(problem.at("found")[0].at("in"), "narrative");
  EXPECT_EQ(problem.at("found")[1].at("kind"), "worker_name");
  EXPECT_EQ(parsed(get("lead", "/api/v1/audits/reports")).at("rows").size(), 0U);
  of["kept_because"] = "Nora Frost agreed";
  EXPECT_EQ(send("lead", "", of).status, 422) << "the reason names her again";
  of["kept_because"] = "Both are figures of a published book.";
  const json report = fitting(send("lead", "", of));
  EXPECT_EQ(report.at("data").at("narrative_check").at("kept"), 2);
  EXPECT_EQ(report.at("data").at("narrative_check").at("reason"), "Both are figures of a published book.");
}

TEST_P(ReportTest, ANameInARecommendationIsFoundToo) {
  EXPECT_EQ(ask("lead", "/api/v1/audits/themes/begin", json::object()).status, 200);
  EXPECT_EQ(ask("lead", "/api/v1/audits/recommendations/add",
                {{"theme", "neglect"}, {"words", "Do as Wanda One does."}, {"target_percent", 10}})
                .status,
            200);
  json of = wish();
  of["month_to"] = base::format_iso(audits->today()).substr(0, 7);
  of["month_from"] = of["month_to"];
  const Response refused = send("lead", "", of);
  ASSERT_EQ(refused.status, 422);
  EXPECT_EQ(parsed(refused).at("found")[0].at("in"), "recommendations");
}

TEST_P(ReportTest, EdgeCase16AGradeReopenedAfterItWasPublishedIsShownBesideTheFrozenFigures) {
  const std::string id = id_of_new();
  publish(id);
  const std::string hash = shown("lead", id).at("data_hash");
  reopen("N2");
  const json report = shown("analyst", id);
  EXPECT_EQ(report.at("restated"), true);
  ASSERT_EQ(report.at("restatements").size(), 1U);
  EXPECT_EQ(report.at("restatements")[0].at("was"), "good");
  EXPECT_TRUE(report.at("restatements")[0].at("now").is_null());
  EXPECT_EQ(report.at("restatements")[0].at("month"), "2020-09");
  EXPECT_EQ(report.at("data").at("headline").at("audits"), 1);
  EXPECT_EQ(report.at("headline_today").at("audits"), 0);
  EXPECT_EQ(report.at("data_hash"), hash);
  EXPECT_FALSE(report.at("restated_since").is_null());
  // Why, as somebody wrote it, may say more than figures do.
  EXPECT_TRUE(report.at("restatements")[0].at("reason").is_null());
  EXPECT_EQ(shown("lead", id).at("restatements")[0].at("reason"), "A worker appealed.");
  const Response csv = get("lead", "/api/v1/audits/reports/" + id + "/restatements.csv");
  EXPECT_EQ(csv.status, 200);
  EXPECT_NE(csv.body->find("final_grade"), std::string::npos);
}

TEST_P(ReportTest, EdgeCase15AnAuditFinalisedLateIsShownBesideTheFrozenFigures) {
  set_audit("N1", [](store::Audit& one) {
    one.state = "submitted";
    one.auditor_grade = "inadequate";
    one.submitted_at = "2020-09-25T12:00:00.000Z";
  });
  const std::string id = id_of_new();
  publish(id);
  const Response answer = ask("lead", "/api/v1/audits/decisions/N1/final",
                              {{"grade", "inadequate"}, {"seen", audit_of("N1").revision}});
  ASSERT_EQ(answer.status, 200) << *answer.body;
  const json report = shown("director", id);
  ASSERT_EQ(report.at("restatements").size(), 1U);
  EXPECT_TRUE(report.at("restatements")[0].at("was").is_null());
  EXPECT_EQ(report.at("restatements")[0].at("now"), "inadequate");
  EXPECT_EQ(report.at("data").at("headline").at("audits"), 1);
  EXPECT_EQ(report.at("headline_today").at("audits"), 2);
}

}  // namespace
}  // namespace windscreen::serve
