// Indicators that say something of one another: an attacker who subtracts a part from its whole, percentages
// from what they share out, and ends from starts.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "measure/disclosure_attack.h"
#include "measure/links.h"
#include "measure/measure.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

constexpr int months = 12;
const base::Date first_month = day("2019-10-01");
const base::Date as_at = day("2020-09-30");

// Events of four origins over a year; some are early, most of those of one origin.
query::Database made_up(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<std::uint32_t>(below)); };
  std::string values;
  for (int month = 0; month < months; ++month) {
    const int events = 20 + pick(60);
    for (int i = 0; i < events; ++i) {
      const base::Date on = base::add_months(first_month, month) + std::chrono::days(pick(28));
      const int origin = std::min(pick(4), pick(4));
      const int outcome = std::min(pick(4), pick(4));
      const bool late = pick(8) == 0;
      values += fmt::format("{}('Q{}', date '{}', 'origin {}', 'outcome {}', {})", values.empty() ? "" : ",",
                            pick(40), base::format_iso(on), origin, outcome, late);
    }
  }
  return tiny_database(
      "create table main.happened (person text, on_day date, origin text, outcome text, late boolean);\n"
      "insert into happened values " +
      values + ";\n");
}

// The whole; those that were not late; and two of four outcomes as percentages of one whole.
std::vector<Definition> definitions(bool linked) {
  const std::string header = "\n-- grain: event\n-- window: month\n-- breakdowns: origin";
  const auto link = [&](const char* line) { return linked ? std::string("\n-- ") + line : std::string(); };
  const std::string rows = "select person as person_id, on_day as event_date, origin";
  std::vector<Definition> list;
  list.push_back(definition("whole", "-- unit: count" + header, rows + " from happened"));
  list.push_back(definition("timely", "-- unit: count" + header + link("part_of: whole"),
                            rows + " from happened where not late"));
  list.push_back(
      definition("one_percent",
                 "-- unit: percent" + header + link("same_rows_as: whole") + link("met_beside: two_percent"),
                 rows + ", outcome = 'outcome 0' as met from happened"));
  list.push_back(
      definition("two_percent",
                 "-- unit: percent" + header + link("same_rows_as: whole") + link("met_beside: one_percent"),
                 rows + ", outcome = 'outcome 1' as met from happened"));
  return list;
}

// Every window's figures. The catalogue knows all definitions, whichever are asked for.
std::vector<Figure> published(std::uint32_t seed, bool linked, Audience audience) {
  Catalogue catalogue;
  catalogue.definitions = definitions(linked);
  Measurer measurer(made_up(seed), as_at, std::vector<lake::Population>{}, catalogue);
  std::vector<Figure> figures;
  for (std::size_t one = 0; one < catalogue.definitions.size(); ++one) {
    for (const Window window :
         {Window::month, Window::quarter, Window::financial_year, Window::rolling_12_months}) {
      Request request;
      request.as_at = as_at;
      request.months = months;
      request.dimensions = {"all"};
      request.audience = audience;
      request.window = window;
      request.threads = 1;
      // Each alone: the choice must not need the others to be asked for.
      Measurement measured = measurer.compute({&catalogue.definitions[one]}, request);
      for (const MeasureFault& fault : measured.faults) ADD_FAILURE() << fault.id << ": " << fault.what;
      for (Figure& figure : measured.figures) {
        figure.definition = one;
        figures.push_back(std::move(figure));
      }
    }
  }
  return figures;
}

// What was worked out of months: small counts of the parts, of what they leave, and of what two outcomes
// leave.
struct Broken {
  std::size_t small = 0;
  std::size_t shown = 0;
};

Broken attack(const std::vector<Figure>& figures, const std::vector<Figure>& truth) {
  Attack attacker(first_month, months);
  const std::vector<std::string> sets{"whole", "timely", "late", "one", "two", "other"};
  std::map<std::string, std::map<std::pair<std::string, base::Date>, double>> counts;
  const auto each = [](const Figure& figure, const auto& take) {
    if (!figure.numerator) return;
    if (figure.definition == 0) take("whole", *figure.numerator);
    if (figure.definition == 1) take("timely", *figure.numerator);
    if (figure.definition < 2) return;
    take(figure.definition == 2 ? "one" : "two", *figure.numerator);
    take("whole", *figure.denominator);
  };
  std::map<std::string, bool> groups;
  for (const Figure& figure : truth) {
    groups[figure.group] = figure.dimension != "total";
    if (base::month_end(figure.period_start) != figure.period_end) continue;
    each(figure, [&](const std::string& set, double count) {
      counts[set][{figure.group, figure.period_start}] = count;
    });
  }
  for (auto& [place, whole] : counts["whole"]) {
    counts["late"][place] = whole - counts["timely"][place];
    counts["other"][place] = whole - counts["one"][place] - counts["two"][place];
  }
  Broken broken;
  for (const Figure& figure : figures) {
    broken.shown += figure.numerator ? 1U : 0U;
    each(figure, [&](const std::string& set, double count) {
      attacker.learn(set + figure.group, figure.period_start, figure.period_end, count);
    });
  }
  for (const auto& [group, part] : groups) {
    attacker.learn_sum("whole" + group, {"timely" + group, "late" + group});
    attacker.learn_sum("whole" + group, {"one" + group, "two" + group, "other" + group});
  }
  for (const std::string& set : sets) {
    std::vector<std::string> parts;
    for (const auto& [group, part] : groups) {
      if (part) parts.push_back(set + group);
    }
    attacker.learn_sum(set + "all", parts);
  }
  attacker.conclude();
  for (const auto& [set, places] : counts) {
    for (const auto& [place, count] : places) {
      const bool small = count > 0.5 && count < 5.5;
      if (small && attacker.solves(set + place.first, place.second, base::month_end(place.second)))
        ++broken.small;
    }
  }
  return broken;
}

TEST(DisclosureLinks, PartsSayNothingOfWhatIsLeftOfTheirWhole) {
  std::size_t unlinked = 0;
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const std::vector<Figure> truth = published(seed, true, Audience::internal);
    const Broken broken = attack(published(seed, true, Audience::public_), truth);
    EXPECT_EQ(broken.small, 0U) << "seed " << seed;
    EXPECT_GT(broken.shown, 20U) << "seed " << seed;
    unlinked += attack(published(seed, false, Audience::public_), truth).small;
  }
  EXPECT_GT(unlinked, 0U) << "without the links the same attack succeeds, so it is no straw man";
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
  using Hidden = std::map<std::string, bool>;
  EXPECT_EQ(hidden_in_june(false), (Hidden{{"open", false}, {"started", true}, {"ended", false}}))
      << "the stock's change and 12 ends would give 3 away";
  EXPECT_EQ(hidden_in_june(true), (Hidden{{"open", false}, {"started", true}, {"ended", true}}));
}

TEST(Links, NamesMustFit) {
  const Definition whole = definition("whole", "-- unit: count\n-- grain: event", "select 1");
  const Definition part =
      definition("part", "-- unit: count\n-- grain: event\n-- part_of: whole", "select 1");
  const Definition stock =
      definition("stock", "-- unit: count\n-- grain: spell\n-- part_of: whole", "select 1");
  const auto find = [&](const std::string& id) { return id == "whole" ? &whole : nullptr; };
  EXPECT_EQ(fault_of_links(part, find), "");
  EXPECT_NE(fault_of_links(stock, find), "");
  EXPECT_NE(fault_of_links(part, [](const std::string&) { return nullptr; }), "");
  EXPECT_ANY_THROW(definition("a", "-- unit: count\n-- grain: event\n-- met_part_of: whole", "select 1"));
  EXPECT_ANY_THROW(definition("a", "-- unit: count\n-- grain: event\n-- part_of: a", "select 1"));
}

TEST(Links, AnAuthoritysOwnDefinitionMayReplaceWhatABuiltInOneNames) {
  const Definition part =
      definition("part", "-- unit: count\n-- grain: event\n-- part_of: whole", "select 1");
  Definition whole = definition("whole", "-- unit: count\n-- grain: spell", "select 1");
  const auto find = [&](const std::string& id) { return id == "whole" ? &whole : nullptr; };
  EXPECT_NE(fault_of_links(part, find), "");
  whole.local = true;
  EXPECT_EQ(fault_of_links(part, find), "");
  EXPECT_TRUE(links_of(part, find, {&part, &whole}).empty()) << "days and events have no rows in common";
  whole.grain = Grain::event;
  EXPECT_EQ(links_of(part, find, {&part, &whole}), (std::vector<Link>{{LinkKind::whole_of_rows, &whole}}));
}

}  // namespace
}  // namespace windscreen::measure
