#include "measure/echelon.h"

#include <algorithm>
#include <functional>

namespace windscreen::measure {
namespace {

constexpr std::uint64_t prime = 2'147'483'647;  // 2^31 - 1: products fit 64 bits
constexpr std::size_t no_row = static_cast<std::size_t>(-1);

std::uint64_t inverse(std::uint64_t number) {
  // Fermat: number^(prime - 2).
  std::uint64_t result = 1;
  for (std::uint64_t power = prime - 2; power > 0; power >>= 1) {
    if ((power & 1) != 0) result = result * number % prime;
    number = number * number % prime;
  }
  return result;
}

std::uint64_t residue(std::int64_t number) {
  const std::int64_t rest = number % static_cast<std::int64_t>(prime);
  return static_cast<std::uint64_t>(rest < 0 ? rest + static_cast<std::int64_t>(prime) : rest);
}

}  // namespace

Echelon::Echelon(std::size_t preferred, std::vector<std::size_t> uses)
    : preferred_(preferred),
      uses_(std::move(uses)),
      row_of_(uses_.size(), no_row),
      factors_(uses_.size(), 0),
      seen_(uses_.size(), false) {}

void Echelon::put(std::size_t unknown, std::uint64_t factor) {
  factors_[unknown] = (factors_[unknown] + factor) % prime;
  if (seen_[unknown]) return;
  seen_[unknown] = true;
  touched_.push_back(unknown);
  if (row_of_[unknown] == no_row) return;
  due_.push_back(row_of_[unknown]);
  std::push_heap(due_.begin(), due_.end(), std::greater<>());
}

Echelon::Row Echelon::reduced(const LinearSum& sum) {
  touched_.clear();
  due_.clear();
  for (const auto& [unknown, factor] : sum) put(unknown, residue(factor));
  // Rows in their order: taking one off brings in only the pivots of later ones.
  while (!due_.empty()) {
    std::pop_heap(due_.begin(), due_.end(), std::greater<>());
    const Row& row = rows_[due_.back()];
    due_.pop_back();
    const std::uint64_t factor = factors_[row.front().first];
    if (factor == 0) continue;
    for (const auto& [unknown, own] : row) put(unknown, prime - factor * own % prime);
  }
  Row left;
  for (const std::size_t unknown : touched_) {
    if (factors_[unknown] != 0) left.emplace_back(unknown, factors_[unknown]);
    factors_[unknown] = 0;
    seen_[unknown] = false;
  }
  return left;
}

bool Echelon::add(const LinearSum& sum) {
  Row row = reduced(sum);
  if (row.empty()) return true;
  const auto before = [&](const auto& a, const auto& b) {
    const bool later_a = a.first >= preferred_;
    const bool later_b = b.first >= preferred_;
    if (later_a != later_b) return later_b;
    return uses_[a.first] != uses_[b.first] ? uses_[a.first] < uses_[b.first] : a.first < b.first;
  };
  const auto pivot = std::min_element(row.begin(), row.end(), before);
  std::iter_swap(row.begin(), pivot);
  const std::uint64_t scale = inverse(row.front().second);
  for (auto& [unknown, factor] : row) factor = factor * scale % prime;
  const std::size_t unknown = row.front().first;
  row_of_[unknown] = rows_.size();
  rows_.push_back(std::move(row));
  return unknown < preferred_;
}

bool Echelon::follows(const LinearSum& sum) { return reduced(sum).empty(); }

}  // namespace windscreen::measure
