#include "report/packed_data.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace windscreen::report {
namespace {

std::string bytes_of(const std::string& text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char letter : text) {
    std::uint32_t value = 0;
    if (letter >= 'A' && letter <= 'Z') {
      value = static_cast<std::uint32_t>(letter - 'A');
    } else if (letter >= 'a' && letter <= 'z') {
      value = static_cast<std::uint32_t>(letter - 'a') + 26;
    } else if (letter >= '0' && letter <= '9') {
      value = static_cast<std::uint32_t>(letter - '0') + 52;
    } else if (letter == '+' || letter == '/') {
      value = letter == '+' ? 62 : 63;
    } else {
      break;
    }
    bits = (bits << 6U) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>((bits >> static_cast<unsigned>(held)) & 255U);
    }
  }
  return bytes;
}

std::string unpack(const std::string& text, std::size_t size) {
  const std::string packed = bytes_of(text);
  std::string result(size + 1, '\0');
  auto length = static_cast<uLongf>(result.size());
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast)
  EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(result.data()), &length,
                       reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size())),
            Z_OK);
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  result.resize(length);
  return result;
}

TEST(PackedData, ComesBackAsItWas) {
  // Of every remainder of three, since base64 goes by threes.
  std::string text;
  for (int length = 0; length < 300; ++length) {
    EXPECT_EQ(unpack(pack(text), text.size()), text) << length;
    text += static_cast<char>((length * 37) % 256);
  }
}

TEST(PackedData, MayStandInAScriptElementAndIsSmaller) {
  std::string text;
  for (int row = 0; row < 2000; ++row) text += "{\"value\":" + std::to_string(row % 50) + "},</script>";
  const std::string packed = pack(text);
  EXPECT_LT(packed.size(), text.size() / 4);
  EXPECT_EQ(packed.size() % 4, 0U);
  EXPECT_TRUE(std::ranges::all_of(packed, [](char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '+' || letter == '/' ||
           letter == '=';
  }));
}

}  // namespace
}  // namespace windscreen::report
