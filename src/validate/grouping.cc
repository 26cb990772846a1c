#include "validate/grouping.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace windscreen::validate {
namespace {

class Children {
 public:
  std::uint32_t number_of(Text id) {
    if (id.empty()) return add(id);
    const std::size_t near = std::min(ids_.size(), std::size_t{last_} + looked_ahead);
    for (std::size_t i = last_; i < near; ++i) {
      if (ids_[i] == id) return last_ = static_cast<std::uint32_t>(i);
    }
    const auto [found, fresh] = numbers_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
    if (fresh) ids_.push_back(id);
    return last_ = found->second;
  }
  std::vector<Text>& ids() { return ids_; }

 private:
  std::uint32_t add(Text id) {
    ids_.push_back(id);
    return static_cast<std::uint32_t>(ids_.size() - 1);
  }
  std::unordered_map<Text, std::uint32_t> numbers_;
  std::vector<Text> ids_;
  // Rows of one child mostly stand together, and the next child in one table is near in the others.
  static constexpr std::size_t looked_ahead = 4;
  std::uint32_t last_ = 0;
};

const Column* key_of(const Table& table, std::string_view key) {
  for (const Column& column : table.columns) {
    if (column.name == key) return &column;
  }
  return nullptr;
}

std::vector<std::uint32_t> numbers_of(const RowArray& rows, const Column& key, Children& children) {
  std::vector<std::uint32_t> numbers(rows.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    Text id;
    std::memcpy(&id, rows.at(i) + key.offset, sizeof id);
    numbers[i] = children.number_of(id);
  }
  return numbers;
}

// A counting sort: stable, and in one pass where the rows stand by child already.
std::vector<std::uint32_t> arrange(RowArray& rows, std::span<const std::uint32_t> numbers,
                                   std::size_t children) {
  std::vector<std::uint32_t> first(children + 1, 0);
  for (const std::uint32_t number : numbers) ++first[number + 1];
  for (std::size_t k = 1; k < first.size(); ++k) first[k] += first[k - 1];
  if (std::is_sorted(numbers.begin(), numbers.end())) return first;
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  std::vector<std::uint32_t> order(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) order[next[numbers[i]]++] = static_cast<std::uint32_t>(i);
  rows.arrange(order);
  return first;
}

}  // namespace

Grouping group_by_child(ReturnData& data, std::string_view key) {
  Children children;
  const std::size_t tables = data.now.size();
  std::vector<std::vector<std::uint32_t>> numbers(2 * tables);
  const auto table_at = [&](std::size_t i) -> TableData& {
    return i < tables ? data.now[i] : data.last[i - tables];
  };
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const RowArray& rows = table_at(i).rows;
    if (const Column* column = key_of(rows.table(), key)) numbers[i] = numbers_of(rows, *column, children);
  }
  Grouping grouping;
  grouping.ids = std::move(children.ids());
  grouping.now.resize(tables);
  grouping.last.resize(tables);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    RowArray& rows = table_at(i).rows;
    if (key_of(rows.table(), key) == nullptr) continue;
    (i < tables ? grouping.now[i] : grouping.last[i - tables]) =
        arrange(rows, numbers[i], grouping.ids.size());
  }
  return grouping;
}

}  // namespace windscreen::validate
