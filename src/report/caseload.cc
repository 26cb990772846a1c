#include "report/caseload.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ranges>

#include "base/text.h"

namespace windscreen::report {
namespace {

constexpr std::int64_t bar_width = 5;
// Counts from 1 to 5 are held back where the public sees them.
constexpr std::int64_t most_held_back = 5;

constexpr bool is_small(std::int64_t count) { return count >= 1 && count <= most_held_back; }

double median_of(const std::vector<std::int64_t>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return static_cast<double>(sorted[middle]);
  return static_cast<double>(sorted[middle - 1] + sorted[middle]) / 2;
}

/// Where bars end: every five children, and at the limit.
std::vector<std::int64_t> bar_ends(std::int64_t most, std::optional<std::int64_t> limit) {
  std::vector<std::int64_t> ends;
  for (std::int64_t end = bar_width; end - bar_width < most; end += bar_width) ends.push_back(end);
  if (limit && *limit > 0 && *limit < most) ends.push_back(*limit);
  std::ranges::sort(ends);
  ends.erase(std::ranges::unique(ends).begin(), ends.end());
  return ends;
}

/// A bar whose number is known; `to` is the last bar's highest too.
struct Counted {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t workers = 0;
};

/// Joins bars with their neighbours on the right (the last ones on the left) until none is small.
std::vector<Counted> joined(const std::vector<Counted>& bars) {
  std::vector<Counted> result;
  for (const Counted& bar : bars) {
    if (!result.empty() && is_small(result.back().workers)) {
      result.back().to = bar.to;
      result.back().workers += bar.workers;
    } else {
      result.push_back(bar);
    }
  }
  while (result.size() > 1 && result.back().workers <= most_held_back) {
    const Counted last = result.back();
    result.pop_back();
    result.back().to = last.to;
    result.back().workers += last.workers;
  }
  return result;
}

/// For the public the highest bar has no end, so that it does not give the highest caseload away.
std::vector<CaseloadBar> shown(const std::vector<Counted>& bars, measure::Audience audience) {
  const bool is_public = audience == measure::Audience::public_;
  std::vector<CaseloadBar> result;
  for (const Counted& bar : is_public ? joined(bars) : bars) {
    result.push_back({bar.from, bar.to, bar.workers});
    if (is_public && is_small(bar.workers)) result.back().workers.reset();
  }
  if (is_public && !result.empty()) result.back().to.reset();
  return result;
}

using Limits = std::map<std::string, std::int64_t, std::less<>>;

CaseloadService distribution(std::string name, std::span<const WorkerCaseload* const> workers,
                             const Limits& limits, measure::Audience audience) {
  CaseloadService result;
  result.name = std::move(name);
  result.workers = static_cast<std::int64_t>(workers.size());
  std::vector<std::int64_t> sorted;
  std::int64_t over = 0;
  std::size_t with_limit = 0;
  for (const WorkerCaseload* worker : workers) {
    sorted.push_back(worker->children);
    result.children += worker->children;
    if (const auto limit = limits.find(worker->service); limit != limits.end()) {
      ++with_limit;
      if (worker->children > limit->second) ++over;
      result.limit = limit->second;
    }
  }
  std::ranges::sort(sorted);
  result.mean = static_cast<double>(result.children) / static_cast<double>(result.workers);
  result.median = median_of(sorted);
  result.max = sorted.back();
  const bool one_service = std::ranges::all_of(
      workers, [&](const WorkerCaseload* worker) { return worker->service == workers.front()->service; });
  if (!one_service) result.limit.reset();
  if (with_limit > 0) result.over_limit = over;

  std::vector<Counted> bars;
  std::int64_t from = 1;
  auto next = sorted.cbegin();
  for (const std::int64_t end : bar_ends(sorted.back(), result.limit)) {
    const auto past = std::upper_bound(next, sorted.cend(), end);
    bars.push_back({from, end, past - next});
    next = past;
    from = end + 1;
  }
  result.bars = shown(bars, audience);
  if (audience == measure::Audience::public_) {
    result.max.reset();
    // What is left under the limit must not be small either.
    if (result.over_limit &&
        (is_small(*result.over_limit) || is_small(result.workers - *result.over_limit))) {
      result.over_limit.reset();
    }
  }
  return result;
}

using Group = std::vector<const WorkerCaseload*>;

/// Small services become one; where that is small too, the smallest of the others joins them.
void join_services(std::map<std::string, Group, std::less<>>& services) {
  Group others;
  for (auto service = services.begin(); service != services.end();) {
    if (is_small(static_cast<std::int64_t>(service->second.size()))) {
      others.insert(others.end(), service->second.begin(), service->second.end());
      service = services.erase(service);
    } else {
      ++service;
    }
  }
  while (!services.empty() && is_small(static_cast<std::int64_t>(others.size()))) {
    const auto smallest =
        std::ranges::min_element(services, {}, [](const auto& service) { return service.second.size(); });
    others.insert(others.end(), smallest->second.begin(), smallest->second.end());
    services.erase(smallest);
  }
  if (!others.empty() && !services.empty()) services.emplace("Other services", std::move(others));
}

constexpr std::string_view caseload_query = R"sql(
with held as (
  select a.worker_id, a.person_id, t.service
  from ({allocation}) a
  left join ext_team t on t.team_id = a.team_id
       and (t.valid_from is null or t.valid_from <= {as_at}) and (t.valid_to is null or t.valid_to > {as_at})
  where open_on(a.start_date, a.end_date, {as_at})
),
by_service as (
  select worker_id, service, count(distinct person_id) as children from held group by worker_id, service
)
select first(service order by children desc, service nulls last) as service,
       (select count(distinct person_id) from held where held.worker_id = by_service.worker_id) as children
from by_service group by worker_id order by worker_id
)sql";

}  // namespace

std::optional<Caseload> distribute(base::Date as_at, std::span<const WorkerCaseload> workers,
                                   std::span<const CaseloadLimit> limits, measure::Audience audience) {
  Group all;
  std::map<std::string, Group, std::less<>> services;
  for (const WorkerCaseload& worker : workers) {
    if (worker.children <= 0) continue;
    all.push_back(&worker);
    services[worker.service].push_back(&worker);
  }
  const bool is_public = audience == measure::Audience::public_;
  if (all.empty() || (is_public && is_small(static_cast<std::int64_t>(all.size())))) return std::nullopt;
  Limits by_service;
  for (const CaseloadLimit& limit : limits) by_service[limit.service] = limit.children;

  Caseload caseload;
  caseload.as_at = as_at;
  caseload.services.push_back(distribution(all_services, all, by_service, audience));
  if (is_public) join_services(services);
  if (services.size() > 1) {
    for (const auto& [name, group] : services) {
      caseload.services.push_back(distribution(name, group, by_service, audience));
    }
  }
  // The whole less the shown services would give the one held back away.
  CaseloadService& whole = caseload.services.front();
  for (const CaseloadService& service : caseload.services) {
    if (is_public && &service != &whole && whole.over_limit && !service.over_limit) whole.over_limit.reset();
  }
  return caseload;
}

std::optional<Caseload> read_caseload(query::Connection& connection, const measure::Catalogue& catalogue,
                                      base::Date as_at, measure::Audience audience) {
  const auto allocation = std::ranges::find(catalogue.shared, "allocation", &measure::SharedRelation::name);
  if (allocation == catalogue.shared.end()) return std::nullopt;
  const std::string day = fmt::format("date '{}'", base::format_iso(as_at));
  query::Result rows = connection.query(
      fmt::format(caseload_query, fmt::arg("allocation", allocation->sql), fmt::arg("as_at", day)));
  std::vector<WorkerCaseload> workers;
  while (rows.next()) {
    workers.push_back(
        {rows.is_null(0) ? std::string(no_service) : std::string(rows.text(0)), rows.integer(1)});
  }
  std::vector<CaseloadLimit> limits;
  query::Result known = connection.query(fmt::format(
      "select service, limit_cases from ext_caseload_limit where service is not null and limit_cases"
      " is not null and (valid_from is null or valid_from <= {0}) and (valid_to is null or valid_to"
      " > {0}) order by valid_from nulls first",
      day));
  while (known.next()) limits.push_back({std::string(known.text(0)), known.integer(1)});
  return distribute(as_at, workers, limits, audience);
}

}  // namespace windscreen::report
