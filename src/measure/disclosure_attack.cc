#include "measure/disclosure_attack.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace windscreen::measure {
namespace {

constexpr std::uint64_t prime = 998'244'353;
constexpr double boundless = std::numeric_limits<double>::infinity();

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = result * base % prime;
    base = base * base % prime;
  }
  return result;
}

std::uint64_t in_field(std::int64_t number) {
  const auto modulus = static_cast<std::int64_t>(prime);
  return static_cast<std::uint64_t>(((number % modulus) + modulus) % modulus);
}

int month_number(base::Date day) {
  const std::chrono::year_month_day parts(day);
  return 12 * static_cast<int>(parts.year()) + static_cast<int>(static_cast<unsigned>(parts.month()));
}

}  // namespace

std::pair<std::size_t, std::size_t> Attack::span(base::Date start, base::Date end) const {
  const int from = std::max(0, month_number(start) - month_number(first_));
  const int until = std::clamp(month_number(end) - month_number(first_) + 1, 0, static_cast<int>(months_));
  return {static_cast<std::size_t>(from), static_cast<std::size_t>(std::max(from, until))};
}

std::size_t Attack::unknown(const std::string& group, std::size_t month) {
  const auto [place, added] = unknowns_.try_emplace({group, month}, unknowns_.size());
  if (added) {
    least_.push_back(0.0);
    most_.push_back(boundless);
  }
  return place->second;
}

void Attack::learn(const std::string& group, base::Date start, base::Date end, double count) {
  Equation one;
  const auto [from, until] = span(start, end);
  for (std::size_t month = from; month < until; ++month) one.factors[unknown(group, month)] = 1;
  one.known = count;
  equations_.push_back(std::move(one));
}

void Attack::learn_sum(const std::string& whole, const std::vector<std::string>& parts) {
  for (std::size_t month = 0; month < months_; ++month) {
    Equation one;
    one.factors[unknown(whole, month)] = -1;
    for (const std::string& part : parts) one.factors[unknown(part, month)] += 1;
    equations_.push_back(std::move(one));
  }
}

void Attack::learn_not_zero(const std::string& group, base::Date month) {
  const auto [from, until] = span(month, month);
  if (from < until) least_[unknown(group, from)] = 1.0;
}

void Attack::take_off(Row& row) const {
  for (auto at = row.begin(); at != row.end();) {
    if (at->second == 0) {
      at = row.erase(at);
      continue;
    }
    const auto known = rows_.find(at->first);
    if (known == rows_.end()) {
      ++at;
      continue;
    }
    const std::uint64_t factor = prime - at->second;
    for (const auto& [unknown, own] : known->second) row[unknown] = (row[unknown] + factor * own) % prime;
    at = row.erase(at);
  }
}

void Attack::conclude() {
  // Short equations first: what is known outright makes the others shorter.
  std::stable_sort(equations_.begin(), equations_.end(),
                   [](const Equation& a, const Equation& b) { return a.factors.size() < b.factors.size(); });
  for (const Equation& one : equations_) {
    Row row;
    for (const auto& [unknown, factor] : one.factors) row[unknown] = in_field(factor);
    take_off(row);
    if (row.empty()) continue;
    const std::uint64_t scale = power(row.begin()->second, prime - 2);
    for (auto& [unknown, factor] : row) factor = factor * scale % prime;
    rows_.emplace(row.begin()->first, std::move(row));
  }
  for (bool moved = true; moved;) {
    moved = false;
    for (const Equation& one : equations_) {
      double least = 0.0;
      double most = 0.0;
      for (const auto& [unknown, factor] : one.factors) {
        const auto wide = static_cast<double>(factor);
        least += wide * (factor > 0 ? least_[unknown] : most_[unknown]);
        most += wide * (factor > 0 ? most_[unknown] : least_[unknown]);
      }
      for (const auto& [unknown, factor] : one.factors) {
        // What the others leave; boundless minus boundless says nothing.
        const double low = factor > 0 ? least - least_[unknown] : least + most_[unknown];
        const double high = factor > 0 ? most - most_[unknown] : most + least_[unknown];
        double from = factor > 0 ? one.known - high : low - one.known;
        double to = factor > 0 ? one.known - low : high - one.known;
        if (std::isnan(from)) from = -boundless;
        if (std::isnan(to)) to = boundless;
        if (from > least_[unknown] + 0.5) {
          least_[unknown] = std::round(from);
          moved = true;
        }
        if (to < most_[unknown] - 0.5) {
          most_[unknown] = std::round(to);
          moved = true;
        }
      }
    }
  }
}

bool Attack::solves(const std::string& group, base::Date start, base::Date end) const {
  Row row;
  const auto [from, until] = span(start, end);
  for (std::size_t month = from; month < until; ++month) {
    const auto found = unknowns_.find({group, month});
    if (found == unknowns_.end()) return false;
    row[found->second] = 1;
  }
  take_off(row);
  return row.empty();
}

bool Attack::pins(const std::string& group, base::Date month) const {
  const auto [from, until] = span(month, month);
  const auto found = unknowns_.find({group, from});
  return from < until && found != unknowns_.end() && least_[found->second] == most_[found->second];
}

}  // namespace windscreen::measure
