#include "serve/single_sign_on/oidc_directory.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

using store::Moment;

// A key that the directory has withdrawn is believed no longer than this.
constexpr std::chrono::hours freshness{1};

enum class Base64 : std::uint8_t { plain, address };

std::string base64_of(std::string_view bytes, Base64 kind) {
  const int variant =
      kind == Base64::plain ? sodium_base64_VARIANT_ORIGINAL : sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  const auto* const in =
      reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT: libsodium's interface
  sodium_bin2base64(text.data(), text.size(), in, bytes.size(), variant);
  // Without the NUL that libsodium puts behind it.
  text.pop_back();
  return text;
}

// RFC 7636 section 4.2, "S256".
std::string challenge_of(const std::string& verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  const auto* const in =
      reinterpret_cast<const unsigned char*>(verifier.data());  // NOLINT: libsodium's interface
  crypto_hash_sha256(hash.data(), in, verifier.size());
  return base64_of({reinterpret_cast<const char*>(hash.data()), hash.size()}, Base64::address);  // NOLINT
}

std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string form;
  for (const auto& [name, value] : fields)
    form += fmt::format("{}{}={}", form.empty() ? "" : "&", name, percent_encoded(value));
  return form;
}

bool is_fresh(Moment at, Moment now) { return at <= now && now - at < freshness; }

std::chrono::sys_seconds seconds_of(Moment moment) {
  return std::chrono::floor<std::chrono::seconds>(moment);
}

bool is_domain(const std::string& text) {
  return !text.empty() && text.find('.') != std::string::npos && text == base::lower(text) &&
         text.find_first_of("@ */:") == std::string::npos;
}

}  // namespace

void check_options(const OidcOptions& options) {
  using base::Error;
  if (!is_askable(options.issuer))
    throw Error(
        "The directory's address must begin with https:// (http:// only on this machine): " + options.issuer,
        "Give --oidc-issuer as the directory's administrator has it.");
  if (options.client_id.empty())
    throw Error("Single sign-on needs the identifier under which the directory knows this server.",
                "Give it as --oidc-client-id.");
  const std::size_t host = options.address.find("://");
  if (!is_askable(options.address) || options.address.find_first_of("/?", host + 3) != std::string::npos)
    throw Error("The address at which people reach this server is missing or not one: " + options.address,
                "Give it as --address https://windscreen.example.gov.uk, without a path.");
  for (const std::string& domain : options.trusted_domains) {
    if (!is_domain(domain))
      throw Error(domain + " is not a domain.", "Give --oidc-trust-domain as example.gov.uk.");
  }
}

OidcDirectory::OidcDirectory(OidcOptions options, AskDirectory ask)
    : options_(std::move(options)), ask_(std::move(ask)) {
  check_options(options_);
}

std::string OidcDirectory::return_address() const { return options_.address + "/single-sign-on/return"; }

std::string OidcDirectory::fetched(const std::string& address) const {
  OidcAnswer answer = ask_({address, "", ""});
  if (answer.status != 200)
    throw OidcFault(OidcFault::Kind::unreachable,
                    fmt::format("{} answered {}", authority_of(address), answer.status));
  return std::move(answer.body);
}

OidcEndpoints OidcDirectory::endpoints(Moment now) {
  {
    const std::scoped_lock lock(mutex_);
    if (endpoints_ && is_fresh(endpoints_at_, now)) return *endpoints_;
  }
  // OpenID Connect Discovery section 4: behind the issuer, without the slash that it may end in.
  std::string address = options_.issuer;
  if (address.ends_with('/')) address.pop_back();
  OidcEndpoints read =
      read_discovery(fetched(address + "/.well-known/openid-configuration"), options_.issuer);
  const std::scoped_lock lock(mutex_);
  endpoints_ = read;
  endpoints_at_ = now;
  return read;
}

OidcDirectory::Keys OidcDirectory::keys(const OidcEndpoints& endpoints, Moment now) {
  {
    const std::scoped_lock lock(mutex_);
    if (keys_ && is_fresh(keys_at_, now)) return keys_;
  }
  return newer_keys(endpoints, nullptr, now);
}

OidcDirectory::Keys OidcDirectory::newer_keys(const OidcEndpoints& endpoints, const Keys& than, Moment now) {
  {
    // Another worker has fetched them meanwhile.
    const std::scoped_lock lock(mutex_);
    if (than && keys_ && keys_ != than) return keys_;
  }
  auto read = std::make_shared<const std::vector<SigningKey>>(read_keys(fetched(endpoints.keys)));
  const std::scoped_lock lock(mutex_);
  keys_ = read;
  keys_at_ = now;
  return read;
}

std::string OidcDirectory::sign_in_address(const OidcRequest& request, Moment now) {
  const std::string address = endpoints(now).authorization;
  const std::string query = form_of({{"response_type", "code"},
                                     {"response_mode", "query"},
                                     {"client_id", options_.client_id},
                                     {"redirect_uri", return_address()},
                                     {"scope", "openid email profile"},
                                     {"state", request.state},
                                     {"nonce", request.nonce},
                                     {"code_challenge", challenge_of(request.code_verifier)},
                                     {"code_challenge_method", "S256"}});
  return address + (address.find('?') == std::string::npos ? "?" : "&") + query;
}

std::string OidcDirectory::id_token(const OidcEndpoints& endpoints, const std::string& code,
                                    const OidcRequest& request) const {
  std::vector<std::pair<std::string, std::string>> fields = {{"grant_type", "authorization_code"},
                                                             {"code", code},
                                                             {"redirect_uri", return_address()},
                                                             {"code_verifier", request.code_verifier}};
  const bool secret = !options_.client_secret.empty();
  OidcQuestion question;
  question.address = endpoints.token;
  if (!secret || endpoints.secret_in_body) fields.emplace_back("client_id", options_.client_id);
  if (secret && endpoints.secret_in_body) fields.emplace_back("client_secret", options_.client_secret);
  // RFC 6749 section 2.3.1: both are written as in a form before they are put together.
  if (secret && !endpoints.secret_in_body)
    question.authorization = "Basic " + base64_of(percent_encoded(options_.client_id) + ":" +
                                                      percent_encoded(options_.client_secret),
                                                  Base64::plain);
  question.form = form_of(fields);
  const OidcAnswer answer = ask_(question);
  return read_token_answer(answer.status, answer.body);
}

IdClaims OidcDirectory::redeem(const std::string& code, const std::string& issuer, const OidcRequest& request,
                               Moment began, Moment now) {
  const OidcEndpoints found = endpoints(now);
  // Where several directories know a client by one name, a code of one must not be shown to another.
  if (issuer.empty() ? found.names_itself : issuer != options_.issuer)
    throw OidcFault(OidcFault::Kind::not_believed,
                    "the browser comes from another directory than it was sent to");
  const std::string token = id_token(found, code, request);
  const TokenExpectation expected = {options_.issuer, options_.client_id, request.nonce, seconds_of(began),
                                     seconds_of(now)};
  const Keys known = keys(found, now);
  try {
    return read_id_token(token, *known, expected);
  } catch (const OidcFault& fault) {
    if (fault.kind != OidcFault::Kind::unknown_key) throw;
  }
  // The directory may have changed its keys; once, so that a wrong token costs one question.
  return read_id_token(token, *newer_keys(found, known, now), expected);
}

}  // namespace windscreen::serve
