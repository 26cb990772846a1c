// The directory's signing keys (JWK Set, RFC 7517) and what they sign (RFC 7518: RS256 and ES256, nothing
// else). All thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::serve {

/// The two algorithms that are taken. Symmetric ones and "none" have no place here, so that no public key can
/// ever be used as a secret.
enum class SigningAlgorithm : std::uint8_t { rs256, es256 };

/// "RS256" or "ES256"; nullopt for every other name.
std::optional<SigningAlgorithm> algorithm_named(std::string_view name);

/// A public key and the one algorithm that it is for.
class SigningKey {
 public:
  /// RSA from modulus and exponent, big-endian bytes. nullopt where the modulus has not 2048 to 8192 bits or
  /// the exponent is not an odd number from 3 of at most 64 bits.
  static std::optional<SigningKey> rsa(std::string id, std::string_view modulus, std::string_view exponent);
  /// A point of P-256, 32 bytes each; nullopt where it is not on the curve.
  static std::optional<SigningKey> p256(std::string id, std::string_view x, std::string_view y);

  /// The key's "kid"; empty where it has none.
  const std::string& id() const { return id_; }
  SigningAlgorithm algorithm() const { return algorithm_; }
  /// Whether `signature`, as a JWS has it, is this key's over `text`.
  bool has_signed(std::string_view text, std::string_view signature) const;

 private:
  SigningKey(std::string id, SigningAlgorithm algorithm, std::shared_ptr<void> key)
      : id_(std::move(id)), algorithm_(algorithm), key_(std::move(key)) {}
  std::string id_;
  SigningAlgorithm algorithm_;
  // OpenSSL's EVP_PKEY.
  std::shared_ptr<void> key_;
};

/// The keys of a JWK Set that may have signed an ID token; others (for encryption, of other kinds, not well
/// formed) are left out. Throws OidcFault where the text is no JWK Set, or has more than 100 keys.
std::vector<SigningKey> read_keys(std::string_view text);

/// The bytes that text in base64url without padding stands for (RFC 7515 section 2); nullopt where it is
/// anything else, or not the one way to write them.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace windscreen::serve
