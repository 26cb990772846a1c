#include "report/packed_data.h"

#include <zlib.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "base/error.h"

namespace windscreen::report {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(const std::vector<Bytef>& bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t left = bytes.size() - at;
    const std::uint32_t three = (static_cast<std::uint32_t>(bytes[at]) << 16U) |
                                (left > 1 ? static_cast<std::uint32_t>(bytes[at + 1]) << 8U : 0U) |
                                (left > 2 ? static_cast<std::uint32_t>(bytes[at + 2]) : 0U);
    text += letters[three >> 18U];
    text += letters[(three >> 12U) & 63U];
    text += left > 1 ? letters[(three >> 6U) & 63U] : '=';
    text += left > 2 ? letters[three & 63U] : '=';
  }
  return text;
}

}  // namespace

std::string pack(std::string_view bytes) {
  // zlib counts in unsigned long, which is 32 bits wide on some machines.
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
    throw base::Error("The report's data is larger than a page can hold.",
                      "Ask for fewer months (--months), or use `windscreen indicators`.");
  }
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::vector<Bytef> packed(size);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): zlib's interface is of unsigned bytes.
  const auto* source = reinterpret_cast<const Bytef*>(bytes.data());
  const int result =
      compress2(packed.data(), &size, source, static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
  if (result != Z_OK) throw base::Error("There is not enough memory to pack the report's data.");
  packed.resize(size);
  return base64(packed);
}

}  // namespace windscreen::report
