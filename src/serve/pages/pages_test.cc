#include "serve/pages/pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "serve/referrals_world_test.h"
#include "serve/server_program.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

// With a load of three referrals.
class PagesTest : public ReferralsWorld {
 protected:
  PagesTest() {
    load("2020-09-30", 3);
    ServeOptions options;
    options.workspace = workspace.directory();
    options.server.port = 0;
    options.version = "0.0.0";
    options.public_picture = true;
    options.application.identify = [](const Request& request) -> std::optional<Identity> {
      const std::string* who = request.headers.find("X-Test");
      if (who == nullptr) return std::nullopt;
      Identity identity;
      identity.account = *who;
      if (*who == "analyst") identity.permissions.insert(Permission::see_figures);
      return identity;
    };
    server = std::make_unique<ServerProgram>(options);
  }

  Response ask(const std::string& target, const char* who = nullptr, const char* accept = nullptr,
               const std::string& tag = {}) {
    Request request;
    request.method = "GET";
    request.target = target;
    request.headers.add("Host", "localhost");
    if (who != nullptr) request.headers.add("X-Test", who);
    if (accept != nullptr) request.headers.add("Accept", accept);
    if (!tag.empty()) request.headers.add("If-None-Match", tag);
    return server->application().answer_now(request);
  }

  std::unique_ptr<ServerProgram> server;
};

constexpr const char* browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

TEST_F(PagesTest, ABrowserIsGivenTheSamePageWithoutDataAtEveryAddress) {
  const std::string page = *ask("/", nullptr, browser).body;
  for (const char* address :
       {"/performance", "/performance/referrals", "/performance/referrals/referrals_here", "/teams",
        "/teams/north-1", "/caseloads", "/pathway", "/fairness", "/since", "/data-quality", "/provenance",
        "/sign-in", "/account", "/invitation", "/children", "/children/timeline",
        "/children/counted?indicator=a&group=North%201", "/access-record"}) {
    for (const char* who : {static_cast<const char*>(nullptr), "councillor", "analyst"}) {
      const Response response = ask(address, who, browser);
      EXPECT_EQ(response.status, 200) << address;
      EXPECT_EQ(*response.body, page) << address;
    }
  }
  EXPECT_EQ(page.find("Referrals here"), std::string::npos);
  // Filters and the like are the page's own business.
  EXPECT_EQ(ask("/performance/measures?find=visits&more=1", nullptr, browser).status, 200);
  EXPECT_EQ(ask("/performance/a/b/c", nullptr, browser).status, 404);
}

TEST_F(PagesTest, ABrowserIsToldByThePageThatThereIsNothing) {
  const std::string page = *ask("/", nullptr, browser).body;
  for (const char* address :
       {"/foo", "/children/4711", "/access-record/x", "/performance/a/b/c", "/apiary"}) {
    const Response response = ask(address, nullptr, browser);
    EXPECT_EQ(response.status, 404) << address;
    EXPECT_EQ(*response.body, page) << address;
    EXPECT_EQ(*response.headers.find("Cache-Control"), "no-store") << address;
    // A tag would have it kept, and turn the 404 into a 304.
    EXPECT_EQ(response.headers.find("ETag"), nullptr) << address;
  }
  for (const char* address : {"/api/v1/foo", "/api/", "/assets/app.js", "/foo.json", "/foo.csv"}) {
    const Response response = ask(address, nullptr, browser);
    EXPECT_EQ(response.status, 404) << address;
    EXPECT_EQ(*response.headers.find("Content-Type"), "application/problem+json") << address;
  }
  for (const char* accept : {static_cast<const char*>(nullptr), "*/*", "application/json"}) {
    EXPECT_EQ(*ask("/foo", nullptr, accept).headers.find("Content-Type"), "application/problem+json");
  }
}

TEST_F(PagesTest, TheDataOfAPageIsForWhoMaySeeFigures) {
  for (const char* address :
       {"/performance", "/performance/referrals", "/performance/referrals/referrals_here", "/teams",
        "/caseloads", "/pathway", "/fairness", "/since", "/data-quality", "/provenance"}) {
    for (const char* extension : {".json", ".csv"}) {
      const std::string target = std::string(address) + extension;
      EXPECT_EQ(ask(target).status, 401) << target;
      EXPECT_EQ(ask(target, "councillor").status, 403) << target;
      EXPECT_EQ(ask(target, "analyst").status, 200) << target;
    }
    EXPECT_EQ(ask(address, nullptr, "application/json").status, 401) << address;
  }
  EXPECT_EQ(ask("/api/v1/report").status, 401);
  EXPECT_EQ(ask("/api/v1/report", "councillor").status, 403);
}

TEST_F(PagesTest, ThePagesRowsAreThoseOfTheReport) {
  const json rows = json::parse(*ask("/performance/referrals/referrals_here.json", "analyst").body);
  const json& newest = *std::find_if(rows.rbegin(), rows.rend(), [](const json& row) {
    return row["dimension"] == "total" && row["period_end"] == "2020-09-30";
  });
  EXPECT_EQ(newest["value"], 3);
  EXPECT_EQ(newest["id"], "referrals_here");
  // All measures have these rows among theirs.
  const json all = json::parse(*ask("/performance/measures.json", "analyst").body);
  EXPECT_GT(all.size(), rows.size());
  EXPECT_NE(std::find(all.begin(), all.end(), newest), all.end());
  EXPECT_EQ(
      ask("/performance/referrals.csv", "analyst").headers.find("Content-Disposition")->find("performance"),
      22U);
  for (const char* unknown : {"/performance/nothing.json", "/performance/referrals/nothing.json",
                              "/performance/contacts/referrals_here.json", "/teams/north-1.json",
                              "/performance.json?snapshot=1999"})
    EXPECT_EQ(ask(unknown, "analyst").status, 404) << unknown;
  EXPECT_EQ(ask("/performance.json?else=1", "analyst").status, 400);
}

TEST_F(PagesTest, TheReportIsComputedOnceForAllPagesAndKnownByItsTag) {
  const Response first = ask("/api/v1/report", "analyst");
  ASSERT_EQ(first.status, 200);
  const json report = json::parse(*first.body);
  EXPECT_EQ(report["audience"], "internal");
  EXPECT_TRUE(std::any_of(report["indicators"].begin(), report["indicators"].end(),
                          [](const json& one) { return one["id"] == "referrals_here"; }));
  EXPECT_EQ(ask("/api/v1/report", "analyst", nullptr, *first.headers.find("ETag")).status, 304);
  const std::string snapshot = report["provenance"]["snapshot"];
  // The newest, by its name: the same document, made once.
  EXPECT_EQ(*ask("/api/v1/report?snapshot=" + snapshot, "analyst").headers.find("ETag"),
            *first.headers.find("ETag"));
  EXPECT_EQ(server->application().cache().account().made, 1U);
  EXPECT_EQ(ask("/api/v1/report?snapshot=1999", "analyst").status, 404);
}

TEST_F(PagesTest, FilesAreKeptByBrowsersAndThePageIsNot) {
  EXPECT_EQ(*ask("/", nullptr, browser).headers.find("Cache-Control"), "no-cache");
  std::size_t files = 0;
  for (const AppFile& file : read_app_pack(app_pack())) {
    if (file.address == "/") continue;
    const Response response = ask(file.address);
    EXPECT_EQ(response.status, 200) << file.address;
    EXPECT_NE(response.headers.find("Cache-Control")->find("immutable"), std::string::npos);
    ++files;
  }
  EXPECT_GE(files, 2U);
  EXPECT_EQ(json::parse(*ask("/api/v1/site").body)["public"], true);
}

TEST_F(PagesTest, AMeasuresDataIsWhatItsAddressChooses) {
  const auto rows = [&](const std::string& target) { return json::parse(*ask(target, "analyst").body); };
  const std::string page = "/performance/referrals/referrals_here.json";
  EXPECT_EQ(rows(page + "?months=3").size(), 3U);
  EXPECT_EQ(rows(page + "?months=3"), rows("/api/v1/indicators/referrals_here/figures.json?months=3"));
  EXPECT_EQ(rows(page + "?months=3&window=quarter").back()["period_start"], "2020-07-01");
  // The name of an area that the measure is not of leads nowhere, chosen or not.
  EXPECT_EQ(ask("/performance/visits/referrals_here.json?months=3", "analyst").status, 404);
  for (const char* wrong :
       {"?months=0", "?months=241", "?window=week", "?by=shoe_size", "?group=North", "?by=all&group=x"})
    EXPECT_EQ(ask(page + wrong, "analyst").status, 400) << wrong;
  EXPECT_EQ(ask(page + "?months=3").status, 401);
}

TEST_F(PagesTest, AnAreasDataIsOfTheMonthsThatItsAddressChooses) {
  const auto ends = [&](const std::string& target) {
    std::set<std::string> all;
    for (const json& row : json::parse(*ask(target, "analyst").body))
      all.insert(row["period_end"].get<std::string>());
    return all;
  };
  EXPECT_EQ(ends("/performance/referrals.json?months=2"),
            (std::set<std::string>{"2020-08-31", "2020-09-30"}));
  EXPECT_GT(ends("/performance/referrals.json").size(), 2U);
}

}  // namespace
}  // namespace windscreen::serve
