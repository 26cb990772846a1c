// A directory's keys, made for one test program, and ID tokens signed with them: for tests.
#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace windscreen::serve {

inline std::string base64url(const std::string& bytes) {
  const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();
  return text;
}

/// A key pair of RS256 ("RSA") or ES256 ("EC").
class Signer {
 public:
  Signer(const std::string& kind, std::string kid) : kind_(kind), kid_(std::move(kid)) {
    EVP_PKEY* const made = kind == "RSA" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                                         : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    key_.reset(made, EVP_PKEY_free);
  }

  std::string algorithm() const { return kind_ == "RSA" ? "RS256" : "ES256"; }

  nlohmann::json jwk() const {
    nlohmann::json key = {{"kty", kind_}, {"use", "sig"}, {"kid", kid_}};
    if (kind_ == "RSA") {
      key["n"] = base64url(number(OSSL_PKEY_PARAM_RSA_N, 256));
      key["e"] = base64url(std::string("\x01\x00\x01", 3));
    } else {
      key["crv"] = "P-256";
      key["x"] = base64url(number(OSSL_PKEY_PARAM_EC_PUB_X, 32));
      key["y"] = base64url(number(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
    }
    return key;
  }

  std::string sign(const std::string& text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t length = 0;
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size());
    std::string signature(length, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, bytes,
                   text.size());
    signature.resize(length);
    return kind_ == "RSA" ? signature : side_by_side(signature);
  }

  /// With "alg" and "kid" of this key where the header does not say otherwise (null: without it).
  std::string token(const nlohmann::json& claims,
                    const nlohmann::json& more = nlohmann::json::object()) const {
    nlohmann::json header = {{"alg", algorithm()}, {"typ", "JWT"}, {"kid", kid_}};
    for (const auto& [name, value] : more.items()) header[name] = value;
    if (header["kid"].is_null()) header.erase("kid");
    const std::string text = base64url(header.dump()) + "." + base64url(claims.dump());
    return text + "." + base64url(sign(text));
  }

 private:
  std::string number(const char* name, int length) const {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &value);
    std::string bytes(static_cast<std::size_t>(length), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), length);
    BN_free(value);
    return bytes;
  }
  // RFC 7518 section 3.4.
  static std::string side_by_side(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* const pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    std::string bytes(64, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32);
    ECDSA_SIG_free(pair);
    return bytes;
  }

  std::string kind_;
  std::string kid_;
  std::shared_ptr<EVP_PKEY> key_;
};

/// The JWK Set of these keys.
inline std::string jwks(const std::vector<nlohmann::json>& keys) {
  return nlohmann::json{{"keys", keys}}.dump();
}

/// Made once: RSA keys take time.
inline const Signer& rsa_signer() {
  static const Signer signer("RSA", "rsa-1");
  return signer;
}
inline const Signer& ec_signer() {
  static const Signer signer("EC", "ec-1");
  return signer;
}

}  // namespace windscreen::serve
