#include "assure/weighted_share.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

std::vector<SharedAudit> plain(int met, int all) {
  std::vector<SharedAudit> audits;
  for (int i = 0; i < all; ++i) audits.push_back({i < met, 1, {}, {}});
  return audits;
}

TEST(WeightedShare, OfEqualWeightsIsTheShareWithWilsonsInterval) {
  for (const double weight : {1.0, 12.5}) {
    auto audits = plain(38, 172);
    for (SharedAudit& audit : audits) audit.weight = weight;
    const WeightedShare share = weighted_share(audits);
    EXPECT_EQ(share.met, 38);
    EXPECT_EQ(share.all, 172);
    EXPECT_NEAR(share.share, 38.0 / 172, 1e-12);
    EXPECT_NEAR(share.effective, 172, 1e-9);
    EXPECT_EQ(share.design_effect, 1);
    const auto wilson = measure::wilson(38, 172, measure::z_95);
    EXPECT_NEAR(share.interval.lower, wilson.lower, 1e-9);
    EXPECT_NEAR(share.interval.upper, wilson.upper, 1e-9);
    EXPECT_FALSE(share.finite_corrected);
  }
}

// A small service of 20 children with 10 audits (weight 2) and a large one of 900 with 30 (weight 30): 5 and
// 6 are inadequate. (5 × 2 + 6 × 30) / (20 + 900) = 190/920; unweighted it would be 11/40. Kish: 920² / (10 ×
// 4 + 30 × 900) = 31.30.
TEST(WeightedShare, AFloorOverSamplesTheSmallService) {
  std::vector<SharedAudit> audits;
  for (int i = 0; i < 10; ++i) audits.push_back({i < 5, 2, {}, {}});
  for (int i = 0; i < 30; ++i) audits.push_back({i < 6, 30, {}, {}});
  const WeightedShare share = weighted_share(audits);
  EXPECT_EQ(share.met, 11);
  EXPECT_EQ(share.all, 40);
  EXPECT_NEAR(share.share, 190.0 / 920, 1e-12);
  EXPECT_NEAR(share.kish, 846400.0 / 27040, 1e-9);
  EXPECT_NEAR(share.effective, share.kish, 1e-12);
}

// Ten auditors of two audits each that always agree: each auditor is worth one audit. Simple: 20 × 0.25 ×
// 20/19; by auditor: 10 × 4 × 0.25 × 10/9; design effect 11.111/5.2632 = 2.1111. Student's t with 9
// degrees: 2.2622.
TEST(WeightedShare, AuditorsWithSeveralAuditsByHand) {
  std::vector<std::string> names;
  for (int i = 0; i < 10; ++i) names.push_back("auditor " + std::to_string(i));
  std::vector<SharedAudit> audits;
  for (std::size_t i = 0; i < 20; ++i) audits.push_back({i < 10, 1, names[i / 2], {}});
  const WeightedShare share = weighted_share(audits);
  EXPECT_NEAR(share.design_effect, (10 * 10.0 / 9) / (5 * 20.0 / 19), 1e-9);
  EXPECT_NEAR(share.effective, 20 / share.design_effect * std::pow(1.959964 / 2.262157, 2), 1e-4);
  EXPECT_FALSE(share.few_clusters);
}

TEST(WeightedShare, BrothersAndSistersAreWorthLess) {
  std::vector<std::string> names;
  for (int i = 0; i < 30; ++i) names.push_back("family " + std::to_string(i));
  std::vector<SharedAudit> audits;
  for (std::size_t i = 0; i < 60; ++i) audits.push_back({i < 20, 1, {}, names[i / 2]});
  const WeightedShare share = weighted_share(audits);
  EXPECT_NEAR(share.design_effect, 2, 0.05);
  EXPECT_LT(share.effective, 30);
  EXPECT_GT(share.interval.upper - share.interval.lower,
            weighted_share(plain(20, 60)).interval.upper - weighted_share(plain(20, 60)).interval.lower);
}

TEST(WeightedShare, AuditorsWhoDifferLessThanChanceDoNotNarrowIt) {
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
  std::vector<SharedAudit> audits;
  for (std::size_t i = 0; i < 20; ++i) audits.push_back({i % 2 == 0, 1, names[i / 2], {}});
  const WeightedShare share = weighted_share(audits);
  EXPECT_NEAR(share.design_effect, 1, 1e-12);
  EXPECT_LT(share.effective, 20);
}

TEST(WeightedShare, FewAuditorsAreSaid) {
  std::vector<SharedAudit> audits = plain(5, 20);
  for (SharedAudit& audit : audits) audit.auditor = "the only one";
  EXPECT_TRUE(weighted_share(audits).few_clusters);
  EXPECT_LT(weighted_share(audits).effective, 20);
}

// 100 of 400 children: a quarter was audited, so 100 / (1 - 0.25). A tenth exactly is not corrected.
TEST(WeightedShare, MuchOfTheFrame) {
  const WeightedShare quarter = weighted_share(plain(20, 100), 400);
  EXPECT_TRUE(quarter.finite_corrected);
  EXPECT_NEAR(quarter.effective, 100 / 0.75, 1e-9);
  const WeightedShare tenth = weighted_share(plain(20, 100), 1000);
  EXPECT_FALSE(tenth.finite_corrected);
  EXPECT_NEAR(tenth.effective, 100, 1e-9);
  const WeightedShare all = weighted_share(plain(20, 100), 100);
  EXPECT_NEAR(all.interval.lower, 0.20, 1e-4);
  EXPECT_NEAR(all.interval.upper, 0.20, 1e-4);
}

// Edge cases 17 and 29: nothing audited, and all good.
TEST(WeightedShare, NothingAndAll) {
  const WeightedShare none = weighted_share({});
  EXPECT_EQ(none.all, 0);
  EXPECT_EQ(none.interval.lower, 0);
  EXPECT_EQ(none.interval.upper, 1);
  const WeightedShare all = weighted_share(plain(8, 8));
  EXPECT_EQ(all.share, 1);
  EXPECT_EQ(all.interval.upper, 1);
  EXPECT_LT(all.interval.lower, 0.70);
  const WeightedShare one = weighted_share(plain(1, 1));
  EXPECT_EQ(one.share, 1);
  EXPECT_LT(one.interval.lower, 0.25);
}

TEST(WeightedShare, AWeightOfNothingIsRefused) {
  for (const double weight : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    const std::vector<SharedAudit> audits = {{true, weight, {}, {}}};
    EXPECT_THROW(weighted_share(audits), base::Error) << weight;
  }
}

// Whatever the audits: the share lies in its interval, more weight never makes more audits, and what is met
// and what is not mirror one another.
TEST(WeightedShare, HoldsForAnyAudits) {
  std::mt19937 random(20200930);
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", ""};
  std::uniform_int_distribution<std::size_t> name(0, names.size() - 1);
  std::uniform_real_distribution<double> weight(0.5, 40);
  for (int round = 0; round < 200; ++round) {
    std::vector<SharedAudit> audits;
    const auto size = 1 + random() % 60;
    for (std::size_t i = 0; i < size; ++i) {
      audits.push_back({random() % 4 == 0, weight(random), names[name(random)], names[name(random)]});
    }
    const WeightedShare share = weighted_share(audits);
    EXPECT_TRUE(share.interval.contains(share.share));
    EXPECT_LE(share.kish, static_cast<double>(share.all) * (1 + 1e-12));
    EXPECT_LE(share.effective, share.kish * (1 + 1e-12));
    EXPECT_GE(share.design_effect, 1);
    for (SharedAudit& audit : audits) audit.met = !audit.met;
    const WeightedShare other = weighted_share(audits);
    EXPECT_NEAR(other.share, 1 - share.share, 1e-12);
    EXPECT_NEAR(other.effective, share.effective, 1e-6 * share.effective);
    EXPECT_NEAR(other.interval.lower, 1 - share.interval.upper, 1e-9);
  }
}

TEST(ChangeOf, NothingBeforeOrAfterIsNoChange) {
  const WeightedShare some = weighted_share(plain(5, 20));
  EXPECT_FALSE(change_of(weighted_share({}), some).beyond_chance);
  EXPECT_EQ(change_of(some, weighted_share({})).interval.lower, -1);
  EXPECT_EQ(change_of(some, some).difference, 0);
  EXPECT_FALSE(change_of(some, some).beyond_chance);
}

TEST(ChangeOf, IsNewcombesOnTheEffectiveNumbers) {
  const ShareChange change = change_of(weighted_share(plain(48, 80)), weighted_share(plain(56, 70)));
  EXPECT_NEAR(change.interval.lower, 0.0524, 5e-5);
  EXPECT_NEAR(change.interval.upper, 0.3339, 5e-5);
  EXPECT_TRUE(change.beyond_chance);
}

}  // namespace
}  // namespace windscreen::assure
