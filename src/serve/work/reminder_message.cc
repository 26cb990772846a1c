#include "serve/work/reminder_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/text.h"
#include "improve/due_list.h"
#include "serve/single_sign_on/oidc_document.h"

namespace windscreen::serve {
namespace {

using base::Date;

constexpr std::size_t longest_told_sentence = 200;

/// The parts of a message, in its order.
struct ToldPart {
  const char* heading;
  std::vector<const WorkLine*> lines;
};

std::string things_to_do(std::size_t number) {
  return fmt::format("{} {} to do", number, number == 1 ? "thing" : "things");
}

std::string days_late_words(int number) { return fmt::format("{} {}", number, number == 1 ? "day" : "days"); }

/// A sentence in one line and of bounded length, whatever somebody has typed.
std::string told_sentence(std::string_view sentence) {
  std::string made(base::trim(sentence));
  std::ranges::replace_if(
      made, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7f'; }, ' ');
  if (made.size() <= longest_told_sentence) return made;
  std::size_t end = longest_told_sentence;
  // Not within a character.
  while (end > 0 && (static_cast<unsigned char>(made[end]) & 0xC0U) == 0x80U) --end;
  return made.substr(0, end) + "\u2026";
}

/// The words of a known code; a code that is none may be anything, and is not repeated.
std::string told_kind(std::span<const improve::CodeWords> kinds, std::string_view code) {
  const auto found = std::ranges::find(kinds, code, &improve::CodeWords::code);
  return found == kinds.end() ? std::string() : base::lower(found->words);
}

/// What a line is about, in the words that may be sent.
std::string told_matter(const WorkLine& line) {
  if (line.area == "audits") {
    const std::string kind = told_kind(audit_work_kinds(), line.what);
    return kind.empty() ? "practice audit" : "practice audit, " + kind;
  }
  if (line.area != "improvement") return "work";
  const std::string kind = told_kind(improve::due_kinds(), line.what);
  return kind.empty() ? "improvement"
                      : fmt::format("improvement, {}. {}", kind, told_sentence(line.sentence));
}

std::string told_day(const WorkLine& line, Date day) {
  if (!line.due) return "No day";
  const auto late = static_cast<int>((day - *line.due).count());
  if (late > 0) return fmt::format("{} ({} late)", base::format_long(*line.due), days_late_words(late));
  return base::format_long(*line.due);
}

std::string reminder_footer(std::string_view often, std::string_view address) {
  std::string made;
  if (!address.empty()) made += fmt::format("See all of it:\n{}/improvement/due\n\n", address);
  made += fmt::format(
      "You get this because you asked to be reminded {}. To be reminded at other times, or not at all",
      often == "daily" ? "each working day" : "each week");
  made += address.empty() ? ", sign in to Windscreen and open \u201cReminders\u201d.\n"
                          : fmt::format(":\n{}/improvement/reminders\n", address);
  return made + "\nNobody reads answers to this message.\n";
}

}  // namespace

bool is_link_address(std::string_view address) {
  return (address.starts_with("https://") || address.starts_with("http://")) &&
         !authority_of(address).empty();
}

Reminder reminder_of(const std::vector<WorkLine>& work, Date day, std::string_view often,
                     std::string_view address) {
  std::vector<ToldPart> parts = {
      {"Overdue", {}}, {"Due today", {}}, {"Due within two weeks", {}}, {"Without a day", {}}};
  std::size_t later = 0;
  for (const WorkLine& line : work) {
    if (!line.due)
      parts[3].lines.push_back(&line);
    else if (*line.due < day)
      parts[0].lines.push_back(&line);
    else if (*line.due == day)
      parts[1].lines.push_back(&line);
    else if (*line.due <= day + std::chrono::days(reminder_days_ahead))
      parts[2].lines.push_back(&line);
    else
      ++later;
  }
  Reminder made;
  for (const ToldPart& part : parts) made.lines += part.lines.size();
  made.overdue = parts[0].lines.size();
  if (made.lines == 0) return made;
  made.subject = "Windscreen: " + things_to_do(made.lines);
  if (made.overdue > 0) made.subject += fmt::format(", {} overdue", made.overdue);
  made.text = fmt::format("You have {} as at {}.\n", things_to_do(made.lines), base::format_long(day));
  std::size_t told = 0;
  for (const ToldPart& part : parts) {
    if (part.lines.empty() || told == most_reminder_lines) continue;
    made.text += fmt::format("\n{}\n\n", part.heading);
    for (const WorkLine* line : part.lines) {
      if (told == most_reminder_lines) break;
      made.text += fmt::format("* {}: {}\n", told_day(*line, day), told_matter(*line));
      ++told;
    }
  }
  if (told < made.lines) made.text += fmt::format("\nAnd {} more.\n", made.lines - told);
  if (later > 0) made.text += fmt::format("\n{} more {} due later.\n", later, later == 1 ? "is" : "are");
  if (!is_link_address(address)) address = {};
  if (address.ends_with('/')) address.remove_suffix(1);
  made.text += "\n" + reminder_footer(often, address);
  return made;
}

}  // namespace windscreen::serve
