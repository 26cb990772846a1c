// The committee's annex over the API: from a signed highlight report to who reads it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "serve/audits/audits_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class ReportAnnexTest : public AuditsWorld {
 protected:
  Response send(const std::string& who, const std::string& address, const json& body) {
    return ask(who, "/api/v1/audits/reports" + address, body);
  }
  static json wish(const json& more) {
    json made = {{"kind", "committee_annex"},
                 {"month_from", "2020-09"},
                 {"month_to", "2020-09"},
                 {"narrative", "Few cases were seen."}};
    made.update(more);
    return made;
  }
  std::string highlight() {
    json of = wish(json::object());
    of["kind"] = "highlight";
    const Response made = send("lead", "", of);
    EXPECT_EQ(made.status, 200) << *made.body;
    return json::parse(*made.body).value("id", "");
  }
};

ON_EACH_ENGINE(ReportAnnexTest);

TEST_P(ReportAnnexTest, IsMadeFromASignedHighlightReportOfItsMonthsAlone) {
  EXPECT_EQ(send("lead", "", wish(json::object())).status, 422);
  EXPECT_EQ(send("lead", "", wish({{"from_report", "none"}})).status, 422);
  const std::string from = highlight();
  const json body = wish({{"from_report", from}});
  EXPECT_EQ(send("lead", "", body).status, 422) << "not signed";
  ASSERT_EQ(send("director", "/" + from + "/sign", json::object()).status, 200);
  json other = body;
  other["month_from"] = "2020-08";
  EXPECT_EQ(send("lead", "", other).status, 422) << "other months";

  const Response made = send("lead", "", body);
  ASSERT_EQ(made.status, 200) << *made.body;
  const json annex = json::parse(*made.body);
  EXPECT_EQ(schema_fault(json::parse(schema_named("AuditReport")), annex), "");
  EXPECT_EQ(annex.at("data").at("from_report"), from);
  // A handful of audits has no figures.
  EXPECT_EQ(annex.at("data").at("annex"), json({{"too_few", true}}));
  EXPECT_FALSE(annex.at("data").contains("headline"));
}

TEST_P(ReportAnnexTest, OnceItIsPublishedAScrutinyMemberReadsItAndNotTheReport) {
  const std::string from = highlight();
  ASSERT_EQ(send("director", "/" + from + "/sign", json::object()).status, 200);
  const Response made = send("lead", "", wish({{"from_report", from}}));
  ASSERT_EQ(made.status, 200) << *made.body;
  const std::string id = json::parse(*made.body).at("id");
  const std::string address = "/api/v1/audits/reports/";
  EXPECT_EQ(get("councillor", address + id).status, 404) << "a draft";
  ASSERT_EQ(send("director", "/" + id + "/sign", json::object()).status, 200);
  ASSERT_EQ(send("director", "/" + id + "/publish", {{"to", "committee"}}).status, 200);
  EXPECT_EQ(get("councillor", address + id).status, 200);
  EXPECT_EQ(get("councillor", address + from).status, 404);
  // Another draft in its place is made from the same report.
  EXPECT_EQ(send("lead", "/" + id + "/replace", {{"narrative", "Other words."}}).status, 422) << "published";
}

}  // namespace
}  // namespace windscreen::serve
