// The roles of the practice-audit model (docs/roles.md): what each may do, and how far it may reach. One
// table, which the server, the command line and the documents read.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "serve/accounts/identity.h"

namespace windscreen::serve {

/// How far a grant reaches, from the widest to the narrowest; `none` reaches no child.
enum class Scope : std::uint8_t { authority, service, quadrant, team, named_children, own_cases, none };

/// "authority", "own_cases" …: as the store has it. Thread-safe, like all here.
std::string_view name_of(Scope scope);
std::optional<Scope> find_scope(std::string_view name);
/// True for service, quadrant and team, which are of one that has a name.
bool needs_value(Scope scope);

/// A row of the table.
struct Role {
  std::string_view name;
  /// As people read it.
  std::string_view title;
  /// The scopes that it may be granted with, the widest first.
  std::vector<Scope> scopes;
  std::set<Permission> permissions;
  /// True where a grant must say when it ends.
  bool always_ends = false;
};

/// The table, in the order of docs/roles.md.
const std::vector<Role>& roles();
/// nullptr for a name that is no role.
const Role* find_role(std::string_view name);

/// Why a role cannot be granted like this, in one plain sentence; empty when it can. `value` is the
/// service's, quadrant's or team's name; `valid_to` the last day.
std::string grant_fault(std::string_view role, std::string_view scope,
                        const std::optional<std::string>& value, const std::optional<std::string>& valid_to);

/// True where the grant is of a role of the table, within a scope that the role may have. Any other is worth
/// nothing.
bool is_valid(const Grant& grant);

/// What the grants allow together. An invalid grant allows nothing. For what is about children a route asks
/// more: one and the same grant must allow it and reach the child (child_access.h).
std::set<Permission> permissions_of(const std::vector<Grant>& grants);

}  // namespace windscreen::serve
