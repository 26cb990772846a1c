// The token of a session: what a browser's cookie holds, and what is made of it.
#pragma once

#include <string>
#include <string_view>

#include "serve/http/http_message.h"

namespace windscreen::serve {

/// A new token: 256 random bits as 43 letters, digits, "-" and "_". Also for invitations. Thread-safe.
std::string new_token();

/// Whether text could be a token. Thread-safe.
bool is_token(std::string_view text);

/// What the store keeps of a token. SHA-256 without salt or cost: there is nothing to guess in 256 random
/// bits. Thread-safe.
std::string hash_of_token(std::string_view token);

/// The CSRF token of a session: a keyed hash (BLAKE2b) with the session's token as the key, so that it need
/// not be kept, and tells nothing of the session's. Thread-safe.
std::string csrf_token_of(const std::string& session_token);

/// Compares in constant time; false for an empty session token. Thread-safe.
bool is_csrf_token(const std::string& given, const std::string& session_token);

/// The cookie's name. Over TLS it begins with __Host-, which browsers take from this very host only, over TLS
/// only and for all paths only (RFC 6265bis section 4.1.3).
std::string_view session_cookie_name(bool secure);

/// The token in a request's cookie; empty where there is none. Thread-safe.
std::string session_token_of(const Request& request, bool secure);

/// Set-Cookie that hands over the token, or with an empty one takes the cookie away. It ends with the
/// browser.
std::string session_cookie(const std::string& token, bool secure);

}  // namespace windscreen::serve
