#include "report/teams_json.h"

#include <cmath>

#include "report/json_value.h"

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;

// Counts are whole; a limit in per cent needs no more than three decimal places.
Json number(const std::optional<double>& value) {
  return value ? json_number(std::round(*value * 1000) / 1000) : Json(nullptr);
}

Json days(const std::optional<Days>& pair) {
  if (!pair) return nullptr;
  return Json::array({base::format_iso(pair->first), base::format_iso(pair->second)});
}

Json counts(const std::optional<LateCount>& count) {
  if (!count) return nullptr;
  return Json::array({number(count->late), number(count->of)});
}

Json exception_json(const std::optional<Exception>& exception) {
  if (!exception) return nullptr;
  Json object = {{"now", counts(exception->now)}};
  if (exception->now.suppressed) object["hidden"] = true;
  if (exception->month_before) object["month_before"] = counts(exception->month_before);
  if (exception->year_before) object["year_before"] = counts(exception->year_before);
  if (exception->coming_due) object["due"] = number(exception->coming_due);
  if (exception->standing) {
    const measure::FunnelLimits& limits = exception->standing->limits;
    object["standing"] = measure::words_of(exception->standing->standing);
    object["limits"] = Json::array({number(limits.limits_95.lower), number(limits.limits_95.upper),
                                    number(limits.limits_998.lower), number(limits.limits_998.upper)});
  }
  return object;
}

}  // namespace

Json teams_json(const std::optional<Teams>& teams) {
  if (!teams) return nullptr;
  Json measures = Json::array();
  for (const ExceptionMeasure& one : teams->measures) {
    measures.push_back({{"id", one.id},
                        {"of", one.of},
                        {"now", days(one.now)},
                        {"month_before", days(one.month_before)},
                        {"year_before", days(one.year_before)},
                        {"whole", exception_json(one.whole)}});
  }
  Json units = Json::array();
  for (const TeamUnit& unit : teams->units) {
    Json cells = Json::array();
    for (const auto& one : unit.measures) cells.push_back(exception_json(one));
    Json object = {{"kind", unit.kind}, {"name", unit.name}, {"measures", std::move(cells)}};
    if (!unit.service.empty()) object["service"] = unit.service;
    if (!unit.quadrant.empty()) object["quadrant"] = unit.quadrant;
    units.push_back(std::move(object));
  }
  return {{"due_until", teams->due_until ? Json(base::format_iso(*teams->due_until)) : Json(nullptr)},
          {"measures", std::move(measures)},
          {"units", std::move(units)}};
}

}  // namespace windscreen::report
