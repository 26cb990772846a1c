#include "report/pathway_json.h"

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "report/json_value.h"

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;

Json array_of(const auto& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(json_or_null(value));
  return array;
}

/// Count, median, lower and upper quartile, longest: short, for there are hundreds.
Json waits(const WaitSummary& summary) {
  if (!summary.median) return Json::array({json_or_null(summary.count)});
  return Json::array({json_or_null(summary.count), *summary.median, json_or_null(summary.lower_quartile),
                      json_or_null(summary.upper_quartile), json_or_null(summary.longest)});
}

Json slice(const FlowSlice& slice) {
  Json contacts = nullptr;
  if (!slice.contacts.empty()) {
    Json outcomes = Json::array();
    for (const ContactCount& one : slice.contacts) {
      outcomes.push_back({{"outcome", one.outcome}, {"contacts", json_or_null(one.contacts)}});
    }
    contacts = {{"total", json_or_null(slice.contacts_total)},
                {"outcomes", std::move(outcomes)},
                {"before_referral", json_or_null(slice.after_contact)},
                {"days", waits(slice.since_contact)}};
  }
  Json stages = Json::array();
  for (const StageFlow& stage : slice.stages) {
    stages.push_back({{"children", json_or_null(stage.children)},
                      {"endings", array_of(stage.endings)},
                      {"days", waits(stage.since_referral)}});
  }
  Json links = Json::array();
  for (const StageLink& link : slice.links) {
    links.push_back({{"from", static_cast<int>(link.from)},
                     {"to", static_cast<int>(link.to)},
                     {"children", json_or_null(link.children)},
                     {"before", json_or_null(link.before)},
                     {"days", waits(link.days)}});
  }
  Json steps = Json::array();
  for (const StepWaits& step : slice.waits) {
    steps.push_back({{"days", waits(step.completed)},
                     {"over", json_or_null(step.over_limit)},
                     {"waiting", json_or_null(step.waiting)},
                     {"waiting_over", json_or_null(step.waiting_over_limit)},
                     {"median_of_all", json_or_null(step.median_of_all)}});
  }
  return {{"team", slice.team},
          {"from", base::format_iso(slice.from)},
          {"to", base::format_iso(slice.to)},
          {"contacts", std::move(contacts)},
          {"stages", std::move(stages)},
          {"links", std::move(links)},
          {"waits", std::move(steps)}};
}

Json ratio(const std::optional<Ratio>& one) {
  return one ? Json::array({one->value, one->lower, one->upper}) : Json(nullptr);
}

Json level(const LevelByGroup& level) {
  Json groups = Json::array();
  for (const GroupAtLevel& group : level.groups) {
    groups.push_back({{"children", json_or_null(group.children)},
                      {"rate", json_or_null(group.rate)},
                      {"ratio", ratio(group.ratio)}});
  }
  return {{"level", level_ids.at(level.level)},
          {"known", json_or_null(level.known)},
          {"not_known", json_or_null(level.not_known)},
          {"comparable", level.comparable},
          {"groups", std::move(groups)}};
}

Json onward(const OnwardByGroup& step) {
  Json groups = Json::array();
  for (const GroupOnward& group : step.groups) {
    groups.push_back({{"children", json_or_null(group.children)},
                      {"went_on", json_or_null(group.went_on)},
                      {"percent", json_or_null(group.percent)},
                      {"lower", json_or_null(group.lower)},
                      {"upper", json_or_null(group.upper)},
                      {"ratio", ratio(group.ratio)}});
  }
  return {{"step", onward_ids.at(step.step)}, {"comparable", step.comparable}, {"groups", std::move(groups)}};
}

}  // namespace

Json pathway_json(const std::optional<Pathway>& pathway) {
  if (!pathway) return nullptr;
  Json steps = Json::array();
  for (const WaitStep& step : wait_steps()) {
    steps.push_back({{"id", step.id},
                     {"limit", json_or_null(step.limit)},
                     {"edges", step.edges},
                     {"everyone", step.everyone}});
  }
  Json periods = Json::array();
  for (const FlowSlice& one : pathway->periods) periods.push_back(slice(one));
  Json teams = Json::array();
  for (const FlowSlice& one : pathway->teams) teams.push_back(slice(one));
  Json waiting = Json::array();
  for (const WaitingNow& one : pathway->waiting) {
    waiting.push_back({{"step", one.step}, {"team", one.team}, {"bands", array_of(one.bands)}});
  }
  return {{"as_at", base::format_iso(pathway->as_at)},
          {"reaches_from",
           pathway->reaches_from ? Json(base::format_iso(*pathway->reaches_from)) : Json(nullptr)},
          {"linked_within_days", linked_within_days},
          {"contact_within_days", contact_within_days},
          {"screening_recorded", pathway->screening_recorded},
          {"steps", std::move(steps)},
          {"periods", std::move(periods)},
          {"teams", std::move(teams)},
          {"waiting", std::move(waiting)},
          {"without_referral", array_of(pathway->without_referral)}};
}

Json disproportion_json(const std::optional<Disproportion>& disproportion) {
  if (!disproportion) return nullptr;
  Json levels = Json::array();
  for (std::size_t place = 0; place < level_ids.size(); ++place) {
    levels.push_back({{"id", level_ids.at(place)},
                      {"children", json_or_null(disproportion->children.at(place))},
                      {"outside", json_or_null(disproportion->outside.at(place))}});
  }
  Json dimensions = Json::array();
  for (const DimensionGroups& one : disproportion->dimensions) {
    Json by_level = Json::array();
    for (const LevelByGroup& at : one.levels) by_level.push_back(level(at));
    Json by_step = Json::array();
    for (const OnwardByGroup& step : one.steps) by_step.push_back(onward(step));
    Json population = nullptr;
    if (!one.population.empty()) {
      population = {
          {"mid_year", one.mid_year}, {"source", one.source}, {"children", array_of(one.population)}};
    }
    dimensions.push_back({{"dimension", one.dimension},
                          {"groups", one.groups},
                          {"population", std::move(population)},
                          {"levels", std::move(by_level)},
                          {"steps", std::move(by_step)}});
  }
  return {{"as_at", base::format_iso(disproportion->as_at)},
          {"year", {base::format_iso(disproportion->year_from), base::format_iso(disproportion->year_to)}},
          {"followed",
           {base::format_iso(disproportion->followed_from), base::format_iso(disproportion->followed_to)}},
          {"followed_months", followed_months},
          {"fewest", fewest_for_a_rate},
          {"levels", std::move(levels)},
          {"dimensions", std::move(dimensions)}};
}

}  // namespace windscreen::report
