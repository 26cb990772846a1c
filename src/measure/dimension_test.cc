#include "measure/dimension.h"

#include <gtest/gtest.h>

#include "measure/people.h"

namespace windscreen::measure {
namespace {

base::Date day(const char* text) { return *base::parse_iso(text); }

std::string_view age(const char* born, const char* on, bool care_leavers = false) {
  return fixed_groups(DimensionKind::age_band,
                      care_leavers)[age_group(day(born), false, day(on), care_leavers)];
}

TEST(AgeBand, Boundaries) {
  EXPECT_EQ(age("2020-10-01", "2020-09-30"), "Unborn");
  EXPECT_EQ(age("2020-09-30", "2020-09-30"), "Under 1");
  EXPECT_EQ(age("2019-10-01", "2020-09-30"), "Under 1");
  EXPECT_EQ(age("2019-09-30", "2020-09-30"), "1 to 4");
  EXPECT_EQ(age("2015-10-01", "2020-09-30"), "1 to 4");
  EXPECT_EQ(age("2015-09-30", "2020-09-30"), "5 to 9");
  EXPECT_EQ(age("2010-09-30", "2020-09-30"), "10 to 15");
  EXPECT_EQ(age("2004-09-30", "2020-09-30"), "16 and over");
  // Born on 29 February: a year older on 1 March.
  EXPECT_EQ(age("2004-02-29", "2009-02-28"), "1 to 4");
  EXPECT_EQ(age("2004-02-29", "2009-03-01"), "5 to 9");
}

TEST(AgeBand, WithoutADateOfBirth) {
  const auto bands = fixed_groups(DimensionKind::age_band, false);
  EXPECT_EQ(bands[age_group(std::nullopt, true, day("2020-09-30"), false)], "Unborn");
  EXPECT_EQ(bands[age_group(std::nullopt, false, day("2020-09-30"), false)], "Not recorded");
}

TEST(AgeBand, CareLeavers) {
  EXPECT_EQ(age("2003-10-01", "2020-09-30", true), "Under 17");
  EXPECT_EQ(age("2003-09-30", "2020-09-30", true), "17 to 18");
  EXPECT_EQ(age("2001-09-30", "2020-09-30", true), "19 to 21");
  EXPECT_EQ(age("1998-09-30", "2020-09-30", true), "22 to 25");
  EXPECT_EQ(age("1994-09-30", "2020-09-30", true), "26 and over");
}

TEST(Groups, CodesAsSourcesWriteThem) {
  const auto genders = fixed_groups(DimensionKind::gender, false);
  EXPECT_EQ(genders[gender_group("F")], "Female");
  EXPECT_EQ(genders[gender_group("Male")], "Male");
  EXPECT_EQ(genders[gender_group("b) Female")], "Female");
  EXPECT_EQ(genders[gender_group("")], "Not recorded");
  EXPECT_EQ(genders[gender_group("U")], "Not recorded");
  const auto ethnicities = fixed_groups(DimensionKind::ethnicity, false);
  EXPECT_EQ(ethnicities[ethnicity_group("WBRI")], "White");
  EXPECT_EQ(ethnicities[ethnicity_group("mwas")], "Mixed");
  EXPECT_EQ(ethnicities[ethnicity_group("CHNE")], "Asian");
  EXPECT_EQ(ethnicities[ethnicity_group("BOTH - other Black")], "Black");
  EXPECT_EQ(ethnicities[ethnicity_group("OOTH")], "Other");
  EXPECT_EQ(ethnicities[ethnicity_group("NOBT")], "Not known");
  EXPECT_EQ(ethnicities[ethnicity_group("")], "Not known");
}

TEST(Numbering, KeepsNumbersAsItGrows) {
  Numbering numbers;
  EXPECT_EQ(numbers.find("x"), Numbering::none);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(numbers.add("P" + std::to_string(i)), static_cast<unsigned>(i));
  EXPECT_EQ(numbers.add("P7"), 7U);
  EXPECT_EQ(numbers.find("P999"), 999U);
  EXPECT_EQ(numbers.text(500), "P500");
  EXPECT_EQ(numbers.find("P1000"), Numbering::none);
  EXPECT_EQ(numbers.add(""), 1000U);
  EXPECT_EQ(numbers.text(1000), "");
}

}  // namespace
}  // namespace windscreen::measure
