#include "query/memory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace windscreen::query {
namespace {

class Memory : public ::testing::Test {
 protected:
  static void set(const char* value) { ::setenv("WINDSCREEN_MEMORY_MIB", value, 1); }
  void TearDown() override { ::unsetenv("WINDSCREEN_MEMORY_MIB"); }
};

TEST_F(Memory, IsWhatTheEnvironmentSays) {
  set("2048");
  EXPECT_EQ(memory_to_plan_with(), std::uint64_t{2048} << 20U);
}

TEST_F(Memory, IsNeverTooLittleToWorkWith) {
  set("1");
  EXPECT_EQ(memory_to_plan_with(), std::uint64_t{512} << 20U);
}

TEST_F(Memory, PassesOverWhatIsNoNumber) {
  ::unsetenv("WINDSCREEN_MEMORY_MIB");
  const std::uint64_t usual = memory_to_plan_with();
  EXPECT_GE(usual, std::uint64_t{512} << 20U);
  for (const char* value : {"", "plenty", "8G", "-4", "0"}) {
    set(value);
    EXPECT_EQ(memory_to_plan_with(), usual) << value;
  }
}

}  // namespace
}  // namespace windscreen::query
