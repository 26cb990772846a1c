#include "report/since.h"

#include <gtest/gtest.h>

#include "report/report_data.h"

namespace windscreen::report {
namespace {

using measure::Definition;
using measure::Polarity;
using measure::SeriesPoint;
using measure::Unit;
using measure::VerdictKind;

base::Date day(int year, unsigned month, unsigned number) { return base::make_date(year, month, number); }

const measure::Period august{day(2020, 8, 1), day(2020, 8, 31)};
const measure::Period september{day(2020, 9, 1), day(2020, 9, 30)};

Definition late_visits() {
  Definition definition;
  definition.id = "late";
  definition.name = "Late visits";
  definition.area = "visits";
  definition.unit = Unit::percent;
  definition.polarity = Polarity::lower_is_better;
  definition.measure = "visits";
  definition.hash = "today";
  return definition;
}

SeriesPoint share(const measure::Period& period, double met, double all) {
  SeriesPoint point;
  point.period = period;
  point.value = 100.0 * met / all;
  point.numerator = met;
  point.denominator = all;
  return point;
}

measure::SeriesChart shares() {
  measure::SeriesChart chart;
  chart.numbers = measure::NumberKind::shares;
  return chart;
}

TEST(ChangeBetween, SaysWhatIsMoreThanChanceWithBothFigures) {
  const auto verdict =
      change_between(late_visits(), share(august, 100, 1000), share(september, 200, 1000), shares());
  EXPECT_EQ(verdict.kind, VerdictKind::worse);
  EXPECT_DOUBLE_EQ(verdict.difference.value_or(0), 10.0);
  EXPECT_NE(verdict.sentence().find("Rose from 10.0% (100 of 1,000 visits) in August 2020 to 20.0% (200 of "
                                    "1,000 visits) in September 2020: more than chance would give"),
            std::string::npos)
      << verdict.sentence();
}

// Newcombe's intervals of 10.0% and 20.0% of 1,000: 6.9 and 13.1 points. No sign has to be understood.
TEST(ChangeBetween, SaysInWordsWhichWayTheIntervalLies) {
  const auto words = [](double then, double now, double of) {
    return change_between(late_visits(), share(august, then, of), share(september, now, of), shares())
        .sentence();
  };
  EXPECT_NE(words(100, 200, 1000).find("(95% interval of the difference: 6.9 to 13.1 points higher)"),
            std::string::npos)
      << words(100, 200, 1000);
  EXPECT_NE(words(200, 100, 1000).find("(95% interval of the difference: 6.9 to 13.1 points lower)"),
            std::string::npos)
      << words(200, 100, 1000);
  const std::string both = words(10, 12, 100);
  EXPECT_NE(both.find(" points lower to "), std::string::npos) << both;
  EXPECT_NE(both.find(" points higher)"), std::string::npos) << both;
}

TEST(ChangeBetween, AFewMoreAreChance) {
  const auto verdict =
      change_between(late_visits(), share(august, 10, 100), share(september, 12, 100), shares());
  EXPECT_EQ(verdict.kind, VerdictKind::no_clear_change);
}

TEST(ChangeBetween, CountsAreWeighedByTheDaysTheyAreOf) {
  Definition referrals = late_visits();
  referrals.unit = Unit::count;
  referrals.polarity = Polarity::context;
  measure::SeriesChart chart;
  chart.numbers = measure::NumberKind::counts;
  const auto count = [](const measure::Period& period, double number) {
    SeriesPoint point;
    point.period = period;
    point.value = number;
    point.numerator = number;
    return point;
  };
  EXPECT_EQ(change_between(referrals, count(august, 100), count(september, 200), chart).kind,
            VerdictKind::changed);
  // 310 in 31 days and 300 in 30 are the same pace.
  const auto same = change_between(referrals, count(august, 310), count(september, 300), chart);
  EXPECT_EQ(same.kind, VerdictKind::no_clear_change);
  EXPECT_GT(same.chance.value_or(0), 0.9);
  // What varies twice as much as chance needs twice the difference.
  chart.widening = 3;
  EXPECT_EQ(change_between(referrals, count(august, 100), count(september, 140), chart).kind,
            VerdictKind::no_clear_change);
}

TEST(ChangeBetween, DoesNotTestWhatOverlapsOrAddsUp) {
  measure::SeriesChart chart = shares();
  chart.overlap = measure::Overlap::windows;
  const auto rolling = change_between(late_visits(), share({day(2019, 9, 1), day(2020, 8, 31)}, 100, 1000),
                                      share({day(2019, 10, 1), day(2020, 9, 30)}, 200, 1000), chart);
  EXPECT_EQ(rolling.kind, VerdictKind::not_tested);
  EXPECT_NE(rolling.sentence().find("share months"), std::string::npos);
  chart.overlap = measure::Overlap::accumulating;
  EXPECT_EQ(change_between(late_visits(), share({day(2020, 4, 1), day(2020, 8, 31)}, 100, 1000),
                           share({day(2020, 4, 1), day(2020, 9, 30)}, 200, 1000), chart)
                .kind,
            VerdictKind::not_tested);
  EXPECT_EQ(change_between(late_visits(), share(august, 100, 1000), share(august, 200, 1000), shares()).kind,
            VerdictKind::not_tested);
}

TEST(ChangeBetween, AMeanIsNeverSaidWithoutItsSpread) {
  Definition days = late_visits();
  days.unit = Unit::mean;
  days.measure = "days";
  SeriesPoint then = share(august, 0, 40);
  then.value = 12;
  then.numerator.reset();
  then.spread_low = 5;
  then.spread_high = 15;
  then.largest = 80;
  SeriesPoint now = then;
  now.period = september;
  now.value = 14;
  measure::SeriesChart chart;
  chart.numbers = measure::NumberKind::values;
  EXPECT_EQ(
      change_between(days, then, now, chart).sentence(),
      "Went from 12 days in August 2020 (half of the 40 are from 5 to 15, the largest 80) to 14 days in "
      "September 2020 (half of the 40 are from 5 to 15, the largest 80). The difference cannot be tested "
      "for chance.");
}

TEST(ChangeBetween, AChangeIsAPercentageWhateverItCounts) {
  Definition change = late_visits();
  change.unit = Unit::change;
  SeriesPoint then = share(august, 0, 0);
  then.value = 18.62;
  SeriesPoint now = then;
  now.period = september;
  now.value = -7.91;
  EXPECT_EQ(change_between(change, then, now, {}).sentence(),
            "Went from 18.6% in August 2020 to -7.9% in September 2020. The difference cannot be tested for "
            "chance.");
}

/// A report with one indicator, whose newest figure is of September.
struct Case {
  Definition definition = late_visits();
  Report report;
  OlderFigures older;
  SameDay same_day;

  explicit Case(const SeriesPoint& then, const std::optional<SeriesPoint>& again, const SeriesPoint& now) {
    measure::Figure figure;
    figure.period_start = now.period.start;
    figure.period_end = now.period.end;
    figure.dimension = "total";
    figure.group = "all";
    figure.value = now.value;
    figure.numerator = now.numerator;
    figure.denominator = now.denominator;
    arrange({&definition}, {figure}, {}, report);
    analyse(report, {});
    if (auto& analysis = report.indicators.front().analysis) analysis->chart = shares();
    older.snapshot.as_at = day(2020, 8, 31);
    older.snapshot.id = "ab";
    older.figures.push_back(SinceFigure{then, ""});
    same_day.figures.resize(1);
    if (again) same_day.figures.front() = SinceFigure{*again, ""};
  }
  Since run() const { return since_of(report, older, same_day, {&definition}); }
};

TEST(SinceOf, SaysWhatTheSameMonthShowsToday) {
  const Since since = Case(share(august, 82, 400), share(august, 95, 400), share(september, 96, 400)).run();
  ASSERT_EQ(since.indicators.size(), 1U);
  const SinceIndicator& late = since.indicators.front();
  EXPECT_EQ(since.snapshot, "2020-08-31-ab");
  EXPECT_EQ(late.restated,
            "In August 2020: 20.5% (82 of 400 visits) when it was reported, 23.8% (95 of 400 visits) as "
            "recorded today.");
  // 20.5% to 24.0% is small; the past got worse too.
  ASSERT_EQ(late.silent.size(), 2U);
  EXPECT_EQ(late.silent[0].first, Silence::small);
  EXPECT_EQ(late.silent[1].first, Silence::history);
  EXPECT_FALSE(late.by_records);
  EXPECT_NEAR(late.difference.value_or(0), 3.5, 1e-9);
}

TEST(SinceOf, AChangeOfTheRecordsIsNoChangeOfWhatHappened) {
  const SinceIndicator late =
      Case(share(august, 4, 1000), share(august, 90, 1000), share(september, 91, 1000)).run().indicators[0];
  EXPECT_EQ(late.verdict.kind, VerdictKind::worse);
  EXPECT_TRUE(late.by_records);
  const SinceIndicator real =
      Case(share(august, 4, 1000), share(august, 5, 1000), share(september, 91, 1000)).run().indicators[0];
  EXPECT_EQ(real.verdict.kind, VerdictKind::worse);
  EXPECT_FALSE(real.by_records);
}

TEST(SinceOf, WhatIsTheSameTodayIsNotSaid) {
  const SinceIndicator late =
      Case(share(august, 82, 400), share(august, 82, 400), share(september, 82, 400)).run().indicators[0];
  EXPECT_TRUE(late.restated.empty());
  EXPECT_TRUE(late.silent.empty());
}

TEST(SinceOf, WhatGotBetterIsNotWorseInSilence) {
  const SinceIndicator late =
      Case(share(august, 95, 400), share(august, 82, 400), share(september, 88, 400)).run().indicators[0];
  EXPECT_TRUE(late.silent.empty());
  EXPECT_FALSE(late.restated.empty());
}

TEST(SinceOf, AFigureThatStandsOnFarFewerIsSaid) {
  const SinceIndicator late =
      Case(share(august, 80, 400), share(august, 80, 400), share(september, 40, 200)).run().indicators[0];
  ASSERT_EQ(late.silent.size(), 1U);
  EXPECT_EQ(late.silent[0].first, Silence::fewer);
  EXPECT_EQ(late.silent[0].second,
            "The figure stands on 200 visits in September 2020, fewer than the 400 in August 2020.");
}

TEST(SinceOf, WhatCanNoLongerBeMeasuredSaysWhy) {
  SeriesPoint none;
  none.period = september;
  Case lost(share(august, 80, 400), std::nullopt, none);
  EXPECT_EQ(lost.run().indicators[0].lost, "There was nothing to measure in the newest period.");
  lost.report.indicators.front().series.notes.emplace_back(0, "not known: the load has no visits");
  EXPECT_EQ(lost.run().indicators[0].lost, "Not known: the load has no visits.");
  lost.report.indicators.clear();
  EXPECT_EQ(lost.run().indicators[0].lost, "The definition cannot be computed.");
}

TEST(SinceOf, ChangedDefinitionsAreNamedWhereTheLastReportIsRemembered) {
  Case one(share(august, 80, 400), std::nullopt, share(september, 80, 400));
  EXPECT_FALSE(one.run().reported_at);
  EXPECT_FALSE(one.run().indicators[0].redefined);
  one.older.record = ReportRecord{"2020-09-02T10:00:00Z", {{"late", "then"}, {"gone", "x"}}};
  EXPECT_TRUE(one.run().indicators[0].redefined);
  EXPECT_EQ(one.run().undefined, (std::vector<std::string>{"gone"}));
  one.older.record = ReportRecord{"2020-09-02T10:00:00Z", {{"late", "today"}}};
  EXPECT_FALSE(one.run().indicators[0].redefined);
  one.older.record = ReportRecord{"2020-09-02T10:00:00Z", {}};
  EXPECT_TRUE(one.run().indicators[0].defined_since);
}

TEST(HoldBack, ThePublicSeesNoDifferenceOfOneToFive) {
  const auto published = [](const SeriesPoint& then, const SeriesPoint& now) {
    Case one(then, then, now);
    one.report.audience = measure::Audience::public_;
    return one.run();
  };
  for (const double apart : {1.0, 5.0}) {
    const Since since = published(share(august, 80, 400), share(september, 80 + apart, 500));
    const SinceIndicator& late = since.indicators.front();
    EXPECT_TRUE(point_in(late.then).suppressed);
    EXPECT_FALSE(point_in(late.then).value);
    EXPECT_FALSE(point_in(late.then).numerator);
    EXPECT_FALSE(late.difference);
    EXPECT_EQ(late.verdict.sentence().find("80"), std::string::npos);
    EXPECT_TRUE(point_in(late.now).value);
    EXPECT_TRUE(late.silent.empty());
  }
  // 20 of the not late fewer and 20 more late is shown; 3 more of the whole, or of the rest of it, is not.
  EXPECT_TRUE(
      point_in(published(share(august, 80, 400), share(september, 100, 400)).indicators[0].then).value);
  EXPECT_FALSE(
      point_in(published(share(august, 80, 400), share(september, 100, 403)).indicators[0].then).value);
  EXPECT_FALSE(
      point_in(published(share(august, 80, 400), share(september, 100, 423)).indicators[0].then).value);
  // The same counts say nothing new.
  EXPECT_TRUE(
      point_in(published(share(august, 80, 400), share(september, 80, 400)).indicators[0].then).value);
}

TEST(HoldBack, ThePublicNeverSeesTheSameDayTwice) {
  Case one(share(august, 80, 400), share(august, 120, 400), share(september, 100, 440));
  one.report.audience = measure::Audience::public_;
  const Since since = one.run();
  EXPECT_FALSE(since.indicators[0].again);
  EXPECT_TRUE(since.indicators[0].restated.empty());
  EXPECT_TRUE(since.quality.empty());
  for (const auto& [kind, words] : since.indicators[0].silent) EXPECT_NE(kind, Silence::history) << words;
}

TEST(HoldBack, ThePublicDoesNotSeeHowOnePeriodWasCorrected) {
  Case one(share(september, 80, 400), std::nullopt, share(september, 120, 440));
  one.report.audience = measure::Audience::public_;
  const SinceIndicator late = one.run().indicators[0];
  EXPECT_FALSE(point_in(late.then).value);
  EXPECT_TRUE(point_in(late.then).suppressed);
  EXPECT_EQ(point_in(late.now).numerator, 120);
  EXPECT_EQ(late.verdict.sentence(), "Both figures are of the same period.");
}

lake::SourceRecord source(const char* format, std::uint64_t read) {
  lake::SourceRecord record;
  record.source.format = format;
  record.counts.read = read;
  return record;
}

TEST(QualityChanges, NamesWhatFellAmongSourcesOfTheSameKind) {
  Report report;
  OlderFigures older;
  older.snapshot.sources = {source("ssd", 1000)};
  older.snapshot.rejected = 5;
  report.snapshot.sources = {source("ssd", 1000)};
  report.snapshot.rejected = 15;
  older.quality.tables = {{"ssd_person", "a child", 100, {"a", "b"}, {100, 80}},
                          {"ssd_missing", "an episode", 100, {"a"}, {100}},
                          {"ssd_empty", "nothing", 0, {"a"}, {0}}};
  report.quality.tables = {{"ssd_person", "a child", 100, {"a", "b"}, {100, 74}},
                           {"ssd_missing", "an episode", 94, {"a"}, {94}},
                           {"ssd_empty", "nothing", 0, {"a"}, {0}}};
  std::string worse;
  for (const QualityChange& one : quality_changes(older, report, Teamless{100, 3})) {
    EXPECT_NE(one.table, "ssd_empty");
    if (one.worse) worse += one.kind + ":" + one.table + one.column + " ";
  }
  // 0.5% to 1.5% rejected; 90% to 87% of the cells; 80% to 74% of b; a twentieth of the rows.
  EXPECT_EQ(worse, "rejected: cells:ssd_person column:ssd_personb table:ssd_missing ");

  older.teams = Teamless{100, 1};
  bool teams = false;
  for (const QualityChange& one : quality_changes(older, report, Teamless{100, 3}))
    teams = teams || (one.kind == "team" && one.worse);
  EXPECT_TRUE(teams);

  // Other sources have other columns: nothing is said of those.
  report.snapshot.sources = {source("annex_a", 1000)};
  for (const QualityChange& one : quality_changes(older, report, std::nullopt)) {
    EXPECT_EQ(one.worse, one.kind == "rejected") << one.kind << one.table;
  }
}

}  // namespace
}  // namespace windscreen::report
