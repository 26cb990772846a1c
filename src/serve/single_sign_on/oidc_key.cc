#include "serve/single_sign_on/oidc_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "serve/single_sign_on/oidc_document.h"
#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_keys = 100;
constexpr std::size_t coordinate_bytes = 32;
constexpr int least_modulus_bits = 2048;
constexpr int most_modulus_bits = 8192;

// OpenSSL's objects end where their scope does.
template <auto free>
struct Freed {
  template <typename Object>
  void operator()(Object* object) const {
    free(object);
  }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: OpenSSL's interface
}

Number number_from(std::string_view bytes) {
  return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

// A public key of the kind that has these parameters; nullptr where OpenSSL takes it for none.
std::shared_ptr<void> key_of(const char* kind, const Builder& builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* made = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
    return nullptr;
  std::shared_ptr<void> key(made, [](void* one) { EVP_PKEY_free(static_cast<EVP_PKEY*>(one)); });
  const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr));
  if (!check || EVP_PKEY_public_check(check.get()) != 1) return nullptr;
  return key;
}

// A JWS has r and s side by side (RFC 7518 section 3.4); OpenSSL takes them in DER.
std::optional<std::string> der_of(std::string_view signature) {
  if (signature.size() != 2 * coordinate_bytes) return std::nullopt;
  const EcdsaSignature pair(ECDSA_SIG_new());
  Number r = number_from(signature.substr(0, coordinate_bytes));
  Number s = number_from(signature.substr(coordinate_bytes));
  // The pair takes them: it fails only where one of them is not there.
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.release(), s.release()) != 1) return std::nullopt;
  unsigned char* bytes = nullptr;
  const int length = i2d_ECDSA_SIG(pair.get(), &bytes);
  if (length <= 0) return std::nullopt;
  std::string der(bytes, bytes + length);
  OPENSSL_free(bytes);
  return der;
}

// Absent, or this word.
bool may_be(const json& key, const char* name, std::string_view word) {
  const auto found = key.find(name);
  return found == key.end() || (found->is_string() && *found == word);
}

bool may_verify(const json& key) {
  const auto uses = key.find("key_ops");
  if (uses == key.end()) return true;
  if (!uses->is_array()) return false;
  for (const json& one : *uses) {
    if (one == "verify") return true;
  }
  return false;
}

std::optional<SigningKey> key_from(const json& key) {
  if (!key.is_object() || !may_be(key, "use", "sig") || !may_verify(key)) return std::nullopt;
  const auto kid = key.find("kid");
  if (kid != key.end() && !kid->is_string()) return std::nullopt;
  const std::string id = oidc_text(key, "kid");
  const std::string kind = oidc_text(key, "kty");
  if (kind == "RSA" && may_be(key, "alg", "RS256")) {
    const auto modulus = from_base64url(oidc_text(key, "n"));
    const auto exponent = from_base64url(oidc_text(key, "e"));
    return modulus && exponent ? SigningKey::rsa(id, *modulus, *exponent) : std::nullopt;
  }
  if (kind == "EC" && oidc_text(key, "crv") == "P-256" && may_be(key, "alg", "ES256")) {
    const auto x = from_base64url(oidc_text(key, "x"));
    const auto y = from_base64url(oidc_text(key, "y"));
    return x && y ? SigningKey::p256(id, *x, *y) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<SigningAlgorithm> algorithm_named(std::string_view name) {
  if (name == "RS256") return SigningAlgorithm::rs256;
  if (name == "ES256") return SigningAlgorithm::es256;
  return std::nullopt;
}

std::optional<SigningKey> SigningKey::rsa(std::string id, std::string_view modulus,
                                          std::string_view exponent) {
  if (modulus.size() > most_modulus_bits / 8 + 1 || exponent.size() > 8) return std::nullopt;
  const Number n = number_from(modulus);
  const Number e = number_from(exponent);
  if (!n || !e || BN_num_bits(n.get()) < least_modulus_bits || BN_num_bits(n.get()) > most_modulus_bits ||
      BN_is_odd(e.get()) != 1 || BN_is_one(e.get()) == 1)
    return std::nullopt;
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    return std::nullopt;
  auto key = key_of("RSA", builder);
  if (!key) return std::nullopt;
  return SigningKey(std::move(id), SigningAlgorithm::rs256, std::move(key));
}

std::optional<SigningKey> SigningKey::p256(std::string id, std::string_view x, std::string_view y) {
  if (x.size() != coordinate_bytes || y.size() != coordinate_bytes) return std::nullopt;
  // An uncompressed point (SEC 1 section 2.3.3).
  const std::string point = "\x04" + std::string(x) + std::string(y);
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) !=
          1)
    return std::nullopt;
  auto key = key_of("EC", builder);
  if (!key) return std::nullopt;
  return SigningKey(std::move(id), SigningAlgorithm::es256, std::move(key));
}

bool SigningKey::has_signed(std::string_view text, std::string_view signature) const {
  std::string der;
  if (algorithm_ == SigningAlgorithm::es256) {
    auto converted = der_of(signature);
    if (!converted) return false;
    der = std::move(*converted);
    signature = der;
  }
  const DigestContext context(EVP_MD_CTX_new());
  // RSA as it is signed with when nothing else is said: PKCS #1 version 1.5, which RS256 is.
  return context &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr,
                              static_cast<EVP_PKEY*>(key_.get())) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text),
                          text.size()) == 1;
}

std::vector<SigningKey> read_keys(std::string_view text) {
  const json document = oidc_object(text, "the list of keys");
  const auto list = document.find("keys");
  if (list == document.end() || !list->is_array() || list->size() > most_keys)
    throw OidcFault(OidcFault::Kind::not_believed, "the list of keys is not a JWK Set of up to 100 keys");
  std::vector<SigningKey> keys;
  for (const json& one : *list) {
    if (auto key = key_from(one)) keys.push_back(std::move(*key));
  }
  return keys;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  auto* const out = reinterpret_cast<unsigned char*>(bytes.data());  // NOLINT: libsodium's interface
  if (sodium_base642bin(out, bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size())
    return std::nullopt;
  bytes.resize(length);
  return bytes;
}

}  // namespace windscreen::serve
