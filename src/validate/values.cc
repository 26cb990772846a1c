#include "validate/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace windscreen::validate {
namespace {

std::chrono::year_month_day calendar(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.number()}}};
}

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Up to `most` figures from the front of `text`, which loses them; -1 where there are none.
int figures(std::string_view& text, std::size_t most) {
  int value = 0;
  std::size_t used = 0;
  while (used < text.size() && used < most && text[used] >= '0' && text[used] <= '9') {
    value = value * 10 + (text[used] - '0');
    ++used;
  }
  text.remove_prefix(used);
  return used == 0 ? -1 : value;
}

// Figures at the places of "31/03/2026" or "31-03-2026", as nearly all days are written; nothing where they
// are none.
std::optional<std::array<int, 3>> plain_day(std::string_view text, char mark) {
  if (text.size() != 10 || text[2] != mark || text[5] != mark) return std::nullopt;
  unsigned wrong = 0;
  const auto figure = [&](std::size_t place) {
    const auto value = static_cast<unsigned>(static_cast<unsigned char>(text[place])) - '0';
    wrong |= static_cast<unsigned>(value > 9);
    return static_cast<int>(value);
  };
  const int day = figure(0) * 10 + figure(1);
  const int month = figure(3) * 10 + figure(4);
  const int year = figure(6) * 1000 + figure(7) * 100 + figure(8) * 10 + figure(9);
  if (wrong != 0) return std::nullopt;
  return std::array<int, 3>{year, month, day};
}

Day existing(int year, int month, int day) {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month)) {
    return Day::wrong_entry();
  }
  return Day::on(year, month, day);
}

// A part of a day in figures, 0 for one whose every figure is written Z, -1 for anything else.
int part_of_day(std::string_view text) {
  if (text.find_first_not_of("Zz") == std::string_view::npos) return 0;
  const int value = figures(text, text.size());
  return text.empty() && value > 0 ? value : -1;
}

// "ZZ/05/2021": dd/mm/yyyy with one part or several in the letter Z, in either case; of what is known a day
// could be made.
bool has_unknown_parts(std::string_view text) {
  constexpr std::string_view form = "dd/mm/yyyy";
  if (text.size() != form.size() || text[2] != '/' || text[5] != '/') return false;
  const int day = part_of_day(text.substr(0, 2));
  const int month = part_of_day(text.substr(3, 2));
  const int year = part_of_day(text.substr(6));
  if (day < 0 || month < 0 || year < 0 || (day > 0 && month > 0 && year > 0)) return false;
  // 29 February and the 31st can be where month or year are not known.
  return existing(year == 0 ? 2000 : year, month == 0 ? 1 : month, day == 0 ? 1 : day).known();
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Day Day::plus_months(int months) const {
  if (!known()) return {};
  const auto date = calendar(*this);
  const int total =
      static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1 + months;
  const int year = total >= 0 ? total / 12 : (total - 11) / 12;
  const int month = total - year * 12 + 1;
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  return on(year, month, std::min(day, days_of_month(year, month)));
}

Day Day::birthday(int years) const {
  if (!known()) return {};
  const auto date = calendar(*this);
  const int year = static_cast<int>(date.year()) + years;
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  return day <= days_of_month(year, month) ? on(year, month, day) : on(year, 3, 1);
}

int Day::year() const { return known() ? static_cast<int>(calendar(*this).year()) : 0; }
int Day::month() const {
  return known() ? static_cast<int>(static_cast<unsigned>(calendar(*this).month())) : 0;
}
int Day::day_of_month() const {
  return known() ? static_cast<int>(static_cast<unsigned>(calendar(*this).day())) : 0;
}

std::string Day::iso() const {
  if (!known()) return {};
  std::array<char, 16> text{};
  const int size = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year(), month(), day_of_month());
  return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<int> age(Day born, Day on) {
  if (!born.known() || !on.known() || on < born) return std::nullopt;
  const int years = on.year() - born.year();
  return on < born.birthday(years) ? years - 1 : years;
}

Day read_day(std::string_view text, DayForm form) {
  if (text.empty()) return {};
  if (form == DayForm::either) {
    const std::size_t place = text.find_first_of("/-");
    const bool day_first = place == 1 || place == 2;
    form = !day_first ? DayForm::iso : text[place] == '/' ? DayForm::slashes : DayForm::dashes;
  }
  if (form == DayForm::slashes || form == DayForm::dashes) {
    const char mark = form == DayForm::slashes ? '/' : '-';
    if (const auto plain = plain_day(text, mark)) return existing((*plain)[0], (*plain)[1], (*plain)[2]);
    if (text.find_first_of("Zz") != std::string_view::npos && has_unknown_parts(text))
      return Day::partly_unknown_entry();
    const int day = figures(text, 2);
    const bool first = take(text, mark);
    const int month = figures(text, 2);
    const bool second = take(text, mark);
    const std::size_t before = text.size();
    const int year = figures(text, 4);
    if (!first || !second || !text.empty() || before != 4) return Day::wrong_entry();
    return existing(year, month, day);
  }
  const std::size_t before = text.size();
  const int year = figures(text, 4);
  const bool whole_year = before - text.size() == 4;
  const bool first = take(text, '-');
  const int month = figures(text, 2);
  const bool second = take(text, '-');
  const int day = figures(text, 2);
  if (!whole_year || !first || !second || (!text.empty() && text.front() != 'T' && text.front() != ' ')) {
    return Day::wrong_entry();
  }
  return existing(year, month, day);
}

std::optional<int> whole_number(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<int> Code::number() const { return too_long() ? std::nullopt : whole_number(text()); }

std::string Code::text() const {
  if (too_long()) return "(more than eight characters)";
  std::string text;
  for (std::uint64_t rest = bits_; rest != 0; rest >>= 8) text.push_back(static_cast<char>(rest & 0xFF));
  return text;
}

}  // namespace windscreen::validate
