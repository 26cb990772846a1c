#include "assure/power.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "measure/distribution.h"
#include "measure/wilson.h"

namespace windscreen::assure {
namespace {

// The chance that the score test speaks of a fall, summed over every pair of counts.
double summed_power(double from, double to, int audits) {
  const auto chances = [audits](double share) {
    std::vector<double> result;
    for (int k = 0; k <= audits; ++k) {
      result.push_back(std::exp(measure::log_gamma(audits + 1.0) - measure::log_gamma(k + 1.0) -
                                measure::log_gamma(audits - k + 1.0) + k * std::log(share) +
                                (audits - k) * std::log1p(-share)));
    }
    return result;
  };
  const auto older = chances(from);
  const auto newer = chances(to);
  double sum = 0;
  for (std::size_t i = 0; i < older.size(); ++i) {
    for (std::size_t j = 0; j < newer.size(); ++j) {
      const double errors =
          measure::difference_in_errors(static_cast<double>(j), audits, static_cast<double>(i), audits);
      if (errors <= -measure::z_95) sum += older[i] * newer[j];
    }
  }
  return sum;
}

// The figures of the specification: from 20%, 172 audits see a fall to about 9%, 344 to 12%, 688 to 14%.
TEST(Power, FallsThatWouldBeSeenFromAFifth) {
  EXPECT_EQ(std::lround(100 * *smallest_seen_fall(0.20, 172)), 9);
  EXPECT_EQ(std::lround(100 * *smallest_seen_fall(0.20, 344)), 12);
  EXPECT_EQ(std::lround(100 * *smallest_seen_fall(0.20, 688)), 14);
}

// By hand: (1.95996 √(2 × 0.175 × 0.825) + 0.84162 √(0.16 + 0.1275))² / 0.05² = 905.3; 20% to 10%: 198.96.
// Fleiss, Levin and Paik's formula; "about 900" and "about 200" in the specification.
TEST(Power, AuditsNeeded) {
  EXPECT_EQ(audits_needed(0.20, 0.15), 906);
  EXPECT_EQ(audits_needed(0.20, 0.10), 199);
  EXPECT_EQ(audits_needed(0.10, 0.20), 199);
  EXPECT_FALSE(audits_needed(0.20, 0.20));
}

// Whole counts jump, so the exact chance lies up to a point or so beside the formula.
TEST(Power, AgreesWithTheSumOverEveryPairOfCounts) {
  EXPECT_NEAR(summed_power(0.20, 0.10, 199), 0.80, 0.015);
  EXPECT_NEAR(summed_power(0.20, 0.0934, 172), 0.80, 0.015);
  EXPECT_NEAR(summed_power(0.20, 0.10, 120), power(0.20, 0.10, 120), 0.015);
}

TEST(Power, TurnsRoundWithWhatItIsWorkedOutFrom) {
  for (const double from : {0.05, 0.2, 0.5, 0.9}) {
    for (const double audits : {60.0, 172.0, 2000.0}) {
      if (const auto fall = smallest_seen_fall(from, audits)) {
        EXPECT_NEAR(power(from, *fall, audits), 0.80, 1e-6);
        EXPECT_LE(*audits_needed(from, *fall), audits + 1);
        EXPECT_LT(*fall, from);
      }
      // A rise in what is met is a fall in what is not.
      const auto rise = smallest_seen_rise(from, audits);
      const auto mirrored = smallest_seen_fall(1 - from, audits);
      ASSERT_EQ(rise.has_value(), mirrored.has_value());
      if (rise) {
        EXPECT_NEAR(*rise, 1 - *mirrored, 1e-9);
      }
    }
  }
}

TEST(Power, MoreAuditsSeeSmallerFalls) {
  double before = 0;
  for (const double audits : {50.0, 100.0, 200.0, 400.0, 800.0}) {
    const auto fall = smallest_seen_fall(0.20, audits);
    ASSERT_TRUE(fall);
    EXPECT_GT(*fall, before);
    before = *fall;
  }
}

TEST(Power, FewAuditsSeeNothingAndNothingCannotFall) {
  EXPECT_FALSE(smallest_seen_fall(0.20, 10));
  EXPECT_FALSE(smallest_seen_fall(0.0, 1000));
  EXPECT_FALSE(smallest_seen_rise(1.0, 1000));
}

TEST(Power, TheLineSaysBoth) {
  EXPECT_EQ(
      power_line(0.20, 172, "quarter"),
      "With 172 audits a quarter, a fall from 20% to about 9% would be seen four times in five; a smaller "
      "one would often be missed.");
  EXPECT_EQ(power_line(0.20, 10, "quarter"),
            "With 10 audits a quarter not even a fall from 20% to nothing could be relied on to be seen.");
}

}  // namespace
}  // namespace windscreen::assure
