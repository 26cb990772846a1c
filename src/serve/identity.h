// Who asks, and what a route asks of them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace windscreen::serve {

/// What a person may do. Each route names one, or says that anyone may use it.
enum class Permission : std::uint8_t {
  /// Figures for the authority's own use, which are not disclosure-controlled, and the definitions behind
  /// them.
  see_figures
};

/// Someone who has signed in.
struct Identity {
  std::string account;
  std::set<Permission> permissions;
};

/// Who may use a route. What is not said is refused.
struct Access {
  enum class Kind : std::uint8_t {
    /// No one: a route that does not say.
    nobody,
    /// Whoever reaches the server.
    anyone,
    /// Whoever is signed in and has the permission.
    permitted
  };
  Kind kind = Kind::nobody;
  Permission permission = Permission::see_figures;

  static Access anyone() { return {Kind::anyone, {}}; }
  static Access needs(Permission permission) { return {Kind::permitted, permission}; }
};

/// allowed; unknown: sign in first (401); forbidden: not this person (403).
enum class Decision : std::uint8_t { allowed, unknown, forbidden };

/// Thread-safe.
Decision decide(const Access& access, const std::optional<Identity>& identity);

/// "anyone", "see_figures" …: how documents and tests name it.
std::string_view name_of(const Access& access);

}  // namespace windscreen::serve
