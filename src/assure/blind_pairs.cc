#include "assure/blind_pairs.h"

#include <cstdlib>

namespace windscreen::assure {
namespace {

std::size_t place(Grade grade) { return static_cast<std::size_t>(grade); }

}  // namespace

std::int64_t PairTable::pairs() const { return within(static_cast<int>(grade_count)); }

std::int64_t PairTable::within(int apart) const {
  std::int64_t sum = 0;
  for (const Grade first : all_grades) {
    for (const Grade second : all_grades) {
      if (std::abs(static_cast<int>(first) - static_cast<int>(second)) <= apart) {
        sum += at[place(first)][place(second)];
      }
    }
  }
  return sum;
}

std::int64_t PairTable::of_first(Grade grade) const {
  std::int64_t sum = 0;
  for (const std::int64_t count : at[place(grade)]) sum += count;
  return sum;
}

std::int64_t PairTable::of_second(Grade grade) const {
  std::int64_t sum = 0;
  for (const auto& row : at) sum += row[place(grade)];
  return sum;
}

PairTable table_of(std::span<const BlindPair> pairs) {
  PairTable table;
  for (const BlindPair& pair : pairs) ++table.at[place(pair.first)][place(pair.second)];
  return table;
}

}  // namespace windscreen::assure
