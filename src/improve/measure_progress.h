// How far a measure of success has come: its newest figure held against the number at the start and the
// number to reach. All functions are thread-safe where the readings are.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "improve/book.h"
#include "improve/kinds.h"

namespace windscreen::improve {

/// A figure of an indicator.
struct Reading {
  /// The day, or a day of the month, of which it is true.
  base::Date on;
  /// In the indicator's unit.
  double value = 0.0;
  /// What stands right behind the number in a sentence, such as "%" or " per 10,000".
  std::string unit = {};
};

/// Gives the newest figure of an indicator (its identifier) at a day; nullopt where there is none.
using Readings = std::function<std::optional<Reading>(std::string_view indicator, base::Date day)>;

/// What a measure can come to:
///   no_measure            nobody can say: it names no indicator, and no number was stated that could be held
///                         against one to reach
///   no_figure             it names an indicator, of which there is no figure since the month of the start
///   no_baseline           not reached, and there is no number at the start to hold it against
///   reached               the number to reach, or better
///   better_than_baseline  better than at the start, not reached
///   no_better             as at the start
///   worse                 further away than at the start
std::span<const CodeWords> progress_kinds();

struct MeasureProgress {
  /// A code of progress_kinds().
  std::string_view kind;
  /// The figure and its day; absent for no_measure and no_figure.
  std::optional<double> value;
  std::optional<base::Date> on;
  /// True where somebody stated the figure and no indicator gave it.
  bool stated = false;
  std::optional<double> baseline;
  std::optional<base::Date> baseline_on;
  std::optional<double> target;
  std::optional<base::Date> target_on;
  /// True where the day by which it is to be reached is before the day asked about.
  bool past = false;
  /// The share of the way from the start to the number to reach: 0 at the start or further away, 1 when it is
  /// reached, more beyond. Absent where one of the three is not known, or the way has no length.
  std::optional<double> share;
  /// In plain words with the numbers: "26% in September 2020; 19% at the start (May 2020); to reach 15% by
  /// 31 March 2021. It is further away than at the start."
  std::string words;
};

/// The progress on `day` of a thing of the kind "measure". A number that somebody stated counts where its
/// indicator has no figure, or it names none. Where it is not said whether more or less is better, the way
/// from the start to the number to reach says it. Figures are compared as they are shown (one decimal place,
/// or as many as the number to reach has), so that the words never contradict the kind.
MeasureProgress measure_progress(const Thing& thing, base::Date day, const Readings& readings);

}  // namespace windscreen::improve
