#include "measure/false_discovery.h"

#include <gtest/gtest.h>

#include <random>

namespace windscreen::measure {
namespace {

TEST(FalseDiscovery, TheExampleOfItsAuthors) {
  // Fifteen tests of a trial (Benjamini and Hochberg, section 4.1): the four smallest stand.
  const std::vector<double> chances = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                       0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto stand = discoveries(chances, 0.05);
  for (std::size_t i = 0; i < chances.size(); ++i) EXPECT_EQ(stand[i], i < 4) << i;
}

TEST(FalseDiscovery, OrderDoesNotMatterAndOneAloneIsItself) {
  EXPECT_EQ(discoveries(std::vector<double>{0.5, 0.001, 0.02}, 0.05), (std::vector<bool>{false, true, true}));
  EXPECT_EQ(discoveries(std::vector<double>{0.04}, 0.05), (std::vector<bool>{true}));
  EXPECT_EQ(discoveries(std::vector<double>{0.06}, 0.05), (std::vector<bool>{false}));
  EXPECT_TRUE(discoveries({}, 0.05).empty());
}

TEST(FalseDiscovery, WhereNothingChangesAListIsSeldomNotEmpty) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> uniform(0, 1);
  int lists = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> chances(100);
    for (double& chance : chances) chance = uniform(random);
    for (const bool stands : discoveries(chances, 0.05)) {
      if (!stands) continue;
      ++lists;
      break;
    }
  }
  EXPECT_NEAR(lists / 2000.0, 0.05, 0.02);
}

}  // namespace
}  // namespace windscreen::measure
