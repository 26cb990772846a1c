// The symbols that published statistics print instead of a number, and their reasons in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::benchmark {

/// What a cell of a published table says. A symbol is a reason and never a zero.
struct PublishedCell {
  std::optional<double> value;
  /// "c", "z", "x", ":", "low", "u", "-", "k"; "blank" for an empty cell; empty where there is a value.
  std::string_view symbol;
};

/// Reads a cell: a number (with a dot, no thousands separators), a symbol (in square brackets or not, in
/// either case) or nothing. nullopt for any other text. Thread-safe.
std::optional<PublishedCell> read_cell(std::string_view text);

/// A symbol in words, such as "suppressed to protect confidentiality"; the meanings are those of the
/// government's analysis function (harmonised symbols in tables) and of the department's older tables.
/// Thread-safe.
std::string_view meaning_of(std::string_view symbol);

}  // namespace windscreen::benchmark
