// What goes wrong between this server and the council's directory (its OpenID Connect provider).
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace windscreen::serve {

/// Thrown by everything that speaks with the directory or reads what it says. The words are for whoever runs
/// the server and go into its log: they hold no token, no code and nobody's name.
struct OidcFault : std::runtime_error {
  enum class Kind : std::uint8_t {
    /// No answer within the time, or one that says the directory cannot answer now.
    unreachable,
    /// The directory answered that it will not.
    refused,
    /// It answered something that must not be believed.
    not_believed,
    /// The ID token is signed with a key that is not among those that are known: they may be fetched again.
    unknown_key
  };
  OidcFault(Kind what_kind, const std::string& what) : std::runtime_error(what), kind(what_kind) {}

  Kind kind;
};

}  // namespace windscreen::serve
