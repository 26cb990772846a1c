#include "serve/administration/role_routes.h"

#include <gtest/gtest.h>

#include "serve/children/child_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* grants = "/api/v1/role-grants";

class RoleRoutes : public ChildWorld {
 protected:
  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    people = people_of_store();
    std::vector<Route> routes = child_routes(sources());
    for (Route& route : role_routes(*people, places)) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
  }
  static json wish() {
    return {{"account", "Councillor@example.org"},
            {"role", "team_manager"},
            {"scope", "team"},
            {"value", "North"},
            {"reason", "Cover"}};
  }
  std::string code(const Response& response) { return json::parse(*response.body).value("code", ""); }

  std::unique_ptr<People> people;
  RolePlaces places{lake, figures};
};
ON_EACH_ENGINE(RoleRoutes);

TEST_P(RoleRoutes, ARoleIsGrantedTakenBackAndListed) {
  EXPECT_EQ(ask("councillor", "/api/v1/indicators/referred/children", oversight).status, 403);
  const json made = asked("administrator", grants, wish());
  EXPECT_EQ(schema_fault(json::parse(schema_named("GrantedRole")), made), "");
  EXPECT_EQ(children_in(asked("councillor", "/api/v1/indicators/referred/children", oversight)), "N1 N2");
  Request listing = request("administrator", grants, nullptr);
  listing.method = "GET";
  listing.body.clear();
  const json listed = json::parse(*application->answer_now(listing).body);
  EXPECT_EQ(schema_fault(json::parse(schema_named("RoleGrants")), listed), "");
  EXPECT_EQ(listed.back()["account"], "councillor@example.org");
  EXPECT_EQ(listed.back()["granted_by"], "administrator@example.org");
  // Who grants does not learn whose children a sample names.
  EXPECT_EQ(listed.dump().find("\"N1\""), std::string::npos);
  asked("administrator", std::string(grants) + "/revoke", made);
  EXPECT_EQ(ask("councillor", "/api/v1/indicators/referred/children", oversight).status, 403);
}

TEST_P(RoleRoutes, NobodyGrantsARoleToThemself) {
  const Response refused = ask("administrator", grants, with(wish(), "account", "administrator@example.org"));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code(refused), "own_grant");
  EXPECT_EQ(identity("administrator").grants.size(), 1U);
}

TEST_P(RoleRoutes, OnlyWhatTheTableAllowsIsGrantedAndOnlyByAnAdministrator) {
  EXPECT_EQ(ask("administrator", grants, with(wish(), "scope", "authority")).status, 422);
  EXPECT_EQ(ask("administrator", grants, with(wish(), "role", "king")).status, 422);
  EXPECT_EQ(ask("administrator", grants, with(wish(), "valid_to", "2019-01-01")).status, 422);
  EXPECT_EQ(ask("administrator", grants, with(wish(), "account", "x@example.org")).status, 404);
  EXPECT_EQ(ask("administrator", grants, with(wish(), "reason", "")).status, 400);
  EXPECT_EQ(ask("administrator", grants, with(wish(), "children", "N1")).status, 400);
  EXPECT_EQ(ask("administrator", std::string(grants) + "/revoke", {{"grant", "none"}}).status, 404);
  for (const char* who : {"director", "north", "councillor"})
    EXPECT_EQ(ask(who, grants, wish()).status, 403) << who;
  const json inspector = {{"account", "councillor@example.org"},
                          {"role", "inspector"},
                          {"scope", "named_children"},
                          {"reason", "Inspection"},
                          {"valid_to", "2099-01-01"},
                          {"children", {"S1"}}};
  asked("administrator", grants, inspector);
  EXPECT_EQ(children_in(asked("councillor", "/api/v1/children/search", {{"purpose", "inspection"}})), "S1");
}

// A name that no data has reaches nobody; the places are given without any figure.
TEST_P(RoleRoutes, APlaceThatTheNewestDataDoesNotHaveMustBeConfirmed) {
  Request listing = request("administrator", "/api/v1/role-places", nullptr);
  listing.method = "GET";
  listing.body.clear();
  const json listed = json::parse(*application->answer_now(listing).body);
  EXPECT_EQ(schema_fault(json::parse(schema_named("RolePlaces")), listed), "");
  EXPECT_EQ(listed,
            json::parse(R"([{"scope":"quadrant","value":"NW"},{"scope":"service","value":"Permanence"},
    {"scope":"service","value":"Safeguarding"},{"scope":"team","value":"North"},{"scope":"team","value":"South"}])"));
  // Letter by letter, as the reach is read.
  for (const char* unknown : {"north", "East", "NW", "Safeguarding"}) {
    const Response refused = ask("administrator", grants, with(wish(), "value", unknown));
    EXPECT_EQ(refused.status, 422) << unknown;
    EXPECT_EQ(code(refused), "place_unknown") << unknown;
    EXPECT_EQ(code(ask("administrator", grants, with(with(wish(), "value", unknown), "confirmed", "yes"))),
              "place_unknown")
        << unknown;
  }
  asked("administrator", grants, with(with(wish(), "value", "East"), "confirmed", true));
  for (const char* who : {"director", "north", "councillor"}) {
    listing = request(who, "/api/v1/role-places", nullptr);
    listing.method = "GET";
    EXPECT_EQ(application->answer_now(listing).status, 403) << who;
  }
}

TEST_P(RoleRoutes, TheLastAdministratorStaysOne) {
  const std::string own = identity("administrator").grants.at(0).id;
  const Response last = ask("administrator", std::string(grants) + "/revoke", {{"grant", own}});
  EXPECT_EQ(last.status, 409);
  EXPECT_EQ(code(last), "last_administrator");
  EXPECT_EQ(identity("administrator").grants.size(), 1U);
  asked("administrator", grants,
        {{"account", "north@example.org"},
         {"role", "system_administrator"},
         {"scope", "none"},
         {"reason", "r"}});
  asked("administrator", std::string(grants) + "/revoke", {{"grant", own}});
  EXPECT_TRUE(identity("administrator").grants.empty());
}

}  // namespace
}  // namespace windscreen::serve
