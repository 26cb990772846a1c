// The rating of an action, a milestone or a theme: blue, red, amber or green by rule, with the reasons, and
// what somebody set against the rule. That something was delivered, that it is part of everyday practice
// (embedded) and that it made a difference to children (impact) are three different claims; none stands for
// another. All functions are thread-safe where the readings are.
//
// The rule. The gravest reason gives the rating.
// No rating: withdrawn, itself or what it is part of.
// Red:
//   late               its day is before the day asked about, and it is not delivered
//   measure_no_better  delivered, the day of a measure of its own is past, and the figure is as at the start
//                      or further away
//   part_red           of a theme: an action is red
// Amber:
//   milestone_red        a milestone below it is red
//   measure_not_reached  delivered, the day of a measure is past, and the number is not reached, whether it
//   is
//                        better than at the start or nobody knows what it was then
//   no_evidence          said to be delivered, with nothing named that shows it
//   control_ended        a control that it depends on is over, and nothing carries it on
// and, while it is not delivered:
//   paused
//   put_off              its day was put off by `put_off_days` or more within 90 days, all puttings off
//   together put_off_twice        its day was put off twice or more, whenever that was due_soon_silent due
//   within `soon_days`, and nothing said of it for as many silent               under way, and nothing said
//   of it for `silent_days` no_due               no day (a theme needs none) no_lead              nobody
//   leads it (a theme needs nobody; a milestone is led by who leads what it is in) part_amber           of a
//   theme, also once it is delivered: an action is amber
// Blue:
//   complete        delivered with evidence, embedded and impact shown
//   milestone_done  of a milestone, of which nobody claims more: delivered with evidence
// Green:
//   not_embedded, impact_not_shown  delivered with evidence, and what is missing
//   on_course                       not delivered, and nothing speaks against it
//
// A theme is delivered, embedded or has impact where all its actions that are not withdrawn have, and there
// is one. What is said of a milestone, measure or action is said of what it is part of as well, and what is
// said of an action of its milestones. A part counts by the graver of its rule and what is shown: whoever
// sets a part to green makes what it is part of no greener.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/measure_progress.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// Days; "within" and "for" include the last of them.
struct RatingSettings {
  int soon_days = 28;
  int silent_days = 60;
  int put_off_days = 28;
};

/// Within how many days, up to and with the day asked about, puttings off are added up.
inline constexpr int put_off_within_days = 90;

/// A kind of reason, as it is listed above.
struct ReasonKind {
  std::string_view code;
  /// A code of ratings(): what it makes of it.
  std::string_view rating;
  /// For a label: "late".
  std::string_view words;
};

/// Every kind of reason, the gravest first.
std::span<const ReasonKind> reason_kinds();

struct RatingReason {
  std::string_view code;
  std::string_view rating;
  /// A plain sentence with days and numbers.
  std::string words;
  /// The part, measure or control that it speaks of; absent where it speaks of the thing itself.
  std::optional<std::size_t> about;
};

struct Rating {
  /// Codes of ratings(): by the rule alone, and what is shown. Empty where there is none.
  std::string rule;
  std::string shown;
  /// What somebody set, with their reason and the day; absent where the rule stands. It stays where the rule
  /// has come to the same since.
  std::optional<Said> overridden;
  /// The rule's reasons, the gravest first, whatever is shown.
  std::vector<RatingReason> reasons;
  /// For those who do not see the colour: "Red: late", "Green: set against the rule (Red: late)",
  /// "Withdrawn".
  std::string words;
};

/// The rating at the end of `day`. One without codes for a thing of another kind, or not there on the day.
Rating rating_on(const Book& book, std::size_t place, base::Date day, const Readings& readings,
                 const RatingSettings& settings = {});

/// True where rating `a` is graver than `b`: red, amber, green, blue. No rating is the least grave.
bool graver(std::string_view a, std::string_view b);

/// Whether it was withdrawn by the day, itself or what it is part of.
bool withdrawn_on(const Book& book, std::size_t place, base::Date day);

}  // namespace windscreen::improve
