#include "base/text.h"

#include <gtest/gtest.h>

namespace windscreen::base {
namespace {

TEST(Text, TrimsWhiteSpaceAndNoBreakSpace) {
  EXPECT_EQ(trim(" \t\xC2\xA0 child \r\n"), "child");
  EXPECT_EQ(trim("\xC2\xA0"), "");
}

TEST(Text, SquashComparesTitles) {
  EXPECT_EQ(squash("Child Unique ID"), squash(" child_unique-id "));
  EXPECT_NE(squash("List 1"), squash("List 11"));
}

TEST(Text, EditDistanceCountsPutInTakenOutAndChanged) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("surrey", "surrey"), 0U);
  EXPECT_EQ(edit_distance("surey", "surrey"), 1U);
  EXPECT_EQ(edit_distance("surrey", ""), 6U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(Text, SplitsAndQuotes) {
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
  EXPECT_EQ(split("", ',').size(), 1U);
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a \"b\", c"), "\"a \"\"b\"\", c\"");
  EXPECT_EQ(sql_literal("O'Neil"), "'O''Neil'");
  EXPECT_EQ(sql_name("a\"b"), "\"a\"\"b\"");
}

}  // namespace
}  // namespace windscreen::base
