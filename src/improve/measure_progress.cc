#include "improve/measure_progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/month_words.h"
#include "improve/standing.h"
#include "measure/number_words.h"

namespace windscreen::improve {
namespace {

constexpr std::array<CodeWords, 7> progress_codes = {
    {{"no_measure", "Cannot be measured"},
     {"no_figure", "No figure yet"},
     {"no_baseline", "No number at the start"},
     {"reached", "Reached"},
     {"better_than_baseline", "Better than at the start, not reached"},
     {"no_better", "No better than at the start"},
     {"worse", "Further away than at the start"}}};

std::optional<double> decimal_of(std::string_view text) {
  double value = 0.0;
  const auto [end, wrong] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (text.empty() || wrong != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<base::Date> day_if_given(const std::optional<std::string>& text) {
  return text ? base::parse_iso(*text) : std::nullopt;
}

int places_of_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  return point == std::string_view::npos
             ? 0
             : static_cast<int>(std::min<std::size_t>(text.size() - point - 1, 9));
}

/// A number as it is shown: whole where it is whole.
std::string shown_number(double value, int places) {
  std::string words = measure::number_words(value, places);
  const std::size_t point = words.find('.');
  if (point != std::string::npos && words.find_first_not_of('0', point + 1) == std::string::npos)
    words.resize(point);
  return words;
}

/// The number that one reads in it.
double as_shown(double value, int places) {
  std::string digits = measure::number_words(value, places);
  std::erase(digits, ',');
  return decimal_of(digits).value_or(value);
}

/// What is known of a measure besides its figure.
struct Ends {
  /// Decimal places in which its figures are shown.
  int places = 1;
  /// +1 where more is better, -1 where less is, 0 where nobody knows.
  int better = 0;
};

Ends ends_of(const store::ImprovementMeasure& measure, const MeasureProgress& progress) {
  Ends ends;
  ends.places = std::max({1, places_of_decimal(measure.baseline), places_of_decimal(measure.target)});
  if (measure.better == "higher") {
    ends.better = 1;
  } else if (measure.better == "lower") {
    ends.better = -1;
  } else if (progress.baseline && progress.target) {
    ends.better = *progress.target > *progress.baseline ? 1 : *progress.target < *progress.baseline ? -1 : 0;
  }
  return ends;
}

/// The newest figure that says something of it: one from before the month of the start does not.
std::optional<Reading> figure_of_measure(const Thing& thing, const std::optional<std::string>& indicator,
                                         base::Date day, const Readings& readings,
                                         const MeasureProgress& progress, bool& stated) {
  const auto counts = [&](base::Date on) {
    return on <= day && (!progress.baseline_on || on >= base::month_start(*progress.baseline_on));
  };
  if (indicator && readings) {
    auto reading = readings(*indicator, day);
    if (reading && counts(reading->on)) return reading;
  }
  const Standing standing = standing_on(thing, day);
  if (!standing.statement || !counts(standing.statement->on)) return std::nullopt;
  const auto value = decimal_of(standing.statement->value);
  if (!value) return std::nullopt;
  stated = true;
  return Reading{standing.statement->on, *value, {}};
}

/// `value` as it is shown.
std::string_view kind_of_figure(const MeasureProgress& progress, double value, const Ends& ends) {
  if (progress.target && ends.better * (value - *progress.target) >= 0.0) return "reached";
  if (!progress.baseline) return "no_baseline";
  const double moved = ends.better * (value - *progress.baseline);
  return moved > 0.0 ? "better_than_baseline" : moved < 0.0 ? "worse" : "no_better";
}

std::optional<double> share_of_way(const MeasureProgress& progress, double value, const Ends& ends) {
  if (!progress.baseline || !progress.target) return std::nullopt;
  const double way = ends.better * (*progress.target - *progress.baseline);
  if (way <= 0.0) return std::nullopt;
  const double come = ends.better * (value - *progress.baseline);
  return std::max(0.0, come / way);
}

std::string verdict_on_progress(const MeasureProgress& progress) {
  if (progress.kind == "reached") return "It is reached.";
  if (progress.kind == "better_than_baseline") return "It is better than at the start and not yet reached.";
  if (progress.kind == "no_better") return "It is no better than at the start.";
  if (progress.kind == "worse") return "It is further away than at the start.";
  if (progress.kind == "no_baseline") return "There is no number at the start to hold it against.";
  return {};
}

std::string words_for_progress(const MeasureProgress& progress, const Ends& ends,
                               const std::optional<Reading>& figure) {
  const std::string unit = figure ? figure->unit : std::string();
  const auto number = [&](double value) { return shown_number(value, ends.places) + unit; };
  std::string words = "No figure yet";
  if (figure && progress.stated) {
    words = fmt::format("{} as stated on {}", number(figure->value), base::format_long(figure->on));
  } else if (figure) {
    words = fmt::format("{} in {}", number(figure->value), base::month_words(figure->on));
  }
  if (progress.baseline) {
    words += fmt::format("; {} at the start", number(*progress.baseline));
    if (progress.baseline_on) words += fmt::format(" ({})", base::month_words(*progress.baseline_on));
  }
  if (progress.target) {
    const std::string target = number(*progress.target);
    words += progress.past ? "; " + target + " was to be reached" : "; to reach " + target;
    if (progress.target_on) words += " by " + base::format_long(*progress.target_on);
  }
  const std::string verdict = verdict_on_progress(progress);
  return verdict.empty() ? words + "." : words + ". " + verdict;
}

}  // namespace

std::span<const CodeWords> progress_kinds() { return progress_codes; }

MeasureProgress measure_progress(const Thing& thing, base::Date day, const Readings& readings) {
  MeasureProgress progress;
  progress.kind = "no_measure";
  progress.words = "Nothing says how one would see that it has succeeded.";
  if (!thing.measure) return progress;
  progress.baseline = decimal_of(thing.measure->baseline);
  progress.baseline_on = day_if_given(thing.measure->baseline_on);
  progress.target = decimal_of(thing.measure->target);
  progress.target_on = day_if_given(thing.measure->target_on);
  progress.past = progress.target_on && *progress.target_on < day;
  const Ends ends = ends_of(*thing.measure, progress);
  const auto figure =
      figure_of_measure(thing, thing.measure->indicator, day, readings, progress, progress.stated);
  // Without an indicator only a stated number can be held against the one to reach.
  if (!thing.measure->indicator && (!figure || !progress.target)) return progress;
  if (ends.better == 0) return progress;
  progress.kind = "no_figure";
  if (figure) {
    progress.value = figure->value;
    progress.on = figure->on;
    const double shown = as_shown(figure->value, ends.places);
    progress.kind = kind_of_figure(progress, shown, ends);
    progress.share = share_of_way(progress, shown, ends);
  }
  progress.words = words_for_progress(progress, ends, figure);
  return progress;
}

}  // namespace windscreen::improve
