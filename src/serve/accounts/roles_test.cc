#include "serve/accounts/roles.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"

namespace windscreen::serve {
namespace {

using enum Permission;

std::string marked(const Role& role, Permission permission) {
  return role.permissions.contains(permission) ? "yes" : "";
}

std::string widest_and_others(const Role& role) {
  std::string all;
  for (const Scope scope : role.scopes) all += (all.empty() ? "" : ", ") + std::string(name_of(scope));
  return all;
}

// The table as docs/roles.md must have it.
std::string table_in_words() {
  std::string out = "| role | scopes |";
  for (const Permission one : all_permissions()) out += " " + std::string(name_of(one)) + " |";
  out += "\n| --- | --- |";
  for (std::size_t i = 0; i < all_permissions().size(); ++i) out += " --- |";
  out += "\n";
  for (const Role& role : roles()) {
    out += "| " + std::string(role.name) + " | " + widest_and_others(role) + " |";
    for (const Permission one : all_permissions()) {
      const std::string mark = marked(role, one);
      out += mark.empty() ? " |" : " " + mark + " |";
    }
    out += "\n";
  }
  return out;
}

TEST(Roles, TheDocumentShowsTheTable) {
  std::ifstream file(std::string(WINDSCREEN_SOURCE_DIR) + "/docs/roles.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_NE(text.str().find(table_in_words()), std::string::npos) << "docs/roles.md must hold:\n"
                                                                  << table_in_words();
}

TEST(Roles, SayWhatTheDomainModelSays) {
  EXPECT_EQ(find_role("scrutiny_member")->permissions,
            (std::set<Permission>{see_audit_reports, see_improvement}));
  const Role& administrator = *find_role("system_administrator");
  EXPECT_EQ(administrator.scopes, std::vector<Scope>{Scope::none});
  for (const Permission one :
       {see_figures, open_children, list_children, search_children, see_children_identified, export_children,
        see_access_record, see_change_log, load_data, see_worker_names, run_audits, make_audits,
        moderate_audits, see_audits, see_audit_figures, see_audit_reports, export_audits, see_improvement,
        keep_improvement})
    EXPECT_FALSE(administrator.permissions.contains(one)) << name_of(one);
  const Role& analyst = *find_role("performance_analyst");
  EXPECT_TRUE(analyst.permissions.contains(list_children));
  EXPECT_FALSE(analyst.permissions.contains(see_children_identified));
  EXPECT_FALSE(analyst.permissions.contains(see_worker_names));
  // A child whose record is open is known by it.
  for (const Role& role : roles()) {
    if (role.permissions.contains(open_children) || role.permissions.contains(search_children)) {
      EXPECT_TRUE(role.permissions.contains(see_children_identified)) << role.name;
    }
    // Who lists who is counted sees how many are.
    if (role.permissions.contains(list_children)) {
      EXPECT_TRUE(role.permissions.contains(see_figures)) << role.name;
    }
    // The record is of all children, whoever's they are.
    if (role.permissions.contains(see_access_record)) {
      EXPECT_EQ(role.scopes, std::vector<Scope>{Scope::authority}) << role.name;
    }
    // Nobody grades a case and then grades it again, or runs the audits that they are given.
    EXPECT_LE(role.permissions.count(make_audits) + role.permissions.count(moderate_audits) +
                  role.permissions.count(run_audits),
              1U)
        << role.name;
    // What leaves the system was seen by who takes it.
    if (role.permissions.contains(export_audits)) {
      EXPECT_TRUE(role.permissions.contains(see_audits)) << role.name;
    }
    // Who adds to the improvement record reads it.
    if (role.permissions.contains(keep_improvement)) {
      EXPECT_TRUE(role.permissions.contains(see_improvement)) << role.name;
    }
    // Nobody both lets people in and sees cases.
    if (role.permissions.contains(manage_accounts)) {
      EXPECT_FALSE(role.permissions.contains(open_children)) << role.name;
    }
    for (const Scope scope : role.scopes) EXPECT_EQ(find_scope(name_of(scope)), scope);
  }
}

TEST(Roles, AreGrantedWithinTheirScopesOnly) {
  const std::optional<std::string> none;
  EXPECT_EQ(grant_fault("team_manager", "team", "North 1", none), "");
  EXPECT_NE(grant_fault("team_manager", "team", none, none), "");
  EXPECT_NE(grant_fault("team_manager", "team", "", none), "");
  EXPECT_NE(grant_fault("team_manager", "authority", none, none), "");
  EXPECT_NE(grant_fault("director", "authority", "Surrey", none), "");
  EXPECT_EQ(grant_fault("director", "authority", none, none), "");
  EXPECT_NE(grant_fault("system_administrator", "authority", none, none), "");
  EXPECT_NE(grant_fault("inspector", "named_children", none, none), "");
  EXPECT_EQ(grant_fault("inspector", "named_children", none, "2020-10-02"), "");
  EXPECT_NE(grant_fault("chief", "authority", none, none), "");
  EXPECT_NE(grant_fault("director", "everywhere", none, none), "");
}

TEST(Roles, AnInvalidGrantAllowsNothing) {
  EXPECT_EQ(permissions_of({}), std::set<Permission>{});
  EXPECT_EQ(permissions_of({{"g", "team_manager", "authority", std::nullopt}}), std::set<Permission>{});
  EXPECT_EQ(permissions_of({{"g", "director", "team", "North 1"}}), std::set<Permission>{});
  EXPECT_EQ(permissions_of({{"g", "king", "authority", std::nullopt}}), std::set<Permission>{});
  EXPECT_EQ(permissions_of({{"g", "inspector", "named_children", std::nullopt}}),
            find_role("inspector")->permissions);
  const auto both = permissions_of({{"a", "practitioner", "own_cases", std::nullopt},
                                    {"b", "system_administrator", "none", std::nullopt}});
  EXPECT_TRUE(both.contains(open_children));
  EXPECT_TRUE(both.contains(manage_accounts));
  EXPECT_FALSE(both.contains(see_figures));
}

}  // namespace
}  // namespace windscreen::serve
