#include "serve/http/request_target.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace windscreen::serve {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_control) && is_utf8(text);
}

bool is_path(std::string_view encoded, std::string_view path) {
  if (!path.starts_with('/') || path.find('\\') != std::string_view::npos || !is_clean(path)) return false;
  // An encoded slash would make segments that the client did not write.
  const std::string lowered = base::lower(encoded);
  if (lowered.find("%2f") != std::string::npos) return false;
  const auto segments = base::split(path, '/');
  return std::none_of(segments.begin(), segments.end(),
                      [](std::string_view segment) { return segment == "." || segment == ".."; });
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

bool is_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[at]));
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned first = byte(i);
    std::size_t more = 0;
    unsigned least = 0;
    unsigned code = 0;
    if (first < 0x80) {
      ++i;
      continue;
    }
    if (first >= 0xC2 && first <= 0xDF) {
      more = 1, least = 0x80, code = first & 0x1FU;
    } else if (first >= 0xE0 && first <= 0xEF) {
      more = 2, least = 0x800, code = first & 0x0FU;
    } else if (first >= 0xF0 && first <= 0xF4) {
      more = 3, least = 0x10000, code = first & 0x07U;
    } else {
      return false;
    }
    if (text.size() - i <= more) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return false;
      code = (code << 6U) | (byte(i + k) & 0x3FU);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    i += more + 1;
  }
  return true;
}

std::optional<Target> parse_target(std::string_view target) {
  const std::size_t mark = target.find('?');
  const std::string_view encoded = target.substr(0, mark);
  auto path = percent_decoded(encoded, false);
  if (!path || !is_path(encoded, *path)) return std::nullopt;
  Target result;
  result.path = std::move(*path);
  if (mark == std::string_view::npos) return result;
  for (const std::string_view pair : base::split(target.substr(mark + 1), '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value =
        equals == std::string_view::npos ? std::string() : percent_decoded(pair.substr(equals + 1), true);
    if (!name || !value || !is_clean(*name) || !is_clean(*value)) return std::nullopt;
    if (result.query.size() == most_parameters) return std::nullopt;
    result.query.emplace_back(std::move(*name), std::move(*value));
  }
  return result;
}

bool is_one_line(std::string_view text, std::size_t most) {
  return text.size() <= most && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace windscreen::serve
