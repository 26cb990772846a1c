#include "report/since.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "measure/count_change.h"
#include "measure/figures.h"
#include "measure/number_words.h"
#include "measure/period_words.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

using measure::Definition;
using measure::SeriesPoint;
using measure::Unit;

// A third of the first page's thresholds: less than this is noise, more is theirs (docs/report.md).
constexpr double least_points = 1.0;
constexpr double least_percent = 10.0 / 3.0;
constexpr double enough = 20;
constexpr double least_fewer = 0.9;

bool usable(const std::optional<SinceFigure>& figure) { return figure && figure->point.usable(); }

bool in_points(Unit unit) { return unit == Unit::percent || unit == Unit::share; }

// How far it moved the bad way, in points or per cent of the older; 0 where it did not.
double worsening(const Definition& definition, const SeriesPoint& from, const SeriesPoint& to) {
  if (definition.polarity == measure::Polarity::context) return 0.0;
  const double moved = to.number() - from.number();
  const double bad = definition.polarity == measure::Polarity::lower_is_better ? moved : -moved;
  if (bad <= 0.0) return 0.0;
  if (in_points(definition.unit)) return bad;
  return from.number() == 0.0 ? 100.0 : 100.0 * bad / std::abs(from.number());
}

bool is_noticeable(const Definition& definition, const SeriesPoint& from, const SeriesPoint& to) {
  const auto behind = [&](const SeriesPoint& point) {
    const bool counted = definition.unit == Unit::count || definition.unit == Unit::rate;
    return counted ? point.numerator.value_or(point.number()) : point.out_of();
  };
  if (std::max(behind(from), behind(to)) < enough) return false;
  return worsening(definition, from, to) >= (in_points(definition.unit) ? least_points : least_percent);
}

bool same_number(const std::optional<double>& one, const std::optional<double>& other) {
  if (!one || !other) return one.has_value() == other.has_value();
  return std::abs(*one - *other) < 1e-9;
}

bool same_figures(const SeriesPoint& one, const SeriesPoint& other) {
  return same_number(one.value, other.value) && same_number(one.numerator, other.numerator) &&
         same_number(one.denominator, other.denominator);
}

std::string as_sentence(std::string words) {
  if (words.empty()) return words;
  if (words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  if (words.back() != '.') words += '.';
  return words;
}

// "In August 2020" or "At 30 September 2020", then the two figures without their date.
std::string restatement(const Definition& definition, const SeriesPoint& then, const SeriesPoint& again) {
  const std::string when = measure::period_phrase(then.period, measure::is_point(definition));
  const auto without_date = [&](const SeriesPoint& point) {
    std::string words = since_words(definition, point);
    const std::size_t date = words.find(" " + when);
    if (date != std::string::npos) words.erase(date, when.size() + 1);
    return words;
  };
  std::string capital = when;
  capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
  return fmt::format("{}: {} when it was reported, {} as recorded today.", capital, without_date(then),
                     without_date(again));
}

class Setting {
 public:
  Setting(const Definition& definition, const std::optional<SinceFigure>& then,
          const std::optional<SinceFigure>& again, const std::optional<SinceFigure>& now,
          const measure::SeriesChart& chart)
      : chart_(chart) {
    result_.definition = &definition;
    result_.then = then;
    result_.again = again;
    result_.now = now;
  }

  SinceIndicator run() {
    if (result_.then && result_.now)
      result_.verdict =
          change_between(*result_.definition, point_in(result_.then), point_in(result_.now), chart_);
    else
      result_.verdict.start = result_.then ? "There is no figure now." : "There was no figure then.";
    const bool comparable = usable(result_.then) && usable(result_.now) &&
                            point_in(result_.then).period != point_in(result_.now).period &&
                            chart_.overlap != measure::Overlap::accumulating;
    if (comparable) {
      result_.difference = point_in(result_.now).number() - point_in(result_.then).number();
      fewer();
    }
    restated();
    by_records();
    lost();
    return std::move(result_);
  }

 private:
  void fewer() {
    const Unit unit = result_.definition->unit;
    if (unit != Unit::percent && unit != Unit::median && unit != Unit::mean) return;
    const SeriesPoint& then = point_in(result_.then);
    const SeriesPoint& now = point_in(result_.now);
    if (then.out_of() < enough || now.out_of() > least_fewer * then.out_of()) return;
    if (chart_.overlap == measure::Overlap::windows && then.period.end >= now.period.start) return;
    const auto days = [](const SeriesPoint& point) {
      return static_cast<double>((point.period.end - point.period.start).count() + 1);
    };
    if (measure::count_change(now.out_of(), days(now), then.out_of(), days(then)).chance >= usual_risk)
      return;
    const bool point = measure::is_point(*result_.definition);
    const std::string& what = unit == Unit::percent ? result_.definition->measure : "values";
    result_.silent.emplace_back(
        Silence::fewer,
        fmt::format("The figure stands on {} {} {}, fewer than the {} {}.",
                    measure::count_words(now.out_of()), what, measure::period_phrase(now.period, point),
                    measure::count_words(then.out_of()), measure::period_phrase(then.period, point)));
  }

  void restated() {
    if (!usable(result_.then) || !usable(result_.again)) return;
    const SeriesPoint& then = point_in(result_.then);
    const SeriesPoint& again = point_in(result_.again);
    if (then.period != again.period || same_figures(then, again)) return;
    result_.restated = restatement(*result_.definition, then, again);
    if (is_noticeable(*result_.definition, then, again))
      result_.silent.emplace_back(Silence::history, result_.restated);
  }

  void by_records() {
    using measure::VerdictKind;
    if (result_.restated.empty() || result_.verdict.kind == VerdictKind::not_tested ||
        result_.verdict.kind == VerdictKind::no_clear_change)
      return;
    const auto since =
        change_between(*result_.definition, point_in(result_.again), point_in(result_.now), chart_);
    result_.by_records = since.kind != result_.verdict.kind;
  }

  void lost() {
    if (!result_.then || !point_in(result_.then).value) return;
    if (!result_.now) {
      result_.lost = "The definition cannot be computed.";
    } else if (!point_in(result_.now).value && !point_in(result_.now).suppressed) {
      result_.lost = result_.now->note.empty() ? "There was nothing to measure in the newest period."
                                               : as_sentence(result_.now->note);
    }
  }

  const measure::SeriesChart& chart_;
  SinceIndicator result_;
};

// The report's newest figure, as it shows it.
std::optional<SinceFigure> newest_of(const Report& report, const IndicatorFigures& figures) {
  const Series& series = figures.series;
  if (series.value.empty()) return std::nullopt;
  const std::size_t last = series.value.size() - 1;
  measure::Figure figure;
  figure.period_start = report.periods.at(series.period.at(last)).first;
  figure.period_end = report.periods.at(series.period.at(last)).second;
  figure.value = series.value[last];
  figure.numerator = series.numerator[last];
  figure.denominator = series.denominator[last];
  if (last < series.spread_low.size()) {
    figure.spread_low = series.spread_low[last];
    figure.spread_high = series.spread_high[last];
    figure.largest = series.largest[last];
  }
  figure.suppressed = std::ranges::find(series.suppressed, last) != series.suppressed.end();
  for (const auto& [place, words] : series.notes) {
    if (place == last) figure.note = words;
  }
  return SinceFigure{measure::point_of(figure), figure.note};
}

// Once the verdicts are final: what is worse by more than chance is not said in silence.
void set_small(SinceIndicator& one) {
  if (!one.difference || one.verdict.kind == measure::VerdictKind::worse) return;
  if (is_noticeable(*one.definition, point_in(one.then), point_in(one.now)))
    one.silent.emplace(one.silent.begin(), Silence::small, one.verdict.sentence());
}

const measure::SeriesChart& chart_in(const std::optional<Analysis>& analysis) {
  static const measure::SeriesChart none;
  return analysis ? analysis->chart : none;
}

void set_definitions(const ReportRecord& record, Since& since) {
  since.reported_at = record.made_at;
  for (SinceIndicator& one : since.indicators) {
    const auto hash = record.definitions.find(one.definition->id);
    one.defined_since = hash == record.definitions.end();
    one.redefined = !one.defined_since && hash->second != one.definition->hash;
  }
}

bool is_small_difference(const std::optional<double>& one, const std::optional<double>& other) {
  if (!one || !other) return false;
  const double apart = std::abs(*one - *other);
  return apart > 1e-9 && apart < 6.0 - 1e-9;
}

// Populations are published by others; all else that stands behind a figure is children or events.
bool gives_away(const Definition& definition, const SeriesPoint& one, const SeriesPoint& other) {
  if (is_small_difference(one.numerator, other.numerator)) return true;
  if (definition.unit == Unit::count) return is_small_difference(one.value, other.value);
  if (definition.unit == Unit::rate || definition.unit == Unit::ratio) return false;
  if (is_small_difference(one.denominator, other.denominator)) return true;
  const auto rest = [](const SeriesPoint& point) -> std::optional<double> {
    if (!point.numerator || !point.denominator) return std::nullopt;
    return *point.denominator - *point.numerator;
  };
  return definition.unit == Unit::percent && is_small_difference(rest(one), rest(other));
}

}  // namespace

const SeriesPoint& point_in(const std::optional<SinceFigure>& figure) {
  static const SeriesPoint none;
  return figure ? figure->point : none;
}

std::string_view name_of(Silence silence) {
  switch (silence) {
    case Silence::small:
      return "small";
    case Silence::history:
      return "history";
    case Silence::fewer:
      break;
  }
  return "fewer";
}

Since since_of(const Report& report, const OlderFigures& older, const SameDay& same_day,
               const std::vector<const Definition*>& asked) {
  Since since;
  since.snapshot = older.snapshot.name();
  since.as_at = older.snapshot.as_at;
  since.loaded_at = older.snapshot.loaded_at;
  since.then_formats = formats_of(older.snapshot);
  since.now_formats = formats_of(report.snapshot);
  for (std::size_t place = 0; place < asked.size(); ++place) {
    const auto own = std::ranges::find(report.indicators, asked[place], &IndicatorFigures::definition);
    const bool known = own != report.indicators.end();
    const auto now = known ? newest_of(report, *own) : std::nullopt;
    const auto& then = older.figures.at(place);
    if (!(then && then->point.value) && !(now && now->point.value)) continue;
    since.indicators.push_back(Setting(*asked[place], then, same_day.figures.at(place), now,
                                       known ? chart_in(own->analysis) : chart_in(std::nullopt))
                                   .run());
  }
  if (older.record) {
    set_definitions(*older.record, since);
    for (const auto& [id, hash] : older.record->definitions) {
      if (std::ranges::find(asked, id, &Definition::id) == asked.end()) since.undefined.push_back(id);
    }
  }
  if (report.audience == measure::Audience::public_) {
    hold_back(since);
  } else {
    since.quality = quality_changes(older, report, same_day.teams);
  }
  std::vector<measure::Verdict*> verdicts;
  verdicts.reserve(since.indicators.size());
  for (SinceIndicator& one : since.indicators) verdicts.push_back(&one.verdict);
  measure::weigh_together(verdicts);
  for (SinceIndicator& one : since.indicators) set_small(one);
  return since;
}

void hold_back(Since& since) {
  since.quality.clear();
  for (SinceIndicator& one : since.indicators) {
    one.again.reset();
    one.restated.clear();
    std::erase_if(one.silent, [](const auto& silent) { return silent.first == Silence::history; });
    if (!one.then || !one.now) continue;
    const bool same_period = point_in(one.then).period == point_in(one.now).period;
    if (!same_period && !gives_away(*one.definition, point_in(one.then), point_in(one.now))) continue;
    SeriesPoint hidden;
    hidden.period = point_in(one.then).period;
    hidden.suppressed = true;
    one.then->point = hidden;
    one.then->note.clear();
    one.difference.reset();
    one.silent.clear();
    one.verdict = {};
    one.verdict.start = same_period ? "Both figures are of the same period."
                                    : "The two figures are too near to one another to be shown side by side.";
  }
}

}  // namespace windscreen::report
