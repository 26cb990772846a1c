#include "validate/grouping.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "validate/parallel.h"

namespace windscreen::validate {
namespace {

class Children {
 public:
  std::uint32_t number_of(Text id) {
    if (id.empty()) return add(id);
    if (near(last_, id)) return last_;
    std::swap(last_, other_);
    if (near(last_, id)) return last_;
    const auto [found, fresh] = numbers_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
    if (fresh) ids_.push_back(id);
    return last_ = found->second;
  }
  void expect(std::size_t children) {
    numbers_.reserve(children);
    ids_.reserve(children);
  }
  std::vector<Text>& ids() { return ids_; }

 private:
  std::uint32_t add(Text id) {
    ids_.push_back(id);
    return static_cast<std::uint32_t>(ids_.size() - 1);
  }
  // Whether the child is the one at `place` or one of those behind it, to which it then moves.
  bool near(std::uint32_t& place, Text id) const {
    const std::size_t end = std::min(ids_.size(), std::size_t{place} + looked_ahead);
    for (std::size_t i = place; i < end; ++i) {
      if (ids_[i] != id) continue;
      place = static_cast<std::uint32_t>(i);
      return true;
    }
    return false;
  }
  std::unordered_map<Text, std::uint32_t> numbers_;
  std::vector<Text> ids_;
  // Rows of one child mostly stand together, and the next child in one table is near in the others; but for
  // those that the first tables lack, who stand together elsewhere.
  static constexpr std::size_t looked_ahead = 8;
  std::uint32_t last_ = 0;
  std::uint32_t other_ = 0;
};

// The rows whose texts, which lie elsewhere, are on their way into cache while one is looked at.
constexpr std::size_t fetched_ahead = 8;

const Column* key_of(const Table& table, std::string_view key) {
  for (const Column& column : table.columns) {
    if (column.name == key) return &column;
  }
  return nullptr;
}

std::vector<std::uint32_t> numbers_of(const RowArray& rows, const Column& key, Children& children) {
  std::vector<std::uint32_t> numbers(rows.size());
  const auto id_of = [&](std::size_t row) {
    Text id;
    std::memcpy(&id, rows.at(row) + key.offset, sizeof id);
    return id;
  };
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Text id = id_of(i);
    if (i + fetched_ahead < numbers.size()) __builtin_prefetch(id_of(i + fetched_ahead).data());
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

Grouping group_by_child(ReturnData& data, std::string_view key, unsigned threads) {
  Children children;
  const std::size_t tables = data.now.size();
  std::vector<std::vector<std::uint32_t>> numbers(2 * tables);
  const auto table_at = [&](std::size_t i) -> TableData& {
    return i < tables ? data.now[i] : data.last[i - tables];
  };
  // The first table mostly has every child once.
  if (tables > 0) children.expect(data.now.front().rows.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const RowArray& rows = table_at(i).rows;
    if (const Column* column = key_of(rows.table(), key)) numbers[i] = numbers_of(rows, *column, children);
  }
  Grouping grouping;
  grouping.ids = std::move(children.ids());
  grouping.now.resize(tables);
  grouping.last.resize(tables);
  parallel(threads, [&](unsigned, const auto& next) {
    for (std::size_t i = next(); i < numbers.size(); i = next()) {
      RowArray& rows = table_at(i).rows;
      if (key_of(rows.table(), key) == nullptr) continue;
      (i < tables ? grouping.now[i] : grouping.last[i - tables]) =
          arrange(rows, numbers[i], grouping.ids.size());
    }
  });
  return grouping;
}

}  // namespace windscreen::validate
