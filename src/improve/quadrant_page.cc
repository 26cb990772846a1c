#include "improve/quadrant_page.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace windscreen::improve {
namespace {

using base::Date;

/// Words in lower case with one space before, between and after them: "North-East, 1" is " north east 1 ".
/// Bytes beyond ASCII count as letters.
std::string spaced_words(std::string_view text) {
  std::string words = " ";
  for (const char byte : base::lower(text)) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                        static_cast<unsigned char>(byte) >= 0x80;
    if (letter) {
      words += byte;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

bool same_words(std::string_view one, std::string_view other) {
  return spaced_words(one) == spaced_words(other);
}

/// Tells what is the concern of a body.
class Concern {
 public:
  Concern(const Book& book, std::size_t body, std::string_view unit, std::span<const std::string> units,
          Date day)
      : book_(book) {
    names_ = book.at(body).services;
    if (!base::is_blank(unit)) names_.emplace_back(unit);
    leads_ = {book.at(body).row.title};
    if (!base::is_blank(unit)) leads_.emplace_back(unit);
    for (const std::string& other : units) {
      if (!same_words(other, unit) && names_unit(other, unit)) longer_.push_back(other);
    }
    for (const Meeting& meeting : meetings(book, day)) {
      if (meeting.body != body) continue;
      const auto actions = came_of(book, meeting.place, day);
      came_.insert(actions.begin(), actions.end());
    }
  }

  bool has(const DueLine& line) const {
    const auto leads = [&](const std::string& name) { return names_unit(line.lead, name); };
    if (std::ranges::any_of(leads_, leads) && std::ranges::none_of(longer_, leads)) return true;
    std::optional<std::size_t> place = line.place;
    // A circle of parents cannot be written; a store that was tampered with must not hang a reader.
    for (std::size_t steps = 0; place && steps < book_.things().size(); ++steps) {
      if (came_.contains(*place) || is_about(book_.at(*place))) return true;
      place = book_.at(*place).parent;
    }
    return false;
  }

 private:
  bool is_about(const Thing& thing) const {
    return std::ranges::any_of(thing.services, [&](const std::string& service) {
      return std::ranges::any_of(names_, [&](const std::string& name) { return same_words(service, name); });
    });
  }

  const Book& book_;
  std::vector<std::string> names_;
  std::vector<std::string> leads_;
  std::vector<std::string> longer_;
  std::set<std::size_t> came_;
};

}  // namespace

bool names_unit(std::string_view text, std::string_view name) {
  const std::string sought = spaced_words(name);
  return sought != " " && spaced_words(text).find(sought) != std::string::npos;
}

std::optional<std::string> unit_of(const Thing& body, std::span<const std::string> units) {
  for (const std::string& service : body.services) {
    const auto own =
        std::ranges::find_if(units, [&](const std::string& unit) { return same_words(unit, service); });
    if (own != units.end()) return *own;
  }
  std::optional<std::string> longest;
  for (const std::string& unit : units) {
    if (names_unit(body.row.title, unit) && (!longest || unit.size() > longest->size())) longest = unit;
  }
  return longest;
}

QuadrantPage quadrant_page(const Book& book, std::size_t meeting, Date day, std::string_view unit,
                           std::span<const std::string> units) {
  QuadrantPage page;
  page.meeting = meeting_on(book, meeting, day);
  const auto held = held_before(book, page.meeting, day);
  if (!held.empty()) page.last = held.front();
  page.outcomes = outcomes_since(book, held, day);
  if (!page.meeting.body) return page;
  const Concern concern(book, *page.meeting.body, unit, units, day);
  for (DueLine& line : due_for_all(book, day)) {
    if (line.days_late > 0 && concern.has(line)) page.overdue.push_back(std::move(line));
  }
  return page;
}

}  // namespace windscreen::improve
