#include "serve/administration/role_places.h"

#include <algorithm>

namespace windscreen::serve {

std::vector<RolePlace> read_places(measure::Measurer& measurer, base::Date day) {
  std::vector<RolePlace> places;
  for (measure::TeamPlace& one : measurer.team_places(day)) {
    for (const auto& [scope, value] :
         {std::pair("team", &one.team), {"service", &one.service}, {"quadrant", &one.quadrant}}) {
      if (!value->empty()) places.push_back({scope, std::move(*value)});
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

bool has_place(const std::vector<RolePlace>& places, std::string_view scope, std::string_view value) {
  return std::binary_search(places.begin(), places.end(), RolePlace{std::string(scope), std::string(value)});
}

std::shared_ptr<const std::vector<RolePlace>> RolePlaces::now() {
  const auto state = lake_.now();
  const std::scoped_lock lock(mutex_);
  if (state->snapshots.empty()) return std::make_shared<const std::vector<RolePlace>>();
  const lake::Snapshot& newest = state->find("");
  if (read_of_ == newest.content_hash) return places_;
  std::vector<RolePlace> places;
  figures_.with_snapshot(state, newest,
                         [&](measure::Measurer& measurer) { places = read_places(measurer, newest.as_at); });
  places_ = std::make_shared<const std::vector<RolePlace>>(std::move(places));
  read_of_ = newest.content_hash;
  return places_;
}

}  // namespace windscreen::serve
