#include "measure/disclosure.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "measure/people.h"
#include "measure/public_calendar.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

Figure figure_of(std::optional<double> value, std::optional<double> numerator,
                 std::optional<double> denominator) {
  Figure figure;
  figure.value = value;
  figure.numerator = numerator;
  figure.denominator = denominator;
  return figure;
}

TEST(Disclosure, RoundsCountsAndWhatIsComputedFromThem) {
  Figure percent = figure_of(100.0 * 13 / 42, 13, 42);
  EXPECT_TRUE(round_counts(Unit::percent, percent, 5));
  EXPECT_EQ(percent.numerator, 15);
  EXPECT_EQ(percent.denominator, 40);
  EXPECT_EQ(percent.value, 37.5);
  Figure rate = figure_of(1e4 * 12 / 2003, 12, 2003);
  round_counts(Unit::rate, rate, 5);
  EXPECT_EQ(rate.denominator, 2003) << "a population stays";
  EXPECT_DOUBLE_EQ(*rate.value, 1e4 * 10 / 2003);
  Figure median = figure_of(11.5, std::nullopt, 8);
  round_counts(Unit::median, median, 5);
  EXPECT_EQ(median.value, 11.5);
  EXPECT_EQ(median.denominator, 10);
  Figure same = figure_of(20, 20, std::nullopt);
  EXPECT_FALSE(round_counts(Unit::count, same, 5));
}

TEST(Disclosure, WhatRoundsToNothingIsLow) {
  Figure count = figure_of(2, 2, std::nullopt);
  round_counts(Unit::count, count, 5);
  EXPECT_EQ(count.value, 0);
  EXPECT_EQ(count.symbol, Symbol::low);
  Figure none = figure_of(0, 0, std::nullopt);
  round_counts(Unit::count, none, 5);
  EXPECT_EQ(none.symbol, Symbol::none);
}

TEST(Disclosure, SymbolsSayWhyThereIsNoValue) {
  Figure empty = figure_of(std::nullopt, 0, 0);
  set_symbol(empty);
  EXPECT_EQ(name_of(empty.symbol), "z");
  Figure unknown = figure_of(std::nullopt, 7, std::nullopt);
  set_symbol(unknown);
  EXPECT_EQ(name_of(unknown.symbol), "x");
  Figure hidden = figure_of(3, 3, std::nullopt);
  withhold(hidden, Withheld::small);
  set_symbol(hidden);
  EXPECT_EQ(name_of(hidden.symbol), "c");
  EXPECT_FALSE(hidden.value || hidden.numerator);
}

// The public's figures of one definition over the whole of September 2020, by group.
std::map<std::string, bool> hidden_in_september(const std::string& rows, const std::string& header,
                                                const std::string& query, const std::string& dimension = "") {
  query::Database database = tiny_database("create table main.happened as " + rows);
  Measurer measurer(std::move(database), day("2020-09-30"), std::vector<lake::Population>{}, {});
  const Definition asked = definition("d", header, query);
  Request request;
  request.as_at = day("2020-09-30");
  if (!dimension.empty()) request.dimensions = {dimension};
  request.audience = Audience::public_;
  const Measurement measured = measurer.compute({&asked}, request);
  EXPECT_TRUE(measured.faults.empty()) << measured.faults.front().what;
  std::map<std::string, bool> hidden;
  for (const Figure& figure : measured.figures) {
    hidden[figure.group] = figure.suppressed;
    EXPECT_EQ(figure.suppressed, !figure.value) << figure.group;
    if (figure.suppressed) {
      EXPECT_FALSE(figure.numerator || figure.denominator) << figure.group;
    }
  }
  return hidden;
}

using Hidden = std::map<std::string, bool>;

// `met` of `of` rows in September.
Hidden share_of(int met, int of) {
  return hidden_in_september(
      fmt::format(
          "select 'F' || i as person, date '2020-09-01' as on_day, i < {} as met from range({}) t(i);", met,
          of),
      "-- unit: percent\n-- grain: event",
      "select person as person_id, on_day as event_date, met from happened");
}

TEST(Disclosure, SharesHideNumeratorComplementAndDenominator) {
  EXPECT_EQ(share_of(3, 50), (Hidden{{"all", true}}));
  EXPECT_EQ(share_of(47, 50), (Hidden{{"all", true}})) << "3 did not";
  EXPECT_EQ(share_of(20, 50), (Hidden{{"all", false}}));
  EXPECT_EQ(share_of(50, 50), (Hidden{{"all", false}}));
  EXPECT_EQ(share_of(0, 50), (Hidden{{"all", false}}));
  EXPECT_EQ(share_of(0, 4), (Hidden{{"all", true}}));
}

TEST(Disclosure, AHiddenShareTakesTheOtherGroupAlong) {
  // 20 of 50: 2 of 20 and 18 of 30. The 2 would follow from 20 less 18.
  EXPECT_EQ(hidden_in_september(
                "select 'F' || i as person, date '2020-09-01' as on_day,"
                " case when i < 20 then 'one' else 'other' end as kind, i < 2 or i >= 32 as met"
                " from range(50) t(i);",
                "-- unit: percent\n-- grain: event\n-- breakdowns: kind",
                "select person as person_id, on_day as event_date, met, kind from happened", "kind"),
            (Hidden{{"all", false}, {"one", true}, {"other", true}}));
}

TEST(Disclosure, MediansHideFewValues) {
  const auto median_of = [](int values) {
    return hidden_in_september(
        fmt::format("select 'F' || i as person, date '2020-09-01' as on_day, i as days from range({}) t(i);",
                    values),
        "-- unit: median\n-- grain: event",
        "select person as person_id, on_day as event_date, days as value from happened");
  };
  EXPECT_EQ(median_of(5), (Hidden{{"all", true}}));
  EXPECT_EQ(median_of(6), (Hidden{{"all", false}}));
}

TEST(PublicCalendar, HoldsFiveYearsAndTheCurrentOne) {
  const PublicCalendar calendar(day("2020-09-29"));  // the newest complete month is August
  EXPECT_EQ(calendar.months(), 65U);
  EXPECT_EQ(calendar.periods().front().start, day("2015-04-01"));
  EXPECT_EQ(calendar.periods()[64].end, day("2020-08-31"));
  EXPECT_TRUE(calendar.find({day("2019-09-01"), day("2020-08-31")})) << "the rolling year up to the newest";
  EXPECT_TRUE(calendar.find({day("2018-09-01"), day("2019-08-31")}));
  EXPECT_FALSE(calendar.find({day("2019-08-01"), day("2020-07-31")})) << "overlaps";
  EXPECT_TRUE(calendar.months_of({day("2019-08-01"), day("2020-07-31")}));
  EXPECT_TRUE(calendar.find({day("2020-04-01"), day("2020-08-31")})) << "the year to date";
  EXPECT_TRUE(calendar.find({day("2019-04-01"), day("2020-03-31")}));
  EXPECT_TRUE(calendar.find({day("2020-02-01"), day("2020-02-29")}));
  EXPECT_FALSE(calendar.months_of({day("2015-03-01"), day("2015-03-31")}));
}

TEST(PublicGroups, TeamsOfFewWorkersAndNamesOfWorkers) {
  query::Database database = tiny_database(
      "insert into ext_employment by name select 'E' || i as worker_id, 'T3' as team_id,"
      " date '2019-01-01' as start_date from range(6) t(i);");
  query::Connection connection = database.connect();
  const People people(connection);
  const std::vector<bool> small = people.small_teams(day("2020-09-30"), 5);
  EXPECT_TRUE(small[people.find_team("T1")]) << "W1 alone";
  EXPECT_FALSE(small[people.find_team("T3")]) << "W2 and six employed";
  EXPECT_TRUE(people.is_worker("other, ANN"));
  EXPECT_FALSE(people.is_worker("Another"));
}

TEST(PublicGroups, RareGroupsAndWorkersBecomeOther) {
  query::Database database = tiny_database(
      "create table main.happened as select 'F1' as person, date '2020-09-01' as on_day,"
      " case when i < 20 then 'police' when i < 23 then 'a neighbour' else 'Ann Other' end as origin"
      " from range(40) t(i);");
  Measurer measurer(std::move(database), day("2020-09-30"), std::vector<lake::Population>{}, {});
  const Definition count =
      definition("c", "-- unit: count\n-- grain: event\n-- breakdowns: origin",
                 "select person as person_id, on_day as event_date, origin from happened");
  Request request;
  request.as_at = day("2020-09-30");
  request.dimensions = {"all"};
  request.audience = Audience::public_;
  const Measurement all = measurer.compute({&count}, request);
  ASSERT_TRUE(all.faults.empty()) << all.faults.front().what;
  std::vector<std::string> groups;
  for (const Figure& figure : all.figures) groups.push_back(figure.group);
  EXPECT_EQ(groups, (std::vector<std::string>{"all", "Other", "police"}));
  EXPECT_EQ(all.figures[1].numerator, 20);
  EXPECT_EQ(all.disclosure.merged, 2U);
}

TEST(Disclosure, ChildrenWhoCountOnceArePublishedAsTheyAreCounted) {
  // Ten children, each with an event on the 1st and the 11th of every month from May 2019: ten in a month, in
  // a quarter and in a year. The public's months, quarters and years lie within one another.
  query::Database database = tiny_database(
      "create table main.happened as select 'F' || (i % 10) as person,"
      " date '2019-05-01' + to_months((i // 20)::integer) + to_days((i // 10 % 2 * 10)::integer) as on_day"
      " from range(340) t(i);");
  Measurer measurer(std::move(database), day("2020-09-30"), std::vector<lake::Population>{}, {});
  const Definition children =
      definition("c", "-- unit: count\n-- grain: event\n-- count: children\n-- breakdowns: none",
                 "select person as person_id, on_day::date as event_date from happened");
  for (const Window window : {Window::month, Window::quarter, Window::rolling_12_months}) {
    Request request;
    request.as_at = day("2020-09-30");
    request.months = 6;
    request.window = window;
    for (const Audience audience : {Audience::internal, Audience::public_}) {
      request.audience = audience;
      const Measurement measured = measurer.compute({&children}, request);
      ASSERT_TRUE(measured.faults.empty()) << measured.faults.front().what;
      for (const Figure& figure : measured.figures) {
        if (figure.suppressed) continue;
        EXPECT_EQ(figure.value, 10) << base::format_iso(figure.period_end);
      }
      EXPECT_FALSE(measured.figures.back().suppressed);
    }
  }
}

TEST(Disclosure, TheChoiceDoesNotDependOnWhatIsAskedFor) {
  query::Database database = tiny_database(
      "create table main.happened as select 'F1' as person, date '2019-05-01' + (i * 5)::integer as on_day,"
      " case when i % 9 = 0 then 'T1' when i % 4 = 0 then 'T2' else 'T3' end as team from range(100) t(i);");
  Measurer measurer(std::move(database), day("2020-09-30"), std::vector<lake::Population>{}, {});
  const Definition count =
      definition("c", "-- unit: count\n-- grain: event\n-- breakdowns: team, service, quadrant, gender",
                 "select person as person_id, on_day as event_date, team as team_id from happened");
  const auto shown = [&](int months, const std::vector<std::string>& dimensions) {
    Request request;
    request.as_at = day("2020-09-30");
    request.months = months;
    request.dimensions = dimensions;
    request.audience = Audience::public_;
    std::map<std::pair<std::string, base::Date>, bool> result;
    for (const Figure& figure : measurer.compute({&count}, request).figures)
      result[{figure.dimension + figure.group, figure.period_end}] = figure.suppressed;
    return result;
  };
  const auto everything = shown(12, {"all"});
  for (const auto& dimensions : std::vector<std::vector<std::string>>{{"team"}, {"quadrant"}, {}}) {
    for (const int months : {1, 7}) {
      for (const auto& [place, hidden] : shown(months, dimensions))
        EXPECT_EQ(everything.at(place), hidden) << place.first;
    }
  }
}

}  // namespace
}  // namespace windscreen::measure
