#include "serve/improvement/improvement_meeting_exceptions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "measure/dimension.h"
#include "report/json_value.h"
#include "report/report_data.h"
#include "serve/http/schema_parts.h"
#include "serve/improvement/improvement_json.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_days_kept = 4;

/// Which snapshot is asked, and as at which day.
struct AskedSnapshot {
  const lake::Snapshot* snapshot = nullptr;
  base::Date as_at;
};

/// The newest, as measures of success are read: it has the history, which an older one, a list for an
/// inspection say, need not have.
AskedSnapshot snapshot_for(const LakeState& state, base::Date day) {
  const lake::Snapshot& newest = state.snapshots.back();
  return {&newest, std::min(day, newest.as_at)};
}

std::optional<report::Teams> read_exceptions(measure::Measurer& measurer, const LakeState& state,
                                             const AskedSnapshot& asked) {
  const auto definitions = report::exception_definitions(state.catalogue, measure::Audience::internal);
  if (definitions.empty()) return std::nullopt;
  report::ReportRequest wish;
  wish.as_at = asked.as_at;
  wish.months = 1;
  report::Report report = report::begun(*asked.snapshot, wish);
  measure::Request request;
  request.as_at = asked.as_at;
  const measure::Measurement totals = measurer.compute(definitions, request);
  request.dimensions = {"team", "service", "quadrant"};
  const measure::Measurement groups = measurer.compute(definitions, request);
  report::arrange(definitions, totals.figures, groups.figures, report);
  for (const measure::MeasureFault& fault : totals.faults) {
    std::erase_if(report.indicators,
                  [&](const report::IndicatorFigures& one) { return one.definition->id == fault.id; });
  }
  report::read_teams(measurer, state.catalogue, asked.snapshot->as_at, wish.threads, report);
  return std::move(report.teams);
}

ordered_json late_json(const report::LateCount& count) {
  return {{"late", report::json_number(count.late)}, {"of", report::json_number(count.of)}};
}

ordered_json late_or_null(const std::optional<report::LateCount>& count) {
  return count ? late_json(*count) : ordered_json();
}

ordered_json late_schema() { return object({{"late", number_or_null()}, {"of", number_or_null()}}); }

bool is_named(const report::TeamUnit& unit) {
  return unit.kind != "team" && unit.name != measure::not_recorded;
}

ordered_json exception_row(const report::ExceptionMeasure& measure, const report::Exception& exception) {
  return {{"id", measure.id},
          {"from", base::format_iso(measure.now.first)},
          {"to", base::format_iso(measure.now.second)},
          {"now", late_json(exception.now)},
          {"month_before", late_or_null(exception.month_before)},
          {"year_before", late_or_null(exception.year_before)},
          {"whole", late_json(measure.whole.now)},
          {"standing", exception.standing ? ordered_json(measure::words_of(exception.standing->standing))
                                          : ordered_json()},
          {"coming_due", report::json_number(exception.coming_due)}};
}

}  // namespace

std::vector<std::string> MeetingExceptions::units() const {
  std::vector<std::string> names;
  for (const report::TeamUnit& unit : teams.units) {
    if (is_named(unit)) names.push_back(unit.name);
  }
  return names;
}

ExceptionShelf::Exceptions ExceptionShelf::at(LakeView& lake, Figures& figures, base::Date day) {
  const auto state = lake.now();
  if (state->snapshots.empty()) return nullptr;
  const AskedSnapshot asked = snapshot_for(*state, day);
  const std::string key = fmt::format("{} {} {} {}", asked.snapshot->name(), asked.snapshot->content_hash,
                                      state->revision, base::format_iso(asked.as_at));
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find(kept_, key, &std::pair<std::string, Exceptions>::first);
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().second;
  }
  Exceptions made;
  figures.with_snapshot(state, *asked.snapshot, [&](measure::Measurer& measurer) {
    auto teams = read_exceptions(measurer, *state, asked);
    if (teams) made = std::make_shared<const MeetingExceptions>(asked.as_at, std::move(*teams));
  });
  kept_.emplace_front(key, made);
  if (kept_.size() > most_days_kept) kept_.pop_back();
  return made;
}

ordered_json exceptions_json(const MeetingExceptions& exceptions, const std::string& unit) {
  const report::Teams& teams = exceptions.teams;
  // Quadrants stand behind services: where one of each has the name, the meeting is the quadrant's.
  const auto backwards = std::ranges::find_if(teams.units.rbegin(), teams.units.rend(), [&](const auto& one) {
    return is_named(one) && one.name == unit;
  });
  if (backwards == teams.units.rend()) return {};
  ordered_json measures = ordered_json::array();
  for (std::size_t place = 0; place < teams.measures.size(); ++place) {
    const auto& exception = backwards->measures.at(place);
    if (exception) measures.push_back(exception_row(teams.measures[place], *exception));
  }
  return {{"as_at", base::format_iso(exceptions.as_at)},
          {"unit_kind", backwards->kind},
          {"unit", backwards->name},
          {"due_until", day_json(teams.due_until)},
          {"measures", std::move(measures)}};
}

ordered_json exceptions_schema() {
  return nullable(object({{"as_at", day()},
                          {"unit_kind", choice({"service", "quadrant"})},
                          {"unit", text()},
                          {"due_until", day_or_null()},
                          {"measures", rows({{"id", text()},
                                             {"from", day()},
                                             {"to", day()},
                                             {"now", late_schema()},
                                             {"month_before", nullable(late_schema())},
                                             {"year_before", nullable(late_schema())},
                                             {"whole", late_schema()},
                                             {"standing", text_or_null()},
                                             {"coming_due", number_or_null()}})}}));
}

}  // namespace windscreen::serve
