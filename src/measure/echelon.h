// Linear equations in echelon form, sparse and exact modulo a prime: which sums of unknowns follow from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace windscreen::measure {

/// A sum of unknowns: (number of the unknown, factor 1 or -1 or more). An unknown may be mentioned twice.
using LinearSum = std::vector<std::pair<std::size_t, std::int64_t>>;

class Echelon {
 public:
  /// Of the unknowns, those below `preferred` are eliminated first; `uses[u]` says in how many equations an
  /// unknown stands, and the rarest goes first, which keeps the rows short.
  Echelon(std::size_t preferred, std::vector<std::size_t> uses);

  /// Takes the equation up: the sum is known. False when what is new in it is about the unknowns from
  /// `preferred` on alone.
  bool add(const LinearSum& sum);

  /// Whether the sum is known from the equations. Not thread-safe, like `add`.
  bool follows(const LinearSum& sum);

 private:
  using Row = std::vector<std::pair<std::size_t, std::uint64_t>>;
  Row reduced(const LinearSum& sum);
  void put(std::size_t unknown, std::uint64_t factor);

  std::size_t preferred_;
  std::vector<std::size_t> uses_;
  // Each row is free of the pivots of the rows before it, and 1 at its own.
  std::vector<Row> rows_;
  std::vector<std::size_t> row_of_;
  // What is being reduced: factors by unknown, the unknowns touched, and a heap of rows still to take off.
  std::vector<std::uint64_t> factors_;
  std::vector<std::size_t> touched_;
  std::vector<bool> seen_;
  std::vector<std::size_t> due_;
};

}  // namespace windscreen::measure
