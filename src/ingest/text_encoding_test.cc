#include "ingest/text_encoding.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace windscreen::ingest {
namespace {

// Gives at most `step` bytes at a time, so that characters are cut everywhere.
class Dribble final : public base::ByteSource {
 public:
  Dribble(std::string_view text, std::size_t step) : text_(text), step_(step) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), text_.size(), step_});
    text_.copy(buffer.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
  std::size_t step_;
};

struct Decoded {
  std::string text;
  std::string encoding;
};

Decoded decode(std::string_view bytes, std::size_t step = 3, std::size_t room = 7) {
  TextSource source(std::make_unique<Dribble>(bytes, step));
  Decoded out;
  std::string buffer(room, '\0');
  while (const std::size_t count = source.read(buffer)) out.text.append(buffer, 0, count);
  out.encoding = source.encoding();
  return out;
}

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

TEST(TextEncoding, Utf8StaysAsItIs) {
  const std::string text = "Siân, Zoë, €, 𝄞, 王";
  EXPECT_EQ(decode(text).text, text);
  EXPECT_EQ(decode(text).encoding, "UTF-8");
  EXPECT_EQ(decode("\xEF\xBB\xBF" + text).text, text);
  EXPECT_EQ(decode("plain").encoding, "UTF-8");
  EXPECT_EQ(decode("").text, "");
}

TEST(TextEncoding, Utf16InBothOrdersWithAndWithoutMark) {
  const std::u16string text = u"CHILD,DOB\r\nSiân €,𝄞 and more text\r\n";
  const std::string expected = "CHILD,DOB\r\nSiân €,𝄞 and more text\r\n";
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      const Decoded out = decode(utf16((mark ? u"\xFEFF" : u"") + text, little));
      EXPECT_EQ(out.text, expected);
      EXPECT_EQ(out.encoding, little ? "UTF-16LE" : "UTF-16BE");
    }
  }
}

TEST(TextEncoding, BrokenUtf16GetsReplacementCharacters) {
  EXPECT_EQ(decode(std::string("\xFF\xFE", 2) + utf16(u"ab", true) + "c").text, "ab\uFFFD");
  const std::u16string lone{u'a', char16_t{0xD800}, u'b', char16_t{0xDC00}, u'c', char16_t{0xD801}};
  EXPECT_EQ(decode(std::string("\xFF\xFE", 2) + utf16(lone, true)).text, "a\uFFFDb\uFFFDc\uFFFD");
}

TEST(TextEncoding, Windows1252) {
  const Decoded out = decode("Si\xE2n \x80 \x93quoted\x94 O\x92Neill \x81 end\xE9");
  EXPECT_EQ(out.text, "Siân € “quoted” O’Neill \uFFFD endé");
  EXPECT_EQ(out.encoding, "Windows-1252");
  const Decoded mixed = decode("Zoë, Zo\xEB, end");
  EXPECT_EQ(mixed.text, "Zoë, Zoë, end");
  EXPECT_EQ(mixed.encoding, "UTF-8 with Windows-1252 characters");
}

TEST(TextEncoding, ForbiddenUtf8FormsAreNotLetThrough) {
  for (const std::string_view bytes :
       {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80", "\xFF"}) {
    const std::string text = decode(bytes).text;
    EXPECT_EQ(text.find(bytes), std::string::npos);
    // What comes out decodes to itself: it is UTF-8.
    EXPECT_EQ(decode(text).text, text);
    EXPECT_EQ(decode(text).encoding, "UTF-8");
  }
}

TEST(TextEncoding, ANulByteDoesNotMakeItUtf16) {
  const std::string text("a,b\n1\0,2\n3,4\n", 13);
  EXPECT_EQ(decode(text).text, text);
  EXPECT_EQ(decode(text).encoding, "UTF-8");
}

TEST(TextEncoding, RandomBytesAlwaysGiveUtf8WhateverTheChunks) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (std::size_t n = random() % 300; n > 0; --n) bytes += static_cast<char>(random() % 256);
    const std::string once = decode(bytes, 5, 9).text;
    EXPECT_EQ(once, decode(bytes, 100000, 100000).text);
    if (once.starts_with("\xEF\xBB\xBF") || once.find('\0') != std::string::npos) continue;
    EXPECT_EQ(decode(once).text, once);
    EXPECT_EQ(decode(once).encoding, "UTF-8");
  }
}

}  // namespace
}  // namespace windscreen::ingest
