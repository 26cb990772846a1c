// The figures of two snapshots, read one after the other: only one is open at a time but for the report's
// own.
#include <algorithm>

#include "measure/analysis.h"
#include "measure/dimension.h"
#include "report/since.h"

namespace windscreen::report {
namespace {

using measure::Definition;
using measure::Figure;

// Whose children without a team are counted, where an authority has not put another in its place.
constexpr std::string_view teams_of = "cin_open";

std::optional<Teamless> teamless(measure::Measurer& measurer, base::Date as_at,
                                 const std::vector<const Definition*>& asked, measure::Request request) {
  const auto open = std::ranges::find(asked, teams_of, &Definition::id);
  if (open == asked.end() || std::ranges::find((*open)->breakdowns, "team") == (*open)->breakdowns.end())
    return std::nullopt;
  request.as_at = as_at;
  request.months = 1;
  request.dimensions = {"team"};
  Teamless teams;
  for (const Figure& figure : measurer.compute({*open}, request).figures) {
    // A load that does not say who has whom has no children without a team: that is not known.
    if (figure.dimension == "total") {
      if (!figure.value) return std::nullopt;
      teams.children = static_cast<std::int64_t>(*figure.value);
    } else if (figure.group == measure::not_recorded) {
      teams.without = static_cast<std::int64_t>(figure.value.value_or(0.0));
    }
  }
  return teams;
}

std::vector<std::optional<SinceFigure>> totals(measure::Measurer& measurer, base::Date as_at,
                                               const std::vector<const Definition*>& asked,
                                               measure::Request request) {
  request.as_at = as_at;
  request.months = 1;
  request.dimensions.clear();
  std::vector<std::optional<SinceFigure>> newest(asked.size());
  const auto keep = [&](const std::vector<Figure>& figures) {
    for (const Figure& figure : figures) {
      if (figure.dimension != "total") continue;
      auto& place = newest.at(figure.definition);
      if (!place || figure.period_end > place->point.period.end || figure.suppressed)
        place = SinceFigure{measure::point_of(figure), figure.note};
    }
  };
  keep(measurer.compute(asked, request).figures);
  if (request.audience == measure::Audience::internal) return newest;
  // What the breakdowns would suppress was not shown either.
  request.dimensions = {"all"};
  keep(measurer.compute(asked, request).figures);
  return newest;
}

}  // namespace

const lake::Snapshot* snapshot_before(std::span<const lake::Snapshot> snapshots,
                                      const lake::Snapshot& snapshot, base::Date as_at) {
  const lake::Snapshot* before = nullptr;
  // Loads of an earlier day tell what has changed in the world; one of the same day tells what was mended,
  // and is taken where there is no other.
  const lake::Snapshot* same_day = nullptr;
  for (const lake::Snapshot& one : snapshots) {
    if (one.name() == snapshot.name()) break;
    if (one.authority_code != snapshot.authority_code || one.as_at > as_at) continue;
    (one.as_at == snapshot.as_at ? same_day : before) = &one;
  }
  return before != nullptr ? before : same_day;
}

std::optional<lake::Snapshot> snapshot_before(const lake::Workspace& workspace,
                                              const lake::Snapshot& snapshot, base::Date as_at) {
  const auto snapshots = lake::list_snapshots(workspace);
  const lake::Snapshot* before = snapshot_before(snapshots, snapshot, as_at);
  return before == nullptr ? std::nullopt : std::optional(*before);
}

OlderFigures read_older(const lake::Workspace& workspace, const lake::Snapshot& older,
                        const std::vector<const Definition*>& asked, const measure::Request& request) {
  OlderFigures result;
  result.snapshot = older;
  result.record = read_report_record(workspace, older.name());
  measure::Measurer measurer(workspace, older);
  result.figures = totals(measurer, older.as_at, asked, request);
  if (request.audience == measure::Audience::public_) return result;
  result.teams = teamless(measurer, older.as_at, asked, request);
  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, older);
  result.quality = read_data_quality(connection, older);
  return result;
}

SameDay read_same_day(measure::Measurer& newer, base::Date older_as_at, base::Date as_at,
                      const std::vector<const Definition*>& asked, const measure::Request& request) {
  SameDay result;
  result.figures.resize(asked.size());
  if (request.audience == measure::Audience::public_) return result;
  result.figures = totals(newer, older_as_at, asked, request);
  result.teams = teamless(newer, as_at, asked, request);
  return result;
}

}  // namespace windscreen::report
