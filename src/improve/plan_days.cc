#include "improve/plan_days.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.h"

namespace windscreen::improve {
namespace {

using base::Date;
using base::DateSystem;

constexpr std::array<std::string_view, 12> months_of_plans = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

bool plan_digit(char c) { return c >= '0' && c <= '9'; }
bool plan_letter(char c) { return c >= 'a' && c <= 'z'; }

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, plan_digit); }

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Runs of letters and runs of digits, in lower case; what stands between them is dropped.
std::vector<std::string> words_and_numbers(std::string_view text) {
  std::vector<std::string> pieces;
  char before = ' ';
  for (const char c : base::lower(text)) {
    if (plan_digit(c) || plan_letter(c)) {
      const bool goes_on = (plan_digit(c) && plan_digit(before)) || (plan_letter(c) && plan_letter(before));
      if (!goes_on) pieces.emplace_back();
      pieces.back() += c;
    }
    before = c;
  }
  return pieces;
}

/// 0 where it is none; "sept" and "mar" are.
unsigned month_of_word(const std::string& word) {
  if (word.size() < 3) return 0;
  for (unsigned i = 0; i < months_of_plans.size(); ++i) {
    if (months_of_plans.at(i).starts_with(word)) return i + 1;
  }
  return 0;
}

bool among(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_weekday(const std::string& word) {
  return among(word, {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday",
                      "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
}

/// A year of four digits, or of two in this century.
std::optional<int> year_of(const std::string& digits) {
  if (!all_digits(digits) || (digits.size() != 2 && digits.size() != 4)) return std::nullopt;
  const int number = number_of(digits);
  return digits.size() == 2 ? 2000 + number : number;
}

std::optional<Date> last_of_month(int year, unsigned month) {
  if (month < 1 || month > 12 || !base::is_date(year, month, 1)) return std::nullopt;
  return base::month_end(base::make_date(year, month, 1));
}

/// The year in which a financial year begins, of "2020", "21": both must follow each other.
std::optional<int> financial_year(const std::string& first, const std::string& second) {
  const auto begins = year_of(first);
  const auto ends = year_of(second);
  return begins && ends && *ends == *begins + 1 ? begins : std::nullopt;
}

/// The pieces without what only leads up to a day: "by the end of", a weekday, "st" of "31st".
std::vector<std::string> bare_pieces(std::string_view text) {
  std::vector<std::string> pieces;
  for (std::string& piece : words_and_numbers(text)) {
    if (among(piece, {"by", "the", "of", "end", "on", "to", "due", "complete", "fy", "financial", "year"}) ||
        is_weekday(piece))
      continue;
    if (!pieces.empty() && all_digits(pieces.back()) && pieces.back().size() <= 2 &&
        among(piece, {"st", "nd", "rd", "th"}))
      continue;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

/// "q4 2020 21", "2020 21 q4", "quarter 4 2020 21".
std::optional<Date> quarter_end(std::vector<std::string> pieces) {
  for (std::string& piece : pieces) {
    if (piece == "quarter" || piece == "qtr") piece = "q";
  }
  if (pieces.size() != 4) return std::nullopt;
  const std::size_t at = pieces[0] == "q" ? 0 : pieces[2] == "q" ? 2 : 4;
  if (at == 4) return std::nullopt;
  const std::size_t years = 2 - at;
  const std::string& quarter = pieces[at + 1];
  if (quarter.size() != 1 || quarter < "1" || quarter > "4") return std::nullopt;
  const auto begins = financial_year(pieces[years], pieces[years + 1]);
  if (!begins) return std::nullopt;
  // April to June is the first; the fourth ends in the next calendar year.
  const auto number = static_cast<unsigned>(number_of(quarter));
  return number == 4 ? last_of_month(*begins + 1, 3) : last_of_month(*begins, number * 3 + 3);
}

/// A month, a quarter or a financial year, as its last day; a day in words.
std::optional<Date> day_of_pieces(const std::vector<std::string>& pieces) {
  if (pieces.size() == 3 && all_digits(pieces[0]) && pieces[0].size() <= 2) {
    const unsigned month = month_of_word(pieces[1]);
    const auto year = year_of(pieces[2]);
    const auto day = static_cast<unsigned>(number_of(pieces[0]));
    if (month > 0 && year && base::is_date(*year, month, day)) return base::make_date(*year, month, day);
    return std::nullopt;
  }
  if (pieces.size() == 3 && all_digits(pieces[1]) && pieces[1].size() <= 2) {
    // "March 31 2021": a month's name says which is which.
    const unsigned month = month_of_word(pieces[0]);
    const auto year = year_of(pieces[2]);
    const auto day = static_cast<unsigned>(number_of(pieces[1]));
    if (month > 0 && year && pieces[2].size() == 4 && base::is_date(*year, month, day))
      return base::make_date(*year, month, day);
    return std::nullopt;
  }
  if (pieces.size() == 2) {
    if (const unsigned month = month_of_word(pieces[0])) {
      const auto year = year_of(pieces[1]);
      return year ? last_of_month(*year, month) : std::nullopt;
    }
    if (!all_digits(pieces[0]) || !all_digits(pieces[1])) return std::nullopt;
    if (pieces[0].size() == 4 && pieces[1].size() == 2) {
      // 2020/21 is a year from April; 2021-03 is a month, since no financial year ends before it begins.
      if (const auto begins = financial_year(pieces[0], pieces[1])) return last_of_month(*begins + 1, 3);
      return last_of_month(number_of(pieces[0]), static_cast<unsigned>(number_of(pieces[1])));
    }
    if (pieces[0].size() == 4 && pieces[1].size() == 4) {
      const auto begins = financial_year(pieces[0], pieces[1]);
      return begins ? last_of_month(*begins + 1, 3) : std::nullopt;
    }
    if (pieces[0].size() <= 2 && pieces[1].size() == 4)
      return last_of_month(number_of(pieces[1]), static_cast<unsigned>(number_of(pieces[0])));
    return std::nullopt;
  }
  return quarter_end(pieces);
}

/// A bare number in a spreadsheet that can be a day of this century; parse_date would also take those of
/// others, so that a plain 12 were a day in 1900.
std::optional<Date> serial_of_this_century(std::string_view text, DateSystem system) {
  if (system == DateSystem::none || !all_digits(text) || text.size() != 5) return std::nullopt;
  const auto day = base::from_serial(number_of(text), system);
  const bool fits = day && *day >= base::make_date(2000, 1, 1) && *day <= base::make_date(2099, 12, 31);
  return fits ? day : std::nullopt;
}

std::string why_no_day(const std::vector<std::string>& pieces) {
  std::size_t days = 0;
  std::size_t months = 0;
  std::size_t years = 0;
  for (const std::string& piece : pieces) {
    if (month_of_word(piece) > 0) ++months;
    if (all_digits(piece)) ++(piece.size() == 4 ? years : days);
  }
  if (years > 1 || months > 1 || days > 3) return "more than one day may be meant";
  if (months == 1 && years == 0 && days <= 1) return "the year is not said";
  if (years == 1 && months == 0 && days == 0) return "a year does not say which day";
  return "it is not a day that can be told";
}

}  // namespace

PlanDay read_plan_day(std::string_view text, DateSystem system) {
  text = base::trim(text);
  PlanDay read;
  const std::string squashed = base::squash(text);
  if (squashed.empty() ||
      among(squashed, {"ongoing", "tbc", "tbd", "tba", "na", "none", "continuous", "various", "notset",
                       "tobeconfirmed", "tobeagreed", "notapplicable", "rolling"})) {
    read.none_meant = true;
    return read;
  }
  read.day = serial_of_this_century(text, system);
  // Eight digits are a day; a shorter number is none without the date system.
  if (!read.day) read.day = base::parse_date(text);
  const std::vector<std::string> pieces = bare_pieces(text);
  if (!read.day) read.day = day_of_pieces(pieces);
  if (read.day && (*read.day < base::make_date(1990, 1, 1) || *read.day > base::make_date(2099, 12, 31))) {
    read.day.reset();
    read.why = "no plan has a day in that year";
  } else if (!read.day) {
    read.why = why_no_day(pieces);
  }
  return read;
}

}  // namespace windscreen::improve
