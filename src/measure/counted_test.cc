#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "measure/measure.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

// F1 has no case holder; M1's case is held by T1 until 30 June 2020 and by T3 from 1 July; X1's by T1 (by T2
// from March to April).
constexpr const char* referred = R"(
insert into ssd_cin_episodes by name select * from (values
  ('E1', 'F1', date '2020-05-05', null), ('E2', 'M1', date '2020-06-30', null),
  ('E3', 'M1', date '2020-07-01', null), ('E4', 'X1', date '2020-03-01', null),
  ('E5', 'U1', date '2020-07-02', 'T2'), ('E6', 'X1', date '2020-07-31', 'T9'))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_referral_team);)";

Definition referrals() {
  return definition(
      "referred",
      "-- unit: count\n-- grain: event\n-- window: rolling_12_months\n-- polarity: context\n"
      "-- breakdowns: age_band, gender, ethnicity, disability, team, service, quadrant, kind",
      "select cine_referral_id as row_id, cine_person_id as person_id, cine_referral_date as "
      "event_date, cine_referral_team as team_id, "
      "case when cine_referral_id in ('E1', 'E2') then 'early' end as kind from ssd_cin_episodes");
}

std::unique_ptr<Measurer> tiny() {
  return std::make_unique<Measurer>(tiny_database(referred), day("2020-07-31"), lake::Authority{},
                                    Catalogue{});
}

TEST(Counted, SaysTheGroupsOfEachRow) {
  const auto opened = tiny();
  Measurer& measurer = *opened;
  const auto rows = measurer.counted(referrals(), day("2020-07-31"), std::nullopt,
                                     {"team", "service", "quadrant", "age_band", "kind"});
  ASSERT_EQ(rows.size(), 6U);
  const auto groups = [&](const char* id) {
    return std::find_if(rows.begin(), rows.end(), [&](const CountedRow& one) { return one.row_id == id; })
        ->groups;
  };
  using Groups = std::vector<std::string>;
  // 9 years old; nobody holds her case.
  EXPECT_EQ(groups("E1"), (Groups{"Not recorded", "Not recorded", "Not recorded", "5 to 9", "early"}));
  // 16, and the case moves on the first day of July.
  EXPECT_EQ(groups("E2"), (Groups{"Assessment North", "Assessment", "North", "16 and over", "early"}));
  EXPECT_EQ(groups("E3"), (Groups{"T3", "Looked after", "North", "16 and over", "Not recorded"}));
  EXPECT_EQ(groups("E4"),
            (Groups{"Assessment South", "Assessment", "South", "Not recorded", "Not recorded"}));
  EXPECT_EQ(groups("E5"), (Groups{"Assessment South", "Assessment", "South", "Unborn", "Not recorded"}));
  // A team that no table names.
  EXPECT_EQ(groups("E6"), (Groups{"T9", "Not recorded", "Not recorded", "Not recorded", "Not recorded"}));
}

// The list behind each group is as long as the figure says.
TEST(Counted, HasAsManyRowsInEachGroupAsTheFigure) {
  const auto opened = tiny();
  Measurer& measurer = *opened;
  const Definition counted = referrals();
  Request request;
  request.as_at = day("2020-07-31");
  request.dimensions = {"all"};
  const Measurement measured = measurer.compute({&counted}, request);
  ASSERT_TRUE(measured.faults.empty());
  std::size_t compared = 0;
  for (const Figure& figure : measured.figures) {
    if (figure.dimension == "total") continue;
    const auto rows = measurer.counted(counted, request.as_at, std::nullopt, {figure.dimension});
    const auto in_group = std::count_if(rows.begin(), rows.end(),
                                        [&](const CountedRow& one) { return one.groups[0] == figure.group; });
    EXPECT_EQ(static_cast<double>(in_group), figure.value.value_or(0.0))
        << figure.dimension << " " << figure.group;
    ++compared;
  }
  EXPECT_GT(compared, 20U);
}

TEST(Counted, RefusesADimensionThatTheQueryCannotGive) {
  const auto opened = tiny();
  Measurer& measurer = *opened;
  EXPECT_THROW(measurer.counted(referrals(), day("2020-07-31"), std::nullopt, {"school"}), base::Error);
  EXPECT_TRUE(measurer.counted(referrals(), day("2020-07-31")).front().groups.empty());
}

}  // namespace
}  // namespace windscreen::measure
