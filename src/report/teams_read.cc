// What the engine is asked for the pages of exceptions beside the report's own figures.
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "measure/dimension.h"
#include "model/calendar.h"
#include "report/report_data.h"
#include "report/teams.h"

namespace windscreen::report {
namespace {

using measure::Definition;

constexpr int days_ahead = 10;

struct Due {
  std::string_view id;
  std::string_view query;
};

// "Late from a day after today, and that day no later than the one after the last of the 10 working days":
// what is due today is not late yet. Shared relations have the rules, as the indicators of these ids do.
constexpr Due due_queries[] = {
    {"visits_cp_in_timescale_percent", R"sql(
select person_id, row_id from visit_due
where plan_type = 'cp' and not met and start_date > :as_at
  and start_date <= add_working_days(:as_at, 10) + 1
  and row_id in (select plan_id from cp_plan where open_on(start_date, end_date, :as_at))
)sql"},
    {"visits_cla_in_timescale_percent", R"sql(
select person_id, row_id from visit_due
where plan_type = 'cla' and not met and start_date > :as_at
  and start_date <= add_working_days(:as_at, 10) + 1
  and person_id in (select person_id from looked_after where open_on(start_date, end_date, :as_at))
)sql"},
    {"visits_cin_in_timescale_percent", R"sql(
select person_id, row_id from visit_due
where plan_type = 'cin' and not met and start_date > :as_at
  and start_date <= add_working_days(:as_at, 10) + 1
  and row_id in (select plan_id from cin_plan where open_on(start_date, end_date, :as_at))
)sql"},
    {"assessments_open_over_45_days", R"sql(
select cina_person_id as person_id, cina_assessment_id as row_id, cina_assessment_team as team_id
from ssd_cin_assessments
where open_on(cina_assessment_start_date, cina_assessment_auth_date, :as_at)
  and add_working_days(cina_assessment_start_date, 45) >= :as_at
  and add_working_days(cina_assessment_start_date, 45) <= add_working_days(:as_at, 10)
)sql"},
    {"cp_reviews_in_timescale_percent", R"sql(
select person_id, plan_id as row_id from cp_review_due
where open_on(start_date, end_date, :as_at) and met_until > :as_at
  and met_until <= add_working_days(:as_at, 10) + 1
)sql"},
    {"cla_reviews_in_timescale_percent", R"sql(
select due.person_id, due.cla_id as row_id from cla_review_due due
where open_on(due.start_date, due.end_date, :as_at) and met_until > :as_at
  and met_until <= add_working_days(:as_at, 10) + 1
  and due.person_id in (select person_id from looked_after where open_on(start_date, end_date, :as_at))
)sql"},
};

// Where the workspace lies on this machine is no reader's business.
void add_fault(Report& report, const std::string& what) { report.faults.emplace_back("teams", what); }

void add_faults(Report& report, const measure::Measurement& measurement) {
  for (const measure::MeasureFault& fault : measurement.faults) {
    // The definitions' own faults stand in the report already.
    if (std::ranges::find(report.faults, fault.id, &std::pair<std::string, std::string>::first) ==
        report.faults.end())
      add_fault(report, fmt::format("{}: what is coming due could not be counted", fault.id));
  }
}

// Which team is where is no secret: a public report says it of the teams that it names.
void place_teams(const std::vector<measure::TeamPlace>& places, Teams& teams) {
  for (TeamUnit& unit : teams.units) {
    if (unit.kind != "team") continue;
    const auto place = std::ranges::find(places, unit.name, &measure::TeamPlace::team);
    if (place == places.end()) continue;
    unit.service = place->service;
    unit.quadrant = place->quadrant;
  }
}

}  // namespace

const std::vector<Definition>& coming_due_definitions() {
  static const std::vector<Definition> all = [] {
    std::vector<Definition> made;
    for (const Due& due : due_queries) {
      const bool children = due.id != "assessments_open_over_45_days";
      made.push_back(measure::parse_definition(
          fmt::format("-- name: Due in the next {} working days\n-- area: teams\n-- unit: count\n"
                      "-- grain: snapshot\n{}-- measure: {}\n-- breakdowns: team, service, quadrant\n"
                      "-- definition: Those that become late within {} working days.{}",
                      days_ahead, children ? "-- count: children\n" : "",
                      children ? "children" : "assessments", days_ahead, due.query),
          fmt::format("{}.sql", due.id)));
    }
    return made;
  }();
  return all;
}

void read_teams(measure::Measurer& measurer, const measure::Catalogue& catalogue, base::Date snapshot_as_at,
                int threads, Report& report) {
  const auto definitions = exception_definitions(catalogue, report.audience);
  std::vector<const Definition*> coming;
  for (const Definition& one : coming_due_definitions()) coming.push_back(&one);
  measure::Measurement before[2];
  measure::Measurement due;
  UnitFigures month;
  UnitFigures year;
  UnitFigures due_figures;
  // What the public sees is chosen within one table: a second one, of other days, could give its gaps away.
  const bool internal = report.audience == measure::Audience::internal;
  bool knows_due = false;
  if (internal && !definitions.empty()) {
    measure::Request request;
    request.dimensions = {"team", "service", "quadrant"};
    request.round_to = report.round_to;
    request.threads = threads;
    try {
      request.as_at = months_before(report.as_at, 1);
      before[0] = measurer.compute(definitions, request);
      month = {definitions, &before[0]};
      request.as_at = months_before(report.as_at, 12);
      before[1] = measurer.compute(definitions, request);
      year = {definitions, &before[1]};
      if (report.as_at == snapshot_as_at) {
        request.as_at = report.as_at;
        due = measurer.compute(coming, request);
        due_figures = {coming, &due};
        knows_due = true;
        add_faults(report, due);
      }
    } catch (const base::Error&) {
      add_fault(report, "the figures of earlier days could not be counted by team");
    }
  }
  report.teams = arrange_teams(report, month, year, due_figures);
  if (report.teams) place_teams(measurer.team_places(report.as_at), *report.teams);
  if (report.teams && knows_due) report.teams->due_until = model::add_working_days(report.as_at, days_ahead);
}

}  // namespace windscreen::report
