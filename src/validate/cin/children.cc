#include "validate/cin/children.h"

#include <algorithm>

namespace windscreen::validate::cin {
namespace {

using FirstRows = std::vector<std::vector<std::uint32_t>>;

template <class Row>
void all_rows(const std::vector<TableData>& tables, Rows<Row>& rows) {
  rows = tables[static_cast<std::size_t>(Row::id)].rows.template as<Row>();
}

template <class Row>
void rows_of(const std::vector<TableData>& tables, const FirstRows& first, std::size_t child,
             Rows<Row>& rows) {
  const auto table = static_cast<std::size_t>(Row::id);
  const auto& starts = first[table];
  rows = tables[table].rows.template as<Row>().subspan(starts[child], starts[child + 1] - starts[child]);
}

template <class Take>
void every_table(Tables& tables, const Take& take) {
  take(tables.identifiers);
  take(tables.characteristics);
  take(tables.disabilities);
  take(tables.details);
  take(tables.assessments);
  take(tables.factors);
  take(tables.cin_plans);
  take(tables.section47);
  take(tables.cp_plans);
  take(tables.reviews);
}

}  // namespace

Children::Children(const ReturnData& data, const Grouping& grouping)
    : data_(data), grouping_(grouping), child_{{}, {}, {}, data.collection} {}

// The rows by period in need: counted, then put in their places, so that those of one period keep their
// order.
template <class Row>
void Children::gather(Rows<Row> rows, std::vector<const Row*>& gathered,
                      std::span<const Row* const> Episode::* list) {
  gathered.assign(rows.size(), nullptr);
  if (rows.empty()) return;
  first_.assign(episodes_.size() + 1, 0);
  of_row_.clear();
  for (const Row& row : rows) {
    const auto found = std::lower_bound(known_.begin(), known_.end(), row.CINdetailsID,
                                        [](const Known& a, Text b) { return a.id < b; });
    of_row_.push_back(found->episode);
    ++first_[found->episode + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  for (std::size_t i = 0; i < episodes_.size(); ++i) {
    episodes_[i].*list = std::span<const Row* const>(gathered).subspan(first_[i], first_[i + 1] - first_[i]);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) gathered[first_[of_row_[i]]++] = &rows[i];
}

void Children::find_episodes() {
  episodes_.clear();
  known_.clear();
  const auto note = [this](const auto& rows) {
    for (const auto& row : rows)
      known_.push_back({row.CINdetailsID, static_cast<std::uint32_t>(known_.size())});
  };
  note(child_.details);
  note(child_.assessments);
  note(child_.factors);
  note(child_.cin_plans);
  note(child_.section47);
  note(child_.cp_plans);
  note(child_.reviews);
  // By identifier, the first appearance first; then the rest of each goes, and what is left is numbered by
  // appearance.
  std::sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
    const int compared = a.id.compare(b.id);
    return compared != 0 ? compared < 0 : a.episode < b.episode;
  });
  known_.erase(
      std::unique(known_.begin(), known_.end(), [](const Known& a, const Known& b) { return a.id == b.id; }),
      known_.end());
  of_row_.resize(known_.size());
  for (std::uint32_t i = 0; i < of_row_.size(); ++i) of_row_[i] = i;
  std::sort(of_row_.begin(), of_row_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return known_[a].episode < known_[b].episode; });
  for (std::uint32_t place = 0; place < of_row_.size(); ++place) {
    known_[of_row_[place]].episode = place;
    episodes_.push_back({});
    episodes_.back().id = known_[of_row_[place]].id;
  }
}

const Child& Children::at(std::size_t number) {
  every_table(child_, [&](auto& rows) { rows_of(data_.now, grouping_.now, number, rows); });
  find_episodes();
  gather(child_.details, details_, &Episode::details);
  gather(child_.assessments, assessments_, &Episode::assessments);
  gather(child_.factors, factors_, &Episode::factors);
  gather(child_.cin_plans, cin_plans_, &Episode::cin_plans);
  gather(child_.section47, section47_, &Episode::section47);
  gather(child_.cp_plans, cp_plans_, &Episode::cp_plans);
  gather(child_.reviews, reviews_, &Episode::reviews);
  child_.episodes = episodes_;
  child_.id = grouping_.ids[number];
  return child_;
}

Whole Children::whole(const ReturnData& data) {
  Whole whole{{}, {}, data.collection};
  every_table(whole, [&](auto& rows) { all_rows(data.now, rows); });
  all_rows(data.now, whole.header);
  return whole;
}

}  // namespace windscreen::validate::cin
