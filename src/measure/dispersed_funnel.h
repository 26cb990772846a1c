// Funnel limits for authorities: places that differ for many reasons beside chance (poverty, distance, how a
// thing is recorded), so that limits of chance alone would leave most of them out of line. How far such
// places usually stray is worked out from all of them and added to chance: D. J. Spiegelhalter, "Handling
// over-dispersion of performance indicators", Quality and Safety in Health Care 14, 2005, with the
// transformations of D. Spiegelhalter and others, "Statistical methods for healthcare regulation: rating,
// screening and surveillance", Journal of the Royal Statistical Society A 175, 2012.
//
// Places are as expected or not; they are never ranked. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "measure/funnel.h"

namespace windscreen::measure {

/// What a place's value is: so many of so many, or so many for a population.
enum class FunnelKind : std::uint8_t { share, rate };

/// One place: how many were counted, out of (or for a population of) how many.
struct CountedOf {
  double counted = 0;
  double of = 0;
};

/// The places together. Shares are drawn on the scale asin(√p) and rates on √(count / population), on which
/// chance is as wide for every value: 1 / (2√of) is its standard deviation.
struct DispersedFunnel {
  FunnelKind kind = FunnelKind::share;
  /// All counted over all they are out of: between 0 and 1, or a head of the population.
  double centre = 0;
  /// The variance of z-scores around the centre, 1 where chance alone is at work; the places that stray
  /// furthest, a tenth at each end, count as the next do, so that a few do not widen the limits for all.
  double dispersion = 0;
  /// The standard deviation between places beside chance, on the transformed scale; 0 where chance explains
  /// all of it.
  double between = 0;
};

/// Fewer places than this make no funnel.
inline constexpr std::size_t fewest_places = 20;
/// Where fewer than this are expected (or expected not to be), limits of a normal distribution do not hold.
inline constexpr double fewest_expected = 5;

/// The funnel of places with `of` > 0 and 0 <= counted (a share: <= of); nullopt where there are too few of
/// them, or where all are 0 (a share: or all are whole).
std::optional<DispersedFunnel> dispersed_funnel(FunnelKind kind, std::span<const CountedOf> places);

/// Limits for a place of that size, as shares between 0 and 1 or per head; nullopt where too few are expected
/// there.
std::optional<FunnelLimits> dispersed_limits(const DispersedFunnel& funnel, double of);

}  // namespace windscreen::measure
