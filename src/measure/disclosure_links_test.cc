// Indicators that say something of one another: an attacker who subtracts a part from its whole, percentages
// from what they share out, and ends from starts.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "measure/disclosure_attack.h"
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

// The whole; those that were not late; two of four outcomes as percentages of one whole; and the children to
// whom something happened, each counted once in a period.
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
  list.push_back(definition("children",
                            "-- unit: count\n-- count: children" + header + link("part_of: whole"),
                            rows + " from happened"));
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
  const std::vector<std::string> sets{"whole", "timely", "late", "one", "two", "other", "children", "again"};
  std::map<std::string, std::map<std::pair<std::string, base::Date>, double>> counts;
  const auto each = [](const Figure& figure, const auto& take) {
    if (!figure.numerator) return;
    if (figure.definition == 0) take("whole", *figure.numerator);
    if (figure.definition == 1) take("timely", *figure.numerator);
    if (figure.definition < 2) return;
    if (figure.definition == 4) {
      // The months of children who count once do not add up.
      if (base::month_end(figure.period_start) == figure.period_end) take("children", *figure.numerator);
      return;
    }
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
    counts["again"][place] = whole - counts["children"][place];
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
    attacker.learn_sum("whole" + group, {"children" + group, "again" + group});
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

}  // namespace
}  // namespace windscreen::measure
