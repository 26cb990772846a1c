#include "report/teams.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "measure/dimension.h"
#include "measure/test_authority.h"
#include "report/report_data.h"
#include "report/teams_json.h"

namespace windscreen::report {
namespace {

using measure::Audience;
using measure::day;
using measure::Definition;
using measure::Figure;
using measure::Standing;

Definition definition_of(const std::string& id, measure::Unit unit) {
  Definition result;
  result.id = id;
  result.unit = unit;
  result.polarity = unit == measure::Unit::percent ? measure::Polarity::higher_is_better
                                                   : measure::Polarity::lower_is_better;
  return result;
}

Figure figure(std::size_t definition, const std::string& dimension, const std::string& group,
              std::optional<double> numerator, std::optional<double> denominator = {},
              const char* on = "2020-09-30") {
  Figure result;
  result.definition = definition;
  result.period_start = day(on);
  result.period_end = day(on);
  result.dimension = dimension;
  result.group = group;
  result.numerator = numerator;
  result.denominator = denominator;
  result.value = denominator && numerator ? 100 * *numerator / *denominator : numerator;
  return result;
}

const Definition visits = definition_of("visits_cp_in_timescale_percent", measure::Unit::percent);
const Definition late_assessments = definition_of("assessments_open_over_45_days", measure::Unit::count);
const Definition assessments = definition_of("assessments_open", measure::Unit::count);
const Definition over_limit = definition_of("workers_over_caseload_threshold", measure::Unit::count);
const Definition caseloads = definition_of("caseload_mean", measure::Unit::mean);
const std::vector<const Definition*> definitions = {&visits, &late_assessments, &assessments, &over_limit,
                                                    &caseloads};

// Visits: 80 of 110 on time; of team A 10 of 40, of B all 50, and all 20 of no team. Assessments past 45
// days: 3 of A's 20, none of B's 10. Two of A's 6 workers are over the limit.
std::vector<Figure> figures_now() {
  Figure mean = figure(4, "team", "A", {}, 6);
  mean.value = 15;
  Figure mean_of_all = figure(4, "total", "all", {}, 8);
  mean_of_all.value = 14;
  return {figure(0, "total", "all", 80, 110),
          figure(0, "team", "A", 10, 40),
          figure(0, "team", "B", 50, 50),
          figure(0, "team", "Not recorded", 20, 20),
          figure(0, "quadrant", "North", 80, 110),
          figure(0, "gender", "Female", 80, 110),
          figure(1, "total", "all", 3),
          figure(1, "team", "A", 3),
          figure(2, "total", "all", 30),
          figure(2, "team", "A", 20),
          figure(2, "team", "B", 10),
          figure(3, "total", "all", 2),
          figure(3, "team", "A", 2),
          mean_of_all,
          mean};
}

Report report_of(const std::vector<Figure>& figures, Audience audience = Audience::internal) {
  Report report;
  report.audience = audience;
  report.as_at = day("2020-09-30");
  arrange(definitions, figures, figures, report);
  return report;
}

template <typename T>
const T& the(const std::optional<T>& value) {
  if (!value) throw std::runtime_error("nothing is known");
  return *value;
}

const TeamUnit& unit(const Teams& teams, const std::string& kind, const std::string& name) {
  for (const TeamUnit& one : teams.units) {
    if (one.kind == kind && one.name == name) return one;
  }
  throw std::runtime_error("no " + kind + " " + name);
}

TEST(Teams, CountsWhatIsLateOutOfHowMany) {
  const Teams teams = the(arrange_teams(report_of(figures_now()), {}, {}, {}));
  ASSERT_EQ(teams.measures.size(), 3U);
  EXPECT_EQ(teams.measures[0].id, visits.id);
  EXPECT_EQ(teams.measures[0].whole.now.late, 30);
  EXPECT_EQ(teams.measures[0].whole.now.of, 110);
  const TeamUnit& a = unit(teams, "team", "A");
  EXPECT_EQ(the(a.measures[0]).now.late, 30);
  EXPECT_EQ(the(a.measures[0]).now.of, 40);
  EXPECT_EQ(the(a.measures[1]).now.late, 3);
  EXPECT_EQ(the(a.measures[1]).now.of, 20);
  // Of workers, as many as hold a case.
  EXPECT_EQ(the(a.measures[2]).now.late, 2);
  EXPECT_EQ(the(a.measures[2]).now.of, 6);
  // None late is a count, nobody to be late is none.
  const TeamUnit& b = unit(teams, "team", "B");
  EXPECT_EQ(the(b.measures[1]).now.late, 0);
  EXPECT_EQ(the(b.measures[1]).now.of, 10);
  EXPECT_FALSE(b.measures[2]);
}

TEST(Teams, StandByNameAndWhatIsNotRecordedLast) {
  const Teams teams = the(arrange_teams(report_of(figures_now()), {}, {}, {}));
  std::vector<std::string> names;
  names.reserve(teams.units.size());
  for (const TeamUnit& one : teams.units) names.push_back(one.kind + " " + one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"team A", "team B", "team Not recorded", "quadrant North"}));
  // What is not recorded is no team that could do better.
  EXPECT_FALSE(the(unit(teams, "team", "Not recorded").measures[0]).standing);
}

TEST(Teams, AreComparedWithWhatChanceGivesAsTheBreakdownsAre) {
  Report report = report_of(figures_now());
  analyse(report, {});
  const Teams teams = the(arrange_teams(report, {}, {}, {}));
  // 75% late where the whole has 27%, and none of 50: neither is chance.
  const measure::GroupStanding& a = the(the(unit(teams, "team", "A").measures[0]).standing);
  const measure::GroupStanding& b = the(the(unit(teams, "team", "B").measures[0]).standing);
  EXPECT_EQ(a.standing, Standing::higher_than_chance);
  EXPECT_EQ(b.standing, Standing::lower_than_chance);
  // 3 of 20 where the whole has 3 of 30.
  EXPECT_EQ(the(the(unit(teams, "team", "A").measures[1]).standing).standing, Standing::as_expected);
  // The breakdown's own funnel is of those on time: the other way round.
  const Breakdown& breakdown = report.indicators[0].breakdowns.at(0);
  const Funnel& funnel = the(breakdown.funnel);
  EXPECT_EQ(the(funnel.groups.at(0)).standing, Standing::lower_than_chance);
  EXPECT_EQ(the(funnel.groups.at(1)).standing, Standing::higher_than_chance);
  EXPECT_NEAR(the(funnel.groups.at(0)).limits.limits_95.upper, 100 - a.limits.limits_95.lower, 1e-9);
}

TEST(Teams, SayWhatWasBeforeAsFarAsTheLoadReaches) {
  measure::Measurement month;
  month.figures = {figure(0, "total", "all", 90, 100, "2020-08-31"),
                   figure(0, "team", "A", 38, 40, "2020-08-31")};
  month.reach = {std::nullopt};
  measure::Measurement year = month;
  for (Figure& one : year.figures) one.period_start = one.period_end = day("2019-09-30");
  year.reach = {day("2019-10-01")};
  const std::vector<const Definition*> one = {&visits};
  const Teams teams = the(arrange_teams(report_of(figures_now()), {one, &month}, {one, &year}, {}));
  EXPECT_EQ(teams.measures[0].month_before, Days(day("2020-08-31"), day("2020-08-31")));
  const Exception& a = the(unit(teams, "team", "A").measures[0]);
  EXPECT_EQ(the(a.month_before).late, 2);
  EXPECT_EQ(the(a.month_before).of, 40);
  // B had nobody to visit then.
  EXPECT_EQ(the(the(unit(teams, "team", "B").measures[0]).month_before).of, 0);
  EXPECT_FALSE(a.year_before);
  EXPECT_FALSE(teams.measures[0].year_before);
  EXPECT_FALSE(the(unit(teams, "team", "A").measures[1]).month_before);
}

TEST(Teams, ForThePublicHoldBackWhatTheBreakdownsDoAndSayNothingOfWorkers) {
  auto figures = figures_now();
  for (Figure& one : figures) {
    if (one.definition != 1 || one.dimension != "team") continue;
    one.clear_numbers();
    one.suppressed = true;
  }
  const Teams teams = the(arrange_teams(report_of(figures, Audience::public_), {}, {}, {}));
  ASSERT_EQ(teams.measures.size(), 2U);
  const Exception& a = the(unit(teams, "team", "A").measures[1]);
  EXPECT_TRUE(a.now.suppressed);
  EXPECT_FALSE(a.now.late);
  EXPECT_FALSE(a.standing);
  EXPECT_EQ(teams_json(std::optional(teams)).dump().find("workers"), std::string::npos);
}

TEST(Teams, AreNoneWhereNothingIsBrokenDown) {
  EXPECT_FALSE(arrange_teams(report_of({figure(0, "total", "all", 80, 100)}), {}, {}, {}));
  EXPECT_TRUE(teams_json(std::nullopt).is_null());
}

TEST(Teams, AMonthBeforeTheLastDayOfAMonthIsALastDay) {
  EXPECT_EQ(months_before(day("2020-11-12"), 1), day("2020-10-12"));
  EXPECT_EQ(months_before(day("2020-03-31"), 1), day("2020-02-29"));
  EXPECT_EQ(months_before(day("2020-09-30"), 1), day("2020-08-31"));
  EXPECT_EQ(months_before(day("2020-02-29"), 12), day("2019-02-28"));
  EXPECT_EQ(months_before(day("2021-02-28"), 12), day("2020-02-29"));
}

// On Wednesday 30 September 2020; ten working days later it is 14 October. M1's worker is in T3.
constexpr const char* coming = R"(
insert into ssd_cp_plans by name select * from (values
  ('P1', 'M1', date '2020-01-10'), ('P2', 'F1', date '2020-07-14'), ('P3', 'X1', date '2020-07-15'),
  ('P4', 'Y1', date '2020-10-05'))
  t(cppl_cp_plan_id, cppl_person_id, cppl_cp_plan_start_date);
insert into ssd_cp_visits by name select * from (values
  ('V1', 'M1', date '2020-09-16', 'Y'), ('V2', 'F1', date '2020-09-15', 'Y'), ('V3', 'X1', date '2020-09-30', 'Y'))
  t(cppv_cp_visit_id, cppv_person_id, cppv_cp_visit_date, cppv_cp_visit_seen);
insert into ssd_cp_reviews by name select * from (values ('W0', 'P1', date '2020-02-03'), ('W1', 'P1', date '2020-03-30'))
  t(cppr_cp_review_id, cppr_cp_plan_id, cppr_cp_review_date);
insert into ssd_cin_assessments by name select * from (values
  ('A1', 'M1', date '2020-07-27', 'T1'), ('A2', 'M1', date '2020-07-28', 'T1'),
  ('A3', 'F1', date '2020-08-11', 'T2'), ('A4', 'X1', date '2020-08-12', 'T2'))
  t(cina_assessment_id, cina_person_id, cina_assessment_start_date, cina_assessment_team);
insert into ssd_cla_episodes by name select * from (values
  ('E1', 'M1', 'L1', date '2020-09-25', 'S'), ('E2', 'F1', 'L2', date '2020-09-10', 'S'))
  t(clae_cla_episode_id, clae_person_id, clae_cla_id, clae_cla_episode_start_date, clae_cla_episode_start_reason);
insert into ssd_cla_visits by name select * from (values ('V9', 'F1', date '2020-09-15', 'Y'))
  t(clav_cla_visit_id, clav_person_id, clav_cla_visit_date, clav_cla_visit_seen);
insert into ssd_cla_reviews by name select * from (values ('W9', 'L9', date '2020-01-01'))
  t(clar_cla_review_id, clar_cla_id, clar_cla_review_date);
)";

TEST(ComingDue, CountsFromTodayToTheTenthWorkingDay) {
  measure::Measurer measurer(measure::tiny_database(coming), day("2020-09-30"),
                             std::vector<lake::Population>{}, measure::load_catalogue({}));
  std::vector<const Definition*> asked;
  for (const Definition& one : coming_due_definitions()) asked.push_back(&one);
  measure::Request request;
  request.as_at = day("2020-09-30");
  request.dimensions = {"team"};
  const auto made = measurer.compute(asked, request);
  for (const auto& fault : made.faults) ADD_FAILURE() << fault.id << ": " << fault.what;
  std::map<std::string, std::optional<double>> totals;
  std::map<std::string, double> by_team;
  for (const Figure& one : made.figures) {
    const std::string& id = asked[one.definition]->id;
    if (one.dimension == "total") totals[id] = one.numerator;
    if (one.dimension == "team") by_team[id + " " + one.group] = one.numerator.value_or(-1);
  }
  // M1's visit was in time until today; X1's of today is until 14 October. F1's was until yesterday, so is
  // late already; Y1's plan has not started.
  EXPECT_EQ(totals["visits_cp_in_timescale_percent"], 2);
  // The 45th day of A1 was yesterday, of A2 it is today, of A3 14 October (31 August is a holiday), of A4 the
  // 15th.
  EXPECT_EQ(totals["assessments_open_over_45_days"], 2);
  EXPECT_EQ(by_team["assessments_open_over_45_days Assessment North"], 1);
  EXPECT_EQ(by_team["assessments_open_over_45_days Assessment South"], 1);
  // Six months after 30 March it is today; F1's first review is due on 14 October, X1's on the 15th.
  EXPECT_EQ(totals["cp_reviews_in_timescale_percent"], 2);
  // M1 is to be visited within 7 days of 25 September; F1 was, and is next by 27 October.
  EXPECT_EQ(totals["visits_cla_in_timescale_percent"], 1);
  // The 20th working day after 10 September is 8 October, after the 25th it is 23 October.
  EXPECT_EQ(totals["cla_reviews_in_timescale_percent"], 1);
}

// T3 is in the service Looked after from 2020 on.
TEST(Teams, SayWhereTheyAreOnTheDay) {
  measure::Measurer measurer(measure::tiny_database(), day("2020-09-30"), std::vector<lake::Population>{},
                             measure::Catalogue{});
  const auto place = [&](const char* on, const std::string& team) {
    for (const measure::TeamPlace& one : measurer.team_places(day(on))) {
      if (one.team == team) return one.service + ", " + one.quadrant;
    }
    throw std::runtime_error("no team " + team);
  };
  EXPECT_EQ(place("2020-09-30", "Assessment North"), "Assessment, North");
  EXPECT_EQ(place("2020-09-30", "T3"), "Looked after, North");
  EXPECT_EQ(place("2020-01-01", "T3"), "Looked after, North");
  EXPECT_EQ(place("2019-12-31", "T3"), ", ");
}

TEST(Teams, SayWhereTheyAreInTheReportsData) {
  Teams teams = the(arrange_teams(report_of(figures_now()), {}, {}, {}));
  teams.units.front().quadrant = "North";
  const auto json = teams_json(teams);
  EXPECT_EQ(json["units"][0]["quadrant"], "North");
  EXPECT_FALSE(json["units"][0].contains("service"));
  EXPECT_FALSE(json["units"][1].contains("quadrant"));
}

}  // namespace
}  // namespace windscreen::report
