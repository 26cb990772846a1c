// The ID token: who the directory says has signed in (OpenID Connect Core section 3.1.3.7, RFC 7515, 7519).
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "serve/single_sign_on/oidc_key.h"

namespace windscreen::serve {

/// What an ID token must say to be believed.
struct TokenExpectation {
  std::string issuer;
  std::string client_id;
  /// What this sign-in sent.
  std::string nonce;
  /// When this sign-in began, and now, by this server's clock.
  std::chrono::sys_seconds began;
  std::chrono::sys_seconds now;
};

/// How far the directory's clock may be from this server's.
inline constexpr std::chrono::seconds clock_skew{120};

/// Whom a believed ID token is about.
struct IdClaims {
  std::string subject;
  /// As the directory writes them; empty where it says none. Neither is proof of anything by itself
  /// (oidc_account.h).
  std::string email;
  std::string preferred_username;
  /// nullopt where the directory does not say, as Entra ID does not.
  std::optional<bool> email_verified;
};

/// Checks an ID token and reads it: three parts, signed with RS256 or ES256 by the one of `keys` that its
/// "kid" names (or by the only one that fits, where it names none), for this client alone, by this issuer,
/// with this nonce, made since the sign-in began and not over. Throws OidcFault: unknown_key where no key
/// fits, not_believed for everything else. Thread-safe.
IdClaims read_id_token(std::string_view token, std::span<const SigningKey> keys,
                       const TokenExpectation& expected);

}  // namespace windscreen::serve
