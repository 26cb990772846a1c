// Who a figure counts: the drill-down.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_set>

#include "report/journey.h"
#include "serve/children/child_details.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using measure::CountedRow;

struct Asked {
  base::Date as_at;
  std::optional<measure::Window> window;
  std::vector<std::string> dimensions;
  std::string group;
  // Of a percentage: only the rows that met it, or only those that did not.
  std::optional<bool> met;
  // Those to look at first come first.
  bool by_concern = false;
};

Asked asked_of(const ChildRequest& request, const lake::Snapshot& snapshot,
               const measure::Definition& definition) {
  Asked asked{request.date("as_at").value_or(snapshot.as_at), {}, {}, {}, request.boolean("met"), false};
  if (asked.as_at > snapshot.as_at)
    throw Problem{400, "as_at is after the snapshot's own day.",
                  fmt::format("Give a day up to {}.", base::format_iso(snapshot.as_at))};
  if (const auto window = request.text("window")) {
    asked.window = measure::find_window(*window);
    if (!asked.window) throw Problem{400, "There is no window of that name.", "Leave window out."};
  }
  const auto dimension = request.text("dimension");
  const auto group = request.text("group");
  if (dimension.has_value() != group.has_value())
    throw Problem{400, "dimension and group go together.", "Give both, or neither for the total."};
  if (dimension && *dimension != "total") {
    const auto& known = definition.breakdowns;
    if (std::find(known.begin(), known.end(), *dimension) == known.end())
      throw Problem{
          400, "The indicator cannot be broken down by that.",
          fmt::format("dimension may be total{}{}.", known.empty() ? "" : ", ", fmt::join(known, ", "))};
    asked.dimensions = {*dimension};
    asked.group = *group;
  }
  if (const auto order = request.text("order")) {
    if (*order != "child" && *order != "concern")
      throw Problem{400, "There is no order of that name.", "order may be child or concern."};
    asked.by_concern = *order == "concern";
  }
  return asked;
}

// A row of a child who is reached, and what it is sorted by.
struct Reached {
  CountedRow row;
  const ReachingGrant* grant = nullptr;
  std::string child;
};

struct Counted {
  std::size_t counted = 0;
  std::size_t elsewhere = 0;
  std::size_t without_child = 0;
  std::vector<Reached> reached;
};

// Whether a comes before b for who must act: what is against the measure first, then the largest value where
// less of it is better (the smallest where more is), then what has lasted longest. By nothing that is not
// shown.
bool is_of_more_concern(const CountedRow& a, const CountedRow& b, measure::Polarity polarity) {
  const bool less_is_better = polarity == measure::Polarity::lower_is_better;
  if (a.met != b.met && polarity != measure::Polarity::context)
    return a.met.value_or(!less_is_better) == less_is_better;
  if (a.value != b.value && polarity != measure::Polarity::context) {
    if (!a.value || !b.value) return a.value.has_value();
    return less_is_better ? *a.value > *b.value : *a.value < *b.value;
  }
  if (a.date != b.date) return a.date && (!b.date || *a.date < *b.date);
  return false;
}

Counted sort_out(std::vector<CountedRow> rows, const Asked& asked, measure::Polarity polarity,
                 const ChildAccess& access, const ChildReferences& references) {
  Counted all;
  for (CountedRow& row : rows) {
    if (!asked.dimensions.empty() && row.groups.front() != asked.group) continue;
    if (asked.met && row.met != asked.met) continue;
    ++all.counted;
    if (row.person_id.empty()) {
      ++all.without_child;
    } else if (const ReachingGrant* grant = access.to(row.person_id)) {
      std::string child = shown_under(*grant, row.person_id, references).child;
      all.reached.push_back({std::move(row), grant, std::move(child)});
    } else {
      ++all.elsewhere;
    }
  }
  // By what is shown: the order of identifiers would say something of those who are only a reference.
  std::stable_sort(all.reached.begin(), all.reached.end(),
                   [](const Reached& a, const Reached& b) { return a.child < b.child; });
  if (asked.by_concern)
    std::stable_sort(all.reached.begin(), all.reached.end(), [&](const Reached& a, const Reached& b) {
      return is_of_more_concern(a.row, b.row, polarity);
    });
  return all;
}

void keep_page(Counted& all, bool leaves, std::size_t page) {
  auto& rows = all.reached;
  if (leaves) {
    if (rows.size() > rows_of_download)
      throw Problem{400, fmt::format("A list of {} rows is too long to take out at once.", rows.size()),
                    fmt::format("Narrow it by a group to {} at most.", rows_of_download)};
    return;
  }
  const std::size_t first = std::min((page - 1) * rows_of_page, rows.size());
  const std::size_t last = std::min(first + rows_of_page, rows.size());
  std::vector<Reached> kept(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
                            std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(last)));
  rows = std::move(kept);
}

report::Rows rows_of(const Counted& all, const std::unordered_map<std::string, ChildDetails>& details,
                     const Asked& asked, const ChildReferences& references) {
  report::Rows rows;
  rows.columns = {"child",  "identified", "name",     "born", "age",  "team",
                  "worker", "date",       "end_date", "met",  "value"};
  for (const Reached& one : all.reached) {
    const ShownChild shown = shown_under(*one.grant, one.row.person_id, references);
    const ChildDetails& known = details.at(one.row.person_id);
    rows.rows.push_back(
        {shown.child, shown.identified, shown.identified ? report::text_cell(known.name) : report::Cell(),
         shown.identified ? report::cell(known.born) : report::Cell(),
         report::text_cell(report::age_words(known.born, known.expected, asked.as_at)),
         report::text_cell(one.row.team),
         shown.with_workers ? report::text_cell(one.row.worker) : report::Cell(), report::cell(one.row.date),
         report::cell(one.row.end_date), report::cell(one.row.met), report::number_cell(one.row.value)});
  }
  return rows;
}

std::vector<Opening> openings_of(const Counted& all) {
  std::vector<Opening> openings;
  std::unordered_set<std::string> seen;
  for (const Reached& one : all.reached) {
    if (seen.insert(one.row.person_id).second) openings.push_back({one.row.person_id, one.grant->grant.id});
  }
  return openings;
}

}  // namespace

Response view_counted(ChildSources& sources, const Call& call) {
  const ChildRequest request(*call.body,
                             {"snapshot", "as_at", "window", "dimension", "group", "met", "order", "page"});
  const Purpose purpose = purpose_in(sources, request);
  const bool leaves = call.form == Form::csv;
  const auto page = static_cast<std::size_t>(request.page());
  const auto state = sources.lake.now();
  const measure::Definition& definition = definition_of(*state, call.path.at("id"));
  const lake::Snapshot& snapshot = state->find(request.text("snapshot").value_or(""));
  const Asked asked = asked_of(request, snapshot, definition);
  const ChildAccess access = access_for(sources, call, state, Permission::list_children);
  Counted all;
  std::size_t listed = 0;
  std::unordered_map<std::string, ChildDetails> details;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    all = sort_out(measurer.counted(definition, asked.as_at, asked.window, asked.dimensions), asked,
                   definition.polarity, access, sources.references);
    listed = all.reached.size();
    keep_page(all, leaves, page);
    std::vector<std::string> children;
    children.reserve(all.reached.size());
    for (const Reached& one : all.reached) children.push_back(one.row.person_id);
    details = read_details(measurer, children, asked.as_at);
  });
  const Viewing viewing = record_viewing(
      sources.store, who_asks(call), {"figure.children", purpose, snapshot.name(), leaves}, openings_of(all));
  nlohmann::ordered_json about = {
      {"indicator", definition.id},
      {"snapshot", snapshot.name()},
      {"as_at", base::format_iso(asked.as_at)},
      {"dimension", asked.dimensions.empty() ? "total" : asked.dimensions.front()},
      {"group", asked.dimensions.empty() ? "all" : asked.group},
      {"counted", all.counted},
      {"listed", listed},
      {"elsewhere", all.elsewhere},
      {"without_child", all.without_child},
      {"page", page},
      {"pages", (listed + rows_of_page - 1) / rows_of_page}};
  return list_response(call, std::move(about), rows_of(all, details, asked, sources.references), viewing,
                       definition.id + "-children");
}

}  // namespace windscreen::serve
