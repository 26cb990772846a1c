#include "serve/single_sign_on/oidc_token.h"

#include <sodium.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "serve/http/request_target.h"
#include "serve/single_sign_on/oidc_document.h"
#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using std::chrono::sys_seconds;

constexpr std::size_t longest_token = std::size_t{64} << 10U;
// OpenID Connect Core section 2 gives a subject at most 255 characters.
constexpr std::size_t longest_subject = 255;
// Whole seconds that every clock can hold.
constexpr double latest_second = 253402300799.0;

OidcFault not_believed(const char* what) { return {OidcFault::Kind::not_believed, what}; }

json part_of(std::string_view encoded, const char* what) {
  const auto bytes = from_base64url(encoded);
  if (!bytes) throw not_believed("the ID token is not written in base64url");
  return oidc_object(*bytes, what);
}

std::optional<sys_seconds> moment_of(const json& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end()) return std::nullopt;
  const double seconds = found->is_number() ? found->get<double>() : -1.0;
  if (!(seconds >= 0.0 && seconds <= latest_second)) throw not_believed("a moment in the ID token is none");
  return sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(std::floor(seconds))));
}

// The key that the header names. One key of a name: two could be told apart by nothing.
const SigningKey& key_for(const json& header, SigningAlgorithm algorithm, std::span<const SigningKey> keys) {
  const auto kid = header.find("kid");
  if (kid != header.end() && !kid->is_string()) throw not_believed("the ID token's key has no name");
  const std::string* const name = kid == header.end() ? nullptr : kid->get_ptr<const std::string*>();
  const SigningKey* found = nullptr;
  for (const SigningKey& key : keys) {
    if (key.algorithm() != algorithm || (name != nullptr && key.id() != *name)) continue;
    if (found != nullptr) throw not_believed("several of the directory's keys fit the ID token");
    found = &key;
  }
  if (found == nullptr)
    throw OidcFault(OidcFault::Kind::unknown_key,
                    "the ID token is signed with a key that the directory does not list");
  return *found;
}

json signed_claims(std::string_view token, std::span<const SigningKey> keys) {
  if (token.size() > longest_token) throw not_believed("the ID token is too long");
  const auto parts = base::split(token, '.');
  if (parts.size() != 3) throw not_believed("the ID token has not three parts");
  const json header = part_of(parts[0], "the header of the ID token");
  const auto algorithm = algorithm_named(oidc_text(header, "alg"));
  if (!algorithm) throw not_believed("the ID token is not signed with RS256 or ES256");
  if (header.contains("crit")) throw not_believed("the ID token asks for what is not known here (crit)");
  const auto signature = from_base64url(parts[2]);
  if (!signature) throw not_believed("the ID token's signature is not written in base64url");
  const std::string_view text = token.substr(0, parts[0].size() + 1 + parts[1].size());
  if (!key_for(header, *algorithm, keys).has_signed(text, *signature))
    throw not_believed("the ID token's signature is not right");
  return part_of(parts[1], "the content of the ID token");
}

// This client and nobody else: a token that others may use as well could come from one of them.
bool is_for(const json& claims, const std::string& client) {
  const auto audience = claims.find("aud");
  if (audience == claims.end()) return false;
  const bool one = audience->is_string() && *audience == client;
  const bool one_of_one = audience->is_array() && audience->size() == 1 && audience->front() == client;
  const auto party = claims.find("azp");
  return (one || one_of_one) && (party == claims.end() || (party->is_string() && *party == client));
}

bool is_same(const std::string& a, const std::string& b) {
  return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void check_times(const json& claims, const TokenExpectation& expected) {
  const auto ends = moment_of(claims, "exp");
  const auto made = moment_of(claims, "iat");
  const auto begins = moment_of(claims, "nbf");
  if (!ends || !made) throw not_believed("the ID token does not say when it was made and when it ends");
  if (expected.now >= *ends + clock_skew) throw not_believed("the ID token is over");
  if (*made > expected.now + clock_skew || (begins && *begins > expected.now + clock_skew))
    throw not_believed("the ID token is from the future: one of the clocks is wrong");
  if (*made + clock_skew < expected.began)
    throw not_believed("the ID token is older than the sign-in: one of the clocks is wrong");
}

}  // namespace

IdClaims read_id_token(std::string_view token, std::span<const SigningKey> keys,
                       const TokenExpectation& expected) {
  const json claims = signed_claims(token, keys);
  if (oidc_text(claims, "iss") != expected.issuer) throw not_believed("the ID token is another issuer's");
  if (!is_for(claims, expected.client_id)) throw not_believed("the ID token is not for this server alone");
  if (!is_same(oidc_text(claims, "nonce"), expected.nonce))
    throw not_believed("the ID token is not of this sign-in (nonce)");
  check_times(claims, expected);
  IdClaims made;
  made.subject = oidc_text(claims, "sub");
  if (made.subject.empty() || made.subject.size() > longest_subject || !is_utf8(made.subject) ||
      made.subject.find('\0') != std::string::npos)
    throw not_believed("the ID token does not say whom it is about");
  made.email = oidc_text(claims, "email");
  made.preferred_username = oidc_text(claims, "preferred_username");
  if (const auto verified = claims.find("email_verified"); verified != claims.end()) {
    // Some directories write the word: what is not plainly true is false.
    made.email_verified = verified->is_boolean() && verified->get<bool>();
  }
  return made;
}

}  // namespace windscreen::serve
