#include "serve/children/child_reach.h"

#include <array>
#include <optional>
#include <span>

#include "serve/children/child_sql.h"

namespace windscreen::serve {
namespace {

// The children of teams: their cases, and what was referred to the team and is nobody's case yet.
std::string of_teams(std::string_view teams) {
  return std::string(child_sql::held) + ", wanted as (" + std::string(teams) + ")" + R"sql(
, unheld as (
  select cine_person_id as person_id, cine_referral_team as team_id
  from ssd_cin_episodes
  where cine_person_id is not null and cine_referral_date <= $1
    and (cine_close_date is null or cine_close_date > $1)
    and not exists (select 1 from held where held.person_id = cine_person_id)
  qualify row_number() over (partition by cine_person_id
                             order by cine_referral_date desc, cine_referral_id desc nulls last) = 1
)
select distinct person_id from (select person_id, team_id from held union all select person_id, team_id from unheld)
where team_id in (select team_id from wanted))sql";
}

constexpr std::string_view team_of_name = "select team_id from team_label where label = $2";

// Of a team that is recorded twice on a day the breakdowns take the same row.
std::string teams_in(std::string_view column) {
  return std::string(R"sql(
select team_id from (
  select team_id, service, quadrant from ext_team
  where team_id is not null and (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)
  qualify row_number() over (partition by team_id
    order by valid_from desc nulls last, valid_to desc nulls first, service desc nulls first,
             quadrant desc nulls first) = 1)
where )sql") +
         std::string(column) + " = $2";
}

constexpr std::string_view own = R"sql(
select distinct invo_person_id
from ssd_involvements
where invo_person_id is not null and invo_professional_id = $2 and invo_involvement_start_date <= $1
  and (invo_involvement_end_date is null or invo_involvement_end_date > $1))sql";

std::optional<std::string> query_of(Scope scope) {
  switch (scope) {
    case Scope::team:
      return of_teams(team_of_name);
    case Scope::service:
      return of_teams(teams_in("service"));
    case Scope::quadrant:
      return of_teams(teams_in("quadrant"));
    case Scope::own_cases:
      return std::string(own);
    case Scope::authority:
    case Scope::named_children:
    case Scope::none:
      break;
  }
  return std::nullopt;
}

}  // namespace

ChildSet read_reach(measure::Measurer& measurer, const Reaching& reaching, base::Date day) {
  if (reaching.scope == Scope::authority) return ChildSet::everyone();
  const auto sql = query_of(reaching.scope);
  if (!sql || reaching.value.empty()) return {};
  query::Connection connection = measurer.connect_for({*sql}, 1);
  const std::array<query::Value, 2> values = {day, reaching.value};
  query::Result rows = connection.query(*sql, values);
  std::unordered_set<std::string> ids;
  while (rows.next()) ids.emplace(rows.text(0));
  return ChildSet(std::move(ids));
}

std::shared_ptr<const ChildSet> ReachCache::get(const std::string& snapshot, const Reaching& reaching,
                                                const Read& read) {
  // A zero byte is in no name, so no two are one key.
  std::string key = snapshot;
  key += '\0';
  key += name_of(reaching.scope);
  key += '\0';
  key += reaching.value;
  {
    const std::scoped_lock lock(mutex_);
    for (auto one = kept_.begin(); one != kept_.end(); ++one) {
      if (one->key != key) continue;
      kept_.splice(kept_.begin(), kept_, one);
      return kept_.front().children;
    }
  }
  auto children = std::make_shared<const ChildSet>(read());
  const std::scoped_lock lock(mutex_);
  kept_.push_front({std::move(key), children});
  constexpr std::size_t most_sets = 256;
  constexpr std::size_t most_children = 2'000'000;
  std::size_t sets = 0;
  std::size_t all = 0;
  for (auto one = kept_.begin(); one != kept_.end();) {
    all += one->children->size();
    if (++sets > 1 && (sets > most_sets || all > most_children)) {
      kept_.erase(one, kept_.end());
      break;
    }
    ++one;
  }
  return children;
}

}  // namespace windscreen::serve
