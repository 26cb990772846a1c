#include "cli/account_reach.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/measure.h"
#include "serve/accounts/roles.h"
#include "serve/administration/role_places.h"

namespace windscreen::cli {
namespace {

struct Newest {
  lake::Workspace workspace;
  lake::Snapshot snapshot;
};

// A store elsewhere can be looked after from where there is no workspace.
std::optional<Newest> newest_of(const std::filesystem::path& directory) {
  if (!std::filesystem::exists(directory)) return std::nullopt;
  const lake::Workspace workspace = lake::Workspace::open(directory);
  std::vector<lake::Snapshot> all = lake::list_snapshots(workspace);
  if (all.empty()) return std::nullopt;
  return Newest{workspace, std::move(all.back())};
}

// Spread by a hash, so that they are not all of one team.
constexpr std::string_view held_cases = R"sql(
select invo_person_id from ssd_involvements
where invo_person_id is not null and upper(trim(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
  and invo_involvement_start_date <= $1
  and (invo_involvement_end_date is null or invo_involvement_end_date > $1)
group by invo_person_id order by md5(invo_person_id), invo_person_id limit $2)sql";

}  // namespace

std::string place_warning(const std::filesystem::path& workspace, const serve::GrantWish& wish) {
  const auto scope = serve::find_scope(wish.scope);
  if (!scope || !serve::needs_value(*scope) || !wish.value) return {};
  const auto newest = newest_of(workspace);
  if (!newest) return {};
  measure::Measurer measurer(newest->workspace, newest->snapshot);
  if (serve::has_place(serve::read_places(measurer, newest->snapshot.as_at), wish.scope, *wish.value))
    return {};
  return fmt::format(
      "Warning: the snapshot {} has no {} of the name {}, so the role reaches nobody. Names are compared "
      "letter "
      "by letter.",
      newest->snapshot.name(), wish.scope, *wish.value);
}

std::vector<std::string> children_with_cases(const std::filesystem::path& workspace, std::size_t most) {
  const auto newest = newest_of(workspace);
  if (!newest) return {};
  measure::Measurer measurer(newest->workspace, newest->snapshot);
  query::Connection connection = measurer.connect_for({held_cases});
  const std::array<query::Value, 2> values = {newest->snapshot.as_at, static_cast<std::int64_t>(most)};
  query::Result rows = connection.query(std::string(held_cases), values);
  std::vector<std::string> children;
  while (rows.next()) children.emplace_back(rows.text(0));
  return children;
}

}  // namespace windscreen::cli
