// What an authenticator app makes of the secret that it is given. For tests.
#pragma once

#include <string>
#include <string_view>

namespace windscreen::serve {

/// The bytes of a secret as people type it (RFC 4648 section 6, without padding).
inline std::string from_base32(std::string_view text) {
  std::string bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    held = (held << 5U) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 0xFFU);
  }
  return bytes;
}

}  // namespace windscreen::serve
