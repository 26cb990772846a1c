#include "serve/accounts/one_time_code.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::serve {
namespace {

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string url_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

}  // namespace

std::string new_code_secret() { return random_bytes(20); }

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = ((held << 8U) | static_cast<unsigned char>(byte)) & 0xFFFFU;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(held >> bits) & 31U];
    }
  }
  if (bits > 0) text += letters[(held << (5 - bits)) & 31U];
  return text;
}

std::string code_address(std::string_view secret, std::string_view email) {
  return fmt::format("otpauth://totp/Windscreen:{}?secret={}&issuer=Windscreen", url_encoded(email),
                     base32(secret));
}

std::string code_at(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  auto rest = static_cast<std::uint64_t>(step);
  for (std::size_t i = counter.size(); i-- > 0; rest >>= 8U)
    counter[i] = static_cast<unsigned char>(rest & 0xFFU);
  std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
  unsigned length = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
           made.data(), &length) == nullptr ||
      length != 20)
    throw base::Error("the system's OpenSSL does not allow HMAC-SHA-1, which second factors need",
                      "Allow it in OpenSSL's settings.");
  const std::size_t at = made[19] & 0x0FU;
  const std::uint32_t number = ((made[at] & 0x7FU) << 24U) |
                               (static_cast<std::uint32_t>(made[at + 1]) << 16U) |
                               (static_cast<std::uint32_t>(made[at + 2]) << 8U) | made[at + 3];
  return fmt::format("{:06}", number % 1'000'000U);
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, std::int64_t seconds,
                                         std::optional<std::int64_t> last_used) {
  std::string digits;
  std::copy_if(code.begin(), code.end(), std::back_inserter(digits), [](char c) { return c != ' '; });
  if (digits.size() != 6) return std::nullopt;
  const std::int64_t now = seconds / code_seconds;
  std::optional<std::int64_t> found;
  // All three are compared, so that the time taken tells nothing.
  for (const std::int64_t step : {now - 1, now, now + 1}) {
    const std::string wanted = code_at(secret, step);
    const bool same = sodium_memcmp(wanted.data(), digits.data(), digits.size()) == 0;
    if (same && (!last_used || step > *last_used)) found = step;
  }
  return found;
}

std::string new_recovery_code() {
  const std::string text = base32(random_bytes(7));
  return text.substr(0, 5) + "-" + text.substr(5, 5);
}

std::string squashed_recovery_code(std::string_view given) {
  std::string squashed = base::upper(base::squash(given));
  return squashed.size() == 10 ? squashed : std::string();
}

}  // namespace windscreen::serve
