#include "measure/dispersed_funnel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

double transformed(FunnelKind kind, double value) {
  const double root = std::sqrt(std::max(value, 0.0));
  return kind == FunnelKind::share ? std::asin(std::min(root, 1.0)) : root;
}

double back(FunnelKind kind, double transformed_value) {
  if (kind == FunnelKind::rate) {
    const double root = std::max(transformed_value, 0.0);
    return root * root;
  }
  const double sine = std::sin(std::clamp(transformed_value, 0.0, std::numbers::pi / 2));
  return sine * sine;
}

bool usable(FunnelKind kind, const CountedOf& place) {
  return place.of > 0 && place.counted >= 0 && (kind == FunnelKind::rate || place.counted <= place.of);
}

/// The lowest and the highest tenth take the value of the next one in.
void bring_in_the_ends(std::vector<double>& z) {
  std::ranges::sort(z);
  constexpr std::size_t tenth = 10;
  const std::size_t ends = z.size() / tenth;
  const double low = z[ends];
  const double high = z[z.size() - 1 - ends];
  for (double& one : z) one = std::clamp(one, low, high);
}

}  // namespace

std::optional<DispersedFunnel> dispersed_funnel(FunnelKind kind, std::span<const CountedOf> places) {
  double counted = 0;
  double all = 0;
  std::size_t count = 0;
  for (const CountedOf& place : places) {
    if (!usable(kind, place)) continue;
    counted += place.counted;
    all += place.of;
    ++count;
  }
  if (count < fewest_places || counted <= 0 || (kind == FunnelKind::share && counted >= all))
    return std::nullopt;
  DispersedFunnel funnel{.kind = kind, .centre = counted / all, .dispersion = 0, .between = 0};
  const double middle = transformed(kind, funnel.centre);
  std::vector<double> z;
  z.reserve(count);
  // A weight is one over the variance that chance gives a place: four times its size.
  double weights = 0;
  double squared_weights = 0;
  for (const CountedOf& place : places) {
    if (!usable(kind, place)) continue;
    const double weight = 4 * place.of;
    z.push_back((transformed(kind, place.counted / place.of) - middle) * std::sqrt(weight));
    weights += weight;
    squared_weights += weight * weight;
  }
  bring_in_the_ends(z);
  double squares = 0;
  for (const double one : z) squares += one * one;
  const auto places_counted = static_cast<double>(count);
  funnel.dispersion = squares / places_counted;
  const double excess = squares - (places_counted - 1);
  if (excess > 0) funnel.between = std::sqrt(excess / (weights - squared_weights / weights));
  return funnel;
}

std::optional<FunnelLimits> dispersed_limits(const DispersedFunnel& funnel, double of) {
  const double expected = of * funnel.centre;
  if (expected < fewest_expected) return std::nullopt;
  if (funnel.kind == FunnelKind::share && of - expected < fewest_expected) return std::nullopt;
  const double middle = transformed(funnel.kind, funnel.centre);
  const double width = std::sqrt(1 / (4 * of) + funnel.between * funnel.between);
  const auto within = [&](double z) {
    return Interval{back(funnel.kind, middle - z * width), back(funnel.kind, middle + z * width)};
  };
  return FunnelLimits{.limits_95 = within(z_95), .limits_998 = within(z_998)};
}

}  // namespace windscreen::measure
