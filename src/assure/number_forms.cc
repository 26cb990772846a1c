#include "assure/number_forms.h"

#include <algorithm>
#include <array>
#include <string>

namespace windscreen::assure {
namespace {

bool is_digit(char one) { return one >= '0' && one <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Digits are written in groups with one of these between, or a bracket and a space.
bool joins(const FoldedWord& word) {
  constexpr std::u32string_view between = U" -./()\u00A0\u2010\u2011\u2013";
  return word.gap <= 2 && between.find(word.after) != std::u32string_view::npos;
}

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4 || !all_digits(text)) return std::nullopt;
  return std::stoi(std::string(text));
}

std::optional<int> year_of(std::string_view text) {
  if (text.size() != 2 && text.size() != 4) return std::nullopt;
  const std::optional<int> year = number(text);
  if (!year || text.size() == 4) return year;
  return *year + (*year <= 49 ? 2000 : 1900);
}

// "12", "12th".
std::optional<int> day_of(std::string_view text) {
  for (const std::string_view end : {"st", "nd", "rd", "th"}) {
    if (text.size() > end.size() && text.ends_with(end)) {
      text.remove_suffix(end.size());
      break;
    }
  }
  return text.size() <= 2 ? number(text) : std::nullopt;
}

std::optional<int> month_of(std::string_view text) {
  constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
  for (std::size_t month = 0; month < names.size(); ++month) {
    if (text == names[month] || (text.size() == 3 && names[month].starts_with(text)) ||
        (text == "sept" && month == 8))
      return static_cast<int>(month) + 1;
  }
  return std::nullopt;
}

std::optional<DayInText> day_of(std::optional<int> year, std::optional<int> month, std::optional<int> day,
                                std::size_t words) {
  if (!year || !month || !day || *year < 1900 || *month < 1 || *day < 1) return std::nullopt;
  const auto month_number = static_cast<unsigned>(*month);
  const auto day_number = static_cast<unsigned>(*day);
  if (!base::is_date(*year, month_number, day_number)) return std::nullopt;
  return DayInText{base::make_date(*year, month_number, day_number), words};
}

}  // namespace

bool is_nhs_number(std::string_view ten_digits) {
  if (ten_digits.size() != 10 || !all_digits(ten_digits)) return false;
  int sum = 0;
  for (int at = 0; at < 9; ++at) sum += (10 - at) * (ten_digits[static_cast<std::size_t>(at)] - '0');
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == ten_digits[9] - '0';
}

bool looks_like_pupil_number(std::string_view text) {
  const auto is_letter = [](char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); };
  return text.size() == 13 && is_letter(text[0]) && all_digits(text.substr(1, 11)) &&
         (is_digit(text[12]) || is_letter(text[12]));
}

bool is_pupil_number(std::string_view text) {
  if (!looks_like_pupil_number(text)) return false;
  constexpr std::string_view alphabet = "abcdefghjklmnpqrtuvwxyz";
  const auto place = [&](char one) {
    return alphabet.find(one >= 'A' && one <= 'Z' ? static_cast<char>(one + 32) : one);
  };
  std::size_t sum = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const std::size_t value = is_digit(text[at]) ? static_cast<std::size_t>(text[at] - '0') : place(text[at]);
    if (value == std::string_view::npos) return false;
    sum += (at + 1) * value;
  }
  return place(text[0]) == sum % alphabet.size();
}

std::size_t phone_words(std::span<const FoldedWord> words, std::size_t at) {
  const FoldedWord& first = words[at];
  if (!first.all_digits) return 0;
  // So many digits after 44 are a number with or without its plus.
  const bool abroad = first.key.starts_with("44") || first.key.starts_with("0044");
  if (!abroad && first.key[0] != '0') return 0;
  std::string digits;
  std::size_t best = 0;
  for (std::size_t next = at; next < words.size(); ++next) {
    const FoldedWord& word = words[next];
    if (!word.all_digits || (next > at && !joins(word)) || digits.size() + word.key.size() > 15) break;
    digits += word.key;
    const std::size_t prefix = digits.starts_with("0044") ? 4 : digits.starts_with("44") ? 2 : 0;
    if (prefix == 0) {
      if (digits.size() == 10 || digits.size() == 11) best = next - at + 1;
      continue;
    }
    // +44 (0)20 …
    const std::size_t zero = digits.size() > prefix && digits[prefix] == '0' ? 1 : 0;
    const std::size_t left = digits.size() - prefix - zero;
    if (left == 9 || left == 10) best = next - at + 1;
  }
  return best;
}

std::size_t ten_digit_words(std::span<const FoldedWord> words, std::size_t at, std::string& digits) {
  if (!words[at].all_digits) return 0;
  digits = words[at].key;
  if (digits.size() == 10) return 1;
  if (digits.size() != 3 || at + 2 >= words.size()) return 0;
  const FoldedWord& second = words[at + 1];
  const FoldedWord& third = words[at + 2];
  if (!second.all_digits || !third.all_digits || second.key.size() != 3 || third.key.size() != 4 ||
      !joins(second) || !joins(third))
    return 0;
  digits += second.key + third.key;
  return 3;
}

std::optional<DayInText> day_at(std::span<const FoldedWord> words, std::size_t at) {
  const std::string_view first = words[at].key;
  if (first.size() == 8 && words[at].all_digits) {
    const auto whole =
        day_of(number(first.substr(4)), number(first.substr(2, 2)), number(first.substr(0, 2)), 1);
    return whole ? whole
                 : day_of(number(first.substr(0, 4)), number(first.substr(4, 2)), number(first.substr(6)), 1);
  }
  std::array<std::string_view, 3> parts = {first, "", ""};
  std::size_t next = at + 1;
  for (std::size_t part = 1; part < parts.size(); ++part, ++next) {
    // "12th of March"; what lies between the parts is short: a stroke, a comma and a space.
    if (part == 1 && next < words.size() && words[next].key == "of") ++next;
    if (next >= words.size() || words[next].gap > 2 || words[next].after == U'\n') return std::nullopt;
    parts[part] = words[next].key;
  }
  const std::size_t used = next - at;
  if (const auto month = month_of(parts[1])) return day_of(year_of(parts[2]), month, day_of(parts[0]), used);
  if (const auto month = month_of(parts[0])) return day_of(year_of(parts[2]), month, day_of(parts[1]), used);
  if (parts[0].size() == 4) return day_of(number(parts[0]), number(parts[1]), number(parts[2]), used);
  return day_of(year_of(parts[2]), number(parts[1]), day_of(parts[0]), used);
}

}  // namespace windscreen::assure
