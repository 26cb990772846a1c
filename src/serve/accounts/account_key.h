// The key that the store does not hold: with it second factors are sealed, and what must not be guessed from
// a copy of the store is digested.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::serve {

/// Thread-safe once made. Copies hold the key as well.
class AccountKey {
 public:
  /// Reads the key of a workspace, `accounts.key`: 32 random bytes in hexadecimal, for its owner only. Makes
  /// it where there is none; of several programs that do so at once, one makes it and the others read it.
  /// Throws Error where the file cannot be read or written, is open to others, or holds something else.
  static AccountKey of_workspace(const std::filesystem::path& workspace);
  /// A key of this text's own, for tests.
  static AccountKey from(std::string_view text);

  /// Seals text (XChaCha20-Poly1305, RFC 8439 with a longer nonce) so that it opens only for the same
  /// `purpose`, such as "second factor of " and an account's id.
  std::string seal(const std::string& purpose, const std::string& text) const;
  /// What was sealed; nullopt where it was not sealed with this key and for this purpose.
  std::optional<std::string> open(const std::string& purpose, const std::string& sealed) const;
  /// A keyed digest (BLAKE2b) in hexadecimal.
  std::string digest(const std::string& purpose, const std::string& text) const;

 private:
  using Bytes = std::array<unsigned char, 32>;
  explicit AccountKey(const Bytes& bytes) : bytes_(bytes) {}
  Bytes bytes_;
};

}  // namespace windscreen::serve
