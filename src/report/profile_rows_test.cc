#include "report/profile_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace windscreen::report {
namespace {

// Twenty authorities with 81 or 121 of 10,000 children, and Surrey with 900; and Surrey's own two years.
benchmark::Profile surrey() {
  benchmark::Profile profile;
  profile.area.name = "Surrey";
  profile.area.code = "936";
  benchmark::ProfileMeasure measure;
  measure.measure = benchmark::find_measure("cla_rate_per_10000");
  benchmark::ProfileField field;
  field.year = 2021;
  field.period = "31 March 2021";
  const auto add = [&](const std::string& code, const std::string& name, double counted) {
    benchmark::PublishedFigure figure;
    figure.value = counted;
    figure.numerator = counted;
    figure.denominator = 10000;
    field.authorities.push_back({code, name, figure});
  };
  for (int i = 0; i < 20; ++i)
    add(std::to_string(100 + i), "Place " + std::to_string(i), i % 2 == 0 ? 81 : 121);
  field.own = field.authorities.size();
  add("936", "Surrey", 900);
  for (const int year : {2020, 2021}) {
    benchmark::ProfileYear at;
    at.year = year;
    at.own.value = 900;
    measure.years.push_back(at);
  }
  measure.field = std::move(field);
  profile.measures.push_back(std::move(measure));
  // Shares by group have no funnel, and neither has a count.
  benchmark::ProfileMeasure count;
  count.measure = benchmark::find_measure("referrals_received");
  count.years.emplace_back().year = 2021;
  profile.measures.push_back(std::move(count));
  return profile;
}

std::size_t column(const std::vector<std::string>& columns, const std::string& name) {
  const auto at = std::ranges::find(columns, name);
  EXPECT_NE(at, columns.end()) << name;
  return static_cast<std::size_t>(at - columns.begin());
}

TEST(ProfileRows, TheFunnelStandsInTheRowOfItsYearAlone) {
  const benchmark::Profile profile = surrey();
  const LazyRows rows = profile_rows(profile);
  ASSERT_EQ(rows.count, 3U);
  const std::size_t standing = column(rows.columns, "funnel_standing");
  const std::size_t authorities = column(rows.columns, "funnel_authorities");
  for (std::size_t at = 0; at < rows.count; ++at) ASSERT_EQ(rows.row(at).size(), rows.columns.size());
  EXPECT_EQ(rows.row(0)[standing], Cell());
  EXPECT_EQ(rows.row(1)[standing], Cell(std::string("higher than chance")));
  EXPECT_EQ(rows.row(1)[authorities], Cell(std::int64_t{21}));
  EXPECT_EQ(rows.row(2)[standing], Cell());
  const double lower = std::get<double>(rows.row(1)[column(rows.columns, "funnel_lower_998")]);
  const double upper = std::get<double>(rows.row(1)[column(rows.columns, "funnel_upper_998")]);
  const double centre = std::get<double>(rows.row(1)[column(rows.columns, "funnel_centre")]);
  EXPECT_LT(lower, centre);
  EXPECT_LT(centre, upper);
  EXPECT_LT(upper, 900);
}

TEST(ProfileRows, EverybodyInTheFunnelHasARow) {
  const benchmark::Profile profile = surrey();
  const Rows rows = funnel_rows(profile);
  ASSERT_EQ(rows.rows.size(), 21U);
  const std::size_t own = column(rows.columns, "own");
  const std::size_t authority = column(rows.columns, "authority");
  for (const auto& row : rows.rows) {
    ASSERT_EQ(row.size(), rows.columns.size());
    EXPECT_EQ(row[own], Cell(row[authority] == Cell(std::string("Surrey"))))
        << std::get<std::string>(row[authority]);
  }
  EXPECT_EQ(rows.rows[1][column(rows.columns, "code")], Cell(std::string("101")));
  EXPECT_EQ(rows.rows[1][column(rows.columns, "numerator")], Cell(121.0));
}

}  // namespace
}  // namespace windscreen::report
