#include "ingest/text_encoding.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace windscreen::ingest {
namespace {

constexpr std::size_t chunk = std::size_t{64} << 10U;
constexpr std::uint32_t replacement = 0xFFFD;

// Windows-1252's characters 0x80 to 0x9F; from 0xA0 on they are Unicode's own.
constexpr std::array<std::uint32_t, 32> windows_1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

char* encode(std::uint32_t code, char* out) {
  const auto put = [&out](std::uint32_t byte) {
    *out++ = static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
  return out;
}

bool continues(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

// What stands at `at`: the length of a valid UTF-8 character (1 to 4), 0 when the bytes are none, or -1 when
// `to` cuts off what may be one.
int utf8_length(const char* at, const char* to) {
  const unsigned first = byte_at(at);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  const auto left = to - at;
  if (left < 2) return -1;
  const unsigned second = byte_at(at + 1);
  if (!continues(second)) return 0;
  // Overlong forms, surrogates and what lies behind U+10FFFF.
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
      (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) {
    return 0;
  }
  for (int i = 2; i < length; ++i) {
    if (left <= i) return -1;
    if (!continues(byte_at(at + i))) return 0;
  }
  return length;
}

const char* past_ascii(const char* at, const char* to) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  while (to - at >= 32) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), at, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & high_bits) != 0) break;
    at += 32;
  }
  while (at < to && byte_at(at) < 0x80) ++at;
  return at;
}

}  // namespace

TextSource::TextSource(std::unique_ptr<base::ByteSource> raw) : raw_(std::move(raw)), bytes_(chunk) {}

std::string_view TextSource::encoding() const {
  if (kind_ == Kind::utf16_le) return "UTF-16LE";
  if (kind_ == Kind::utf16_be) return "UTF-16BE";
  if (!saw_windows_) return "UTF-8";
  return saw_utf8_ ? "UTF-8 with Windows-1252 characters" : "Windows-1252";
}

// Moves what is left to the front and reads behind it; false when nothing came.
bool TextSource::refill() {
  if (ended_) return false;
  std::memmove(bytes_.data(), bytes_.data() + from_, to_ - from_);
  to_ -= from_;
  from_ = 0;
  const std::size_t count = raw_->read({bytes_.data() + to_, bytes_.size() - to_});
  to_ += count;
  ended_ = count == 0;
  return !ended_;
}

void TextSource::detect() {
  while (to_ < 1024 && refill()) {
  }
  const std::string_view head(bytes_.data(), std::min<std::size_t>(to_, 1024));
  kind_ = Kind::utf8;
  if (head.starts_with("\xEF\xBB\xBF")) {
    from_ = 3;
  } else if (head.starts_with("\xFF\xFE")) {
    kind_ = Kind::utf16_le;
    from_ = 2;
  } else if (head.starts_with("\xFE\xFF")) {
    kind_ = Kind::utf16_be;
    from_ = 2;
  } else if (head.size() >= 4) {
    // Text in our alphabet has a zero in every other byte; a stray NUL does not look like that.
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
    const std::size_t pairs = head.size() / 2;
    if (zeros[1] * 10 > pairs * 7 && zeros[0] * 10 < pairs) kind_ = Kind::utf16_le;
    if (zeros[0] * 10 > pairs * 7 && zeros[1] * 10 < pairs) kind_ = Kind::utf16_be;
  }
}

std::size_t TextSource::read(std::span<char> buffer) {
  if (kind_ == Kind::unknown) detect();
  return kind_ == Kind::utf8 ? read_utf8(buffer) : read_utf16(buffer);
}

std::size_t TextSource::read_utf8(std::span<char> buffer) {
  // A character takes at most four bytes of room.
  char* out = buffer.data();
  char* const room = out + buffer.size();
  for (;;) {
    if (from_ == to_ && !refill()) break;
    const char* at = bytes_.data() + from_;
    const char* const to = bytes_.data() + to_;
    bool cut_off = false;
    while (at < to && room - out >= 4) {
      const char* const limit = at + std::min(to - at, room - out);
      const char* const high = past_ascii(at, limit);
      std::memcpy(out, at, static_cast<std::size_t>(high - at));
      out += high - at;
      at = high;
      if (at == to || room - out < 4) continue;
      int length = utf8_length(at, to);
      if (length < 0 && !ended_) {
        cut_off = true;
        break;
      }
      if (length > 0) {
        saw_utf8_ = saw_utf8_ || length > 1;
        std::memcpy(out, at, static_cast<std::size_t>(length));
        out += length;
        at += length;
      } else {
        saw_windows_ = true;
        const unsigned byte = byte_at(at);
        out = encode(byte < 0xA0 ? windows_1252[byte - 0x80] : byte, out);
        ++at;
      }
    }
    from_ = static_cast<std::size_t>(at - bytes_.data());
    if (cut_off) {
      refill();
      continue;
    }
    if (out > buffer.data()) break;
  }
  return static_cast<std::size_t>(out - buffer.data());
}

std::uint32_t TextSource::unit(std::size_t at) const {
  const unsigned first = byte_at(bytes_.data() + at);
  const unsigned second = byte_at(bytes_.data() + at + 1);
  return kind_ == Kind::utf16_le ? (first | (second << 8U)) : ((first << 8U) | second);
}

std::size_t TextSource::read_utf16(std::span<char> buffer) {
  char* out = buffer.data();
  char* const room = out + buffer.size();
  while (room - out >= 4) {
    if (to_ - from_ < 4 && !ended_) {
      if (out > buffer.data() && to_ - from_ < 2) break;
      refill();
      continue;
    }
    if (to_ == from_) break;
    if (to_ - from_ == 1) {
      out = encode(replacement, out);
      ++from_;
      break;
    }
    std::uint32_t code = unit(from_);
    from_ += 2;
    if (code >= 0xD800 && code < 0xDC00) {
      const std::uint32_t low = to_ - from_ >= 2 ? unit(from_) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        from_ += 2;
      } else {
        code = replacement;
      }
    } else if (code >= 0xDC00 && code < 0xE000) {
      code = replacement;
    }
    out = encode(code, out);
  }
  return static_cast<std::size_t>(out - buffer.data());
}

}  // namespace windscreen::ingest
