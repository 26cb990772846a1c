// Passwords: which are taken, and how they are kept. Argon2id (RFC 9106) through libsodium.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace windscreen::serve {

/// What one hash costs whoever makes it, and whoever guesses. The default is RFC 9106's second recommended
/// choice in passes and memory (section 4): two at once need 128 MiB.
struct PasswordCost {
  unsigned long long passes = 3;
  std::size_t bytes = std::size_t{64} << 20U;
};

inline constexpr std::size_t least_password_letters = 12;
inline constexpr std::size_t most_password_bytes = 512;

/// Why an account's owner may not have this password, in a plain sentence; empty when they may. It has 12
/// characters or more (counted as people do, not in bytes), and is not made of the account's own e-mail
/// address or name. There are no rules about digits and symbols: they make passwords worse (NCSC, Password
/// policy: updating your approach). Thread-safe.
std::string password_fault(std::string_view password, std::string_view email, std::string_view name);

/// Makes and checks hashes at one cost. Thread-safe; each call takes the cost's memory and time.
class Passwords {
 public:
  /// Throws Error for a cost that libsodium does not take.
  explicit Passwords(PasswordCost cost);

  /// Throws Error where there is not the memory.
  std::string hash(const std::string& password) const;
  /// True for the password of the hash; an empty hash (no such account, no password) costs the same and is
  /// false.
  bool matches(const std::string& hash, const std::string& password) const;
  /// True where the hash was made at another cost, and is to be made anew.
  bool is_outdated(const std::string& hash) const;

 private:
  PasswordCost cost_;
  // Of no password: checked for accounts that are not there.
  std::string nobodys_;
};

}  // namespace windscreen::serve
