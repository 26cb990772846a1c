// Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, public domain) seeded
// by SplitMix64, and our own distributions, as the standard library's differ from one library to the next.
// Only whole-number and basic floating-point arithmetic is used. One thread an object.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace windscreen::demo {

/// A stream of random numbers. Streams with another subject or number are independent of each other, so that
/// a change in how one subject is simulated leaves the others as they were.
class Random {
 public:
  Random(std::uint64_t seed, std::string_view subject, std::uint64_t number = 0);

  std::uint64_t next();
  /// 0 to n - 1, each as likely; n > 0.
  std::uint32_t below(std::uint32_t n);
  /// lo to hi, both included; lo <= hi.
  int between(int lo, int hi);
  /// From 0 up to, not including, 1.
  double unit();
  bool chance(double p) { return unit() < p; }
  /// An index, as likely as its weight; weights are not negative and not all 0.
  std::size_t weighted(std::span<const double> weights);

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      const std::size_t j = below(static_cast<std::uint32_t>(i));
      std::swap(items[i - 1], items[j]);
    }
  }

 private:
  std::array<std::uint64_t, 4> state_;
};

/// Yes or no with a share that holds in every stretch of decisions, not only in the long run: what was
/// decided so far is held against the share, and the order stays random.
class Quota {
 public:
  /// True for about `share` of the weights so far.
  bool take(Random& random, double share, double weight = 1.0);
  /// Counts a weight for which no decision was open: others must make up for it.
  void owe(double share, double weight) { balance_ += share * weight; }
  /// Counts a yes that was not decided here.
  void taken(double weight) { balance_ -= weight; }

 private:
  double balance_ = 0.0;
};

/// A stretch of values `low` to `high` that comes up `count` times in a deck.
struct Band {
  int low;
  int high;
  int count;
};

/// Values dealt like cards: each deck of them is dealt out, in random order, before it is dealt again. Means
/// and shares therefore hold over short stretches too.
class Deck {
 public:
  explicit Deck(std::span<const Band> bands);
  int deal(Random& random);

 private:
  std::vector<int> cards_;
  std::size_t dealt_;
};

/// The whole number nearest to `x`, halves away from zero.
inline int nearest(double x) { return static_cast<int>(std::lround(x)); }

/// Shares `total` out in proportion to `weights` (not all 0): whole numbers that add up to `total`, each
/// within one of its exact share.
std::vector<int> spread(int total, std::span<const double> weights, Random& random);

}  // namespace windscreen::demo
