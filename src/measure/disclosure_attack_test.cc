// The proof: an attacker who has every public figure of every window and breakdown, and cannot work out a
// count that was suppressed.
#include "measure/disclosure_attack.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "measure/measure.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

constexpr int months = 14;
const base::Date first_month = day("2019-08-01");
const base::Date as_at = day("2020-09-30");

// A made-up authority: events of 40 children over 14 months, more of them in some groups than in others.
query::Database made_up(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<std::uint32_t>(below)); };
  std::string rows;
  // Each draw has a line of its own: within an expression compilers draw in different orders.
  for (int person = 0; person < 40; ++person) {
    const int year = 2004 + pick(14);
    const std::string sex = pick(3) == 0 ? "F" : "M";
    const bool asian = pick(4) == 0;
    const bool other = pick(9) == 0;
    const std::string ethnicity = asian ? "APKN" : other ? "OOTH" : "WBRI";
    rows += fmt::format(
        "insert into ssd_person by name select 'Q{}' as pers_person_id, date '{}-05-01' as pers_dob, '{}' as "
        "pers_sex,"
        " '{}' as pers_ethnicity;\n",
        person, year, sex, ethnicity);
  }
  // Teams A and B of one service, C of another, which changes its quadrant in the middle of a month.
  rows +=
      "insert into ssd_department by name select * from (values ('A', 'Team A'), ('B', 'Team B'), ('C', "
      "'Team C'))"
      " t(dept_team_id, dept_team_name);\n"
      "insert into ext_team by name select * from (values ('A', 'Assessment', 'North', null, null),"
      " ('B', 'Assessment', 'South', null, null), ('C', 'Care', 'South', null, date '2020-03-16'),"
      " ('C', 'Care', 'North', date '2020-03-16', null)) t(team_id, service, quadrant, valid_from, "
      "valid_to);\n";
  rows += "create table main.happened (person text, on_day date, good boolean, team text, origin text);\n";
  std::string values;
  const int scale = 4 + pick(40);
  for (int month = 0; month < months; ++month) {
    const int more = pick(2 * scale);
    const int events = more + (pick(6) == 0 ? 0 : scale);
    for (int i = 0; i < events; ++i) {
      const base::Date on = base::add_months(first_month, month) + std::chrono::days(pick(28));
      const int team = pick(8);
      const int one = pick(40);
      const int person = std::min(one, pick(40));
      const bool good = pick(5) == 0;
      const bool police = pick(3) == 0;
      const bool health = pick(3) == 0;
      values += fmt::format("{}('Q{}', date '{}', {}, '{}', '{}')", values.empty() ? "" : ",", person,
                            base::format_iso(on), good,
                            team < 5   ? "A"
                            : team < 7 ? "C"
                                       : "B",
                            police   ? "police"
                            : health ? "health"
                                     : "school");
    }
  }
  if (!values.empty()) rows += "insert into happened values " + values + ";\n";
  return tiny_database(rows);
}

std::vector<Definition> definitions() {
  const std::string all = "\n-- breakdowns: gender, ethnicity, team, service, quadrant, origin";
  const auto rows = [](const std::string& more) {
    return "select person as person_id, on_day as event_date, team as team_id" + more + " from happened";
  };
  std::vector<Definition> list;
  list.push_back(
      definition("events", "-- unit: count\n-- grain: event\n-- window: month" + all, rows(", origin")));
  list.push_back(definition("good_percent", "-- unit: percent\n-- grain: event\n-- window: month" + all,
                            rows(", origin, good as met")));
  list.push_back(definition("good_year_percent",
                            "-- unit: percent\n-- grain: event\n-- window: rolling_12_months\n-- breakdowns: "
                            "gender, team, quadrant",
                            rows(", good as met")));
  list.push_back(definition(
      "events_rate", "-- unit: rate\n-- grain: event\n-- window: rolling_12_months\n-- breakdowns: none",
      rows("")));
  list.push_back(definition(
      "events_change", "-- unit: change\n-- of: events\n-- compared_with: mean of previous 2 months", ""));
  return list;
}

// What is published: every definition, by all dimensions, in every window.
std::vector<Figure> published(std::uint32_t seed, const std::vector<Definition>& list, Audience audience) {
  Catalogue catalogue;
  catalogue.definitions = list;
  catalogue.definitions.back().breakdowns = list.front().breakdowns;
  Measurer measurer(made_up(seed), as_at, std::vector<lake::Population>{{2019, 900, ""}, {2020, 1000, ""}},
                    catalogue);
  std::vector<const Definition*> asked;
  for (const Definition& one : catalogue.definitions) asked.push_back(&one);
  std::vector<Figure> figures;
  for (const auto window : {std::optional<Window>(), std::optional(Window::month),
                            std::optional(Window::quarter), std::optional(Window::rolling_12_months),
                            std::optional(Window::year_to_date), std::optional(Window::financial_year)}) {
    Request request;
    request.as_at = as_at;
    request.months = months;
    request.dimensions = {"all"};
    request.audience = audience;
    request.window = window;
    request.threads = 1;
    const Measurement measurement = measurer.compute(asked, request);
    for (const MeasureFault& fault : measurement.faults) ADD_FAILURE() << fault.id << ": " << fault.what;
    figures.insert(figures.end(), measurement.figures.begin(), measurement.figures.end());
  }
  return figures;
}

std::string group_of(const Figure& figure) { return figure.dimension + " = " + figure.group; }

bool is_small(double count) { return count > 0.5 && count < 5.5; }

using Place = std::tuple<std::string, base::Date, base::Date>;
struct Truth {
  double met = 0.0;
  double all = 0.0;
};

struct Broken {
  // Figures that give a small count away.
  std::size_t solved = 0;
  // Figures of large counts that were hidden as cover and are worked out all the same.
  std::size_t uncovered = 0;
  std::size_t pinned = 0;
  std::size_t hidden = 0;
  std::size_t shown = 0;
};

// Attacks what is shown of `figures`; `truth` says afterwards what was to be kept.
Broken attack(const std::vector<Figure>& figures, const std::map<Place, Truth>& truth) {
  Attack all(first_month, months);
  Attack met(first_month, months);
  std::map<std::string, std::set<std::string>> groups;
  for (const Figure& figure : figures) {
    if (figure.dimension != "total") groups[figure.dimension].insert(group_of(figure));
  }
  for (const auto& [dimension, members] : groups) {
    const std::vector<std::string> parts(members.begin(), members.end());
    all.learn_sum("total = all", parts);
    met.learn_sum("total = all", parts);
  }
  // Which team is in which service is no secret. (Team C changes its quadrant, so no team is known by those.)
  for (Attack* one : {&all, &met}) {
    one->learn_sum("service = Assessment", {"team = Team A", "team = Team B"});
    one->learn_sum("service = Care", {"team = Team C"});
    one->learn_sum("quadrant = not told", {});
  }
  std::map<Place, bool> hidden;
  bool zero_hidden = false;
  for (const Figure& figure : figures) {
    const std::string group = group_of(figure);
    if (figure.withheld == Withheld::history) continue;
    if (figure.suppressed) {
      if (figure.definition == 0) {
        hidden[{group, figure.period_start, figure.period_end}] = true;
        zero_hidden = zero_hidden || truth.at({group, figure.period_start, figure.period_end}).all == 0;
      }
      continue;
    }
    switch (figure.definition) {
      case 1:
      case 2:
        met.learn(group, figure.period_start, figure.period_end, figure.numerator.value());
        all.learn(group, figure.period_start, figure.period_end, figure.denominator.value());
        break;
      case 4:
        all.learn(group, figure.period_start, figure.period_end, figure.numerator.value());
        // The mean of two periods before: their sum.
        // (In longer windows the two overlap, or lie elsewhere, and their sum is no stretch of days.)
        if (figure.compared_start && base::month_end(figure.period_start) == figure.period_end)
          all.learn(group, *figure.compared_start, *figure.compared_end, 2 * figure.denominator.value());
        break;
      default:
        all.learn(group, figure.period_start, figure.period_end, figure.numerator.value());
        break;
    }
  }
  if (!zero_hidden) {
    for (const auto& [place, one] : hidden) {
      const auto& [group, start, end] = place;
      if (base::month_end(start) == end) all.learn_not_zero(group, start);
    }
  }
  all.conclude();
  met.conclude();
  Broken broken;
  for (const Figure& figure : figures) {
    if (!figure.suppressed) {
      broken.shown += 1;
      continue;
    }
    broken.hidden += 1;
    const std::string group = group_of(figure);
    const Place place{group, figure.period_start, figure.period_end};
    const Truth& is = truth.at(place);
    const bool knows_all = all.solves(group, figure.period_start, figure.period_end);
    const bool knows_met = met.solves(group, figure.period_start, figure.period_end);
    const bool percent = figure.definition == 1 || figure.definition == 2;
    bool solved = knows_all && is_small(is.all);
    if (percent) {
      solved =
          solved || (knows_met && is_small(is.met)) || (knows_all && knows_met && is_small(is.all - is.met));
    } else if (figure.definition == 0 && figure.withheld != Withheld::overlap) {
      broken.uncovered += knows_all && !solved ? 1U : 0U;
    }
    broken.solved += solved ? 1U : 0U;
    if (base::month_end(figure.period_start) != figure.period_end) continue;
    const bool pinned = (is_small(is.all) && all.pins(group, figure.period_start)) ||
                        (percent && is_small(is.met) && met.pins(group, figure.period_start));
    broken.pinned += pinned ? 1U : 0U;
  }
  return broken;
}

std::map<Place, Truth> truth_of(const std::vector<Figure>& figures) {
  std::map<Place, Truth> truth;
  for (const Figure& figure : figures) {
    Truth& is = truth[{group_of(figure), figure.period_start, figure.period_end}];
    if (figure.definition == 1 || figure.definition == 2) {
      is = {figure.numerator.value_or(0), figure.denominator.value_or(0)};
    } else if (figure.definition == 0) {
      is.all = figure.numerator.value_or(0);
    }
  }
  return truth;
}

// What a careless publisher would do: hide the small counts and nothing else.
std::vector<Figure> only_small_hidden(std::vector<Figure> figures) {
  for (Figure& figure : figures) {
    const double numerator = figure.numerator.value_or(0);
    const double denominator = figure.denominator.value_or(0);
    const bool percent = figure.definition == 1 || figure.definition == 2;
    const bool change = figure.definition == 4;
    figure.suppressed = is_small(numerator) || (percent && is_small(denominator - numerator)) ||
                        ((percent || change) && is_small(denominator));
  }
  return figures;
}

class Attacked : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(Attacked, NothingSuppressedCanBeWorkedOut) {
  const std::vector<Definition> list = definitions();
  const std::vector<Figure> internal = published(GetParam(), list, Audience::internal);
  const std::vector<Figure> open = published(GetParam(), list, Audience::public_);
  std::map<Place, Truth> truth = truth_of(internal);
  // The same figures in the same order, as no group is merged here; and beside them those groups without a
  // row of which the public must not know that they have none.
  std::size_t next = 0;
  for (const Figure& one : open) {
    const bool same = next < internal.size() && one.definition == internal[next].definition &&
                      group_of(one) == group_of(internal[next]) &&
                      one.period_end == internal[next].period_end;
    if (one.suppressed) {
      EXPECT_FALSE(one.value || one.numerator || one.denominator);
    } else if (one.withheld == Withheld::no) {
      EXPECT_EQ(one.numerator, same ? internal[next].numerator : std::optional(0.0)) << group_of(one);
    }
    next += same ? 1U : 0U;
    if (!same) truth.try_emplace({group_of(one), one.period_start, one.period_end});
  }
  ASSERT_EQ(next, internal.size());
  const Broken broken = attack(open, truth);
  EXPECT_EQ(broken.solved, 0U) << "of " << broken.hidden << " hidden figures";
  EXPECT_EQ(broken.pinned, 0U) << "of " << broken.hidden << " hidden figures";
  // Nothing is promised of cover, but it should hold but for a few figures.
  EXPECT_LE(200 * broken.uncovered, broken.hidden);
  EXPECT_GT(broken.shown, broken.hidden / 20) << "hiding everything is no answer";
  // The attacker is no straw man: without secondary suppression it succeeds.
  const Broken careless = attack(only_small_hidden(internal), truth);
  EXPECT_GT(careless.solved, 0U);
}

INSTANTIATE_TEST_SUITE_P(Authorities, Attacked, ::testing::Range(1U, 13U));
// Those of the first 300 in which large figures that were hidden as cover are worked out.
INSTANTIATE_TEST_SUITE_P(Uncovered, Attacked, ::testing::Values(40U, 93U, 144U, 167U, 214U, 292U));

}  // namespace
}  // namespace windscreen::measure
