#include "demo/random.h"

namespace windscreen::demo {
namespace {

std::uint64_t split_mix(std::uint64_t& x) {
  x += 0x9e3779b97f4a7c15U;
  std::uint64_t z = x;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

std::uint64_t rotate_left(std::uint64_t x, unsigned by) { return (x << by) | (x >> (64U - by)); }

}  // namespace

Random::Random(std::uint64_t seed, std::string_view subject, std::uint64_t number) : state_{} {
  // FNV-1a over the subject, so that each subject's stream starts elsewhere.
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : subject) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  std::uint64_t x = seed;
  std::uint64_t mixed = split_mix(x) ^ hash;
  mixed = split_mix(mixed) ^ (number * 0x9e3779b97f4a7c15U);
  for (auto& word : state_) word = split_mix(mixed);
}

std::uint64_t Random::next() {
  const std::uint64_t result = rotate_left(state_[1] * 5U, 7U) * 9U;
  const std::uint64_t t = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = rotate_left(state_[3], 45U);
  return result;
}

std::uint32_t Random::below(std::uint32_t n) {
  // Lemire's multiplication with rejection: without bias.
  std::uint64_t product = (next() >> 32U) * n;
  auto low = static_cast<std::uint32_t>(product);
  if (low < n) {
    const std::uint32_t threshold = (0U - n) % n;
    while (low < threshold) {
      product = (next() >> 32U) * n;
      low = static_cast<std::uint32_t>(product);
    }
  }
  return static_cast<std::uint32_t>(product >> 32U);
}

int Random::between(int lo, int hi) {
  return lo + static_cast<int>(below(static_cast<std::uint32_t>(hi - lo) + 1U));
}

double Random::unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

std::size_t Random::weighted(std::span<const double> weights) {
  double total = 0.0;
  for (const double weight : weights) total += weight;
  double at = unit() * total;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    if (at < weights[i]) return i;
    at -= weights[i];
  }
  return weights.size() - 1;
}

bool Quota::take(Random& random, double share, double weight) {
  balance_ += share * weight;
  if (balance_ < weight * (0.25 + random.unit() * 0.75)) return false;
  balance_ -= weight;
  return true;
}

Deck::Deck(std::span<const Band> bands) : dealt_(0) {
  for (const Band& band : bands) {
    const int width = band.high - band.low + 1;
    for (int i = 0; i < band.count; ++i) {
      // Evenly over the band, the middles of equal slices.
      cards_.push_back(band.low + ((2 * i + 1) * width) / (2 * band.count));
    }
  }
  dealt_ = cards_.size();
}

int Deck::deal(Random& random) {
  if (dealt_ == cards_.size()) {
    random.shuffle(cards_);
    dealt_ = 0;
  }
  return cards_[dealt_++];
}

std::vector<int> spread(int total, std::span<const double> weights, Random& random) {
  double sum = 0.0;
  for (const double weight : weights) sum += weight;
  std::vector<int> counts(weights.size(), 0);
  if (total <= 0 || sum <= 0.0) return counts;
  // Systematic sampling: points a whole unit apart, from a random start.
  const double start = random.unit();
  double reached = 0.0;
  int given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    reached += weights[i];
    const double point = reached / sum * static_cast<double>(total);
    while (given < total && static_cast<double>(given) + start < point) {
      ++counts[i];
      ++given;
    }
  }
  for (std::size_t i = weights.size(); given < total && i-- > 0;) {
    if (weights[i] > 0.0) {
      counts[i] += total - given;
      given = total;
    }
  }
  return counts;
}

}  // namespace windscreen::demo
