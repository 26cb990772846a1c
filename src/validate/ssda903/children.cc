#include "validate/ssda903/children.h"

#include <algorithm>

#include "validate/ssda903/continuous.h"

namespace windscreen::validate::ssda903 {
namespace {

using FirstRows = std::vector<std::vector<std::uint32_t>>;

template <class Row>
void whole_table(const std::vector<TableData>& tables, Rows<Row>& rows) {
  rows = tables[static_cast<std::size_t>(Row::id)].rows.template as<Row>();
}

template <class Row>
void of_child(const std::vector<TableData>& tables, const FirstRows& first, std::size_t child,
              Rows<Row>& rows) {
  const auto table = static_cast<std::size_t>(Row::id);
  const auto& starts = first[table];
  rows = tables[table].rows.template as<Row>().subspan(starts[child], starts[child + 1] - starts[child]);
}

// Calls `take` with every table of a year.
template <class Take>
void each_table(Year& year, const Take& take) {
  take(year.header);
  take(year.episodes);
  take(year.reviews);
  take(year.uasc);
  take(year.oc2);
  take(year.oc3);
  take(year.ad1);
  take(year.placed_adoption);
  take(year.prev_perm);
  take(year.missing);
  take(year.sw_episodes);
  take(year.dolo);
}

void sort_by_start(Rows<Episode> episodes, std::vector<const Episode*>& starts) {
  starts.clear();
  for (const Episode& episode : episodes) {
    if (episode.DECOM.known()) starts.push_back(&episode);
  }
  const auto earlier = [](const Episode* a, const Episode* b) {
    if (a->DECOM.number() != b->DECOM.number()) return a->DECOM.number() < b->DECOM.number();
    return a < b;
  };
  if (!std::is_sorted(starts.begin(), starts.end(), earlier))
    std::sort(starts.begin(), starts.end(), earlier);
}

}  // namespace

Children::Children(const ReturnData& data, const Grouping& grouping)
    : data_(data), grouping_(grouping), child_{{}, {}, {}, false, data.collection} {}

const Child& Children::at(std::size_t number) {
  each_table(child_, [&](auto& rows) { of_child(data_.now, grouping_.now, number, rows); });
  each_table(child_.last, [&](auto& rows) { of_child(data_.last, grouping_.last, number, rows); });
  sort_by_start(child_.episodes, starts_);
  sort_by_start(child_.last.episodes, last_starts_);
  child_.by_start = starts_;
  child_.last.by_start = last_starts_;
  child_.id = grouping_.ids[number];
  child_.all_year = find_looked_after_all_year(child_);
  return child_;
}

Whole Children::whole(const ReturnData& data) {
  Whole whole{{}, {}, data.collection};
  each_table(whole.now, [&](auto& rows) { whole_table(data.now, rows); });
  each_table(whole.last, [&](auto& rows) { whole_table(data.last, rows); });
  return whole;
}

}  // namespace windscreen::validate::ssda903
