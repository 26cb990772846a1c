// Compliance and quality together: was the step on time for the audited child on the day on which the case
// was sampled, and how was the practice graded? The indicators' own definitions say who counts and what is on
// time.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "assure/compliance_quality.h"
#include "measure/distribution.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/findings_json.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/findings_scope.h"
#include "serve/audits/findings_units.h"

namespace windscreen::serve {
namespace {

using assure::ComplianceQuality;
using assure::Grade;
using assure::StoredGrade;
using assure::TimedSide;
using measure::MetOnDay;
using nlohmann::ordered_json;

// Fewer audits on a side say little by themselves.
constexpr std::int64_t little = 20;

/// A step that must be made in time, and the section of the core tool that grades the same area. Of several
/// indicators all that count the child must be met.
struct Step {
  const char* id;
  const char* words;
  std::vector<std::string> indicators;
  const char* section;
  const char* section_words;
};

const std::vector<Step>& all_steps() {
  static const std::vector<Step> steps = {
      {"visits",
       "Visits, whatever the plan",
       {"visits_cp_in_timescale_percent", "visits_cla_in_timescale_percent",
        "visits_cin_in_timescale_percent"},
       "visits_grade",
       "visits"},
      {"visits_cp",
       "Visits to children on a child protection plan",
       {"visits_cp_in_timescale_percent"},
       "visits_grade",
       "visits"},
      {"visits_cla",
       "Visits to looked after children",
       {"visits_cla_in_timescale_percent"},
       "visits_grade",
       "visits"},
      {"visits_cin",
       "Visits to children on a child in need plan",
       {"visits_cin_in_timescale_percent"},
       "visits_grade",
       "visits"},
      {"reviews",
       "Reviews of plans and of children looked after",
       {"cp_reviews_in_timescale_percent", "cla_reviews_in_timescale_percent"},
       "plan_grade",
       "planning"},
      {"assessments",
       "Assessments within 45 working days",
       {"assessments_within_45_days_percent"},
       "risk_grade",
       "assessment and risk"},
      {"conferences",
       "Initial conferences within 15 working days",
       {"icpc_within_15_days_percent"},
       "risk_grade",
       "assessment and risk"},
      {"supervision",
       "Supervision about the child",
       {"supervision_in_timescale_percent"},
       "oversight_grade",
       "management oversight"},
  };
  return steps;
}

const Step& step_of(const Call& call) {
  const std::string* given = call.given("step");
  const auto found = std::ranges::find_if(
      all_steps(), [&](const Step& one) { return given != nullptr && *given == one.id; });
  return found == all_steps().end() ? all_steps().front() : *found;
}

/// The step on each audit's day. Not known in one indicator is not known; late in one is late.
struct Timing {
  std::vector<std::optional<bool>> on_time;
  std::int64_t not_known = 0;
  std::int64_t not_counted = 0;
  std::optional<base::Date> as_at;
};

Timing timing_of(AuditSources& sources, const Step& step, const std::vector<const StoredGrade*>& audits) {
  Timing timing;
  std::vector<std::vector<MetOnDay>> all;
  for (const std::string& indicator : step.indicators) {
    auto answers = sources.cases->met({sources.lake, sources.figures}, indicator, audits);
    timing.as_at = answers.as_at;
    all.push_back(std::move(answers.of));
  }
  for (std::size_t i = 0; i < audits.size(); ++i) {
    const auto any = [&](MetOnDay wanted) {
      return std::ranges::any_of(all, [&](const auto& one) { return one[i] == wanted; });
    };
    std::optional<bool> on_time;
    // Before all else, for to count what is known to be late alone would make lateness look worse.
    if (any(MetOnDay::not_known)) {
      ++timing.not_known;
    } else if (any(MetOnDay::not_met)) {
      on_time = false;
    } else if (any(MetOnDay::met)) {
      on_time = true;
    } else {
      ++timing.not_counted;
    }
    timing.on_time.push_back(on_time);
  }
  return timing;
}

ordered_json side_json(const char* id, const char* words, const TimedSide& side) {
  ordered_json grades = ordered_json::array();
  for (const Grade grade : assure::all_grades) {
    ordered_json one = {{"grade", assure::code(grade)}, {"words", assure::words(grade)}};
    one.update(plain_share_json(side.grades[static_cast<std::size_t>(grade)], side.all));
    grades.push_back(std::move(one));
  }
  return {{"side", id},
          {"words", words},
          {"audits", side.all},
          {"grades", std::move(grades)},
          {"good_or_better", plain_share_json(side.good_or_better, side.all)},
          {"inadequate", plain_share_json(side.inadequate, side.all)}};
}

ordered_json difference_json(const std::optional<double>& difference, const measure::Interval& interval,
                             bool beyond_chance) {
  if (!difference) return nullptr;
  return {{"difference", rounded(100.0 * *difference)},
          {"lower", rounded(100.0 * interval.lower)},
          {"upper", rounded(100.0 * interval.upper)},
          {"beyond_chance", beyond_chance}};
}

std::vector<std::string> cautions_of(const ComplianceQuality& grid) {
  std::vector<std::string> all;
  if (grid.on_time.all + grid.late.all == 0) return all;
  if (std::min(grid.on_time.all, grid.late.all) < little)
    all.emplace_back("A side with fewer than 20 audits says little by itself.");
  all.emplace_back(
      "Each audit counts once, without weights. Auditors see the dates too, so that a late step can be "
      "a part of the grade: this says what goes together, not why.");
  return all;
}

report::Rows rows_of(const Step& step, const char* grade, const ComplianceQuality& grid) {
  report::Rows rows;
  rows.columns = {"step", "graded", "side", "grade", "met", "all", "share", "lower", "upper"};
  for (const auto& [side_name, side] : {std::pair("on_time", &grid.on_time), std::pair("late", &grid.late)}) {
    for (const Grade one : assure::all_grades) {
      const std::int64_t met = side->grades[static_cast<std::size_t>(one)];
      const auto interval =
          measure::wilson(static_cast<double>(met), static_cast<double>(side->all), measure::z_95);
      const bool known = side->all > 0;
      rows.rows.push_back(
          {std::string(step.id), std::string(grade), std::string(side_name), std::string(assure::code(one)),
           met, side->all,
           known ? report::Cell(100.0 * static_cast<double>(met) / static_cast<double>(side->all))
                 : report::Cell(),
           100.0 * interval.lower, 100.0 * interval.upper});
    }
  }
  return rows;
}

}  // namespace

std::vector<Parameter> compliance_parameters() {
  std::vector<Parameter> all = findings_parameters(false);
  std::vector<std::string> steps;
  for (const Step& one : all_steps()) steps.emplace_back(one.id);
  all.push_back({"step", Parameter::Kind::choice, "The step that is on time or late; visits without this.", 0,
                 0, steps});
  all.push_back({"graded",
                 Parameter::Kind::choice,
                 "Whether the grade is the final one (without this), or the auditor's for the section about "
                 "the same area.",
                 0,
                 0,
                 {"overall", "section"}});
  all.push_back({"unit",
                 Parameter::Kind::slug,
                 "Only the audits of this service, quadrant or team, as /audits/findings/teams names it.",
                 0,
                 0,
                 {}});
  return all;
}

Response findings_compliance(AuditSources& sources, const Call& call) {
  const FindingsBase base = findings_base(sources, call, 12);
  const Step& step = step_of(call);
  const std::string* graded = call.given("graded");
  const bool by_section = graded != nullptr && *graded == "section";
  const std::vector<FindingsUnit> units = units_of(reach_of(sources, call), base.random);
  const std::string* wanted = call.given("unit");
  const FindingsUnit* unit = wanted == nullptr ? nullptr : &unit_named(units, *wanted);
  const auto window = base.latest(base.wish.rule.months);
  const auto audits = window ? within(unit == nullptr ? base.random : unit->audits, *window)
                             : std::vector<const StoredGrade*>();
  const Timing timing = timing_of(sources, step, audits);
  std::vector<std::optional<Grade>> sections;
  if (by_section)
    sections = sources.cases->sections(sources.people.store, *base.grades, step.section, audits);
  std::vector<assure::TimedGrade> timed;
  std::int64_t without_grade = 0;
  for (std::size_t i = 0; i < audits.size(); ++i) {
    if (!timing.on_time[i]) continue;
    if (by_section && !sections[i]) {
      ++without_grade;
      continue;
    }
    timed.push_back({by_section ? *sections[i] : audits[i]->audit.grade, timing.on_time[i]});
  }
  const ComplianceQuality grid = assure::compliance_quality(timed);
  if (call.form == Form::csv)
    return rows_answer(rows_of(step, by_section ? "section" : "overall", grid), call,
                       "compliance-and-quality");
  ordered_json indicators = ordered_json::array();
  const auto state = sources.lake.now();
  for (const std::string& id : step.indicators) indicators.push_back(definition_of(*state, id).name);
  ordered_json steps = ordered_json::array();
  for (const Step& one : all_steps())
    steps.push_back({{"step", one.id}, {"words", one.words}, {"section", one.section_words}});
  ordered_json places = ordered_json::array();
  for (const FindingsUnit& one : units)
    places.push_back({{"unit", one.slug()}, {"kind", one.kind}, {"name", one.name}});
  return json_answer(
      {{"by", base.wish.rule.by == assure::MonthBy::sampled ? "sampled" : "completed"},
       {"window", window ? window_json(*window) : ordered_json()},
       {"audits", audits.size()},
       {"step", step.id},
       {"step_words", step.words},
       {"graded", by_section ? "section" : "overall"},
       {"section", step.section_words},
       {"indicators", std::move(indicators)},
       {"steps", std::move(steps)},
       {"unit", unit == nullptr ? ordered_json() : ordered_json(unit->slug())},
       {"unit_name", unit == nullptr ? ordered_json() : ordered_json(unit->name)},
       {"units", std::move(places)},
       {"as_at", timing.as_at ? ordered_json(base::format_iso(*timing.as_at)) : ordered_json()},
       {"not_counted", timing.not_counted},
       {"not_known", timing.not_known},
       {"without_grade", without_grade},
       {"sides", {side_json("on_time", "On time", grid.on_time), side_json("late", "Late", grid.late)}},
       {"difference", difference_json(grid.difference, grid.difference_interval, grid.beyond_chance())},
       {"inadequate_difference",
        difference_json(grid.inadequate_difference, grid.inadequate_difference_interval,
                        grid.inadequate_beyond_chance())},
       {"words", assure::words_of(grid)},
       {"inadequate_words", assure::inadequate_words(grid)},
       {"cautions", cautions_of(grid)}});
}

}  // namespace windscreen::serve
