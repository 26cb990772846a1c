#include "measure/example.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

const std::string text =
    "# Two referrals in September, one of them with no further action.\n"
    "-- given: ssd_person\n"
    "pers_person_id | pers_sex\n"
    "P1 | F\n"
    "-- case: one of two\n"
    "-- as at: 2020-09-30\n"
    "-- given: ssd_cin_episodes\n"
    "cine_referral_id | cine_person_id | cine_referral_date | cine_referral_nfa\n"
    "R1 | P1 | 2020-09-01 | Y\n"
    "R2 | P2 | 2020-09-30 |\n"
    "-- expect: value = 50, numerator = 1, denominator = 2\n"
    "-- expect gender = Female: value = 100\n"
    "-- expect gender = Male: numerator = none\n"
    "-- expect at 2020-08-31: value = none, denominator = 0\n"
    "-- counted: P2, P1\n";

const Definition& share() {
  static const Definition one =
      definition("share", "-- unit: percent\n-- grain: event",
                 "select cine_person_id as person_id, cine_referral_date as event_date,"
                 " cine_referral_nfa = 'Y' as met from ssd_cin_episodes");
  return one;
}

std::vector<std::string> run(const std::string& example) {
  return run_example({}, share(), {"share", example, "indicators/share.example"});
}

std::string changed(std::string example, const std::string& from, const std::string& to) {
  return example.replace(example.find(from), from.size(), to);
}

std::string error_of(const std::string& example) {
  try {
    run(example);
  } catch (const base::Error& error) {
    return std::string(error.what()) + " " + error.remedy();
  }
  return "no error";
}

TEST(Example, HoldsWhereItIsRight) { EXPECT_EQ(run(text), std::vector<std::string>()); }

TEST(Example, SaysWhatDiffersAndWhere) {
  const auto value = run(changed(text, "value = 50", "value = 49"));
  ASSERT_EQ(value.size(), 1U);
  EXPECT_EQ(value[0], "indicators/share.example, line 11 (one of two): value of all is 50, not 49");
  EXPECT_EQ(run(changed(text, "Female: value = 100", "Female: value = none")).size(), 1U);
  EXPECT_EQ(run(changed(text, "at 2020-08-31", "at 2020-08-30")).size(), 1U);
  EXPECT_EQ(run(changed(text, "P2, P1", "P1")).size(), 1U);
}

TEST(Example, NamesTheLineOfWhatItCannotRead) {
  EXPECT_NE(error_of(changed(text, "-- given: ssd_cin_episodes", "-- given: ssd_cin_episode")).find("line 7"),
            std::string::npos);
  EXPECT_NE(error_of(changed(text, "cine_referral_nfa\n", "cine_nfa\n")).find("has no column cine_nfa"),
            std::string::npos);
  EXPECT_NE(error_of(changed(text, "R2 | P2 |", "R2 |")).find("line 10: the row has 3 cells"),
            std::string::npos);
  EXPECT_NE(error_of(changed(text, "2020-09-01", "1 September")).find("do not fit"), std::string::npos);
  EXPECT_NE(error_of(changed(text, "-- as at: 2020-09-30\n", "")).find("no day"), std::string::npos);
  EXPECT_NE(error_of(changed(text, "value = 50", "values = 50")).find("line 11"), std::string::npos);
  EXPECT_NE(error_of("# nothing\n").find("no case"), std::string::npos);
}

}  // namespace
}  // namespace windscreen::measure
