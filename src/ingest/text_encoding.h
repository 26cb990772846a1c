// Text in the encodings that authorities' systems export, as UTF-8: UTF-8, UTF-16 in either byte order (with
// or without a byte order mark) and Windows-1252, whatever the file claims to be.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/byte_source.h"

namespace windscreen::ingest {

/// Turns bytes of any of these encodings into valid UTF-8, in a stream.
///
/// UTF-16 is told by its byte order mark or by the zero bytes of its first characters. Everything else is
/// read as UTF-8, and a byte that is no part of a UTF-8 character as the Windows-1252 character it stands
/// for: real Windows-1252 text practically never forms UTF-8 characters by chance, and a file that mixes both
/// (a column pasted from elsewhere) is still read. Half a surrogate pair and bytes without a meaning become
/// U+FFFD. One thread at a time.
class TextSource final : public base::ByteSource {
 public:
  explicit TextSource(std::unique_ptr<base::ByteSource> raw);
  /// As ByteSource says; `buffer` must have room for one character (4 bytes).
  std::size_t read(std::span<char> buffer) override;

  /// The encoding as found so far, certain at the end: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", or
  /// "UTF-8 with Windows-1252 characters".
  std::string_view encoding() const;

 private:
  enum class Kind : std::uint8_t { unknown, utf8, utf16_le, utf16_be };

  void detect();
  bool refill();
  std::size_t read_utf8(std::span<char> buffer);
  std::size_t read_utf16(std::span<char> buffer);
  std::uint32_t unit(std::size_t at) const;

  std::unique_ptr<base::ByteSource> raw_;
  Kind kind_ = Kind::unknown;
  bool ended_ = false;
  bool saw_utf8_ = false;     // a character of several bytes
  bool saw_windows_ = false;  // a byte that is no UTF-8

  std::vector<char> bytes_;
  std::size_t from_ = 0;
  std::size_t to_ = 0;
};

}  // namespace windscreen::ingest
