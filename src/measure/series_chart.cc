#include "measure/series_chart.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "measure/control_chart.h"
#include "measure/figures.h"
#include "measure/period_words.h"
#include "measure/seasonal.h"

namespace windscreen::measure {
namespace {

// Fewer expected than this, and most points lie on one side of the mean by nature: runs say nothing.
constexpr double enough_for_runs = 5;

bool has_weights(const Definition& definition) {
  return base::lower(definition.sql).find("weight") != std::string::npos;
}

NumberKind numbers_of(const Definition& definition, std::span<const SeriesPoint> series) {
  const auto all = [&](const auto& test) {
    return std::ranges::all_of(series, [&](const SeriesPoint& one) { return !one.usable() || test(one); });
  };
  switch (definition.unit) {
    case Unit::percent:
      return all([](const SeriesPoint& one) {
        return one.numerator && one.denominator && is_whole(*one.numerator) && is_whole(*one.denominator) &&
               *one.numerator >= 0.0 && *one.denominator > 0.0 && *one.numerator <= *one.denominator;
      })
                 ? NumberKind::shares
                 : NumberKind::values;
    case Unit::count:
    case Unit::rate:
      // A sum of weights (posts in part, ends taken from starts) does not vary as a count does.
      return !has_weights(definition) && all([](const SeriesPoint& one) {
        return one.numerator && is_whole(*one.numerator) && *one.numerator >= 0.0;
      })
                 ? NumberKind::counts
                 : NumberKind::values;
    case Unit::median:
    case Unit::mean:
      return NumberKind::values;
    default:
      return NumberKind::unjudged;
  }
}

std::string why_unjudged(Unit unit) {
  switch (unit) {
    case Unit::max:
      return "The highest value is that of one case, so limits would say nothing of the others.";
    case Unit::change:
      return "This is a change already. The measure that it is a change of has limits.";
    case Unit::share:
      return "All parts together are always the whole, so there is nothing to judge.";
    default:
      return "This compares with figures from elsewhere, so limits do not apply.";
  }
}

// The first day of the year that ends on a day; of a month's end the first of a month.
base::Date year_up_to(base::Date end) {
  const base::Date before = base::add_months(end, -12);
  const bool ends_month = base::month_end(end) == end;
  return (ends_month ? base::month_end(before) : before) + std::chrono::days(1);
}

class Judging {
 public:
  Judging(const Definition& definition, std::span<const SeriesPoint> series)
      : definition_(definition), series_(series), point_(is_point(definition)) {
    chart_.limits.resize(series.size());
    for (const SeriesPoint& one : series) periods_.push_back(one.period);
    chart_.numbers = numbers_of(definition, series);
    // Some points in time look back over a year themselves (a year's leavers, by each month's end).
    const bool looks_back = point_ && definition.window == Window::rolling_12_months;
    if (looks_back) {
      for (Period& period : periods_) period.start = year_up_to(period.end);
    }
    chart_.overlap = overlap_of(periods_, point_ && !looks_back);
    chart_.overlap_words = overlap_words(periods_, chart_.overlap);
    choose_points();
  }

  SeriesChart run(std::span<const BaselineRow> rows) {
    if (chart_.numbers == NumberKind::unjudged) return without(why_unjudged(definition_.unit));
    find_season();
    if (places_.size() < least_baseline_points) return without(too_few());
    const auto own = baselines_for(rows, definition_.id);
    std::vector<Period> periods;
    periods.reserve(places_.size());
    for (const std::size_t place : places_) periods.push_back(periods_[place]);
    const auto spans = baseline_spans(periods, own);
    if (!judge_by_month(spans, own.empty())) {
      for (const BaselineSpan& span : spans) judge(span);
    }
    if (chart_.kind == ChartKind::none) return without(no_limits_);
    signal();
    return std::move(chart_);
  }

 private:
  // The points that share nothing with one another and have a figure that can be judged.
  void choose_points() {
    bool gap = true;
    for (const std::size_t place : separate(periods_, chart_.overlap)) {
      const SeriesPoint& one = series_[place];
      const bool valued = definition_.unit == Unit::mean || definition_.unit == Unit::median;
      if (!one.usable() || (valued && one.denominator.value_or(0.0) < few)) {
        gap = true;
        continue;
      }
      places_.push_back(place);
      observed_.push_back({one.number(), one.counted(), one.out_of(), !gap});
      gap = false;
    }
  }

  SeriesChart without(const std::string& why) {
    chart_.kind = ChartKind::none;
    chart_.why_none = why;
    return std::move(chart_);
  }

  std::string too_few() const {
    const bool shares = chart_.overlap == Overlap::windows || chart_.overlap == Overlap::accumulating;
    const bool one = places_.size() == 1;
    return fmt::format("There {} {}{} with a figure, and limits need at least {}.", one ? "is" : "are",
                       one ? "1 point" : fmt::format("{} points", places_.size()),
                       shares ? fmt::format(" that share{} no month", one ? "s" : "") : "",
                       least_baseline_points);
  }

  // The value of one counted.
  double unit_of(std::size_t index) const {
    const double population = definition_.unit == Unit::rate ? observed_[index].all : 0.0;
    return population > 0.0 ? 1e4 / population : 1.0;
  }

  unsigned month_of(std::size_t index) const {
    return static_cast<unsigned>(std::chrono::year_month_day(periods_[places_[index]].end).month());
  }

  std::vector<MonthlyValue> monthly(std::size_t first, std::size_t last) const {
    std::vector<MonthlyValue> all;
    for (std::size_t i = first; i < last; ++i) all.push_back({month_of(i), observed_[i].value});
    return all;
  }

  void find_season() {
    if (chart_.overlap != Overlap::none) return;
    const bool months = std::ranges::all_of(
        periods_, [](const Period& one) { return base::month_end(one.start) == one.end; });
    if (!months || observed_.empty()) return;
    // The stretch without a gap up to the newest point.
    std::size_t first = observed_.size() - 1;
    while (first > 0 && observed_[first].follows) --first;
    const auto found = seasonality(monthly(first, observed_.size()));
    if (!found || !found->seasonal()) return;
    season_from_ = first;
    const auto name = [&](unsigned month) {
      const std::string day = base::format_long(base::make_date(2020, month, 1));
      return day.substr(2, day.rfind(' ') - 2);
    };
    chart_.seasonal_words = fmt::format(
        "The months differ in much the same way each year (lowest in {}, highest in {}), so each is compared "
        "with "
        "the same month of earlier years.",
        name(found->lowest), name(found->highest));
  }

  // Where the series has seasons: limits month by month, from the first two whole years. False where they
  // cannot be had.
  bool judge_by_month(std::span<const BaselineSpan> spans, bool usual) {
    constexpr std::size_t two_years = 24;
    if (!season_from_ || spans.size() != 1) return false;
    BaselineSpan span = spans.front();
    if (usual) {
      span.baseline_first = *season_from_;
      span.baseline_last = *season_from_ + two_years;
    }
    const auto seasons = SeasonalChart::over(monthly(span.baseline_first, span.baseline_last));
    // Where the months explain less than a plain chart does (the level has moved between the years), they are
    // not what to judge by.
    const auto plain = individuals(baseline_of(span));
    if (!seasons || !plain || seasons->at(month_of(0), -1e300, 1e300).sigma >= plain->sigma()) {
      chart_.seasonal_words.clear();
      return false;
    }
    const bool percent = definition_.unit == Unit::percent;
    const double least = chart_.numbers == NumberKind::values && !percent ? -1e300 : 0.0;
    for (std::size_t i = 0; i < places_.size(); ++i)
      put(i, seasons->at(month_of(i), least, percent ? 100.0 : 1e300));
    chart_.kind = ChartKind::seasonal;
    keep_baseline(span);
    if (chart_.numbers == NumberKind::counts) chart_.widening = seasons->count_widening(unit_of(0));
    if (chart_.numbers == NumberKind::shares) {
      if (const auto shares = proportions(baseline_of(span))) chart_.widening = shares->widening;
    }
    return true;
  }

  std::span<const Observation> baseline_of(const BaselineSpan& span) const {
    return std::span(observed_).subspan(span.baseline_first, span.points());
  }

  void judge(const BaselineSpan& span) {
    if (span.points() < least_baseline_points) {
      no_limits_ = fmt::format("The baseline holds {} points of this series, and limits need at least {}.",
                               span.points(), least_baseline_points);
      return;
    }
    const auto baseline = baseline_of(span);
    const bool judged =
        chart_.numbers == NumberKind::shares ? judge_shares(span, baseline) : judge_others(span, baseline);
    if (!judged) {
      no_limits_ =
          "The points of the baseline are all the same, so there is nothing to work out limits from.";
      return;
    }
    keep_baseline(span);
  }

  bool judge_shares(const BaselineSpan& span, std::span<const Observation> baseline) {
    const auto shares = proportions(baseline);
    if (!shares) return false;
    const bool together = chart_.overlap == Overlap::together;
    double all = 0.0;
    for (const Observation& one : baseline) all += one.all / static_cast<double>(baseline.size());
    expect(all * std::min(shares->share, 1.0 - shares->share));
    for (std::size_t i = span.first; i < span.last; ++i)
      put(i, percent_limits(*shares, observed_[i].all, together));
    chart_.kind = ChartKind::p;
    chart_.widening = shares->widening;
    return true;
  }

  bool judge_others(const BaselineSpan& span, std::span<const Observation> baseline) {
    const auto chart = individuals(baseline);
    if (!chart) return false;
    const bool together = chart_.overlap == Overlap::together;
    if (chart_.numbers == NumberKind::counts) {
      expect(chart->centre / unit_of(span.baseline_first));
      for (std::size_t i = span.first; i < span.last; ++i) put(i, count_limits(*chart, unit_of(i), together));
      chart_.widening = together ? 1.0 : count_widening(*chart, unit_of(span.baseline_first));
    } else {
      const bool from_zero =
          std::ranges::all_of(observed_, [](const Observation& one) { return one.value >= 0.0; });
      auto limits = value_limits(*chart, from_zero, together);
      if (!limits) return false;
      if (definition_.unit == Unit::percent && limits->centre <= 100.0)
        limits->upper = std::min(100.0, limits->upper);
      for (std::size_t i = span.first; i < span.last; ++i) put(i, *limits);
    }
    chart_.kind = ChartKind::xmr;
    return true;
  }

  void expect(double count) { runs_ = runs_ && count >= enough_for_runs; }

  void put(std::size_t index, const Limits& limits) { chart_.limits[places_[index]] = limits; }

  void keep_baseline(const BaselineSpan& span) {
    Baseline kept;
    kept.period = {periods_[places_[span.baseline_first]].start,
                   periods_[places_[span.baseline_last - 1]].end};
    kept.points = span.points();
    kept.first_place = places_[span.first];
    kept.reason = span.reason;
    chart_.baselines.push_back(std::move(kept));
    starts_.push_back(span.first);
  }

  void signal() {
    std::vector<JudgedPoint> points;
    std::vector<std::size_t> places;
    bool gap = true;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto& limits = chart_.limits[places_[i]];
      if (!limits) {
        gap = true;
        continue;
      }
      const bool starts = std::ranges::find(starts_, i) != starts_.end();
      points.push_back({observed_[i].value, *limits, observed_[i].follows && !gap && !starts});
      places.push_back(places_[i]);
      gap = false;
    }
    const bool only_limits = chart_.overlap == Overlap::together || !runs_;
    for (const RuleHit& hit : run_rules(points, only_limits)) {
      // Where each month has a level of its own, months that rise one after the other say nothing.
      if (chart_.kind == ChartKind::seasonal && hit.rule == RunRule::trend_of_six) continue;
      Signal one{hit.rule, hit.direction, places[hit.first], places[hit.last], {}};
      one.words = words_of(one, hit.last - hit.first + 1);
      chart_.signals.push_back(std::move(one));
    }
  }

  std::string words_of(const Signal& signal, std::size_t points) const {
    const bool up = signal.direction == Direction::higher;
    const std::string last = period_label(periods_[signal.place], point_);
    const std::string span = fmt::format("{} points from {} to {}", points,
                                         period_label(periods_[signal.first_place], point_), last);
    switch (signal.rule) {
      case RunRule::run_of_eight:
        return fmt::format("All {} are {} the usual level.", span, up ? "above" : "below");
      case RunRule::trend_of_six:
        return fmt::format("The {} {} without a break.", span, up ? "rise" : "fall");
      case RunRule::two_of_three:
        return fmt::format("Two of the three points up to {} are far {} the usual level.", last,
                           up ? "above" : "below");
      case RunRule::beyond_limits:
        break;
    }
    return fmt::format("{} is {} limit.", last, up ? "above the upper" : "below the lower");
  }

  const Definition& definition_;
  std::span<const SeriesPoint> series_;
  const bool point_;
  std::vector<Period> periods_;
  // The points that are judged: their places in the series, and what they hold.
  std::vector<std::size_t> places_;
  std::vector<Observation> observed_;
  std::optional<std::size_t> season_from_;
  std::vector<std::size_t> starts_;
  bool runs_ = true;
  std::string no_limits_ = "There is nothing in the baseline to work out limits from.";
  SeriesChart chart_;
};

}  // namespace

SeriesChart chart_of(const Definition& definition, std::span<const SeriesPoint> series,
                     std::span<const BaselineRow> rows) {
  if (series.empty()) return {};
  return Judging(definition, series).run(rows);
}

std::string_view name_of(ChartKind kind) {
  switch (kind) {
    case ChartKind::p:
      return "p";
    case ChartKind::xmr:
      return "xmr";
    case ChartKind::seasonal:
      return "seasonal";
    case ChartKind::none:
      break;
  }
  return "none";
}

}  // namespace windscreen::measure
