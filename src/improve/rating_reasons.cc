#include "improve/rating_reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "improve/capacity.h"

namespace windscreen::improve {
namespace {

using base::Date;
using base::format_long;

/// What the rule looks at, gathered once.
struct Rated {
  const Book& book;
  std::size_t place;
  Date day;
  const Readings& readings;
  const RatingSettings& settings;
  const Thing& thing;
  Standing standing;
  /// Of a theme: its actions that are not withdrawn.
  std::vector<std::size_t> actions;
  bool delivered = false;
  bool embedded = false;
  bool impact = false;
  std::vector<RatingReason> reasons;

  void say(std::string_view code, std::string words, std::optional<std::size_t> about = std::nullopt) {
    const auto kind = std::ranges::find(reason_kinds(), code, &ReasonKind::code);
    reasons.push_back({kind->code, kind->rating, std::move(words), about});
  }
};

std::string named(const Thing& thing) { return "\u201c" + thing.row.title + "\u201d"; }

int days_before(Date earlier, Date later) { return static_cast<int>((later - earlier).count()); }

std::string in_days(int days) { return fmt::format("{} day{}", days, days == 1 ? "" : "s"); }

std::vector<std::size_t> own_parts(const Rated& rated, std::string_view kind) {
  std::vector<std::size_t> found;
  for (const std::size_t part : rated.thing.parts) {
    if (rated.book.at(part).is(kind) && rated.book.at(part).there_on(rated.day)) found.push_back(part);
  }
  return found;
}

/// Of a theme, what holds of all its actions; of anything else what was said of it.
void take_claims(Rated& rated) {
  if (!rated.thing.is("theme")) {
    rated.delivered = rated.standing.delivered.has_value();
    rated.embedded = rated.standing.embedded.has_value();
    rated.impact = rated.standing.impact.has_value();
    return;
  }
  for (const std::size_t action : own_parts(rated, "action")) {
    if (!withdrawn_on(rated.book, action, rated.day)) rated.actions.push_back(action);
  }
  const auto every = [&](std::optional<Said> Standing::* claim) {
    return !rated.actions.empty() && std::ranges::all_of(rated.actions, [&](std::size_t action) {
      return (standing_on(rated.book.at(action), rated.day).*claim).has_value();
    });
  };
  rated.delivered = every(&Standing::delivered);
  rated.embedded = every(&Standing::embedded);
  rated.impact = every(&Standing::impact);
}

/// The last day on which anything was said of it or its parts, or of the action that a milestone is part of;
/// where nothing was, the day from which it is there.
Date last_word(const Rated& rated) {
  Date last = rated.thing.since;
  const auto hear = [&](std::size_t place) {
    last = std::max(last, standing_on(rated.book.at(place), rated.day).last_said.value_or(last));
  };
  hear(rated.place);
  for (const std::string_view kind : {"action", "milestone", "measure"}) {
    for (const std::size_t part : rated.book.below(rated.place, kind, rated.day)) hear(part);
  }
  if (rated.thing.is("milestone")) {
    if (const auto action = rated.book.above(rated.place, "action")) hear(*action);
  }
  return last;
}

/// A milestone is led by whoever leads the nearest thing above that has a lead.
bool has_lead(const Rated& rated) {
  if (!rated.standing.lead.empty() || rated.thing.is("theme")) return true;
  if (!rated.thing.is("milestone")) return false;
  for (const std::string_view kind : {"action", "theme", "plan"}) {
    const auto above = rated.book.above(rated.place, kind);
    if (above && !standing_on(rated.book.at(*above), rated.day).lead.empty()) return true;
  }
  return false;
}

/// A part as it counts for the whole.
std::string graver_of_both(const Rating& part) {
  return graver(part.shown, part.rule) ? part.shown : part.rule;
}

void look_at_parts(Rated& rated) {
  for (const std::size_t action : rated.actions) {
    const Rating part = rating_on(rated.book, action, rated.day, rated.readings, rated.settings);
    const std::string counts = graver_of_both(part);
    const std::string what = named(rated.book.at(action));
    if (counts == "red") rated.say("part_red", what + " is red.", action);
    if (counts == "amber") rated.say("part_amber", what + " is amber.", action);
  }
  if (rated.thing.is("milestone")) return;
  for (const std::size_t milestone : own_parts(rated, "milestone")) {
    const Rating part = rating_on(rated.book, milestone, rated.day, rated.readings, rated.settings);
    if (graver_of_both(part) != "red") continue;
    const bool set_by_hand = part.rule != "red" && part.overridden;
    const std::string& why = set_by_hand ? part.overridden->words : part.reasons.front().words;
    rated.say("milestone_red", "The milestone " + named(rated.book.at(milestone)) + " is red. " + why,
              milestone);
  }
}

void look_at_measures(Rated& rated) {
  if (!rated.delivered) return;
  for (const std::size_t place : own_parts(rated, "measure")) {
    const Thing& measure = rated.book.at(place);
    const MeasureProgress progress = measure_progress(measure, rated.day, rated.readings);
    if (!progress.past) continue;
    const std::string words = named(measure) + ": " + progress.words;
    if (progress.kind == "no_better" || progress.kind == "worse") {
      rated.say("measure_no_better", words, place);
    } else if (progress.kind == "better_than_baseline" || progress.kind == "no_baseline") {
      rated.say("measure_not_reached", words, place);
    }
  }
}

void look_at_controls(Rated& rated) {
  for (const Link& link : rated.thing.links) {
    const Thing& control = rated.book.at(link.other);
    if (link.how != "depends_on" || !link.holds_on(rated.day) || !control.is("control")) continue;
    if (!control.there_on(rated.day) || !control_over(rated.book, link.other, rated.day)) continue;
    rated.say("control_ended",
              "It depends on " + named(control) + ", which has ended; nothing carries it on.", link.other);
  }
}

void look_at_putting_off(Rated& rated) {
  const auto& due = rated.standing.due;
  if (!due) return;
  int days = 0;
  for (const PutOff& put_off : rated.standing.put_off) {
    if (days_before(put_off.on, rated.day) < put_off_within_days) days += put_off.days();
  }
  if (days > 0 && days >= rated.settings.put_off_days) {
    rated.say("put_off", fmt::format("Its day was put off by {} in the last {} days. It is now {}.",
                                     in_days(days), put_off_within_days, format_long(*due)));
  }
  const std::size_t times = rated.standing.put_off.size();
  if (times == 2) rated.say("put_off_twice", "Its day was put off twice.");
  if (times > 2) rated.say("put_off_twice", fmt::format("Its day was put off {} times.", times));
}

void look_at_silence(Rated& rated) {
  const Date last = last_word(rated);
  const int silent = days_before(last, rated.day);
  const auto& due = rated.standing.due;
  if (due && *due >= rated.day && days_before(rated.day, *due) <= rated.settings.soon_days &&
      silent >= rated.settings.soon_days) {
    rated.say("due_soon_silent", fmt::format("It is due by {}, and nothing was said of it since {}.",
                                             format_long(*due), format_long(last)));
  }
  if (rated.standing.status == "under_way" && silent >= rated.settings.silent_days) {
    rated.say("silent", fmt::format("It is under way, and nothing was said of it since {}, {} before.",
                                    format_long(last), in_days(silent)));
  }
}

void look_before_delivery(Rated& rated) {
  const auto& due = rated.standing.due;
  if (due && *due < rated.day) {
    rated.say("late", fmt::format("It was to be delivered by {} and is {} late.", format_long(*due),
                                  in_days(days_before(*due, rated.day))));
  }
  if (rated.standing.status == "paused" && rated.standing.status_said) {
    rated.say("paused", fmt::format("It is paused since {}: {}", format_long(rated.standing.status_said->on),
                                    rated.standing.status_said->words));
  }
  look_at_putting_off(rated);
  look_at_silence(rated);
  if (!due && !rated.thing.is("theme"))
    rated.say("no_due", "There is no day by which it is to be delivered.");
  if (!has_lead(rated)) rated.say("no_lead", "Nobody leads it.");
}

void look_at_evidence(Rated& rated) {
  // Of a theme each action answers for itself.
  const auto& delivered = rated.standing.delivered;
  if (rated.thing.is("theme") || !delivered || !delivered->evidence.empty()) return;
  rated.say("no_evidence",
            fmt::format("It is said to be delivered since {}, and nothing is named that shows it.",
                        format_long(delivered->on)));
}

/// What there is to say where nothing speaks against it.
void say_what_is_good(Rated& rated) {
  if (!rated.delivered) {
    const auto& due = rated.standing.due;
    rated.say("on_course", due ? "Nothing speaks against its day, " + format_long(*due) + "."
                               : std::string("Nothing speaks against it."));
  } else if (rated.thing.is("milestone")) {
    rated.say("milestone_done", "It is delivered, and what shows it is named.");
  } else if (rated.embedded && rated.impact) {
    rated.say("complete", "It is delivered, part of everyday practice, and made a difference to children.");
  }
}

/// A milestone is done or not; of anything else more is asked.
void say_what_is_missing(Rated& rated) {
  if (!rated.delivered || rated.thing.is("milestone")) return;
  if (!rated.embedded)
    rated.say("not_embedded", "It is delivered; that it is part of everyday practice is not shown.");
  if (!rated.impact)
    rated.say("impact_not_shown", "It is delivered; that it makes a difference to children is not shown.");
}

}  // namespace

std::vector<RatingReason> rating_reasons(const Book& book, std::size_t place, base::Date day,
                                         const Readings& readings, const RatingSettings& settings) {
  const Thing& thing = book.at(place);
  Rated rated{book, place, day,   readings, settings, thing, standing_on(thing, day),
              {},   false, false, false,    {}};
  take_claims(rated);
  look_at_parts(rated);
  look_at_measures(rated);
  look_at_controls(rated);
  if (rated.delivered)
    look_at_evidence(rated);
  else
    look_before_delivery(rated);
  if (rated.reasons.empty()) say_what_is_good(rated);
  say_what_is_missing(rated);
  return std::move(rated.reasons);
}

}  // namespace windscreen::improve
