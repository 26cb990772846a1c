// Numbers drawn from a seed, the same on every machine, and what is made of them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "validate/values.h"

namespace windscreen::bench {

/// Sebastiano Vigna's SplitMix64.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }
  /// From 0 to before `end`.
  int below(int end) { return end <= 0 ? 0 : static_cast<int>(next() % static_cast<std::uint64_t>(end)); }
  int between(int from, int to) { return from + below(to - from + 1); }
  bool in_a_thousand(int times) { return below(1000) < times; }
  std::string_view of(std::initializer_list<std::string_view> list) {
    return list.begin()[below(static_cast<int>(list.size()))];
  }

 private:
  std::uint64_t state_;
};

/// "07/05/2019"; empty for a day that is not known.
inline std::string slashes(validate::Day day) {
  const std::string iso = day.iso();
  return iso.empty() ? iso : iso.substr(8, 2) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4);
}

/// A cell as somebody might have got it wrong: blank, no code, another or no day, in small letters.
inline std::string mistaken(const std::string& cell, Draw& draw) {
  const int kind = draw.below(10);
  if (kind < 4) return {};
  const bool day = cell.size() == 10 && (cell[2] == '/' || cell[4] == '-');
  if (day) {
    std::string other = cell;
    const bool iso = cell[4] == '-';
    // A year or ten earlier or later, or a day in a month that has none.
    if (kind < 7) {
      char& year = other[iso ? 3 : 9];
      year = static_cast<char>('0' + (year - '0' + draw.between(1, 9)) % 10);
    } else if (kind < 9) {
      char& month = other[iso ? 6 : 4];
      month = static_cast<char>('0' + draw.below(3));
    } else {
      other[iso ? 5 : 3] = '3';
    }
    return other;
  }
  if (kind < 7) return "X9";
  if (kind < 9 && !cell.empty()) {
    std::string small = cell;
    for (char& c : small) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small + ' ';
  }
  return cell.empty() ? "1" : cell.substr(1);
}

}  // namespace windscreen::bench
