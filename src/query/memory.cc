#include "query/memory.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::query {
namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
constexpr std::uint64_t least = 512 * mebibyte;
constexpr std::uint64_t most = mebibyte << 30U;
// Where the system does not say.
constexpr std::uint64_t modest = 4096 * mebibyte;

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

std::uint64_t of_machine() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page = sysconf(_SC_PAGE_SIZE);
  if (pages <= 0 || page <= 0) return modest;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page);
}

// "max" stands for no limit.
std::optional<std::uint64_t> of_control_group() {
  std::ifstream file("/sys/fs/cgroup/memory.max");
  std::string text;
  if (!(file >> text)) return std::nullopt;
  return whole_number(text);
}

}  // namespace

std::uint64_t memory_to_plan_with() {
  if (const char* asked = std::getenv("WINDSCREEN_MEMORY_MIB"); asked != nullptr) {
    if (const auto mebibytes = whole_number(asked)) {
      return std::max(least, std::min(*mebibytes, most / mebibyte) * mebibyte);
    }
  }
  const std::uint64_t machine = of_machine();
  return std::max(least, std::min(machine, of_control_group().value_or(machine)));
}

}  // namespace windscreen::query
