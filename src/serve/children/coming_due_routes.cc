#include "serve/children/coming_due_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "report/journey.h"
#include "serve/children/child_details.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/children/coming_due.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

// A thing of a child who is reached.
struct Reached {
  ComingDue one;
  const ReachingGrant* grant = nullptr;
  std::string child;
};

// What is next in the newest snapshot, read once for it: every manager's home asks. Thread-safe.
class NextOfNewest {
 public:
  std::shared_ptr<const WhatIsNext> get(ChildSources& sources, const std::shared_ptr<const LakeState>& state,
                                        const lake::Snapshot& snapshot) {
    const std::string key = fmt::format("{} {}", snapshot.content_hash, state->revision);
    {
      const std::scoped_lock lock(mutex_);
      if (key == key_) return next_;
    }
    auto next = std::make_shared<WhatIsNext>();
    sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
      *next = read_what_is_next(measurer, snapshot.as_at);
    });
    const std::scoped_lock lock(mutex_);
    key_ = key;
    next_ = next;
    return next;
  }

 private:
  std::mutex mutex_;
  std::string key_;
  std::shared_ptr<const WhatIsNext> next_;
};

// `kind` empty: of every kind.
std::vector<Reached> within_reach(const WhatIsNext& next, const std::string& kind, const ChildAccess& access,
                                  const ChildReferences& references) {
  std::vector<Reached> reached;
  for (const ComingDue& one : next.due) {
    if (!kind.empty() && one.kind != kind) continue;
    const ReachingGrant* grant = access.to(one.person_id);
    if (grant == nullptr) continue;
    reached.push_back({one, grant, shown_under(*grant, one.person_id, references).child});
  }
  return reached;
}

// Who holds the case, by name or, without one, by identifier; empty where nobody does.
const std::string& name_of(const ComingDue& one) { return one.worker.empty() ? one.worker_id : one.worker; }

// A worker as one grant shows them; empty where nobody holds the case.
std::string worker_under(const ReachingGrant& grant, const ComingDue& one,
                         const ChildReferences& references) {
  if (one.worker_id.empty()) return {};
  if (grant.may(Permission::see_worker_names)) return name_of(one);
  return references.of_worker(one.worker_id);
}

report::Rows count_rows(const std::vector<Reached>& all, base::Date as_at,
                        const ChildReferences& references) {
  // By worker's identifier: two of one name are two.
  using Key = std::tuple<base::Date, std::string, std::string, std::string, std::string, bool>;
  std::map<Key, std::int64_t> counts;
  for (const Reached& one : all) {
    ++counts[{one.one.due_on, one.one.team, worker_under(*one.grant, one.one, references), one.one.worker_id,
              one.one.kind, one.grant->may(Permission::see_worker_names)}];
  }
  report::Rows rows;
  rows.columns = {"as_at", "due_on", "team", "worker", "named", "kind", "number"};
  for (const auto& [key, number] : counts) {
    const auto& [due_on, team, worker, id, kind, named] = key;
    rows.rows.push_back({report::Cell(as_at), report::Cell(due_on), report::text_cell(team),
                         report::text_cell(worker), !worker.empty() && named, kind, number});
  }
  return rows;
}

nlohmann::ordered_json about_of(const lake::Snapshot& snapshot, const WhatIsNext& next) {
  return {{"snapshot", snapshot.name()},
          {"as_at", base::format_iso(snapshot.as_at)},
          {"until", base::format_iso(snapshot.as_at + std::chrono::days(days_of_what_is_next))},
          {"unknown", next.unknown}};
}

Response view_counts(ChildSources& sources, NextOfNewest& newest, const Call& call) {
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot = state->find("");
  const ChildAccess access = sources.access.of(who_asks(call), state, snapshot, {Permission::see_figures});
  if (access.empty()) throw Problem{403, "None of your roles may see this.", "Ask whoever grants roles."};
  const auto next = newest.get(sources, state, snapshot);
  return counts_response(
      call, about_of(snapshot, *next),
      count_rows(within_reach(*next, "", access, sources.references), snapshot.as_at, sources.references),
      "coming-due");
}

// Soonest first; or by worker, nobody's first, and then soonest first. Then by what is shown: the order of
// identifiers would say something of those who are only a reference.
void sort_for(std::vector<Reached>& all, bool by_worker) {
  const auto place = [&](const Reached& a) {
    const bool named = by_worker && a.grant->may(Permission::see_worker_names);
    return std::tuple(named ? name_of(a.one) : std::string(), a.one.due_on, a.one.kind, a.child);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Reached& a, const Reached& b) { return place(a) < place(b); });
}

void keep_page(std::vector<Reached>& all, bool leaves, std::size_t page) {
  if (leaves) {
    if (all.size() > rows_of_download)
      throw Problem{400, fmt::format("A list of {} rows is too long to take out at once.", all.size()),
                    fmt::format("Give a kind, so that it has {} at most.", rows_of_download)};
    return;
  }
  const std::size_t first = std::min((page - 1) * rows_of_page, all.size());
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first));
  if (all.size() > rows_of_page) all.resize(rows_of_page);
}

report::Rows child_rows(const std::vector<Reached>& all,
                        const std::unordered_map<std::string, ChildDetails>& details, base::Date as_at,
                        const ChildReferences& references) {
  report::Rows rows;
  rows.columns = {"child", "identified", "name", "born", "age", "team", "worker", "kind", "due_on"};
  for (const Reached& one : all) {
    const ShownChild shown = shown_under(*one.grant, one.one.person_id, references);
    const ChildDetails& known = details.at(one.one.person_id);
    rows.rows.push_back({shown.child, shown.identified,
                         shown.identified ? report::text_cell(known.name) : report::Cell(),
                         shown.identified ? report::cell(known.born) : report::Cell(),
                         report::text_cell(report::age_words(known.born, known.expected, as_at)),
                         report::text_cell(one.one.team),
                         shown.with_workers ? report::text_cell(name_of(one.one)) : report::Cell(),
                         one.one.kind, report::Cell(one.one.due_on)});
  }
  return rows;
}

Response view_children(ChildSources& sources, NextOfNewest& newest, const Call& call) {
  const ChildRequest request(*call.body, {"kind", "order", "page"});
  const Purpose purpose = purpose_in(sources, request);
  const auto order = request.text("order");
  if (order && *order != "day" && *order != "worker")
    throw Problem{400, "There is no order of that name.", "order may be day or worker."};
  const auto kind = request.text("kind");
  const auto& kinds = kinds_of_what_is_next();
  if (kind && std::find(kinds.begin(), kinds.end(), *kind) == kinds.end())
    throw Problem{400, "There is no kind of that name.",
                  fmt::format("kind may be {}.", fmt::join(kinds, ", "))};
  const bool leaves = call.form == Form::csv;
  const auto page = static_cast<std::size_t>(request.page());
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot = state->find("");
  const ChildAccess access = access_for(sources, call, state, Permission::list_children);
  const auto next = newest.get(sources, state, snapshot);
  std::vector<Reached> all = within_reach(*next, kind.value_or(""), access, sources.references);
  const std::size_t listed = all.size();
  sort_for(all, order && *order == "worker");
  keep_page(all, leaves, page);
  std::vector<std::string> people;
  people.reserve(all.size());
  for (const Reached& one : all) people.push_back(one.one.person_id);
  std::unordered_map<std::string, ChildDetails> details;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    details = read_details(measurer, people, snapshot.as_at);
  });
  std::vector<Opening> openings;
  std::unordered_set<std::string> seen;
  for (const Reached& one : all) {
    if (seen.insert(one.one.person_id).second) openings.push_back({one.one.person_id, one.grant->grant.id});
  }
  const Viewing viewing = record_viewing(sources.store, who_asks(call),
                                         {"coming_due.children", purpose, snapshot.name(), leaves}, openings);
  nlohmann::ordered_json about = about_of(snapshot, *next);
  about["listed"] = listed;
  about["page"] = page;
  about["pages"] = (listed + rows_of_page - 1) / rows_of_page;
  return list_response(call, std::move(about), child_rows(all, details, snapshot.as_at, sources.references),
                       viewing, "coming-due-children");
}

}  // namespace

std::vector<Route> coming_due_routes(ChildSources& sources) {
  const auto newest = std::make_shared<NextOfNewest>();
  std::vector<Route> routes(2);
  Route& counts = routes[0];
  counts.pattern = "/api/v1/coming-due";
  counts.access = Access::needs(Permission::see_figures);
  counts.forms = {Form::json, Form::csv};
  counts.summary =
      "How much is due in the next 14 days, by day, worker and kind, within one's reach; no child.";
  counts.schema = "ComingDue";
  counts.answer = [&sources, newest](const Call&) {
    return Work{[&sources, newest](const Call& call) { return view_counts(sources, *newest, call); },
                Workers::figures};
  };
  Route& children = routes[1];
  children.pattern = "/api/v1/coming-due/children";
  children.access = Access::needs(Permission::list_children);
  children.forms = {Form::json, Form::csv};
  children.summary = "The children for whom something is due in the next 14 days, soonest first. Recorded.";
  children.schema = "ComingDueChildren";
  children.method = Method::post;
  children.body = BodyKind::json;
  children.takes = "ComingDueRequest";
  children.answer = [&sources, newest](const Call&) {
    return Work{[&sources, newest](const Call& call) { return view_children(sources, *newest, call); },
                Workers::figures};
  };
  return routes;
}

}  // namespace windscreen::serve
