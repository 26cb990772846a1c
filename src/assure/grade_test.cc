#include "assure/grade.h"

#include <gtest/gtest.h>

namespace windscreen::assure {
namespace {

TEST(Grade, IsReadAsItIsWritten) {
  for (const Grade grade : all_grades) {
    EXPECT_EQ(read_grade(words(grade)), grade);
    EXPECT_EQ(read_grade(code(grade)), grade);
  }
}

TEST(Grade, IsReadInAnyCaseAndInLetters) {
  EXPECT_EQ(read_grade("  GOOD "), Grade::good);
  EXPECT_EQ(read_grade("requires-improvement"), Grade::requires_improvement);
  EXPECT_EQ(read_grade("RI"), Grade::requires_improvement);
  EXPECT_EQ(read_grade("i"), Grade::inadequate);
  EXPECT_EQ(read_grade("O"), Grade::outstanding);
  EXPECT_EQ(read_grade("g"), Grade::good);
}

// Edge case 27: the words for a grade change over the years.
TEST(Grade, IsReadInTheWordsOfOtherYears) {
  EXPECT_EQ(read_grade("Requires improvement to be good"), Grade::requires_improvement);
  EXPECT_EQ(read_grade("Adequate"), Grade::requires_improvement);
}

// Edge case 28: a scale of ten is never mixed with grades.
TEST(Grade, IsNotReadFromANumberOrAnythingElse) {
  for (const char* text : {"", "0", "1", "4", "7", "10", "excellent", "not graded", "n/a", "goodish"}) {
    EXPECT_EQ(read_grade(text), std::nullopt) << text;
  }
}

TEST(Grade, IsWorseTheGreaterItIs) {
  EXPECT_LT(Grade::outstanding, Grade::good);
  EXPECT_LT(Grade::requires_improvement, Grade::inadequate);
}

}  // namespace
}  // namespace windscreen::assure
