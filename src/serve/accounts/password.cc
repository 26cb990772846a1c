#include "serve/accounts/password.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "serve/http/request_target.h"

namespace windscreen::serve {
namespace {

// Characters of UTF-8: all bytes but those that go on with one.
std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Whether little is left of the password when the account's own word is taken out of it.
bool is_made_of(const std::string& password, std::string_view word) {
  const std::string own = base::squash(word);
  // A short name stands in many words by chance.
  if (own.size() < 4) return false;
  std::string rest = password;
  for (std::size_t at = rest.find(own); at != std::string::npos; at = rest.find(own))
    rest.erase(at, own.size());
  return rest.size() + 4 < least_password_letters && rest.size() < password.size();
}

std::string random_base64(std::size_t count) {
  if (sodium_init() < 0) throw base::Error("the random number generator cannot be started");
  std::vector<unsigned char> bytes(count);
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_ORIGINAL_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  text.pop_back();
  return text;
}

}  // namespace

std::string password_fault(std::string_view password, std::string_view email, std::string_view name) {
  if (!is_utf8(password) || password.find('\0') != std::string_view::npos) return "The password is not text.";
  if (letters_in(password) < least_password_letters)
    return fmt::format("The password has fewer than {} characters.", least_password_letters);
  if (password.size() > most_password_bytes)
    return fmt::format("The password is longer than {} bytes.", most_password_bytes);
  const std::string squashed = base::squash(password);
  if (is_made_of(squashed, email) || is_made_of(squashed, email.substr(0, email.find('@'))) ||
      is_made_of(squashed, name))
    return "The password is made of your own name or e-mail address.";
  return {};
}

// Written and not made, so that nothing is hashed where nobody signs in: to check it costs what a real one
// does, and its 256 random bits are the hash of nothing that anyone can type.
Passwords::Passwords(PasswordCost cost)
    : cost_(cost),
      nobodys_(fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", cost.bytes / 1024, cost.passes,
                           random_base64(crypto_pwhash_argon2id_SALTBYTES), random_base64(32))) {
  if (is_outdated(nobodys_))
    throw base::Error("the cost of a password's hash is not one that libsodium takes",
                      "Give more passes or memory.");
}

std::string Passwords::hash(const std::string& password) const {
  std::array<char, crypto_pwhash_STRBYTES> made{};
  if (crypto_pwhash_str_alg(made.data(), password.data(), password.size(), cost_.passes, cost_.bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw base::Error("there is not the memory to hash a password",
                      "Give the server more memory, or fewer other things to do.");
  return made.data();
}

bool Passwords::matches(const std::string& hash, const std::string& password) const {
  const std::string& against = hash.empty() ? nobodys_ : hash;
  const bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

bool Passwords::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.bytes) != 0;
}

}  // namespace windscreen::serve
