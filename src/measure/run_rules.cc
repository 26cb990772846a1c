#include "measure/run_rules.h"

#include <algorithm>
#include <cmath>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

constexpr std::size_t run_length = 8;
constexpr std::size_t trend_length = 6;

// 1 above, -1 below, 0 on the line.
int side(double difference) { return difference > 0.0 ? 1 : difference < 0.0 ? -1 : 0; }

Direction direction_of(int way) { return way > 0 ? Direction::higher : Direction::lower; }

class Search {
 public:
  explicit Search(std::span<const JudgedPoint> points) : points_(points) {}

  void beyond_limits() {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (const int way = beyond(i); way != 0) add(RunRule::beyond_limits, way, i, i);
    }
  }

  void runs() {
    stretches(RunRule::run_of_eight, run_length,
              [&](std::size_t i, bool) { return side(points_[i].value - points_[i].limits.centre); });
  }

  // The first point of a trend has no direction of its own: it takes that of the second.
  void trends() {
    std::size_t first = 0;
    int way = 0;
    for (std::size_t i = 1; i <= points_.size(); ++i) {
      const int step =
          i < points_.size() && points_[i].follows ? side(points_[i].value - points_[i - 1].value) : 0;
      if (step == way && way != 0) continue;
      if (way != 0 && i - first >= trend_length) add(RunRule::trend_of_six, way, first, i - 1);
      first = i - 1;
      way = step;
    }
  }

  void two_of_three() {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const int way = far(i);
      // A point beyond its limits has been told of already.
      if (way == 0 || beyond(i) != 0 || !points_[i].follows || i == 0) continue;
      std::size_t first = i;
      if (far(i - 1) == way) {
        first = i - 1;
      } else if (i >= 2 && points_[i - 1].follows && far(i - 2) == way) {
        first = i - 2;
      }
      if (first != i) add(RunRule::two_of_three, way, first, i);
    }
  }

  std::vector<RuleHit> result() {
    std::stable_sort(hits_.begin(), hits_.end(),
                     [](const RuleHit& a, const RuleHit& b) { return a.last < b.last; });
    return std::move(hits_);
  }

 private:
  void add(RunRule rule, int way, std::size_t first, std::size_t last) {
    hits_.push_back({rule, direction_of(way), first, last});
  }

  int beyond(std::size_t i) const {
    const JudgedPoint& point = points_[i];
    // A limit that is worked out from the value itself must not be crossed by rounding.
    const double slack = 1e-9 * (1.0 + std::abs(point.value));
    return point.value > point.limits.upper + slack ? 1 : point.value < point.limits.lower - slack ? -1 : 0;
  }

  // Beyond two thirds of the way to the limits.
  int far(std::size_t i) const {
    const JudgedPoint& point = points_[i];
    const double distance = point.value - point.limits.centre;
    return point.limits.sigma > 0.0 && std::abs(distance) > 2.0 * point.limits.sigma ? side(distance) : 0;
  }

  template <typename Side>
  void stretches(RunRule rule, std::size_t length, const Side& side_at) {
    std::size_t first = 0;
    int way = 0;
    for (std::size_t i = 0; i <= points_.size(); ++i) {
      const bool ends = i == points_.size();
      const int now = ends ? 0 : side_at(i, points_[i].follows);
      if (!ends && points_[i].follows && now == way) continue;
      if (way != 0 && i - first >= length) add(rule, way, first, i - 1);
      first = i;
      way = now;
    }
  }

  std::span<const JudgedPoint> points_;
  std::vector<RuleHit> hits_;
};

}  // namespace

std::vector<RuleHit> run_rules(std::span<const JudgedPoint> points, bool only_limits) {
  Search search(points);
  search.beyond_limits();
  if (!only_limits) {
    search.runs();
    search.trends();
    search.two_of_three();
  }
  return search.result();
}

std::string_view name_of(RunRule rule) {
  switch (rule) {
    case RunRule::run_of_eight:
      return "run_of_eight";
    case RunRule::trend_of_six:
      return "trend_of_six";
    case RunRule::two_of_three:
      return "two_of_three";
    case RunRule::beyond_limits:
      break;
  }
  return "beyond_limits";
}

std::string_view name_of(Direction direction) { return direction == Direction::higher ? "higher" : "lower"; }

double chance_of(RunRule rule) {
  switch (rule) {
    case RunRule::run_of_eight:
      return std::pow(0.5, 7);
    case RunRule::trend_of_six:
      return 2.0 / 720.0;
    case RunRule::two_of_three:
      // This point between two and three deviations, and one of the two before it beyond two.
      return 2.0 * (beyond_two_sigma - beyond_three_sigma) * (1.0 - std::pow(1.0 - beyond_two_sigma, 2));
    case RunRule::beyond_limits:
      break;
  }
  return 2.0 * beyond_three_sigma;
}

}  // namespace windscreen::measure
