// Themes over the API.
#include <gtest/gtest.h>

#include "serve/audits/audits_world_test.h"
#include "store/audit_actions.h"

namespace windscreen::serve {
namespace {

class ThemeTest : public AuditsWorld {
 protected:
  using json = nlohmann::json;

  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    EXPECT_EQ(send("lead", "themes/begin", json::object()), 200);
  }
  int send(const std::string& who, const std::string& address, const json& body) {
    return ask(who, "/api/v1/audits/" + address, body).status;
  }
  int mark(const std::string& who, const std::string& audit, const json& marks) {
    Request asked = request(who, "/api/v1/audits/" + audit + "/themes", {{"marks", marks}});
    asked.method = "PUT";
    return application->answer_now(asked).status;
  }
  json got(const std::string& who, const std::string& address) {
    const Response answer = get(who, "/api/v1/audits/" + address);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return json::parse(*answer.body);
  }
};
ON_EACH_ENGINE(ThemeTest);

TEST_P(ThemeTest, AnAuditorMarksTheirOwnAuditWhileItTakesAnswers) {
  const json marks = json::array({{{"theme", "neglect"}, {"polarity", "gap"}}});
  EXPECT_EQ(mark("other", "N1", marks), 404);
  EXPECT_EQ(mark("lead", "N1", marks), 403);
  EXPECT_EQ(mark("auditor", "N2", marks), 422);
  EXPECT_EQ(mark("auditor", "N1", json::array({{{"theme", "none"}, {"polarity", "gap"}}})), 422);
  EXPECT_EQ(mark("auditor", "N1", "all"), 400);
  EXPECT_EQ(mark("auditor", "N1", marks), 200);
  const json seen = got("auditor", "N1/themes");
  EXPECT_EQ(seen["may_mark"], true);
  EXPECT_EQ(seen["marks"], marks);
  EXPECT_EQ(got("lead", "N1/themes")["may_mark"], false);
  EXPECT_EQ(get("analyst", "/api/v1/audits/N1/themes").status, 403);
  EXPECT_EQ(get("south", "/api/v1/audits/N1/themes").status, 404);
}

TEST_P(ThemeTest, AThemeIsCountedInTheMonthsAudits) {
  EXPECT_EQ(mark("auditor", "N1", json::array({{{"theme", "neglect"}, {"polarity", "gap"}}})), 200);
  const std::string month = base::format_iso(audits->today()).substr(0, 7);
  for (const char* audit : {"N1", "N2"}) {
    set_audit(audit, [&](store::Audit& one) {
      one.state = "final";
      one.final_grade = "good";
      one.month = month;
    });
  }
  const json theme = got("lead", "themes/neglect");
  ASSERT_EQ(theme["months"].size(), 1U);
  EXPECT_EQ(theme["months"][0]["gap"]["met"], 1);
  EXPECT_EQ(theme["months"][0]["gap"]["all"], 2);
  EXPECT_EQ(theme["months"][0]["strength"]["met"], 0);
  // The one above it has what stands below.
  EXPECT_EQ(got("analyst", "themes/assessment")["months"][0]["gap"]["met"], 1);
  EXPECT_EQ(got("north", "themes")["to"], month);
  EXPECT_EQ(get("lead", "/api/v1/audits/themes/none").status, 404);
}

// Edge case 17: a line must not be drawn across a month of which nothing is known.
TEST_P(ThemeTest, AMonthWithoutAuditsStandsEmptyBetweenOthers) {
  EXPECT_EQ(mark("auditor", "N1", json::array({{{"theme", "neglect"}, {"polarity", "gap"}}})), 200);
  const base::Date now = base::month_start(audits->today());
  const auto months_ago = [&](int months) {
    return base::format_iso(base::add_months(now, -months)).substr(0, 7);
  };
  int ago = 3;
  for (const char* audit : {"N1", "N2"}) {
    set_audit(audit, [&](store::Audit& one) {
      one.state = "final";
      one.final_grade = "good";
      one.month = months_ago(ago);
    });
    ago -= 2;
  }
  const json theme = got("lead", "themes/neglect");
  ASSERT_EQ(theme["months"].size(), 3U) << theme.dump(1);
  EXPECT_EQ(theme["months"][0]["month"], months_ago(3));
  EXPECT_EQ(theme["months"][0]["gap"]["met"], 1);
  EXPECT_EQ(theme["months"][1]["month"], months_ago(2));
  EXPECT_TRUE(theme["months"][1]["gap"].is_null());
  EXPECT_TRUE(theme["months"][1]["strength"].is_null());
  EXPECT_EQ(theme["months"][2]["gap"]["met"], 0);
}

TEST_P(ThemeTest, RecommendationsAreTheLeads) {
  const json wish = {{"theme", "neglect"}, {"words", "Use the neglect tool."}, {"target_percent", 10}};
  grant("north", "qa_lead", "service", "Safeguarding");
  EXPECT_EQ(send("north", "recommendations/add", wish), 403);
  EXPECT_EQ(send("lead", "recommendations/add", {{"theme", "neglect"}, {"words", "Use it."}}), 400);
  EXPECT_EQ(send("lead", "recommendations/add", wish), 200);
  const json listed = got("director", "themes")["recommendations"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0]["progress"], "not_known");
  const std::string id = listed[0]["id"];
  EXPECT_EQ(send("lead", "recommendations/close",
                 {{"recommendation", id}, {"state", "met"}, {"reason", "It fell."}}),
            422);
  EXPECT_EQ(send("lead", "recommendations/close", {{"recommendation", id}, {"state", "withdrawn"}}), 400);
  EXPECT_EQ(send("lead", "recommendations/close",
                 {{"recommendation", id}, {"state", "withdrawn"}, {"reason", "Another covers it."}}),
            200);
  EXPECT_EQ(got("director", "themes/neglect")["recommendations"][0]["state"], "withdrawn");
}

TEST_P(ThemeTest, AThemeIsAddedAndRetired) {
  const json wish = {{"code", "beds"}, {"name", "A bed of one\u2019s own"}, {"parent", "outcomes"}};
  EXPECT_EQ(send("lead", "themes/add", wish), 200);
  EXPECT_EQ(send("lead", "themes/add", wish), 422);
  EXPECT_EQ(got("lead", "themes/beds")["parent"], "outcomes");
  EXPECT_EQ(send("lead", "themes/retire", {{"theme", "beds"}}), 200);
  EXPECT_EQ(got("lead", "themes/beds")["retired"], true);
  EXPECT_EQ(mark("auditor", "N1", json::array({{{"theme", "beds"}, {"polarity", "gap"}}})), 422);
}

}  // namespace
}  // namespace windscreen::serve
