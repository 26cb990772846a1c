#include "serve/audits/findings_units.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "serve/http/problem.h"
#include "serve/pages/page_rows.h"

namespace windscreen::serve {

using assure::StoredGrade;

std::string FindingsUnit::slug() const { return unit_slug(kind, name); }

std::vector<FindingsUnit> units_of(const AuditReach& reach, const std::vector<const StoredGrade*>& audits) {
  constexpr Permission see = Permission::see_audit_figures;
  const auto place = [](const std::string& name) {
    return name.empty() ? std::nullopt : std::optional(name);
  };
  std::map<std::pair<int, std::string>, FindingsUnit> units;
  std::map<std::tuple<std::string, std::string, std::string>, std::array<bool, 3>> seen;
  static constexpr std::array<const char*, 3> kinds = {"service", "quadrant", "team"};
  for (const StoredGrade* one : audits) {
    const auto [known, added] = seen.try_emplace({one->service, one->quadrant, one->team});
    if (added) {
      const auto service = place(one->service);
      const auto quadrant = place(one->quadrant);
      const auto team = place(one->team);
      known->second = {service && reach.reaches_place(see, service, {}, {}),
                       quadrant && reach.reaches_place(see, {}, quadrant, {}),
                       team && reach.reaches_place(see, service, quadrant, team)};
    }
    const std::array<const std::string*, 3> names = {&one->service, &one->quadrant, &one->team};
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      if (!known->second[kind]) continue;
      FindingsUnit& unit = units[{static_cast<int>(kind), *names[kind]}];
      unit.kind = kinds[kind];
      unit.name = *names[kind];
      unit.audits.push_back(one);
    }
  }
  std::vector<FindingsUnit> all;
  for (auto& [key, unit] : units) all.push_back(std::move(unit));
  return all;
}

const FindingsUnit& unit_named(const std::vector<FindingsUnit>& units, const std::string& slug) {
  const auto found =
      std::ranges::find_if(units, [&](const FindingsUnit& unit) { return unit.slug() == slug; });
  if (found == units.end())
    throw Problem{404, "There is no service, quadrant or team of that name within your reach.",
                  "/audits/findings/teams lists those that there are."};
  return *found;
}

}  // namespace windscreen::serve
