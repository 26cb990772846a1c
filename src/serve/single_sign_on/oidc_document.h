// The JSON that a directory answers with: its discovery document and the token endpoint's answer (OpenID
// Connect Discovery 1.0 section 3, RFC 6749 section 5). Pure functions over outside bytes, all thread-safe.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace windscreen::serve {

/// Where a directory is asked, as its discovery document says.
struct OidcEndpoints {
  std::string authorization;
  std::string token;
  std::string keys;
  /// How a client with a secret shows it: client_secret_basic, or client_secret_post where only that is
  /// taken.
  bool secret_in_body = false;
  /// Whether its answer in the address says which directory gave it (RFC 9207).
  bool names_itself = false;
};

/// Reads the discovery document of the directory that is `issuer`, and must say that it is: who answers for
/// another is not believed. Every address must be one that may be asked (is_askable). Throws OidcFault.
OidcEndpoints read_discovery(std::string_view text, const std::string& issuer);

/// The ID token, still unread, in the answer of the token endpoint with this status. Throws OidcFault:
/// refused where the answer is an error, with the error's own code.
std::string read_token_answer(int status, std::string_view text);

/// Whether an address may be asked: https, or http to this very machine (127.0.0.1, [::1], localhost), with a
/// host, without a user name, a fragment, spaces or control characters.
bool is_askable(std::string_view address);

/// The host and port of an address, as a Host header has them ("example.org:8443"); empty where it has none.
std::string authority_of(std::string_view address);

/// The text as a JSON object of bounded depth; throws OidcFault (not_believed) that names `what` it is.
nlohmann::json oidc_object(std::string_view text, const char* what);

/// The member of that name where it is a text, else an empty one.
std::string oidc_text(const nlohmann::json& object, const char* name);

/// A code that the directory or a browser gives for an error, in letters, digits and underscores and of
/// bounded length; "error" where it is something else. So it can be written into a log.
std::string error_word(std::string_view given);

/// Text as a part of a query or form (RFC 3986: all but letters, digits and "-._~" is escaped).
std::string percent_encoded(std::string_view text);

}  // namespace windscreen::serve
