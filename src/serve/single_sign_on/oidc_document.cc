#include "serve/single_sign_on/oidc_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr int deepest = 16;
constexpr std::size_t longest_address = 2000;

OidcFault not_believed(const std::string& what) { return {OidcFault::Kind::not_believed, what}; }

// "https://host:port/path" taken apart; nullopt where it is no such address.
struct Address {
  std::string scheme;
  std::string host;
  std::string authority;
};

std::optional<Address> address_from(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos || text.size() > longest_address) return std::nullopt;
  const bool clean = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '\\' &&
           c != '"';
  });
  Address made;
  made.scheme = base::lower(text.substr(0, colon));
  const std::string_view rest = text.substr(colon + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  made.authority = base::lower(authority);
  std::string_view host = authority;
  std::string_view port;
  const std::size_t end = authority.starts_with('[') ? authority.find(']') : 0;
  if (end == std::string_view::npos) return std::nullopt;
  if (const std::size_t at = authority.find(':', end); at != std::string_view::npos) {
    host = authority.substr(0, at);
    port = authority.substr(at + 1);
    const bool digits = std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (port.empty() || port.size() > 5 || !digits) return std::nullopt;
  }
  made.host = base::lower(host);
  if (!clean || made.host.empty() || authority.find('@') != std::string_view::npos ||
      text.find('#') != std::string_view::npos)
    return std::nullopt;
  return made;
}

std::string address_member(const json& document, const char* name) {
  const auto found = document.find(name);
  if (found == document.end() || !found->is_string())
    throw not_believed(fmt::format("the discovery document has no {}", name));
  auto address = found->get<std::string>();
  if (!is_askable(address))
    throw not_believed(fmt::format("the {} of the discovery document is not an https address", name));
  return address;
}

bool holds(const json& list, std::string_view word) {
  return list.is_array() && std::any_of(list.begin(), list.end(),
                                        [&](const json& one) { return one.is_string() && one == word; });
}

}  // namespace

json oidc_object(std::string_view text, const char* what) {
  bool deep = false;
  const auto not_too_deep = [&deep](int depth, json::parse_event_t, json&) {
    deep = deep || depth > deepest;
    return !deep;
  };
  json object = json::parse(text, not_too_deep, false);
  if (deep || !object.is_object()) throw not_believed(fmt::format("{} is not a JSON object", what));
  return object;
}

std::string oidc_text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_askable(std::string_view address) {
  const auto parts = address_from(address);
  if (!parts) return false;
  if (parts->scheme == "https") return true;
  return parts->scheme == "http" &&
         (parts->host == "127.0.0.1" || parts->host == "[::1]" || parts->host == "localhost");
}

std::string authority_of(std::string_view address) {
  const auto parts = address_from(address);
  return parts ? parts->authority : std::string();
}

OidcEndpoints read_discovery(std::string_view text, const std::string& issuer) {
  const json document = oidc_object(text, "the discovery document");
  const auto named = document.find("issuer");
  // To the letter (OpenID Connect Discovery section 4.3): this is what tells one tenant from another.
  if (named == document.end() || !named->is_string() || *named != issuer)
    throw not_believed("the discovery document is another issuer's");
  OidcEndpoints made;
  made.authorization = address_member(document, "authorization_endpoint");
  made.token = address_member(document, "token_endpoint");
  made.keys = address_member(document, "jwks_uri");
  if (const auto ways = document.find("token_endpoint_auth_methods_supported"); ways != document.end())
    made.secret_in_body = !holds(*ways, "client_secret_basic") && holds(*ways, "client_secret_post");
  const auto names = document.find("authorization_response_iss_parameter_supported");
  made.names_itself = names != document.end() && names->is_boolean() && names->get<bool>();
  return made;
}

std::string read_token_answer(int status, std::string_view text) {
  if (status >= 500 || status == 429)
    throw OidcFault(OidcFault::Kind::unreachable, fmt::format("the token endpoint answered {}", status));
  const json answer = oidc_object(text, "the token endpoint's answer");
  if (status != 200) {
    const auto error = answer.find("error");
    const std::string word = error != answer.end() && error->is_string()
                                 ? error_word(error->get_ref<const std::string&>())
                                 : "error";
    throw OidcFault(OidcFault::Kind::refused,
                    fmt::format("the token endpoint answered {}: {}", status, word));
  }
  const auto token = answer.find("id_token");
  if (token == answer.end() || !token->is_string()) throw not_believed("the token endpoint gave no ID token");
  return token->get<std::string>();
}

std::string error_word(std::string_view given) {
  const bool plain =
      !given.empty() && given.size() <= 60 && std::all_of(given.begin(), given.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  return plain ? std::string(given) : "error";
}

std::string percent_encoded(std::string_view text) {
  std::string made;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      made += c;
    else
      made += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return made;
}

}  // namespace windscreen::serve
