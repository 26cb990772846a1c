#include "improve/meeting_business.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/text.h"
#include "improve/lineage.h"
#include "improve/promises.h"
#include "improve/rating.h"
#include "improve/recommendations.h"

namespace windscreen::improve {
namespace {

using base::Date;

/// The meeting with its items and what was said, asked, decided or recommended in them.
std::vector<std::size_t> said_at(const Book& book, std::size_t meeting, Date day) {
  std::vector<std::size_t> places = {meeting};
  for (const std::size_t item : book.at(meeting).parts) {
    if (!book.at(item).there_on(day)) continue;
    places.push_back(item);
    for (const std::size_t part : book.at(item).parts) {
      if (book.at(part).there_on(day)) places.push_back(part);
    }
  }
  return places;
}

void add_linked(const Book& book, const std::vector<Link>& links, std::string_view how, std::string_view kind,
                Date day, std::set<std::size_t>& found) {
  for (const Link& link : links) {
    const Thing& other = book.at(link.other);
    if (link.how == how && link.holds_on(day) && other.is(kind) && other.there_on(day))
      found.insert(link.other);
  }
}

void judge_action(const Book& book, const Standing& standing, Date day, MeetingOutcome& outcome) {
  const bool withdrawn = withdrawn_on(book, outcome.place, day);
  const bool carried_on = !carriers_on(book, outcome.place, day).empty();
  outcome.open = !standing.delivered && !withdrawn && !carried_on;
  outcome.late = outcome.open && standing.due && *standing.due < day;
  if (withdrawn) {
    outcome.state = "Withdrawn";
  } else if (standing.delivered) {
    outcome.state = standing.impact ? "Impact shown" : standing.embedded ? "Embedded" : "Delivered";
  } else if (carried_on) {
    outcome.state = "Carried on by another action";
  } else {
    outcome.state = words_of(book.at(outcome.place).kind->statuses, standing.status);
  }
}

void judge_recommendation(const Book& book, Date day, MeetingOutcome& outcome) {
  const RecommendationLine line = recommendation_line(book, outcome.place, day);
  outcome.open = line.state != "done" && line.state != "not_accepted";
  outcome.late = line.days_late > 0;
  outcome.state = words_of(recommendation_states(), line.state);
}

void judge_promise(const Book& book, Date day, MeetingOutcome& outcome) {
  const LedgerLine line = ledger_line(book, outcome.place, day);
  outcome.open = line.state != "kept" && line.state != "withdrawn";
  outcome.late = outcome.open && std::ranges::any_of(line.occasions, &Occasion::overdue);
  outcome.state = words_of(promise_states(), line.state);
}

void add_what_was_said(const Thing& thing, const Standing& standing, Date day, MeetingOutcome& outcome) {
  for (const PutOff& one : standing.put_off) {
    if (one.on > outcome.met) outcome.put_off.push_back(one);
  }
  for (const Entry& entry : thing.entries) {
    // What was put off has its reason already.
    if (entry.on <= outcome.met || entry.on > day || entry.row.kind == "due") continue;
    if (base::is_blank(entry.row.words) && base::is_blank(entry.row.evidence)) continue;
    outcome.said.push_back(
        {entry.row.kind, {entry.on, entry.row.value, entry.row.words, entry.row.evidence}});
  }
}

MeetingOutcome outcome_of(const Book& book, std::size_t place, const Meeting& meeting, Date day) {
  MeetingOutcome outcome;
  outcome.place = place;
  outcome.meeting = meeting.place;
  outcome.met = meeting.on;
  const Thing& thing = book.at(place);
  const Standing standing = standing_on(thing, day);
  if (thing.is("action")) {
    judge_action(book, standing, day, outcome);
  } else if (thing.is("recommendation")) {
    judge_recommendation(book, day, outcome);
  } else {
    judge_promise(book, day, outcome);
  }
  add_what_was_said(thing, standing, day, outcome);
  return outcome;
}

}  // namespace

Meeting meeting_on(const Book& book, std::size_t place, Date day) {
  auto all = meetings(book, day);
  const auto found = std::ranges::find(all, place, &Meeting::place);
  if (found == all.end()) throw std::logic_error("No meeting is there on the day.");
  return std::move(*found);
}

std::vector<Meeting> held_before(const Book& book, const Meeting& meeting, Date day) {
  std::vector<Meeting> held = meetings(book, day);
  std::erase_if(held, [&](const Meeting& one) {
    return one.place == meeting.place || one.body != meeting.body || one.status != "held" ||
           one.on >= meeting.on || one.on > day;
  });
  std::ranges::reverse(held);
  return held;
}

std::vector<std::size_t> came_of(const Book& book, std::size_t meeting, Date day) {
  std::set<std::size_t> found;
  for (const std::size_t place : said_at(book, meeting, day)) {
    const Thing& thing = book.at(place);
    if (thing.is("item")) add_linked(book, thing.links, "tells", "action", day, found);
    if (thing.is("recommendation")) found.insert(place);
    add_linked(book, thing.links_to, "answers", "action", day, found);
    add_linked(book, thing.links_to, "promises", "promise", day, found);
  }
  return {found.begin(), found.end()};
}

std::vector<MeetingOutcome> outcomes_since(const Book& book, const std::vector<Meeting>& held, Date day) {
  std::vector<MeetingOutcome> outcomes;
  std::set<std::size_t> seen;
  for (const Meeting& meeting : held) {
    for (const std::size_t place : came_of(book, meeting.place, day)) {
      if (!seen.insert(place).second) continue;
      MeetingOutcome outcome = outcome_of(book, place, meeting, day);
      if (outcome.open || meeting.place == held.front().place) outcomes.push_back(std::move(outcome));
    }
  }
  return outcomes;
}

}  // namespace windscreen::improve
