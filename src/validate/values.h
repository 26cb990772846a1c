// What the cells of a return hold, as the statutory checks see them: days, codes and texts. Small values that
// are compared millions of times: no allocation, nothing shared. They also run in the browser, and so use the
// standard library alone.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::validate {

/// A cell that should hold a day. It is blank, or a day, or wrong: something is entered that is no day.
///
/// Days that are not known compare as nothing does: `<`, `<=`, `>`, `>=` and `==` are false where either side
/// is blank or wrong, and `!=` is true. A rule that speaks of days so never fires on a day that is not there.
class Day {
 public:
  constexpr Day() = default;
  /// `days` since 1970-01-01.
  static constexpr Day of(std::int32_t days) { return Day(days); }
  static constexpr Day wrong_entry() { return Day(unreadable); }
  /// A day of which some parts are written ZZ for not known, as a few items of the SSDA903 may be: wrong
  /// everywhere else.
  static constexpr Day partly_unknown_entry() { return Day(with_unknown_parts); }
  /// A day that exists, for rules with a day in their text: `on(1991, 10, 14)`.
  static constexpr Day on(int year, int month, int day) { return Day(number(year, month, day)); }

  /// A real day is entered.
  constexpr bool known() const { return number_ > with_unknown_parts; }
  constexpr bool blank() const { return number_ == nothing; }
  /// Something is entered, a day or not.
  constexpr bool given() const { return number_ != nothing; }
  /// Something is entered that is no day.
  constexpr bool wrong() const { return number_ == unreadable || partly_unknown(); }
  /// Parts are written ZZ, and it would be a day otherwise.
  constexpr bool partly_unknown() const { return number_ == with_unknown_parts; }
  /// Days since 1970-01-01; only where `known()`.
  constexpr std::int32_t number() const { return number_; }

  friend constexpr bool operator==(Day a, Day b) { return a.known() && a.number_ == b.number_; }
  friend constexpr bool operator<(Day a, Day b) { return a.known() && b.known() && a.number_ < b.number_; }
  friend constexpr bool operator<=(Day a, Day b) { return a.known() && b.known() && a.number_ <= b.number_; }
  friend constexpr bool operator>(Day a, Day b) { return b < a; }
  friend constexpr bool operator>=(Day a, Day b) { return b <= a; }

  /// So many days later (earlier where negative); not known where this one is not.
  constexpr Day plus_days(int days) const { return known() ? Day(number_ + days) : Day(); }
  /// So many months later, cut to the month's end: 31 August plus 6 months is 28 or 29 February.
  Day plus_months(int months) const;
  /// So many years later; 29 February becomes 28 February in years that have none.
  Day plus_years(int years) const { return plus_months(years * 12); }
  /// The day on which somebody born on this day becomes `years` old: 1 March for 29 February in years that
  /// have none.
  Day birthday(int years) const;
  /// Year, month and day of the month; zeros where not known.
  int year() const;
  int month() const;
  int day_of_month() const;
  /// "2020-09-30"; empty where not known.
  std::string iso() const;

 private:
  static constexpr std::int32_t nothing = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t unreadable = nothing + 1;
  static constexpr std::int32_t with_unknown_parts = nothing + 2;
  explicit constexpr Day(std::int32_t number) : number_(number) {}
  static constexpr std::int32_t number(int year, int month, int day) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil.
    year -= month <= 2 ? 1 : 0;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int of_era = year - era * 400;
    const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  }
  std::int32_t number_ = nothing;
};

/// Days from `from` to `to`; nothing where either is not known.
constexpr std::optional<int> days_between(Day from, Day to) {
  if (!from.known() || !to.known()) return std::nullopt;
  return to.number() - from.number();
}
/// Completed years of somebody born on `born` on the day `on`; nothing where either is not known, or `on` is
/// before `born`.
std::optional<int> age(Day born, Day on);

/// What a day looks like in a source: `31/03/2026` in the SSDA903 (one or two figures for day and month, four
/// for the year), `2026-03-31` in the census; `31-03-2026`; or whichever of them it is.
enum class DayForm : std::uint8_t { slashes, dashes, iso, either };
/// Blank for an empty text, wrong for one that is no day from 1800 to 2199. A time of day behind an ISO day
/// is dropped.
Day read_day(std::string_view text, DayForm form);

/// A short code such as `E11`, `CARPL` or `1`, in one machine word. A text of more than eight bytes is never
/// equal to a code of the rules, and equal to itself as far as a hash can tell.
class Code {
 public:
  constexpr Code() = default;
  template <std::size_t N>
  consteval Code(const char (&text)[N]) : bits_(pack(std::string_view(text, N - 1))) {
    static_assert(N <= 9, "a code of the rules has up to eight characters");
  }
  explicit constexpr Code(std::string_view text) : bits_(pack(text)) {}

  constexpr bool blank() const { return bits_ == 0; }
  constexpr bool given() const { return bits_ != 0; }
  friend constexpr bool operator==(Code, Code) = default;
  /// Any order that is the same everywhere.
  friend constexpr auto operator<=>(Code, Code) = default;
  /// True where it is one of those named: `e.LS.any("E1", "D1")`.
  template <std::size_t... N>
  constexpr bool any(const char (&... codes)[N]) const {
    return (... || (bits_ == pack(std::string_view(codes, N - 1))));
  }
  /// True where it is one of a list.
  template <std::size_t N>
  constexpr bool in(const std::array<Code, N>& list) const {
    for (const Code one : list) {
      if (*this == one) return true;
    }
    return false;
  }
  /// True where its first characters are these: `e.LS.starts("V")`.
  template <std::size_t N>
  constexpr bool starts(const char (&text)[N]) const {
    constexpr std::uint64_t mask = N >= 9 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * (N - 1))) - 1;
    return (bits_ & mask) == pack(std::string_view(text, N - 1)) && !too_long();
  }
  /// The whole number that it writes ("7", "12"); nothing for anything else.
  std::optional<int> number() const;
  /// The characters; of more than eight, only that they were too many.
  std::string text() const;
  constexpr std::uint64_t bits() const { return bits_; }

 private:
  static constexpr bool is_long(std::uint64_t bits) { return (bits & 0xFF) == 0xFF; }
  constexpr bool too_long() const { return is_long(bits_); }
  static constexpr std::uint64_t pack(std::string_view text) {
    std::uint64_t bits = 0;
    if (text.size() <= 8) {
      for (std::size_t i = 0; i < text.size(); ++i) {
        bits |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
      }
      return bits;
    }
    // FNV-1a; 0xFF is no first byte of UTF-8.
    bits = 14695981039346656037U;
    for (const char c : text) bits = (bits ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return bits | 0xFF;
  }
  std::uint64_t bits_ = 0;
};

/// A text that is looked at as a whole or by its characters: identifiers, postcodes. Empty where the cell is
/// blank. It points into the bytes of the return.
using Text = std::string_view;

/// The whole number that a text writes, with or without a ".0"; nothing for anything else.
std::optional<int> whole_number(std::string_view text);

}  // namespace windscreen::validate
