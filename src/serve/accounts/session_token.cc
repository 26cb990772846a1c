#include "serve/accounts/session_token.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "serve/http/request_headers.h"

namespace windscreen::serve {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_letters = 43;

std::string text_of(const std::array<unsigned char, token_bytes>& bytes) {
  // With the NUL that libsodium puts behind it.
  std::array<char, token_letters + 1> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: libsodium's interface
}

}  // namespace

std::string new_token() {
  std::array<unsigned char, token_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return text_of(bytes);
}

bool is_token(std::string_view text) {
  return text.size() == token_letters && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                  c == '_';
         });
}

std::string hash_of_token(std::string_view token) { return base::sha256(token); }

std::string csrf_token_of(const std::string& session_token) {
  static const std::string purpose = "windscreen csrf";
  std::array<unsigned char, token_bytes> made{};
  crypto_generichash(made.data(), made.size(), bytes_of(purpose), purpose.size(), bytes_of(session_token),
                     std::min<std::size_t>(session_token.size(), crypto_generichash_KEYBYTES_MAX));
  return text_of(made);
}

bool is_csrf_token(const std::string& given, const std::string& session_token) {
  if (!is_token(session_token) || given.size() != token_letters) return false;
  const std::string wanted = csrf_token_of(session_token);
  return sodium_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
}

std::string_view session_cookie_name(bool secure) {
  return secure ? "__Host-windscreen_session" : "windscreen_session";
}

std::string session_token_of(const Request& request, bool secure) {
  const auto cookie = cookie_named(request.headers, session_cookie_name(secure));
  return cookie && is_token(*cookie) ? *cookie : std::string();
}

std::string session_cookie(const std::string& token, bool secure) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", session_cookie_name(secure), token,
                     secure ? "; Secure" : "", token.empty() ? "; Max-Age=0" : "");
}

}  // namespace windscreen::serve
