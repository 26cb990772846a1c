// Every address with every role, and nobody: what the server decides is what access_table.txt says.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/text.h"
#include "serve/children/child_world_test.h"
#include "serve/server_program.h"

namespace windscreen::serve {
namespace {

// The names of files that web/ builds change with their content.
std::string key_of(const Route& route) {
  const std::string pattern = route.pattern.starts_with("/assets/") ? "/assets/*" : route.pattern;
  return std::string(name_of(route.method)) + " " + pattern;
}

// By method and pattern, the names of those who may: roles, "anyone" or "signed_in".
std::map<std::string, std::set<std::string>> read_table() {
  std::ifstream file(std::string(WINDSCREEN_SOURCE_DIR) + "/src/serve/access_table.txt");
  std::map<std::string, std::set<std::string>> table;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(": ");
    EXPECT_NE(colon, std::string::npos) << line;
    std::set<std::string>& who = table[line.substr(0, colon)];
    std::istringstream names(line.substr(colon + 2));
    for (std::string name; names >> name;) {
      EXPECT_TRUE(name == "anyone" || name == "signed_in" || find_role(name) != nullptr) << line;
      who.insert(name);
    }
    EXPECT_FALSE(who.empty()) << line;
  }
  return table;
}

// Someone with the role in its widest scope.
Identity holder_of(const Role& role) {
  Identity identity;
  identity.account = "holder";
  Grant grant{"g", std::string(role.name), std::string(name_of(role.scopes.front())), std::nullopt};
  if (needs_value(role.scopes.front())) grant.value = "Somewhere";
  identity.grants = {grant};
  identity.permissions = permissions_of(identity.grants);
  return identity;
}

std::string address_of(const Route& route) {
  std::string address = route.pattern;
  for (const Parameter& parameter : route.path) {
    const std::string place = "{" + parameter.name + "}";
    const std::string value = parameter.choices.empty() ? "referred" : parameter.choices.front();
    if (const std::size_t at = address.find(place); at != std::string::npos)
      address.replace(at, place.size(), value);
  }
  return address;
}

class AccessTable : public ChildWorld {
 protected:
  ServeOptions options() const {
    ServeOptions made;
    made.workspace = workspace.directory();
    made.store = store_option();
    made.server.port = 0;
    made.version = "0.0.0";
    made.public_picture = true;
    // Nobody asks it: the walk is of what is refused.
    made.single_sign_on = OidcOptions{"https://login.example/tenant", "client", "", "your council account",
                                      "http://localhost:8080",        {}};
    return made;
  }
};
ON_EACH_ENGINE(AccessTable);

TEST_P(AccessTable, HasEveryAddressAndNoOther) {
  const auto table = read_table();
  ServerProgram server(options());
  std::set<std::string> seen;
  for (const Route& route : server.application().routes()) {
    seen.insert(key_of(route));
    EXPECT_TRUE(table.contains(key_of(route)))
        << key_of(route) << " is not in src/serve/access_table.txt: say who may use it";
  }
  for (const auto& [key, who] : table) EXPECT_TRUE(seen.contains(key)) << key << " is no address any more";
}

TEST_P(AccessTable, IsWhatTheServerDecides) {
  auto table = read_table();
  ServerProgram server(options());
  // The same routes, asked by whom the test says.
  ApplicationOptions asked_by;
  asked_by.identify = [](const Request& asked) -> std::optional<Identity> {
    const std::string* who = asked.headers.find("X-Test");
    if (who == nullptr) return std::nullopt;
    Identity none;
    none.account = "holder";
    return *who == "no role" ? none : holder_of(*find_role(*who));
  };
  Application walked(asked_by);
  walked.set_routes(server.application().routes());
  std::vector<std::string> people = {"", "no role"};
  for (const Role& role : roles()) people.emplace_back(role.name);
  std::size_t refused = 0;
  std::size_t allowed = 0;
  for (const Route& route : server.application().routes()) {
    const std::set<std::string>& who = table[key_of(route)];
    for (const std::string& person : people) {
      const bool known = !person.empty();
      const bool may = who.contains("anyone") || (known && who.contains("signed_in")) || who.contains(person);
      std::optional<Identity> identity;
      if (known) {
        identity.emplace();
        if (const Role* role = find_role(person)) identity = holder_of(*role);
      }
      const Decision decision = decide(route.access, identity);
      const Decision expected = may ? Decision::allowed : (known ? Decision::forbidden : Decision::unknown);
      EXPECT_EQ(decision, expected) << key_of(route) << " by " << (known ? person : "nobody");
      if (may) {
        ++allowed;
        continue;
      }
      // And it is refused in fact, whatever form is asked for.
      for (const char* form : {"", ".json", ".csv"}) {
        Request asked = request(person, address_of(route) + form, nlohmann::json::object());
        asked.method = name_of(route.method);
        const Response answer = walked.answer_now(asked);
        const bool bare = std::string_view(form).empty();
        if (bare && route.shell != nullptr && answer.status == 200) {
          // The application itself, which holds no data: it asks for that at the other forms.
          EXPECT_EQ(*answer.body, *route.shell->body) << key_of(route);
          continue;
        }
        EXPECT_GE(answer.status, 400) << key_of(route) << form << " by " << person;
        if (bare) {
          EXPECT_EQ(answer.status, known ? 403 : 401) << key_of(route) << " by " << person;
        }
      }
      ++refused;
    }
  }
  walked.stop();
  EXPECT_GT(refused, 50U);
  EXPECT_GT(allowed, 50U);
}

// What is about children is in the hands of those who may see children, and of nobody else.
TEST_P(AccessTable, GivesNoChildToWhoseRoleHasNone) {
  for (const auto& [key, who] : read_table()) {
    // The pages that draw it hold nothing: all that is shown in them is asked for below /api.
    if (key.find("/api/") == std::string::npos) continue;
    const bool children =
        key.find("/children") != std::string::npos || key.find("/access-record") != std::string::npos;
    if (!children) continue;
    for (const char* nobody : {"anyone", "signed_in", "scrutiny_member", "system_administrator"})
      EXPECT_FALSE(who.contains(nobody)) << key;
  }
}

}  // namespace
}  // namespace windscreen::serve
