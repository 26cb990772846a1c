#include "ingest/row_builder.h"

#include <gtest/gtest.h>

namespace windscreen::ingest {
namespace {

TEST(MadeId, IsShortStableAndTellsPartsApart) {
  EXPECT_EQ(made_id("ssd_cp_plans", {"7", "2020-02-29"}), made_id("ssd_cp_plans", {"7", "2020-02-29"}));
  EXPECT_EQ(made_id("ssd_cp_plans", {"7"}).size(), 18U);
  EXPECT_TRUE(made_id("ssd_cp_plans", {"7"}).starts_with("w-"));
  EXPECT_NE(made_id("t", {"ab", "c"}), made_id("t", {"a", "bc"}));
  EXPECT_NE(made_id("t", {"a", ""}), made_id("t", {"a"}));
  EXPECT_NE(made_id("t", {"a"}), made_id("u", {"a"}));
}

}  // namespace
}  // namespace windscreen::ingest
