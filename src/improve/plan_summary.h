// A plan in numbers on a day. All functions are thread-safe where the readings are.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/measure_progress.h"
#include "improve/rating.h"

namespace windscreen::improve {

/// Actions by what became of them. Each is counted in one of not_started, under_way, paused, withdrawn,
/// delivered_shown and delivered_unshown; what was withdrawn (itself or with its theme) counts nowhere else,
/// and what is delivered as nothing else, whatever its status.
struct ActionCounts {
  std::size_t actions = 0;
  std::size_t not_started = 0;
  std::size_t under_way = 0;
  std::size_t paused = 0;
  std::size_t withdrawn = 0;
  /// Delivered, with and without something named that shows it.
  std::size_t delivered_shown = 0;
  std::size_t delivered_unshown = 0;
  /// Said to be part of everyday practice, and to have made a difference to children: claims of their own,
  /// counted whether or not the action is said to be delivered.
  std::size_t embedded = 0;
  std::size_t impact = 0;
  /// By the codes of ratings(), each of which is there: as shown, and by the rule alone.
  std::map<std::string, std::size_t, std::less<>> by_rating;
  std::map<std::string, std::size_t, std::less<>> by_rule;
  /// What is shown otherwise than the rule says.
  std::size_t overridden = 0;

  std::size_t delivered() const { return delivered_shown + delivered_unshown; }
};

struct ThemeCounts {
  /// Absent for the actions that are part of the plan itself.
  std::optional<std::size_t> theme;
  ActionCounts counts;
};

struct PlanSummary {
  ActionCounts all;
  /// Every theme that is there, in the order of places, also one without actions; the actions of the plan
  /// itself last, where there are any.
  std::vector<ThemeCounts> themes;
  /// Measures of success by the codes of progress_kinds(), each of which is there; those of what was
  /// withdrawn are left out.
  std::map<std::string, std::size_t, std::less<>> measures;
};

/// The plan at the end of `day`.
PlanSummary summarise_plan(const Book& book, std::size_t plan, base::Date day, const Readings& readings,
                           const RatingSettings& settings = {});

}  // namespace windscreen::improve
