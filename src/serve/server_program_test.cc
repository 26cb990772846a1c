#include "serve/server_program.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "base/error.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "serve/http/test_client.h"
#include "serve/referrals_world_test.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// With a load of some referrals.
class ServerProgramTest : public ReferralsWorld {
 protected:
  ServerProgramTest() { load("2020-09-30", 3); }

  ServeOptions options() const {
    ServeOptions made;
    made.workspace = workspace.directory();
    made.server.port = 0;
    made.version = "0.0.0";
    return made;
  }
  // One that knows whoever asks, in process.
  ServeOptions signed_in() const {
    ServeOptions made = options();
    made.application.identify = [](const Request&) {
      return Identity{"analyst", {}, {}, {Permission::see_figures}};
    };
    return made;
  }
  static Response ask(ServerProgram& server, const std::string& target) {
    Request request;
    request.method = "GET";
    request.target = target;
    request.headers.add("Host", "localhost");
    return server.application().answer_now(request);
  }

  // Whether the server has so many within ten seconds.
  static bool sees_snapshots(ServerProgram& server, std::size_t wanted) {
    for (int i = 0; i < 200; ++i) {
      if (json::parse(*ask(server, "/api/v1/snapshots").body).size() == wanted) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  }
};

// The address of a route, its parameters filled in.
std::string filled_address(const Route& route) {
  std::string address = route.pattern;
  const std::map<std::string, std::string> values = {{"page", "referrals"}, {"unit", "north-1"}};
  for (const Parameter& parameter : route.path) {
    const std::string place = "{" + parameter.name + "}";
    const auto value = values.find(parameter.name);
    if (const std::size_t at = address.find(place); at != std::string::npos)
      address.replace(at, place.size(), value == values.end() ? "referrals_here" : value->second);
  }
  return address;
}

TEST_F(ServerProgramTest, NobodyUnknownSeesAFigure) {
  ServerProgram server(options());
  std::size_t refused = 0;
  for (const Route& route : server.application().routes()) {
    EXPECT_NE(route.access.kind, Access::Kind::nobody) << route.pattern;
    // What changes something is asked by access_table_test.cc, with the rest by every role.
    if (route.method != Method::get) continue;
    const bool open = route.access.kind == Access::Kind::anyone;
    // The page that draws an address holds nothing, and anyone gets it (pages_test.cc).
    const bool drawn = route.shell != nullptr;
    EXPECT_EQ(fetch(server.port(), filled_address(route)).value().status, open || drawn ? 200 : 401)
        << route.pattern;
    for (const Form form : route.forms) {
      if (open || extension_of(form).empty()) continue;
      EXPECT_EQ(fetch(server.port(), filled_address(route) + std::string(extension_of(form))).value().status,
                401);
      ++refused;
    }
  }
  EXPECT_GE(refused, 35U);
  EXPECT_EQ(fetch(server.port(), "/public").value().status, 404);
}

TEST_F(ServerProgramTest, EveryAddressGivesWhatTheOpenApiDocumentSays) {
  ServerProgram server(signed_in());
  const json document = json::parse(*ask(server, "/api/v1/openapi.json").body);
  EXPECT_EQ(document["openapi"], "3.1.0");
  std::set<std::string> patterns;
  for (const Route& route : server.application().routes()) patterns.insert(route.pattern);
  EXPECT_EQ(document["paths"].size(), patterns.size());
  for (const Route& route : server.application().routes()) {
    ASSERT_TRUE(document["paths"].contains(route.pattern)) << route.pattern;
    if (route.method != Method::get) continue;
    const json operation = document["paths"][route.pattern]["get"];
    EXPECT_EQ(operation["x-access"], std::string(name_of(route.access)));
    // This load has no team: page_rows_test.cc has some.
    if (route.pattern == "/teams/{unit}") continue;
    // Two snapshots are compared in load_runner_test.cc.
    if (route.pattern == "/api/v1/snapshots/compare") continue;
    for (const Form form : route.forms) {
      const std::string type(media_type_of(form));
      const json content = operation["responses"]["200"]["content"];
      ASSERT_TRUE(content.contains(type)) << route.pattern;
      const std::string extension =
          filled_address(route).find('.') == std::string::npos ? std::string(extension_of(form)) : "";
      const Response response = ask(server, filled_address(route) + extension);
      ASSERT_EQ(response.status, 200) << route.pattern << *response.body;
      if (form != Form::json) continue;
      EXPECT_TRUE(response.headers.find("Content-Type")->starts_with(type));
      const std::string name = content[type]["schema"]["$ref"].get<std::string>().substr(21);
      const json schema = document["components"]["schemas"].at(name);
      EXPECT_EQ(schema_fault(schema, json::parse(*response.body)), "") << route.pattern;
    }
  }
  const json problem = json::parse(*ask(server, "/nothing").body);
  EXPECT_EQ(schema_fault(document["components"]["schemas"]["Problem"], problem), "");
}

TEST(SchemaChecker, FindsWhatDoesNotFit) {
  const json schema = json::parse(schema_named("Areas"));
  EXPECT_EQ(schema_fault(schema, json::parse(R"([{"area":"a","indicators":1}])")), "");
  for (const char* wrong : {R"({})", R"([{"area":"a"}])", R"([{"area":"a","indicators":"1"}])",
                            R"([{"area":null,"indicators":1}])", R"([{"area":"a","indicators":1,"more":1}])"})
    EXPECT_NE(schema_fault(schema, json::parse(wrong)), "") << wrong;
}

TEST_F(ServerProgramTest, ANewSnapshotIsPickedUpWithoutARestart) {
  ServerProgram server(signed_in());
  const std::string target = "/api/v1/indicators/referrals_here/figures?as_at=2020-09-30";
  const json before = json::parse(*ask(server, target).body);
  EXPECT_EQ(before[0]["value"], 3);
  load("2020-10-31", 5);
  EXPECT_TRUE(sees_snapshots(server, 2));
  const json after = json::parse(*ask(server, target).body);
  EXPECT_EQ(after[0]["value"], 5);
  // The older one is still there under its name.
  const std::string older = before[0]["snapshot"].get<std::string>();
  EXPECT_EQ(json::parse(*ask(server, target + "&snapshot=" + older).body)[0]["value"], 3);
}

TEST_F(ServerProgramTest, TheSameFigureIsComputedOnceAndKnownByItsTag) {
  ServerProgram server(signed_in());
  const std::string target = "/api/v1/indicators/referrals_here/figures?by=age_band&months=3";
  const Response first = ask(server, target);
  const Response second = ask(server, "/api/v1/indicators/referrals_here/figures.json?months=3&by=age_band");
  EXPECT_EQ(*first.headers.find("ETag"), *second.headers.find("ETag"));
  EXPECT_EQ(server.application().cache().account().made, 1U);
  EXPECT_EQ(server.application().cache().account().hits, 1U);
}

TEST_F(ServerProgramTest, WrongRequestsAreToldWhatToDo) {
  ServerProgram server(signed_in());
  const std::string figures = "/api/v1/indicators/referrals_here/figures";
  EXPECT_EQ(ask(server, "/api/v1/indicators/no_such_thing").status, 404);
  EXPECT_EQ(ask(server, figures + "?snapshot=1999").status, 404);
  EXPECT_EQ(ask(server, figures + "?by=shoe_size").status, 400);
  EXPECT_EQ(ask(server, figures + "?as_at=2021-01-01").status, 400);
  EXPECT_EQ(ask(server, figures + "?as_at=2020-02-30").status, 400);
  EXPECT_EQ(ask(server, figures + "?months=241").status, 400);
  EXPECT_EQ(ask(server, figures + "?audience=press").status, 400);
}

TEST_F(ServerProgramTest, ThePublicPictureIsDisclosureControlledAndStaysWithItsSnapshot) {
  ServeOptions wanted = signed_in();
  wanted.public_picture = true;
  ServerProgram server(wanted);
  const auto rows = fetch(server.port(), "/public.csv");
  ASSERT_EQ(rows.value().status, 200);
  // Three referrals are too few to show.
  EXPECT_NE(rows->body.find("referrals_here"), std::string::npos);
  EXPECT_EQ(rows->body.find("2020-09-30,total,all,3,"), std::string::npos);
  load("2020-10-31", 5);
  EXPECT_TRUE(sees_snapshots(server, 2));
  EXPECT_EQ(fetch(server.port(), "/public.csv").value().body, rows->body);
  EXPECT_EQ(fetch(server.port(), "/public?months=1").value().status, 400);
}

TEST_F(ServerProgramTest, IsNotReadyWithoutASnapshotAndSaysWhatToDo) {
  fs::remove_all(workspace.lake_directory());
  ServerProgram server(options());
  EXPECT_EQ(fetch(server.port(), "/healthz").value().status, 200);
  const auto ready = fetch(server.port(), "/readyz");
  EXPECT_EQ(ready.value().status, 503);
  EXPECT_NE(ready->body.find("windscreen load"), std::string::npos);
  ServeOptions wanted = options();
  wanted.public_picture = true;
  EXPECT_THROW(ServerProgram{wanted}, base::Error);
}

}  // namespace
}  // namespace windscreen::serve
