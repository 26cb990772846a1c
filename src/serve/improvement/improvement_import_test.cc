// Plans from spreadsheets over the API, and as workbooks.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "improve/plan_import.h"
#include "ingest/xlsx_test_book.h"
#include "serve/improvement/improvement_world_test.h"

namespace windscreen::serve {
namespace {

const std::string plan_csv =
    "Getting to good,,,\n"
    "Theme,What we will do,Lead,By when,Answers\n"
    "Front door,Open one,Head of assessment,31/03/2099,Nobody answers this\n"
    ",Staff it,Head of assessment,TBC,\n";

class ImprovementImport : public ImprovementWorld {
 protected:
  Response put(const std::string& who, const std::string& address, const std::string& bytes) {
    Request asked = request(who, "/api/v1/improvement/" + address, json::object());
    asked.method = "PUT";
    asked.body = bytes;
    Headers headers;
    for (const auto& [name, value] : asked.headers.fields())
      headers.add(name, name == "Content-Type" ? "application/octet-stream" : value);
    asked.headers = std::move(headers);
    return application->answer_now(asked);
  }
  json previewed(const std::string& bytes, const std::string& query = "") {
    const Response answer = put("keeper", "imports/preview" + query, bytes);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    json body = json::parse(*answer.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named("ImprovementImportPreview")), body), "");
    return body;
  }
  Response confirm(const std::string& bytes, const std::string& query, const std::string& who = "keeper") {
    return put(who, "imports?title=Getting%20to%20good&hash=" + base::sha256(bytes) + query, bytes);
  }
  std::size_t plans() { return got("keeper", "plans", "ImprovementPlans").size(); }
};
ON_EACH_ENGINE(ImprovementImport);

constexpr auto answers_mapped = "&map=1-theme,2-action,3-lead,4-due,5-finding";

TEST_P(ImprovementImport, ShowsWhatWouldBeMadeAndWhatCouldNotBeRead) {
  const std::size_t before = plans();
  const json seen = previewed(plan_csv);
  EXPECT_EQ(seen["title"], "Getting to good");
  EXPECT_EQ(seen["header"], 2);
  EXPECT_EQ(seen["hash"], base::sha256(plan_csv));
  ASSERT_EQ(seen["columns"].size(), 5U);
  EXPECT_EQ(seen["columns"][1]["field"], "action");
  EXPECT_EQ(seen["columns"][1]["examples"], json::array({"Open one", "Staff it"}));
  EXPECT_EQ(seen["columns"][4]["guess"], "ignore");
  EXPECT_EQ(seen["unused"], json::array({"Answers"}));
  ASSERT_EQ(seen["themes"].size(), 1U);
  EXPECT_EQ(seen["themes"][0]["title"], "Front door");
  EXPECT_EQ(seen["themes"][0]["actions"], 2);
  EXPECT_EQ(seen["actions"], 2);
  EXPECT_EQ(seen["first_actions"][0]["due"], "2099-03-31");
  ASSERT_EQ(seen["rejected"], 1);
  EXPECT_EQ(seen["rejects"][0]["line"], 4);
  EXPECT_EQ(seen["rejects"][0]["column"], "By when");
  EXPECT_EQ(seen["rejects"][0]["says"], "TBC");
  EXPECT_EQ(seen["left_out"], 0);
  EXPECT_EQ(seen["stop"], "");
  EXPECT_EQ(plans(), before);
}

TEST_P(ImprovementImport, AColumnIsWhatThePersonSays) {
  const json seen = previewed(plan_csv, "?map=1-theme,2-action,5-finding&updates=3&keep=4");
  EXPECT_EQ(seen["columns"][3]["field"], "keep");
  EXPECT_EQ(seen["columns"][3]["guess"], "due");
  EXPECT_EQ(seen["rejected"], 0);
  EXPECT_EQ(seen["first_actions"][0]["updates"], 2);
  EXPECT_EQ(seen["first_actions"][0]["answers"][0]["id"], "loose");
  EXPECT_EQ(previewed(plan_csv, "?carry=no&map=1-theme,2-action")["first_actions"][1]["theme"], "");
  const json none = previewed(plan_csv, "?map=1-theme");
  EXPECT_NE(none["stop"].get<std::string>().find("No column is the action"), std::string::npos);
  EXPECT_EQ(none["actions"], 0);
  for (const char* query : {"?map=9-action", "?map=0-action", "?map=action", "?keep=x", "?updates=1,,2"})
    EXPECT_EQ(put("keeper", std::string("imports/preview") + query, plan_csv).status, 400) << query;
}

TEST_P(ImprovementImport, ConfirmedItIsWrittenOnce) {
  const std::size_t before = plans();
  const Response made = confirm(plan_csv, answers_mapped);
  ASSERT_EQ(made.status, 200) << *made.body;
  const json answer = json::parse(*made.body);
  EXPECT_EQ(schema_fault(json::parse(schema_named("ImprovementImported")), answer), "");
  EXPECT_EQ(answer["actions"], 2);
  const json plan = got("head", "plans/" + answer["plan"].get<std::string>(), "ImprovementPlan");
  EXPECT_EQ(plan["title"], "Getting to good");
  ASSERT_EQ(plan["actions"].size(), 2U);
  EXPECT_EQ(plan["actions"][0]["title"], "Open one");
  EXPECT_EQ(plan["actions"][0]["lead"], "Head of assessment");
  EXPECT_EQ(plan["actions"][0]["theme"]["title"], "Front door");
  EXPECT_EQ(plan["actions"][1]["due"], nullptr);
  const json action =
      got("head", "things/" + plan["actions"][0]["id"].get<std::string>(), "ImprovementThing");
  EXPECT_EQ(action["links"][0]["id"], "loose");
  EXPECT_EQ(previewed(plan_csv)["brought_in_before"], true);
  EXPECT_EQ(confirm(plan_csv, "").status, 422);
  EXPECT_EQ(plans(), before + 1);
}

TEST_P(ImprovementImport, RowsThatCannotBeUsedAreLeftOutOnlyWhereThatIsSaid) {
  const std::string csv = plan_csv + "Planning,,Head of assessment,,\n";
  EXPECT_EQ(previewed(csv)["left_out"], 1);
  EXPECT_EQ(confirm(csv, "").status, 422);
  EXPECT_EQ(confirm(csv, "&leave_out=yes").status, 200);
}

TEST_P(ImprovementImport, WhatIsConfirmedIsTheFileThatWasLookedAt) {
  const std::size_t before = plans();
  const std::string hash = base::sha256(plan_csv);
  EXPECT_EQ(put("keeper", "imports?title=A&hash=" + hash, plan_csv + "x,y,,,\n").status, 409);
  EXPECT_EQ(put("keeper", "imports?title=A", plan_csv).status, 400);
  EXPECT_EQ(put("keeper", "imports?hash=" + hash, plan_csv).status, 422);
  EXPECT_EQ(confirm(plan_csv, "&since=2099-01-01").status, 422);
  EXPECT_EQ(confirm(plan_csv, "&map=1-theme").status, 422);
  EXPECT_EQ(plans(), before);
}

TEST_P(ImprovementImport, AFileThatIsNoPlanSaysWhy) {
  EXPECT_EQ(put("keeper", "imports/preview", "").status, 400);
  EXPECT_EQ(put("keeper", "imports/preview", "PK no workbook").status, 422);
  EXPECT_EQ(put("keeper", "imports/preview?sheet=2020", plan_csv).status, 422);
  EXPECT_EQ(put("keeper", "imports/preview", std::string(improve::most_plan_bytes + 1, 'x')).status, 413);
  const std::string book = ingest::Book{
      {{"A", ingest::text_row({"Action", "Lead"}) + ingest::text_row({"Open one", "Head"})},
       {"B", ingest::text_row({"Notes"})}},
      {}}.bytes();
  EXPECT_EQ(previewed(book)["sheets"], json::array({"A", "B"}));
  EXPECT_EQ(previewed(book)["sheet"], "A");
  EXPECT_EQ(previewed(book, "?sheet=B")["stop"].get<std::string>().empty(), false);
}

TEST_P(ImprovementImport, IsForWhoKeepsTheRecord) {
  for (const char* who : {"head", "north", "worker", "analyst", "councillor", "inspector", "administrator"}) {
    EXPECT_EQ(put(who, "imports/preview", plan_csv).status, 403) << who;
    EXPECT_EQ(confirm(plan_csv, "", who).status, 403) << who;
  }
  EXPECT_EQ(put("", "imports/preview", plan_csv).status, 401);
}

TEST_P(ImprovementImport, APlanIsGivenAsAWorkbookThatReadsBack) {
  const Response file = get("councillor", "plans/plan/workbook");
  ASSERT_EQ(file.status, 200);
  EXPECT_EQ(*file.headers.find("Content-Type"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_NE(file.headers.find("Content-Disposition")->find(".xlsx"), std::string::npos);
  const json seen = previewed(*file.body);
  EXPECT_EQ(seen["sheet"], "Actions");
  EXPECT_EQ(seen["actions"], 1);
  EXPECT_EQ(seen["rejected"], 0);
  EXPECT_EQ(seen["first_actions"][0]["title"], "Managers look at every plan");
  EXPECT_EQ(seen["first_actions"][0]["answers"][0]["id"], "finding");
  EXPECT_EQ(get("councillor", "plans/plan/workbook?on=2019-12-31").status, 404);
  EXPECT_EQ(get("councillor", "plans/late/workbook").status, 404);
  EXPECT_EQ(get("worker", "plans/plan/workbook").status, 403);
}

}  // namespace
}  // namespace windscreen::serve
