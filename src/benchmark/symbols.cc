#include "benchmark/symbols.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace windscreen::benchmark {
namespace {

struct Symbol {
  std::string_view sign;
  std::string_view meaning;
};

constexpr std::string_view above_zero = "more than zero, but too small to show";

constexpr std::array<Symbol, 9> symbols = {{
    {"c", "suppressed to protect confidentiality"},
    {"z", "not applicable"},
    {"x", "not available"},
    {":", "not available"},
    {"low", above_zero},
    {"u", "left out because it was not reliable"},
    {"-", "not published"},
    {"k", above_zero},
    {"blank", "left blank by the publisher"},
}};

}  // namespace

std::optional<PublishedCell> read_cell(std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return PublishedCell{.value = {}, .symbol = "blank"};
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc() && at == end && std::isfinite(value))
    return PublishedCell{.value = value, .symbol = {}};
  if (text.size() > 3) return std::nullopt;
  const std::string sign = base::lower(text);
  for (const Symbol& one : symbols) {
    if (one.sign == sign) return PublishedCell{.value = {}, .symbol = one.sign};
  }
  return std::nullopt;
}

std::string_view meaning_of(std::string_view symbol) {
  for (const Symbol& one : symbols) {
    if (one.sign == symbol) return one.meaning;
  }
  return "not published";
}

}  // namespace windscreen::benchmark
