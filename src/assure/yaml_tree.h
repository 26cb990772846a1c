// A YAML file as a tree with line numbers, read within limits: for files that people write and send each
// other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::assure {

/// What a YAML text may cost. A tool of 500 questions takes a tenth of it.
struct YamlLimits {
  std::size_t bytes = std::size_t{1} << 20U;
  std::size_t nodes = 50'000;
  std::size_t depth = 12;
};

/// A value: a text (numbers, dates and yes or no are texts too), a list, or a map in the order of the file.
struct YamlNode {
  enum class Kind : std::uint8_t { nothing, text, list, map };
  Kind kind = Kind::nothing;
  /// Without carriage returns and without space at its ends. UTF-8 without control characters but line feeds
  /// and tabs.
  std::string text;
  /// The items of a list, or the values of a map.
  std::vector<YamlNode> items;
  /// A map's keys, one an item; no two alike.
  std::vector<std::string> keys;
  /// Counted from 1.
  std::uint64_t line = 0;

  /// The value of a key; nullptr where this is no map or has no such key.
  const YamlNode* find(std::string_view key) const;
};

/// Reads one YAML 1.2 document. Refused with base::Error, naming `file` and the line: broken YAML, more than
/// `limits`, two alike keys in a map, more than one document, and what lets a small file become a large one
/// or run what the reader does not expect: anchors, aliases and tags. Thread-safe.
YamlNode read_yaml(std::string_view text, const std::string& file, const YamlLimits& limits = {});

}  // namespace windscreen::assure
