#include "assure/population.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

template <typename Number>
void read_number(const json& from, const char* name, Number most, Number& into) {
  const auto found = from.find(name);
  if (found == from.end() || found->is_null()) return;
  if (!found->is_number_integer() || *found < 0 || *found > static_cast<std::int64_t>(most))
    throw base::Error(std::string(name) + " of the programme\u2019s cases is out of range",
                      "Give a whole number from 0 to " + std::to_string(most) + ".");
  into = found->get<Number>();
}

CaseStatus status_of(const json& text) {
  const auto found = std::ranges::find_if(all_statuses, [&](CaseStatus one) {
    return text.is_string() && code(one) == text.get_ref<const std::string&>();
  });
  if (found == all_statuses.end())
    throw base::Error("a status of the programme\u2019s cases is unknown",
                      "Choose among CLA, CP, CL, CIN, assessment and EH.");
  return *found;
}

}  // namespace

ExclusionRule Population::exclusions() const {
  ExclusionRule rule;
  rule.audited_within_months = audited_within_months;
  rule.one_child_a_family = one_child_a_family;
  rule.statuses = statuses;
  return rule;
}

std::string population_json(const Population& population) {
  json statuses = json::array();
  for (const CaseStatus status : population.statuses) statuses.push_back(code(status));
  return json{{"statuses", statuses},
              {"audited_within_months", population.audited_within_months},
              {"one_child_a_family", population.one_child_a_family},
              {"floor", population.floor},
              {"reserves", population.reserves}}
      .dump();
}

Population read_population(const std::string& text) {
  const json from = json::parse(text, nullptr, false);
  if (!from.is_object())
    throw base::Error("what the programme says of its cases cannot be read", "Set its cases anew.");
  Population population;
  if (const auto statuses = from.find("statuses"); statuses != from.end()) {
    if (!statuses->is_array())
      throw base::Error("the statuses of the programme\u2019s cases are no list", "Give a list.");
    for (const json& one : *statuses) population.statuses.insert(status_of(one));
  }
  if (const auto one = from.find("one_child_a_family"); one != from.end() && one->is_boolean())
    population.one_child_a_family = *one;
  read_number(from, "audited_within_months", 60, population.audited_within_months);
  read_number(from, "floor", std::size_t{100}, population.floor);
  read_number(from, "reserves", std::size_t{100}, population.reserves);
  return population;
}

}  // namespace windscreen::assure
