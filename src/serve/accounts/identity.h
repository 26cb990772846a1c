// Who asks, and what a route asks of them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::serve {

/// What a person may do. Each route names one, or says that anyone, or anyone who is signed in, may use it.
/// Which role has which, and within which scope, stands in roles.cc.
enum class Permission : std::uint8_t {
  /// Figures for the authority's own use, which are not disclosure-controlled, and the definitions behind
  /// them.
  see_figures,
  /// Workers' names: on a child's page and beside a caseload.
  see_worker_names,
  /// One child's record: the timeline. Opening asks for a purpose and is recorded, as everything below is
  /// that says "children".
  open_children,
  /// The children whom a figure counts.
  list_children,
  /// Finding a child by identifier, name or date of birth.
  search_children,
  /// Children as they are known: identifiers, names and dates of birth. Without it a child is a reference
  /// that means nothing outside, with an age.
  see_children_identified,
  /// Taking a list of children or a child's record out of the system, marked with who and when.
  export_children,
  /// Who opened what about which child, and why.
  see_access_record,
  /// Accounts, invitations and role grants.
  manage_accounts,
  /// The store's log of every change.
  see_change_log,
  /// Loading files, and the rejected rows of a load.
  load_data,
  /// The authority's settings.
  change_settings,
  /// Running practice audit: programmes, samples, who audits, second grades, what is done with an audit.
  run_audits,
  /// Auditing the cases that one is given.
  make_audits,
  /// Grading a second time the audits that one is given.
  moderate_audits,
  /// Single audits, as far as one's grants reach (audits/audit_reach.h).
  see_audits,
  /// What audits say together, for the authority's own use.
  see_audit_figures,
  /// Signing off and publishing reports of audits that somebody else wrote.
  sign_audit_reports,
  /// Reports of audits that were published: small numbers are hidden.
  see_audit_reports,
  /// Taking lists of audits out of the system, marked with who and when.
  export_audits,
  /// The improvement record: findings, plans, risks, scrutiny, promises. Nothing in it is about one child.
  see_improvement,
  /// Adding to it whatever may be said; without it one says of what one leads how far it is.
  keep_improvement
};

/// Every permission, in the order above.
const std::vector<Permission>& all_permissions();

/// A role that someone has now, within a scope: a row of the store's role_grants that is in force.
struct Grant {
  std::string id;
  /// A name of roles.h's table.
  std::string role;
  /// authority, service, quadrant, team, own_cases, named_children or none.
  std::string scope;
  /// The service's, quadrant's or team's name; absent for the other scopes.
  std::optional<std::string> value;
};

/// Someone who has signed in.
struct Identity {
  /// The account's id, and the session's.
  std::string account;
  std::string session;
  /// Those that are in force, oldest first.
  std::vector<Grant> grants;
  /// What the grants' roles allow (roles.h: permissions_of).
  std::set<Permission> permissions;
};

/// Who may use a route. What is not said is refused.
struct Access {
  enum class Kind : std::uint8_t {
    /// No one: a route that does not say.
    nobody,
    /// Whoever reaches the server.
    anyone,
    /// Whoever is signed in, with any role or none.
    signed_in,
    /// Whoever is signed in and has the permission.
    permitted
  };
  Kind kind = Kind::nobody;
  Permission permission = Permission::see_figures;

  static Access anyone() { return {Kind::anyone, {}}; }
  static Access signed_in() { return {Kind::signed_in, {}}; }
  static Access needs(Permission permission) { return {Kind::permitted, permission}; }
};

/// allowed; unknown: sign in first (401); forbidden: not this person (403).
enum class Decision : std::uint8_t { allowed, unknown, forbidden };

/// Thread-safe.
Decision decide(const Access& access, const std::optional<Identity>& identity);

/// "see_figures" …: how documents and tests name it. Thread-safe.
std::string_view name_of(Permission permission);

/// "anyone", "signed_in", "nobody", or the permission's name. Thread-safe.
std::string_view name_of(const Access& access);

}  // namespace windscreen::serve
