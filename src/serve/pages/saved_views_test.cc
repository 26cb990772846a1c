#include "serve/pages/saved_views.h"

#include <gtest/gtest.h>

#include "serve/children/child_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "serve/pages/saved_view_routes.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* views = "/api/v1/saved-views";

TEST(ViewAddress, IsThatOfAPageOfFigures) {
  for (const char* right :
       {"/performance", "/performance/assessments", "/performance/assessments/late?by=team&group=North%201",
        "/teams", "/teams/north-1?snapshot=2020-09-30-a", "/caseloads", "/since"})
    EXPECT_TRUE(is_view_address(right)) << right;
  for (const char* wrong : {"", "/", "//elsewhere.example/teams", "https://elsewhere.example/teams",
                            "/teams/../account", "/account", "/sign-in", "/invitation", "/api/v1/report",
                            "/children/N1", "/performance.csv", "/teams#x", "/nothing", "/performance/a/b/c",
                            "/teams?x=%00", "/teams\\x", "javascript:alert(1)", "teams", "/teams?x=%zz"})
    EXPECT_FALSE(is_view_address(wrong)) << wrong;
  EXPECT_FALSE(is_view_address("/teams?find=" + std::string(201, 'x')));
  EXPECT_FALSE(is_view_address("/teams?" + std::string(1000, 'x')));
}

class SavedViewRoutes : public ChildWorld {
 protected:
  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    people = people_of_store();
    application->set_routes(saved_view_routes(*people));
  }
  static json wish(const char* name, const char* shared = "nobody") {
    return {{"name", name}, {"address", "/teams/north?snapshot=a"}, {"shared_with", shared}};
  }
  Response call(const char* method, const std::string& who, const std::string& address,
                const json& body = nullptr) {
    Request made = request(who, address, body);
    made.method = method;
    if (body.is_null()) made.body.clear();
    return application->answer_now(made);
  }
  // The names that someone sees, in order; those of others with whose they are.
  std::string seen(const std::string& who) {
    const json listed = json::parse(*call("GET", who, views).body);
    EXPECT_EQ(schema_fault(json::parse(schema_named("SavedViews")), listed), "");
    std::string all;
    for (const json& one : listed) {
      all += (all.empty() ? "" : ", ") + one["name"].get<std::string>();
      if (!one["own"].get<bool>()) all += " of " + one["owner"].get<std::string>();
    }
    return all;
  }
  std::string code(const Response& response) { return json::parse(*response.body).value("code", ""); }

  std::unique_ptr<People> people;
};
ON_EACH_ENGINE(SavedViewRoutes);

TEST_P(SavedViewRoutes, AreKeptChangedAndDeletedByTheirOwner) {
  const json made = asked("director", views, wish("  Monday's board  "));
  EXPECT_EQ(schema_fault(json::parse(schema_named("SavedView")), made), "");
  EXPECT_EQ(made["name"], "Monday's board");
  EXPECT_EQ(made["address"], "/teams/north?snapshot=a");
  const std::string one = std::string(views) + "/" + made["id"].get<std::string>();
  EXPECT_EQ(seen("director"), "Monday's board");
  EXPECT_EQ(seen("analyst"), "");
  const json renamed = json::parse(*call("PUT", "director", one, {{"name", "Board"}}).body);
  EXPECT_EQ(renamed["name"], "Board");
  EXPECT_EQ(renamed["address"], made["address"]);
  // Another's view is as one that is not there, for changing and for deleting.
  EXPECT_EQ(call("PUT", "analyst", one, {{"name", "Mine"}}).status, 404);
  EXPECT_EQ(call("DELETE", "analyst", one).status, 404);
  EXPECT_EQ(call("DELETE", "director", one).status, 200);
  EXPECT_EQ(call("DELETE", "director", one).status, 404);
  EXPECT_EQ(seen("director"), "");
  // Each of it is in the log of changes.
  const auto changes = kept->read([](const store::Queries& reader) { return reader.changes(0, 1'000'000); });
  const auto logged = std::count_if(changes.begin(), changes.end(),
                                    [](const auto& change) { return change.table == "saved_views"; });
  EXPECT_EQ(logged, 3);
}

TEST_P(SavedViewRoutes, AreSharedWithEveryoneOrTheOwnersTeam) {
  grant("head", "team_manager", "team", "North");
  asked("north", views, wish("for all", "everyone"));
  asked("north", views, wish("for North", "team"));
  asked("north", views, wish("own"));
  EXPECT_EQ(seen("north"), "for North, for all, own");
  EXPECT_EQ(seen("head"), "for North of Name of north, for all of Name of north");
  EXPECT_EQ(seen("south"), "for all of Name of north");
  EXPECT_EQ(seen("director"), "for all of Name of north");
  // A view of a team ends to be seen with the grant of who shares it, and an account that is locked shares
  // nothing with its team.
  kept->write({"system:test", "lock"}, [](store::Writer& writer) {
    auto account = *writer.find<store::Account>("north");
    account.status = "locked";
    writer.update(account);
  });
  EXPECT_EQ(seen("head"), "for all of Name of north");
}

TEST_P(SavedViewRoutes, AreRefusedWithWordsThatSayWhy) {
  asked("director", views, wish("Board"));
  EXPECT_EQ(code(ask("director", views, wish("Board"))), "view_exists");
  // Each has names of their own.
  asked("analyst", views, wish("Board"));
  const Response alone = ask("director", views, wish("Team's", "team"));
  EXPECT_EQ(alone.status, 422);
  EXPECT_EQ(code(alone), "view_refused");
  for (const json& wrong : {with(wish("x"), "address", "/account"), with(wish("x"), "address", "//x.example"),
                            with(wish("x"), "shared_with", "world"), with(wish("x"), "name", "   ")})
    EXPECT_EQ(code(ask("director", views, wrong)), "view_refused") << wrong;
  for (const json& missing : {json{{"name", "x"}}, json{{"address", "/teams"}}})
    EXPECT_EQ(ask("director", views, missing).status, 400) << missing;
  // Nobody without figures has one.
  for (const char* who : {"councillor", "administrator", "worker"}) {
    EXPECT_EQ(ask(who, views, wish("x")).status, 403) << who;
    EXPECT_EQ(call("GET", who, views).status, 403) << who;
  }
}

}  // namespace
}  // namespace windscreen::serve
