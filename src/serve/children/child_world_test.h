// A small authority for the tests of what is about children: two snapshots, a store, an account a role.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lake/lake.h"
#include "lake/test_rows.h"
#include "serve/accounts/people.h"
#include "serve/application.h"
#include "serve/children/access_grants.h"
#include "serve/children/child_routes.h"
#include "store/access.h"
#include "store/identity.h"
#include "store/people.h"
#include "store/store.h"
#include "store/test_engines.h"

namespace windscreen::serve {

/// Children: N1 and N2 of team North, S1 of team South, M1 who moved from North to South between the
/// snapshots of June and September 2020, and Z1 whose case nobody holds. Worker W1 holds North's cases, W2
/// South's. Each was referred once in 2020. The store is a new one on each of the engines in turn.
class ChildWorld : public store::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    // Where the program itself looks for it.
    if (location.engine == store::Engine::sqlite) location = store::locate(workspace.directory(), "");
    std::filesystem::create_directories(workspace.indicators_directory());
    std::ofstream(workspace.indicators_directory() / "referred.sql")
        << "-- name: Referred\n-- area: referrals\n-- unit: count\n-- grain: event\n-- measure: referrals\n"
           "-- window: rolling_12_months\n-- definition: Every referral.\n-- breakdowns: team, gender\n"
           "select cine_person_id as person_id, cine_referral_date as event_date\nfrom ssd_cin_episodes\n";
    load("2020-06-30", "North");
    load("2020-09-30", "South");
    store::bring_up_to_date(location);
    kept = std::make_unique<store::Store>(location, store::migrations(), std::chrono::milliseconds(200));
    kept->write({"system:test", "set up"}, [&](store::Writer& writer) {
      for (const char* name : {"north", "south", "worker", "head", "director", "analyst", "auditor",
                               "inspector", "councillor", "administrator"}) {
        store::Account account;
        account.id = name;
        account.email = std::string(name) + "@example.org";
        account.name = std::string("Name of ") + name;
        account.status = "active";
        account.created_at = "2020-01-01T00:00:00.000Z";
        if (account.id == "worker") account.worker_id = "W1";
        writer.insert(account);
      }
    });
    grant("north", "team_manager", "team", "North");
    grant("south", "team_manager", "team", "South");
    grant("worker", "practitioner", "own_cases");
    grant("head", "head_of_service", "service", "Safeguarding");
    grant("director", "director", "authority");
    grant("analyst", "performance_analyst", "authority");
    grant("auditor", "auditor", "named_children", {}, {"S1"});
    grant("inspector", "inspector", "named_children", {}, {"N1"}, "2099-12-31");
    grant("councillor", "scrutiny_member", "none");
    grant("administrator", "system_administrator", "none");

    ApplicationOptions options;
    options.identify = [this](const Request& asked) -> std::optional<Identity> {
      const std::string* who = asked.headers.find("X-Test");
      if (who == nullptr) return std::nullopt;
      return identity(*who);
    };
    options.log = [this](const LogLine& line) { log.push_back(line); };
    application = std::make_unique<Application>(options);
    application->set_routes(child_routes(sources()));
  }
  void TearDown() override {
    if (application) application->stop();
  }

  /// The store as `serve --store` names it.
  std::string store_option() const {
    return location.engine == store::Engine::sqlite ? std::string() : location.target;
  }

  /// Its accounts, for routes that change them.
  std::unique_ptr<People> people_of_store(PasswordCost cost = {}) const {
    PeopleOptions options;
    options.workspace = workspace.directory();
    options.location = location;
    options.cost = cost;
    return std::make_unique<People>(options);
  }

  ChildSources& sources() {
    if (!read) read = std::make_unique<ChildSources>(lake, figures, *kept);
    return *read;
  }

  void load(const char* as_at, const char* team_of_m1) const {
    lake::Staging staging({scratch / "scratch", std::uint64_t{256} << 20U, 1});
    lake::SourceRows row(staging, staging.add_source({"ssd.csv", "", "ssd", 1, "abc", 10}));
    const auto child = [&](const std::string& id, const char* forename, const char* born, const char* team) {
      row("ssd_person", {{"pers_person_id", id},
                         {"pers_forename", forename},
                         {"pers_surname", "Frost"},
                         {"pers_sex", "F"},
                         {"pers_dob", born}});
      row("ssd_cin_episodes", {{"cine_referral_id", "E" + id},
                               {"cine_person_id", id},
                               {"cine_referral_date", "2020-02-29"},
                               {"cine_close_date", "2020-03-31"}});
      if (std::string_view(team).empty()) return;
      row("ssd_involvements", {{"invo_involvements_id", "I" + id},
                               {"invo_person_id", id},
                               {"invo_professional_id", std::string_view(team) == "North" ? "W1" : "W2"},
                               {"invo_professional_team", std::string_view(team) == "North" ? "T1" : "T2"},
                               {"invo_professional_role_id", "Allocated case worker"},
                               {"invo_involvement_start_date", "2020-03-01"}});
    };
    child("N1", "Nora", "2012-02-29", "North");
    child("N2", "Nell", "2010-01-01", "North");
    child("S1", "Sara", "2011-01-01", "South");
    child("M1", "Mary", "2009-01-01", team_of_m1);
    child("Z1", "Zoe", "2008-01-01", "");
    row("ssd_department", {{"dept_team_id", "T1"}, {"dept_team_name", "North"}});
    row("ssd_department", {{"dept_team_id", "T2"}, {"dept_team_name", "South"}});
    row("ext_team",
        {{"team_id", "T1"}, {"service", "Safeguarding"}, {"quadrant", "NW"}, {"valid_from", "2019-01-01"}});
    row("ext_team",
        {{"team_id", "T2"}, {"service", "Permanence"}, {"quadrant", "NW"}, {"valid_from", "2019-01-01"}});
    row("ssd_professionals", {{"prof_professional_id", "W1"}, {"prof_professional_name", "Wanda One"}});
    row("ssd_professionals", {{"prof_professional_id", "W2"}, {"prof_professional_name", "Will Two"}});
    lake::publish(workspace, staging, lake::iso(as_at));
  }

  std::string grant(const std::string& account, const std::string& role, const std::string& scope,
                    const std::optional<std::string>& value = {},
                    const std::vector<std::string>& children = {},
                    const std::optional<std::string>& valid_to = {},
                    const std::string& valid_from = "2020-01-01") {
    store::RoleGrant row;
    row.id = store::new_id();
    row.account_id = account;
    row.role = role;
    row.scope = scope;
    row.scope_value = value;
    row.valid_from = valid_from;
    row.valid_to = valid_to;
    row.granted_at = store::now();
    row.reason = "test";
    kept->write({"system:test", "grant"}, [&](store::Writer& writer) {
      writer.insert(row);
      for (const std::string& child : children)
        writer.insert(store::GrantedChild{store::new_id(), row.id, child});
    });
    return row.id;
  }

  // As a session would know them.
  virtual Identity identity(const std::string& account) const {
    Identity known;
    known.account = account;
    known.grants = kept->read([&](const store::Queries& reader) { return holding_grants(reader, account); });
    known.permissions = permissions_of(known.grants);
    return known;
  }

  static Request request(const std::string& who, const std::string& target, const nlohmann::json& body) {
    Request made;
    made.method = "POST";
    made.target = target;
    made.headers.add("Host", "localhost");
    made.headers.add("Content-Type", "application/json");
    if (!who.empty()) made.headers.add("X-Test", who);
    made.body = body.dump();
    return made;
  }
  Response ask(const std::string& who, const std::string& target, const nlohmann::json& body) {
    return application->answer_now(request(who, target, body));
  }
  nlohmann::json asked(const std::string& who, const std::string& target, const nlohmann::json& body) {
    const Response response = ask(who, target, body);
    EXPECT_EQ(response.status, 200) << *response.body;
    return nlohmann::json::parse(*response.body);
  }
  static std::string children_in(const nlohmann::json& answer) {
    std::string all;
    for (const auto& row : answer["rows"]) all += (all.empty() ? "" : " ") + row["child"].get<std::string>();
    return all;
  }
  std::vector<store::AccessRecord> records() const {
    return kept->read([](const store::Queries& reader) {
      return reader.select<store::AccessRecord>("order by accessed_at, person_id");
    });
  }

  lake::TestDirectory scratch;
  lake::Workspace workspace =
      lake::Workspace::create(scratch / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}});
  LakeView lake{workspace.directory()};
  Figures figures;
  std::unique_ptr<store::Store> kept;
  std::unique_ptr<ChildSources> read;
  std::vector<LogLine> log;
  std::unique_ptr<Application> application;
};

inline const nlohmann::json oversight = {{"purpose", "management_oversight"}};
inline nlohmann::json with(nlohmann::json body, const std::string& name, const nlohmann::json& value) {
  body[name] = value;
  return body;
}

}  // namespace windscreen::serve
