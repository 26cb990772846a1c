// What one indicator would say of another, in cases small enough to work out by hand.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "measure/links.h"
#include "measure/measure.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

const base::Date as_at = day("2020-09-30");

// What is hidden of the newest month, or day, of each definition by its id.
std::map<std::string, bool> hidden_of(const std::string& rows, const std::vector<Definition>& definitions,
                                      const std::string& group = "all") {
  Catalogue catalogue;
  catalogue.definitions = definitions;
  Measurer measurer(tiny_database(rows), as_at, std::vector<lake::Population>{}, catalogue);
  std::map<std::string, bool> hidden;
  for (const Definition& one : catalogue.definitions) {
    Request request;
    request.as_at = as_at;
    request.audience = Audience::public_;
    request.dimensions = {"all"};
    const Measurement measured = measurer.compute({&one}, request);
    EXPECT_TRUE(measured.faults.empty()) << measured.faults.front().what;
    for (const Figure& figure : measured.figures) {
      if (figure.group == group) hidden[one.id] = figure.suppressed;
    }
  }
  return hidden;
}

using Hidden = std::map<std::string, bool>;

// 50 came in September; 10 ended at once, 37 were taken further, and 3 came to nothing later.
TEST(DisclosureLinks, RowsOfThoseNotMetDoNotGiveTheRestAway) {
  const auto with = [](const char* link) {
    const std::string header = "-- unit: count\n-- grain: event\n-- window: month\n-- breakdowns: none";
    const std::string date = "select date '2020-09-10' as event_date";
    return std::vector<Definition>{
        definition("ended_percent",
                   "-- unit: percent\n-- grain: event\n-- window: month\n-- breakdowns: none",
                   date + ", i < 10 as met from range(50) t(i)"),
        definition("further", header + link, date + " from range(37)")};
  };
  EXPECT_EQ(hidden_of("", with("")), (Hidden{{"ended_percent", false}, {"further", false}}));
  EXPECT_EQ(hidden_of("", with("\n-- unmet_of: ended_percent")),
            (Hidden{{"ended_percent", false}, {"further", true}}));
}

// Of 40 visits 3 were late, of 30 others 10; 13 less 10 would be the 3.
TEST(DisclosureLinks, ASumOfThoseNotMetDoesNotGiveOneOfThemAway) {
  const auto with = [](const char* link) {
    const std::string header = "\n-- grain: spell\n-- breakdowns: none";
    const std::string open = "select date '2020-09-10' as start_date, null::date as end_date";
    return std::vector<Definition>{
        definition("one_percent", "-- unit: percent" + header, open + ", i >= 3 as met from range(40) t(i)"),
        definition("two_percent", "-- unit: percent" + header, open + ", i >= 10 as met from range(30) t(i)"),
        definition("late", "-- unit: count" + header + link, open + " from range(13)")};
  };
  EXPECT_EQ(hidden_of("", with("")),
            (Hidden{{"one_percent", true}, {"two_percent", false}, {"late", false}}));
  EXPECT_EQ(hidden_of("", with("\n-- unmet_of: one_percent, two_percent")),
            (Hidden{{"one_percent", true}, {"two_percent", false}, {"late", true}}));
}

// Care leavers: 20 of 17, 3 of 18, 40 of 20 and 60 of 23. Those of 18 to 25 have an adviser's figure, in
// which the 40 are hidden beside the 3; those of 17 to 21 have another, which would show them.
TEST(DisclosureLinks, OtherAgesDoNotGiveAGroupOfAgesAway) {
  const std::string rows =
      "create table main.leaver as select 'C' || i as person, date '2020-09-30' - to_years(case when i < 20 "
      "then"
      " 17 when i < 23 then 18 when i < 63 then 20 else 23 end) - interval 100 day as born"
      " from range(123) t(i);\n"
      "insert into ssd_person by name select person as pers_person_id, born::date as pers_dob from leaver;\n";
  const auto with = [](bool linked) {
    const std::string header =
        "-- unit: count\n-- grain: spell\n-- ages: care leavers\n-- breakdowns: age_band";
    const auto link = [&](const char* line) { return linked ? std::string("\n-- ") + line : std::string(); };
    const auto aged = [](const char* from, const char* until) {
      return fmt::format(
          "select person as person_id, (born + to_years({}))::date as start_date, (born + "
          "to_years({}))::date as "
          "end_date from leaver",
          from, until);
    };
    return std::vector<Definition>{
        definition("adviser", header + link("same_ages_as: in_touch"), aged("18", "26")),
        definition("in_touch", header + link("same_ages_as: adviser"), aged("17", "22"))};
  };
  EXPECT_EQ(hidden_of(rows, with(false), "17 to 18"), (Hidden{{"adviser", true}, {"in_touch", false}}));
  EXPECT_EQ(hidden_of(rows, with(false), "19 to 21"), (Hidden{{"adviser", true}, {"in_touch", false}}));
  EXPECT_EQ(hidden_of(rows, with(true), "19 to 21"), (Hidden{{"adviser", true}, {"in_touch", true}}));
  EXPECT_EQ(hidden_of(rows, with(true), "all"), (Hidden{{"adviser", false}, {"in_touch", false}}));
}

// One row says its team, the other is its child's worker's: the groups have no rows in common.
TEST(DisclosureLinks, TeamsThatMeanSomethingElseAreNotSetBesideOneAnother) {
  const std::string header =
      "-- unit: count\n-- grain: event\n-- window: month\n-- breakdowns: team, quadrant";
  const std::string rows =
      "insert into ssd_department by name select 'T7' as dept_team_id, 'Team 7' as dept_team_name;\n";
  const std::vector<Definition> both = {
      definition("whole", header,
                 "select 'M1' as person_id, date '2020-09-10' as event_date from range(30) t(i)"),
      definition("part", header + "\n-- part_of: whole",
                 "select 'M1' as person_id, 'T7' as team_id, date '2020-09-10' as event_date"
                 " from range(20) t(i)")};
  EXPECT_EQ(hidden_of(rows, both), (Hidden{{"whole", false}, {"part", false}}));
  EXPECT_EQ(hidden_of(rows, both, "Team 7"), (Hidden{{"part", false}}));
}

// In one month 20 of origin A, of which 17 timely, and 30 of origin B, of which none. The part's total of 17
// is A's, and 20 less 17 would be 3: that there are none of B must not be known.
TEST(DisclosureLinks, AGroupThatThePartLacksIsHiddenBesideOneThatItHas) {
  Catalogue catalogue;
  const std::string header = "-- unit: count\n-- grain: event\n-- window: month\n-- breakdowns: origin, team";
  for (const std::string dimension : {"origin", "team"}) {
    catalogue.definitions = {definition("whole", header, "select event_date, team_id, origin from happened"),
                             definition("timely", header + "\n-- part_of: whole",
                                        "select event_date, team_id, origin from happened where not late")};
    Measurer measurer(
        tiny_database(
            "create table main.happened as select date '2020-09-10' as event_date,"
            " case when i < 20 then 'T7' else 'T8' end as team_id,"
            " case when i < 20 then 'A' else 'B' end as origin, i >= 17 as late from range(50) t(i);\n"
            "insert into ssd_department by name select * from (values ('T7', 'Team 7'), ('T8', 'Team 8'))"
            " t(dept_team_id, dept_team_name);\n"),
        as_at, std::vector<lake::Population>{}, catalogue);
    Request request;
    request.as_at = as_at;
    request.dimensions = {dimension};
    request.audience = Audience::public_;
    const Measurement measured = measurer.compute({&catalogue.definitions[1]}, request);
    EXPECT_TRUE(measured.faults.empty()) << measured.faults.front().what;
    std::map<std::string, bool> hidden;
    for (const Figure& figure : measured.figures) hidden[figure.group] = figure.suppressed;
    EXPECT_EQ(hidden.size(), 3U) << dimension;
    EXPECT_EQ(std::count_if(hidden.begin(), hidden.end(), [](const auto& one) { return one.second; }), 2)
        << dimension;
    EXPECT_FALSE(hidden["all"]) << dimension;
  }
}

// Children in care: 60 all year; in June 3 come and 12 leave, in every other month 8 come and 8 leave.
std::map<std::string, bool> hidden_in_june(bool linked) {
  std::string rows =
      "create table main.spells as select 'S' || i as person, date '2015-01-01' as came,"
      " null::date as left_on from range(60) t(i);\n";
  for (base::Date month = day("2015-02-01"); month < as_at; month = base::add_months(month, 1)) {
    const bool june = month == day("2020-06-01");
    const std::string on = base::format_iso(month + std::chrono::days(10));
    rows += fmt::format("insert into spells select 'F', date '{}', null from range({});\n", on, june ? 3 : 8);
    rows += fmt::format("insert into spells select 'G', date '2015-01-01', date '{}' from range({});\n", on,
                        june ? 12 : 8);
  }
  Catalogue catalogue;
  catalogue.definitions = {
      definition("open",
                 std::string("-- unit: count\n-- grain: spell\n-- breakdowns: none") +
                     (linked ? "\n-- opens: started\n-- closes: ended" : ""),
                 "select person as person_id, came as start_date, left_on as end_date from spells"),
      definition("started", "-- unit: count\n-- grain: event\n-- window: month\n-- breakdowns: none",
                 "select person as person_id, came as event_date from spells"),
      definition("ended", "-- unit: count\n-- grain: event\n-- window: month\n-- breakdowns: none",
                 "select person as person_id, left_on as event_date from spells where left_on is not null")};
  Measurer measurer(tiny_database(rows), as_at, std::vector<lake::Population>{}, catalogue);
  std::map<std::string, bool> hidden;
  for (const Definition& one : catalogue.definitions) {
    Request request;
    request.as_at = day("2020-06-30");
    request.audience = Audience::public_;
    const Measurement measured = measurer.compute({&one}, request);
    EXPECT_TRUE(measured.faults.empty()) << measured.faults.front().what;
    hidden[one.id] = measured.figures.back().suppressed;
  }
  return hidden;
}

TEST(DisclosureLinks, EndsDoNotGiveHiddenStartsAwayBesideTheStock) {
  EXPECT_EQ(hidden_in_june(false), (Hidden{{"open", false}, {"started", true}, {"ended", false}}))
      << "the stock's change and 12 ends would give 3 away";
  EXPECT_EQ(hidden_in_june(true), (Hidden{{"open", false}, {"started", true}, {"ended", true}}));
}

}  // namespace
}  // namespace windscreen::measure
