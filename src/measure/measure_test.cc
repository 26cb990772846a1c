#include "measure/measure.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

// Figures by "dimension/group@period end".
class Tiny : public ::testing::Test {
 protected:
  Measurement compute(const Definition& one, int months = 1, const std::vector<std::string>& dimensions = {},
                      Audience audience = Audience::internal, const char* as_at = "2020-09-30") {
    Request request;
    request.as_at = day(as_at);
    request.months = months;
    request.dimensions = dimensions;
    request.audience = audience;
    return measurer().compute({&one}, request);
  }

  Measurer& measurer() {
    if (!measurer_)
      measurer_ =
          std::make_unique<Measurer>(tiny_database(rows_), day("2020-09-30"), population_, catalogue_);
    return *measurer_;
  }

  static const Figure& figure(const Measurement& all, const std::string& dimension, const std::string& group,
                              const char* end = "2020-09-30") {
    for (const Figure& one : all.figures) {
      if (one.dimension == dimension && one.group == group && one.period_end == day(end)) return one;
    }
    throw std::runtime_error("no figure of " + dimension + " " + group);
  }
  static double value(const Measurement& all, const std::string& dimension = "total",
                      const std::string& group = "all", const char* end = "2020-09-30") {
    return figure(all, dimension, group, end).value.value_or(-1);
  }

  std::string rows_;
  std::vector<lake::Population> population_ = {{2018, 10000, "a"}, {2019, 20000, "b"}};
  Catalogue catalogue_;
  std::unique_ptr<Measurer> measurer_;
};

const char* const events =
    "create table main.happened as select * from (values"
    " ('F1', date '2020-09-01', true, 2.0, 0.5, 'T1', 'police'),"
    " ('M1', date '2020-09-30', false, 4.0, 1.0, null, 'school'),"
    " ('M1', date '2020-08-31', true, 9.0, 1.0, null, null),"
    " ('U1', date '2020-10-01', true, 9.0, 1.0, null, 'police'),"
    " ('X1', date '2020-09-10', null, null, null, null, ''),"
    " ('F1', null, true, 1.0, 1.0, 'T1', 'police')) t(person, on_day, good, took, share, team, origin);";

// Whoever waits for nothing any more stops it so; on one thread what was not begun is left out.
TEST_F(Tiny, StopsWhereItsProgressThrows) {
  rows_ = events;
  const auto count =
      definition("c", "-- unit: count\n-- grain: event", "select on_day as event_date from happened");
  const std::vector<const Definition*> many(20, &count);
  for (const int threads : {1, 2}) {
    Request request;
    request.as_at = day("2020-09-30");
    request.threads = threads;
    std::size_t last = 0;
    const auto stop = [&](std::size_t done) {
      last = done;
      if (done == 3) throw std::out_of_range("enough");
    };
    EXPECT_THROW(measurer().compute(many, request, stop), std::out_of_range);
    EXPECT_EQ(last, 3U);
    EXPECT_EQ(measurer().compute(many, request).figures.size(), 20U) << "it computes again";
  }
}

TEST_F(Tiny, CountsEventsInsideTheWindowBothEndsIncluded) {
  rows_ = events;
  const auto count = definition("c", "-- unit: count\n-- grain: event",
                                "select person as person_id, on_day as event_date from happened");
  const Measurement all = compute(count, 2);
  EXPECT_TRUE(all.faults.empty());
  ASSERT_EQ(all.figures.size(), 2U);
  EXPECT_EQ(value(all), 3);
  EXPECT_EQ(value(all, "total", "all", "2020-08-31"), 1);
  EXPECT_EQ(figure(all, "total", "all").period_start, day("2020-09-01"));
  EXPECT_FALSE(figure(all, "total", "all").denominator);
}

TEST_F(Tiny, UnitsOfTheSameRows) {
  rows_ = events;
  const std::string sql = "select person as person_id, on_day as event_date, good as met from happened";
  const Measurement share = compute(definition("p", "-- unit: percent\n-- grain: event", sql));
  // Nothing recorded is not met, and stays in the denominator: 1 of 3.
  EXPECT_EQ(figure(share, "total", "all").numerator, 1);
  EXPECT_EQ(figure(share, "total", "all").denominator, 3);
  EXPECT_DOUBLE_EQ(value(share), 100.0 / 3);
  const std::string timed = "select on_day as event_date, took as value from happened";
  const Measurement median = compute(definition("m", "-- unit: median\n-- grain: event", timed));
  EXPECT_EQ(value(median), 3);  // of 2 and 4; nothing recorded does not count
  EXPECT_EQ(figure(median, "total", "all").denominator, 2);
  EXPECT_EQ(value(compute(definition("e", "-- unit: mean\n-- grain: event\n-- window: quarter", timed))), 5);
  EXPECT_EQ(value(compute(definition("x", "-- unit: max\n-- grain: event", timed))), 4);
  EXPECT_EQ(value(compute(definition("w", "-- unit: count\n-- grain: event",
                                     "select on_day as event_date, share as weight from happened"))),
            1.5);
  EXPECT_DOUBLE_EQ(value(compute(definition(
                       "r", "-- unit: percent\n-- grain: event",
                       "select on_day as event_date, took as numerator, 8 as denominator from happened"))),
                   100.0 * 6 / 24);
}

TEST_F(Tiny, MeansAndMediansCarryTheirSpread) {
  rows_ =
      "create table main.took as select date '2020-09-01' + n::int as on_day, 10.0 * n as took"
      " from range(11) t(n);";
  for (const char* unit : {"-- unit: mean", "-- unit: median"}) {
    // 0, 10, 20 … 100.
    const auto one = definition("m", std::string(unit) + "\n-- grain: event",
                                "select on_day as event_date, took as value from took");
    const Figure all = figure(compute(one), "total", "all");
    EXPECT_EQ(all.value, 50);
    EXPECT_EQ(all.spread_low, 25);
    EXPECT_EQ(all.spread_high, 75);
    EXPECT_EQ(all.largest, 100);
    const Figure shown = figure(compute(one, 1, {}, Audience::public_), "total", "all");
    EXPECT_EQ(shown.spread_low, 25);
    EXPECT_FALSE(shown.largest);
    // Of seven values the public sees no quartiles.
    const auto few = definition("f", std::string(unit) + "\n-- grain: event",
                                "select on_day as event_date, took as value from took where took < 70");
    EXPECT_EQ(figure(compute(few), "total", "all").spread_high, 45);
    const Figure hidden = figure(compute(few, 1, {}, Audience::public_), "total", "all");
    EXPECT_FALSE(hidden.spread_low || hidden.spread_high || hidden.largest);
  }
}

TEST_F(Tiny, RateUsesTheDepartmentsPopulation) {
  rows_ = events;
  const auto rate = definition("r", "-- unit: rate\n-- grain: event",
                               "select person as person_id, on_day as event_date from happened");
  const Measurement all = compute(rate, 1, {"gender"});
  EXPECT_DOUBLE_EQ(value(all), 3 * 1e4 / 20000);  // mid-2020 is not known: mid-2019
  EXPECT_NE(figure(all, "total", "all").note, "");
  EXPECT_FALSE(figure(all, "gender", "Female").value);
  EXPECT_EQ(figure(all, "gender", "Female").numerator, 1);
  const Measurement earlier = compute(rate, 1, {}, Audience::internal, "2018-03-31");
  EXPECT_FALSE(earlier.figures.back().value);
  EXPECT_NE(earlier.figures.back().note, "");
}

TEST_F(Tiny, EmptyPeriodsHaveNoShareAndCountNothing) {
  const Measurement share =
      compute(definition("p", "-- unit: percent\n-- grain: event",
                         "select cine_referral_date as event_date, true as met from ssd_cin_episodes"));
  EXPECT_FALSE(figure(share, "total", "all").value);
  EXPECT_EQ(figure(share, "total", "all").denominator, 0);
}

TEST_F(Tiny, BreaksDownByRecordTeamAndColumn) {
  rows_ = events;
  const auto count =
      definition("c",
                 "-- unit: count\n-- grain: event\n-- breakdowns: age_band, gender, ethnicity, disability, "
                 "team, service, quadrant, origin",
                 "select person as person_id, on_day as event_date, team as team_id, origin from happened");
  const Measurement all = compute(count, 1, {"all"});
  ASSERT_TRUE(all.faults.empty()) << all.faults[0].what;
  EXPECT_EQ(value(all, "age_band", "10 to 15"), 1);
  EXPECT_EQ(value(all, "age_band", "16 and over"), 1);
  EXPECT_EQ(value(all, "age_band", "Not recorded"), 1);
  EXPECT_EQ(value(all, "gender", "Female"), 1);
  EXPECT_EQ(value(all, "gender", "Not recorded"), 1);
  EXPECT_EQ(value(all, "ethnicity", "Asian"), 1);
  EXPECT_EQ(value(all, "disability", "Disabled"), 1);
  EXPECT_EQ(value(all, "disability", "Not recorded"), 2);
  // F1 by the row's team; M1 by the worker of the day; X1's second worker has gone, the first is back.
  EXPECT_EQ(value(all, "team", "Assessment North"), 2);
  EXPECT_EQ(value(all, "team", "T3"), 1);
  EXPECT_EQ(value(all, "service", "Looked after"), 1);
  EXPECT_EQ(value(all, "quadrant", "North"), 3);
  EXPECT_EQ(value(all, "origin", "police"), 1);
  EXPECT_EQ(value(all, "origin", "Not recorded"), 1);
  // What is not recorded comes last.
  EXPECT_EQ(all.figures.back().group, "Not recorded");
}

const char* const spells =
    "create table main.spell as select * from (values"
    " ('F1', 'a', date '2020-08-31', date '2020-09-30'), ('M1', 'b', date '2020-09-30', null),"
    " ('M1', 'c', date '2020-08-01', date '2020-10-15'), ('X1', 'd', date '2020-09-05', date '2020-09-05'),"
    " ('X1', 'e', date '2020-08-20', date '2020-09-01'), ('U1', 'f', null, null))"
    " t(person, id, begun, ended);";

TEST_F(Tiny, CountsSpellsOpenAtTheClose) {
  rows_ = spells;
  const std::string sql =
      "select person as person_id, id as row_id, begun as start_date, ended as end_date from spell";
  const Measurement all = compute(definition("s", "-- unit: count\n-- grain: spell", sql), 3);
  ASSERT_EQ(all.figures.size(), 3U);
  // A spell that ends on the day is not open; one that starts on it is.
  EXPECT_EQ(value(all), 2);
  EXPECT_EQ(value(all, "total", "all", "2020-08-31"), 3);
  EXPECT_EQ(value(all, "total", "all", "2020-07-31"), 0);
  EXPECT_EQ(figure(all, "total", "all").period_start, day("2020-09-30"));
  const auto children = definition("k", "-- unit: count\n-- grain: spell\n-- count: children", sql);
  EXPECT_EQ(value(compute(children)), 1);
  const std::vector<CountedRow> rows = measurer().counted(children, day("2020-09-30"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].row_id, "b");  // the latest started stands for the child
}

TEST_F(Tiny, SharesThatChangeWithTime) {
  rows_ = spells;
  const auto open_30_days =
      definition("t", "-- unit: percent\n-- grain: spell",
                 "select person as person_id, begun as start_date, ended as end_date, begun + 30 as met_from,"
                 " null::date as met_until from spell");
  const Measurement all = compute(open_30_days, 2);
  EXPECT_EQ(figure(all, "total", "all").numerator, 1);  // c began on 1 August, b on the day
  EXPECT_EQ(figure(all, "total", "all").denominator, 2);
  EXPECT_EQ(figure(all, "total", "all", "2020-08-31").numerator, 1);
  EXPECT_EQ(figure(all, "total", "all", "2020-08-31").denominator, 3);
}

TEST_F(Tiny, SnapshotsAreRunForEachDay) {
  rows_ = spells;
  const char* const header = "-- unit: count\n-- grain: snapshot";
  const auto plain =
      definition("s", header, "select person as person_id from spell where open_on(begun, ended, :as_at)");
  EXPECT_EQ(value(compute(plain, 3)), 2);
  EXPECT_EQ(value(compute(plain, 3), "total", "all", "2020-08-31"), 3);
  // A join that cannot depend on a day from outside is run day by day.
  const auto outer =
      definition("o", header,
                 "select person as person_id from (select 1 as one) left join spell on begun <= :as_at"
                 " and (ended is null or ended > :as_at)");
  EXPECT_EQ(value(compute(outer, 3)), 2);
  EXPECT_EQ(value(compute(outer, 3), "total", "all", "2020-08-31"), 3);
  const auto still = definition("h", header, "select person as person_id from spell");
  EXPECT_EQ(compute(still).faults.size(), 1U);
}

TEST_F(Tiny, ChildrenCountOnceInRollingYears) {
  rows_ = events;
  const auto children =
      definition("k", "-- unit: percent\n-- grain: event\n-- window: rolling_12_months\n-- count: children",
                 "select person as person_id, on_day as event_date, good as met from happened");
  const Measurement all = compute(children, 2);
  // M1's latest row (30 September, not met) stands for the child; a month earlier it is the one of August.
  EXPECT_EQ(figure(all, "total", "all").denominator, 3);
  EXPECT_EQ(figure(all, "total", "all").numerator, 1);
  EXPECT_EQ(figure(all, "total", "all", "2020-08-31").denominator, 1);
  EXPECT_EQ(figure(all, "total", "all", "2020-08-31").numerator, 1);
}

TEST_F(Tiny, ChangesCarryBothDatesAndCounts) {
  rows_ = events;
  catalogue_.definitions.push_back(
      definition("base", "-- unit: count\n-- grain: event",
                 "select person as person_id, on_day as event_date from happened"));
  auto change = definition("ch", "-- unit: change\n-- of: base\n-- compared_with: previous month", "");
  const Measurement all = compute(change);
  const Figure& one = figure(all, "total", "all");
  EXPECT_EQ(one.value, 200);
  EXPECT_EQ(one.numerator, 3);
  EXPECT_EQ(one.denominator, 1);
  EXPECT_EQ(one.compared_start, day("2020-08-01"));
  EXPECT_EQ(one.compared_end, day("2020-08-31"));
  const auto mean =
      definition("mn", "-- unit: change\n-- of: base\n-- compared_with: mean of previous 2 months", "");
  EXPECT_EQ(compute(mean).figures.back().denominator, 0.5);
  const auto nothing = definition("no", "-- unit: change\n-- of: base\n-- compared_with: 2019-01", "");
  EXPECT_FALSE(compute(nothing).figures.back().value);
  const auto missing = definition("mi", "-- unit: change\n-- of: nowhere\n-- compared_with: 2019-01", "");
  EXPECT_EQ(compute(missing).faults.size(), 1U);
}

TEST_F(Tiny, CountedSaysWho) {
  rows_ = events;
  const auto share =
      definition("p", "-- unit: percent\n-- grain: event",
                 "select person as person_id, on_day as event_date, good as met, team as team_id,"
                 " took as value from happened");
  const auto rows = measurer().counted(share, day("2020-09-30"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].person_id, "F1");
  EXPECT_EQ(rows[0].met, true);
  EXPECT_EQ(rows[0].team, "Assessment North");
  EXPECT_EQ(rows[0].worker, "");
  EXPECT_EQ(rows[1].person_id, "M1");
  EXPECT_EQ(rows[1].team, "T3");
  EXPECT_EQ(rows[1].worker, "W2");
  EXPECT_EQ(rows[2].met, false);
  EXPECT_EQ(rows[2].worker, "Ann Other");
}

TEST_F(Tiny, WrongDefinitionsAreNamedAndDoNotStopTheOthers) {
  rows_ = events;
  const char* const header = "-- unit: count\n-- grain: event";
  const auto good = definition("good", header, "select on_day as event_date from happened");
  const auto syntax = definition("syntax", header, "select on_day as event_date\nfrom happened\nwhere where");
  const auto column =
      definition("column", header, "select on_day as event_date,\n  nobody as person_id\nfrom happened");
  const auto type = definition("type", header, "select person as event_date from happened");
  const auto none = definition("none", header, "select person as person_id from happened");
  const auto extra = definition("extra", header, "select on_day as event_date, 1 as wieght from happened");
  const auto run = definition("run", header, "select cast(origin as date) as event_date from happened");
  Request request;
  request.as_at = day("2020-09-30");
  const Measurement all = measurer().compute({&good, &syntax, &column, &type, &none, &extra, &run}, request);
  ASSERT_EQ(all.figures.size(), 1U);
  ASSERT_EQ(all.faults.size(), 6U);
  // The header has six lines, so the query starts on line 7.
  EXPECT_NE(all.faults[0].what.find("indicators/syntax.sql, line 9"), std::string::npos)
      << all.faults[0].what;
  EXPECT_NE(all.faults[1].what.find("indicators/column.sql, line 8"), std::string::npos)
      << all.faults[1].what;
  EXPECT_NE(all.faults[2].what.find("event_date is VARCHAR, not a date"), std::string::npos);
  EXPECT_NE(all.faults[3].what.find("no column event_date"), std::string::npos);
  EXPECT_NE(all.faults[4].what.find("weight"), std::string::npos);
  EXPECT_NE(all.faults[5].what.find("indicators/run.sql, line 7"), std::string::npos) << all.faults[5].what;
}

TEST_F(Tiny, SharedRelationsAreMadeInOrderAndTheirFaultsNamed) {
  rows_ = events;
  catalogue_.shared.push_back(
      parse_shared("-- about\nselect * from inner_one", "indicators/shared/outer_one.sql"));
  catalogue_.shared.push_back(
      parse_shared("select person, on_day from happened", "indicators/shared/inner_one.sql"));
  catalogue_.shared.push_back(parse_shared("select 1\nfrom nowhere", "indicators/shared/broken.sql"));
  const char* const header = "-- unit: count\n-- grain: event";
  const auto good =
      definition("good", header, "select person as person_id, on_day as event_date from outer_one");
  const auto bad = definition("bad", header, "select on_day as event_date from happened, broken");
  EXPECT_EQ(value(compute(good)), 3);
  const Measurement all = compute(bad);
  ASSERT_EQ(all.faults.size(), 1U);
  EXPECT_NE(all.faults[0].what.find("indicators/shared/broken.sql, line 2"), std::string::npos)
      << all.faults[0].what;
}

TEST_F(Tiny, RefusesRequestsThatCannotBe) {
  rows_ = events;
  const auto count = definition("c", "-- unit: count\n-- grain: event",
                                "select person as person_id, on_day as event_date from happened");
  EXPECT_THROW(compute(count, 1, {"gendre"}), base::Error);
  EXPECT_THROW(compute(count, 0), base::Error);
  EXPECT_THROW(compute(count, 1, {}, Audience::internal, "2020-10-01"), base::Error);
}

TEST_F(Tiny, PublicFiguresHideSmallCounts) {
  rows_ = events;
  const auto count = definition("c", "-- unit: count\n-- grain: event",
                                "select person as person_id, on_day as event_date from happened");
  for (const Figure& one : compute(count, 1, {"all"}, Audience::public_).figures) {
    EXPECT_TRUE(one.suppressed) << one.dimension << ' ' << one.group;
    EXPECT_FALSE(one.value || one.numerator);
  }
}

}  // namespace
}  // namespace windscreen::measure
