#include "ingest/code_sets.h"

#include <gtest/gtest.h>

namespace windscreen::ingest {
namespace {

TEST(CodeSets, SexIsOneCodingForAllReturns) {
  EXPECT_EQ(sex("1").value, "M");
  EXPECT_EQ(sex("2").value, "F");
  EXPECT_EQ(sex("0").value, "U");
  EXPECT_EQ(sex("9").value, "I");
  EXPECT_EQ(sex(" a) Female ").value, "F");
  EXPECT_EQ(sex("b) MALE").value, "M");
  EXPECT_EQ(sex("c) Not stated/recorded (or unborn)").value, "U");
  EXPECT_EQ(sex("d) Neither").value, "I");
  EXPECT_EQ(sex("").value, "");
  EXPECT_TRUE(sex("").known);
}

TEST(CodeSets, UnknownSexIsKeptAndSaidToBeUnknown) {
  EXPECT_EQ(sex(" 7 ").value, "7");
  EXPECT_FALSE(sex("7").known);
}

TEST(CodeSets, EthnicityTakesCodesAndTitles) {
  EXPECT_EQ(ethnicity("wbri").value, "WBRI");
  EXPECT_EQ(ethnicity("WBRI - White British").value, "WBRI");
  EXPECT_EQ(ethnicity("White British (WBRI)").value, "WBRI");
  EXPECT_EQ(ethnicity("a) WBRI").value, "WBRI");
  EXPECT_EQ(ethnicity("Gypsy / Roma").value, "WROM");
  EXPECT_EQ(ethnicity("Information not yet obtained").value, "NOBT");
  EXPECT_EQ(ethnicity("").value, "");
  EXPECT_TRUE(ethnicity("").known);
  EXPECT_EQ(ethnicity("Martian").value, "Martian");
  EXPECT_FALSE(ethnicity("Martian").known);
  EXPECT_FALSE(ethnicity("(ab)").known);
}

TEST(CodeSets, YesAndNo) {
  EXPECT_EQ(yes_no("Y"), true);
  EXPECT_EQ(yes_no("yes"), true);
  EXPECT_EQ(yes_no("a) Yes"), true);
  EXPECT_EQ(yes_no("TRUE"), true);
  EXPECT_EQ(yes_no("1"), true);
  EXPECT_EQ(yes_no("b) No"), false);
  EXPECT_EQ(yes_no("0"), false);
  EXPECT_EQ(yes_no("false"), false);
  EXPECT_EQ(yes_no(""), std::nullopt);
  EXPECT_EQ(yes_no("maybe"), std::nullopt);
  EXPECT_EQ(yes_no("2"), std::nullopt);
}

}  // namespace
}  // namespace windscreen::ingest
