// Shortening text for people to read.
#pragma once

#include <cstddef>
#include <string_view>

namespace windscreen::ingest {

/// The longest start of UTF-8 `text` that is at most `most` bytes and does not cut a character in two.
constexpr std::string_view cut_text(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

}  // namespace windscreen::ingest
