#include "improve/plan_words.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "base/text.h"
#include "improve/kinds.h"

namespace windscreen::improve {
namespace {

bool is_one_of(const std::string& squashed, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, squashed) != words.end();
}

bool digit_of_plan(char c) { return c >= '0' && c <= '9'; }

bool digits_of_plan(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, digit_of_plan);
}

/// The words of letters alone, in lower case.
std::vector<std::string> letter_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : base::lower(text)) {
    if (c >= 'a' && c <= 'z') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

std::optional<std::string_view> read_plan_status(std::string_view text) {
  const std::string squashed = base::squash(text);
  if (const auto* own = find_kind("action"); own != nullptr) {
    for (const CodeWords& status : own->statuses) {
      if (squashed == base::squash(status.words)) return status.code;
    }
  }
  if (is_one_of(squashed,
                {"notyetstarted", "tobegin", "tostart", "notbegun", "planned", "yettostart", "notcommenced"}))
    return "not_started";
  if (is_one_of(squashed, {"inprogress", "started", "ongoing", "ontrack", "ontarget", "begun", "commenced",
                           "progressing", "partiallycomplete", "partlycomplete", "partiallycompleted",
                           "partcomplete", "underway", "inhand"}))
    return "under_way";
  if (is_one_of(squashed, {"complete", "completed", "delivered", "done", "closed", "achieved", "finished",
                           "implemented", "embedded", "actioncomplete", "actioncompleted"}))
    return "delivered";
  if (is_one_of(squashed, {"onhold", "suspended", "deferred", "stalled"})) return "paused";
  if (is_one_of(squashed,
                {"superseded", "cancelled", "removed", "nolongerrequired", "notproceeding", "abandoned"}))
    return "withdrawn";
  return std::nullopt;
}

std::optional<std::string_view> read_plan_rating(std::string_view text) {
  const std::vector<std::string> words = letter_words(text);
  const std::string squashed = base::squash(text);
  std::optional<std::string_view> found;
  for (const CodeWords& rating : ratings()) {
    const bool letter = squashed.size() == 1 && rating.code.starts_with(squashed);
    if (!letter && std::ranges::find(words, rating.code) == words.end()) continue;
    if (found) return std::nullopt;
    // A colour further on belongs to a sentence ("was red in May").
    if (!letter && words.front() != rating.code) return std::nullopt;
    found = rating.code;
  }
  return found;
}

std::optional<std::string> read_plan_number(std::string_view text) {
  text = base::trim(text);
  if (text.ends_with('%')) text = base::trim(text.substr(0, text.size() - 1));
  std::string digits;
  std::size_t commas_at = 0;
  bool point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (digit_of_plan(c) || (c == '-' && i == 0)) {
      digits += c;
    } else if (c == '.' && !point && i > 0 && digit_of_plan(text[i - 1])) {
      point = true;
      digits += c;
    } else if (c == ',' && !point && i > 0 && i + 3 < text.size() && digits_of_plan(text.substr(i + 1, 3)) &&
               (i + 4 == text.size() || !digit_of_plan(text[i + 4])) &&
               (commas_at == 0 || i == commas_at + 4)) {
      // Thousands: three digits behind each comma, and nothing else.
      commas_at = i;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || !digit_of_plan(digits.back()) || digits.size() > 15) return std::nullopt;
  return digits;
}

}  // namespace windscreen::improve
