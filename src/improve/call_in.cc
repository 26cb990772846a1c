#include "improve/call_in.h"

#include <algorithm>
#include <array>

#include "model/calendar.h"

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 7> call_in_codes = {{{"none", "Cannot be called in"},
                                                     {"open", "May be called in"},
                                                     {"free", "May be acted on"},
                                                     {"called_in", "Called in"},
                                                     {"stands", "Stands after call-in"},
                                                     {"changed", "Changed after call-in"},
                                                     {"withdrawn", "Withdrawn"}}};
/// No window is longer than a year; a mistake in the store must not take a reader for ever.
constexpr std::int64_t longest_window = 366;

bool was_called_in_late(const Thing& decision, Date closes, Date day) {
  return std::ranges::any_of(decision.entries, [&](const Entry& entry) {
    return entry.on <= day && entry.on > closes && entry.row.kind == "outcome" &&
           entry.row.value == "called_in";
  });
}

void set_outcome(CallIn& found, const Said& outcome) {
  const auto* code = std::ranges::find(call_in_codes, outcome.value, &CodeWords::code);
  if (code != call_in_codes.end()) found.state = code->code;
  found.may_act_from.reset();
  if (found.state == "stands" || found.state == "changed") found.may_act_from = outcome.on;
}

}  // namespace

std::span<const CodeWords> call_in_states() { return call_in_codes; }

CallIn call_in(const Book& book, std::size_t place, Date day) {
  const Thing& decision = book.at(place);
  CallIn found;
  found.place = place;
  found.state = "none";
  found.may_act_from = decision.since;
  if (decision.decision) {
    found.decided = decision.decision->outcome;
    found.working_days =
        static_cast<int>(std::clamp<std::int64_t>(decision.decision->call_in_days, 0, longest_window));
    if (decision.decision->call_in_by_id) found.by = book.place_of(*decision.decision->call_in_by_id);
  }
  if (found.working_days > 0) {
    found.closes = model::add_working_days(decision.since, found.working_days);
    found.may_act_from = *found.closes + std::chrono::days(1);
    found.state = day <= *found.closes ? "open" : "free";
    found.called_in_late = was_called_in_late(decision, *found.closes, day);
  }
  found.outcome = standing_on(decision, day).outcome;
  if (found.outcome) set_outcome(found, *found.outcome);
  return found;
}

bool may_act_on(const Book& book, std::size_t place, Date day) {
  if (!book.at(place).there_on(day)) return false;
  const CallIn found = call_in(book, place, day);
  return found.may_act_from && *found.may_act_from <= day;
}

std::vector<CallIn> call_ins(const Book& book, Date day) {
  std::vector<CallIn> found;
  for (const std::size_t place : book.of_kind("decision", day)) found.push_back(call_in(book, place, day));
  return found;
}

}  // namespace windscreen::improve
