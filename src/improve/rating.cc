#include "improve/rating.h"

#include <algorithm>
#include <array>

#include "improve/rating_reasons.h"

namespace windscreen::improve {
namespace {

constexpr std::array<ReasonKind, 20> every_reason_kind = {
    {{"late", "red", "late"},
     {"measure_no_better", "red", "delivered, figures no better"},
     {"part_red", "red", "an action is red"},
     {"milestone_red", "amber", "a milestone is red"},
     {"measure_not_reached", "amber", "delivered, figures not reached"},
     {"no_evidence", "amber", "delivered without evidence"},
     {"control_ended", "amber", "what it depends on has ended"},
     {"paused", "amber", "paused"},
     {"put_off", "amber", "put off"},
     {"put_off_twice", "amber", "put off more than once"},
     {"due_soon_silent", "amber", "due soon, nothing said"},
     {"silent", "amber", "nothing said for long"},
     {"no_due", "amber", "no day"},
     {"no_lead", "amber", "no lead"},
     {"part_amber", "amber", "an action is amber"},
     {"not_embedded", "green", "delivered, not yet embedded"},
     {"impact_not_shown", "green", "delivered and embedded, impact not yet shown"},
     {"on_course", "green", "on course"},
     {"complete", "blue", "delivered, embedded, impact shown"},
     {"milestone_done", "blue", "delivered"}}};

/// "Red: late".
std::string label_of_rating(std::string_view rating, const RatingReason& gravest) {
  const auto kind = std::ranges::find(every_reason_kind, gravest.code, &ReasonKind::code);
  return std::string(words_of(ratings(), rating)) + ": " + std::string(kind->words);
}

std::size_t gravity_of_reason(const RatingReason& reason) {
  return static_cast<std::size_t>(std::ranges::find(every_reason_kind, reason.code, &ReasonKind::code) -
                                  every_reason_kind.begin());
}

}  // namespace

std::span<const ReasonKind> reason_kinds() { return every_reason_kind; }

bool graver(std::string_view a, std::string_view b) {
  const auto rank = [](std::string_view code) {
    // ratings() goes from blue to red.
    const auto found = std::ranges::find(ratings(), code, &CodeWords::code);
    return found == ratings().end() ? -1 : static_cast<int>(found - ratings().begin());
  };
  return rank(a) > rank(b);
}

bool withdrawn_on(const Book& book, std::size_t place, base::Date day) {
  std::optional<std::size_t> now = place;
  // What a part may be in is never deeper than milestone, action, theme, plan.
  for (int step = 0; now && step < 4; ++step) {
    if (standing_on(book.at(*now), day).status == "withdrawn") return true;
    now = book.at(*now).parent;
  }
  return false;
}

Rating rating_on(const Book& book, std::size_t place, base::Date day, const Readings& readings,
                 const RatingSettings& settings) {
  Rating rating;
  const Thing& thing = book.at(place);
  if (!thing.there_on(day) || !(thing.is("action") || thing.is("milestone") || thing.is("theme"))) {
    rating.words = "Not rated";
    return rating;
  }
  if (withdrawn_on(book, place, day)) {
    rating.words = "Withdrawn";
    return rating;
  }
  rating.reasons = rating_reasons(book, place, day, readings, settings);
  std::ranges::stable_sort(rating.reasons, {}, gravity_of_reason);
  const RatingReason& gravest = rating.reasons.front();
  rating.rule = gravest.rating;
  rating.shown = rating.rule;
  rating.words = label_of_rating(rating.rule, gravest);
  rating.overridden = standing_on(thing, day).rating;
  if (rating.overridden && rating.overridden->value != rating.rule) {
    rating.shown = rating.overridden->value;
    rating.words =
        std::string(words_of(ratings(), rating.shown)) + ": set against the rule (" + rating.words + ")";
  }
  return rating;
}

}  // namespace windscreen::improve
