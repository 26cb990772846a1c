#include "serve/accounts/roles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace windscreen::serve {
namespace {

constexpr std::array<std::pair<Scope, std::string_view>, 7> scope_names = {{
    {Scope::authority, "authority"},
    {Scope::service, "service"},
    {Scope::quadrant, "quadrant"},
    {Scope::team, "team"},
    {Scope::named_children, "named_children"},
    {Scope::own_cases, "own_cases"},
    {Scope::none, "none"},
}};

std::vector<Role> table() {
  using enum Permission;
  using enum Scope;
  return {
      {"practitioner",
       "Practitioner",
       {own_cases},
       {see_worker_names, open_children, search_children, see_children_identified, see_audits},
       false},
      {"team_manager",
       "Team manager",
       {team},
       {see_figures, see_worker_names, open_children, list_children, search_children, see_children_identified,
        export_children, see_audits, see_audit_figures, see_audit_reports, export_audits, see_improvement},
       false},
      {"head_of_service",
       "Head of service or assistant director",
       {service, quadrant},
       {see_figures, see_worker_names, open_children, list_children, search_children, see_children_identified,
        export_children, see_audits, see_audit_figures, sign_audit_reports, see_audit_reports, export_audits,
        see_improvement},
       false},
      {"auditor",
       "Auditor",
       {named_children},
       {open_children, search_children, see_children_identified, make_audits},
       false},
      {"moderator",
       "Moderator",
       {named_children},
       {open_children, search_children, see_children_identified, moderate_audits},
       false},
      {"qa_lead",
       "Quality assurance lead",
       {authority, service, quadrant},
       {see_figures, see_worker_names, open_children, list_children, search_children, see_children_identified,
        export_children, run_audits, see_audits, see_audit_figures, sign_audit_reports, see_audit_reports,
        export_audits, see_improvement},
       false},
      {"performance_analyst",
       "Performance analyst",
       {authority},
       {see_figures, list_children, export_children, load_data, see_audits, see_audit_figures,
        see_audit_reports, export_audits, see_improvement},
       false},
      {"director",
       "Director of children's services",
       {authority},
       {see_figures, see_worker_names, open_children, list_children, search_children, see_children_identified,
        export_children, see_access_record, see_change_log, see_audits, see_audit_figures, sign_audit_reports,
        see_audit_reports, export_audits, see_improvement},
       false},
      {"programme_manager",
       "Programme manager",
       {authority},
       {see_figures, see_audit_reports, see_improvement, keep_improvement},
       false},
      {"scrutiny_member",
       "Scrutiny member or democratic services",
       {none},
       {see_audit_reports, see_improvement},
       false},
      {"inspector",
       "Inspector",
       {named_children},
       {open_children, search_children, see_children_identified, export_children, see_audits,
        see_audit_reports, export_audits, see_improvement},
       true},
      {"system_administrator", "System administrator", {none}, {manage_accounts, change_settings}, false},
  };
}

}  // namespace

std::string_view name_of(Scope scope) {
  const auto found = std::find_if(scope_names.begin(), scope_names.end(),
                                  [&](const auto& one) { return one.first == scope; });
  return found == scope_names.end() ? "none" : found->second;
}

std::optional<Scope> find_scope(std::string_view name) {
  const auto found = std::find_if(scope_names.begin(), scope_names.end(),
                                  [&](const auto& one) { return one.second == name; });
  if (found == scope_names.end()) return std::nullopt;
  return found->first;
}

bool needs_value(Scope scope) {
  return scope == Scope::service || scope == Scope::quadrant || scope == Scope::team;
}

const std::vector<Role>& roles() {
  static const std::vector<Role> all = table();
  return all;
}

const Role* find_role(std::string_view name) {
  const auto found =
      std::find_if(roles().begin(), roles().end(), [&](const Role& one) { return one.name == name; });
  return found == roles().end() ? nullptr : &*found;
}

std::string grant_fault(std::string_view role, std::string_view scope,
                        const std::optional<std::string>& value, const std::optional<std::string>& valid_to) {
  const Role* known = find_role(role);
  if (known == nullptr) return "There is no role of that name.";
  const auto wanted = find_scope(scope);
  if (!wanted || std::find(known->scopes.begin(), known->scopes.end(), *wanted) == known->scopes.end()) {
    std::string may;
    for (const Scope one : known->scopes) {
      if (!may.empty()) may += " or ";
      may += name_of(one);
    }
    return fmt::format("The role {} is granted with the scope {} only.", role, may);
  }
  const bool given = value && !value->empty();
  if (needs_value(*wanted) && !given) return fmt::format("The scope {} needs the {}'s name.", scope, scope);
  if (!needs_value(*wanted) && value) return fmt::format("The scope {} takes no name.", scope);
  if (known->always_ends && !valid_to)
    return fmt::format("The role {} is granted to a day only: say the last.", role);
  return {};
}

bool is_valid(const Grant& grant) {
  // Whether it had to end is for the granting: here it is in force.
  return grant_fault(grant.role, grant.scope, grant.value, "9999-12-31").empty();
}

std::set<Permission> permissions_of(const std::vector<Grant>& grants) {
  std::set<Permission> all;
  for (const Grant& grant : grants) {
    if (!is_valid(grant)) continue;
    const std::set<Permission>& more = find_role(grant.role)->permissions;
    all.insert(more.begin(), more.end());
  }
  return all;
}

}  // namespace windscreen::serve
