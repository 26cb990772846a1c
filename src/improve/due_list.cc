#include "improve/due_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "improve/capacity.h"
#include "improve/lineage.h"
#include "improve/promises.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 8> due_kind_codes = {{{"action", "Action"},
                                                      {"milestone", "Milestone"},
                                                      {"recommendation", "Recommendation"},
                                                      {"question", "Question"},
                                                      {"promise", "Promise"},
                                                      {"risk", "Review of a risk"},
                                                      {"control", "Control that ends"},
                                                      {"finding", "Finding"}}};

/// What somebody has to do, as the beginning of a sentence; in the order of due_kind_codes.
constexpr std::array<std::string_view, 8> due_verbs = {{"Deliver", "Reach", "Respond to", "Answer",
                                                        "Keep the promise", "Review the risk",
                                                        "Decide what follows", "Respond to"}};

std::string_view verb_for(std::string_view what) {
  const auto found = std::ranges::find(due_kind_codes, what, &CodeWords::code);
  return due_verbs.at(static_cast<std::size_t>(found - due_kind_codes.begin()));
}

/// Sets the lead: of the thing, or of the nearest above that has one.
void set_lead(const Book& book, Date day, DueLine& line) {
  std::optional<std::size_t> place = line.place;
  // A circle of parents cannot be written; a store that was tampered with must not hang a reader.
  for (std::size_t steps = 0; place && steps < book.things().size(); ++steps) {
    Standing standing = standing_on(book.at(*place), day);
    if (!base::is_blank(standing.lead) || standing.lead_id) {
      line.lead = std::move(standing.lead);
      line.lead_id = std::move(standing.lead_id);
      return;
    }
    place = book.at(*place).parent;
  }
}

DueLine due_line(const Book& book, std::size_t place, std::string_view what, const std::optional<Date>& due,
                 Date day) {
  DueLine line;
  line.place = place;
  line.what = what;
  line.due = due;
  if (due) line.days_late = static_cast<int>((day - *due).count());
  line.sentence = fmt::format("{}: {}", verb_for(what), book.at(place).row.title);
  set_lead(book, day, line);
  return line;
}

/// Whether nobody works on a thing any more, or yet: it or what it is part of was withdrawn, carried on by
/// another, or is a draft.
bool is_set_aside(const Book& book, std::size_t place, Date day) {
  std::optional<std::size_t> one = place;
  for (std::size_t steps = 0; one && steps < book.things().size(); ++steps) {
    const Thing& thing = book.at(*one);
    const std::string status = standing_on(thing, day).status;
    if (status == "withdrawn" || status == "draft") return true;
    if (thing.is("action") && !carriers_on(book, *one, day).empty()) return true;
    one = thing.parent;
  }
  return false;
}

/// Whether a thing that somebody has to answer or deliver is still open, and belongs in the list.
bool is_open(const Book& book, std::size_t place, const Standing& standing, Date day) {
  const Thing& thing = book.at(place);
  if (thing.is("action") || thing.is("milestone"))
    return !standing.delivered && !is_set_aside(book, place, day);
  if (thing.is("question")) return standing.answers.empty();
  if (thing.is("recommendation")) return !standing.response;
  const bool good = thing.row.sort == "strength" || thing.row.sort == "practice_to_share";
  return !standing.response && !good && standing.status != "closed";
}

void add_open(const Book& book, std::string_view kind, Date day, std::vector<DueLine>& lines) {
  for (const std::size_t place : book.of_kind(kind, day)) {
    const Standing standing = standing_on(book.at(place), day);
    if (is_open(book, place, standing, day))
      lines.push_back(due_line(book, place, find_kind(kind)->code, standing.due, day));
  }
}

void add_promises(const Book& book, Date day, std::vector<DueLine>& lines) {
  for (const LedgerLine& promise : ledger(book, day)) {
    if (promise.withdrawn) continue;
    for (const Occasion& one : promise.occasions) {
      if (!one.kept) lines.push_back(due_line(book, promise.place, "promise", one.due, day));
    }
  }
}

void add_risks(const Book& book, Date day, std::vector<DueLine>& lines) {
  for (const std::size_t place : book.of_kind("risk", day)) {
    const Standing standing = standing_on(book.at(place), day);
    if (standing.status == "open" && standing.review && *standing.review <= day)
      lines.push_back(due_line(book, place, "risk", standing.review, day));
  }
}

/// A line without a day comes after all that have one.
bool comes_before(const DueLine& a, const DueLine& b) {
  if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
  if (a.due && *a.due != *b.due) return *a.due < *b.due;
  return a.place < b.place;
}

}  // namespace

std::span<const CodeWords> due_kinds() { return due_kind_codes; }

std::vector<DueLine> due_for_all(const Book& book, Date day) {
  std::vector<DueLine> lines;
  for (const std::string_view kind : {"action", "milestone", "recommendation", "question", "finding"}) {
    add_open(book, kind, day, lines);
  }
  add_promises(book, day, lines);
  add_risks(book, day, lines);
  for (const Ending& ending : endings_on(book, day)) {
    lines.push_back(due_line(book, ending.place, "control", ending.ends_on, day));
  }
  std::ranges::stable_sort(lines, comes_before);
  return lines;
}

std::vector<DueLine> due_list(const Book& book, const DuePerson& person, Date day) {
  const auto folded_post = [](std::string_view post) { return base::lower(base::trim(post)); };
  std::vector<std::string> posts;
  for (const std::string& post : person.posts) {
    if (!base::is_blank(post)) posts.push_back(folded_post(post));
  }
  std::vector<DueLine> lines = due_for_all(book, day);
  std::erase_if(lines, [&](const DueLine& line) {
    const bool theirs = !person.account.empty() && line.lead_id == person.account;
    return !theirs && std::ranges::find(posts, folded_post(line.lead)) == posts.end();
  });
  return lines;
}

}  // namespace windscreen::improve
