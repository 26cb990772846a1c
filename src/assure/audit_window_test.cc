#include "assure/audit_window.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace windscreen::assure {
namespace {

using base::make_date;

TEST(AuditWindows, DoNotOverlapAndEndWithTheNewestMonth) {
  // November 2018 to June 2020 is 20 months: six windows of three, the first two months left out.
  const auto windows = audit_windows(make_date(2018, 11, 5), make_date(2020, 6, 30));
  ASSERT_EQ(windows.size(), 6U);
  EXPECT_EQ(windows.front().first, make_date(2019, 1, 1));
  EXPECT_EQ(windows.back().first, make_date(2020, 4, 1));
  EXPECT_EQ(windows.back().last, make_date(2020, 6, 30));
  for (std::size_t i = 1; i < windows.size(); ++i) {
    EXPECT_EQ(windows[i].first, windows[i - 1].last + std::chrono::days(1));
    EXPECT_FALSE(windows[i].rolling);
  }
}

TEST(AuditWindows, RollOnlyWhenAskedAndSaySo) {
  const WindowRule rolling{.months = 3, .rolling = true, .by = MonthBy::completed};
  const auto windows = audit_windows(make_date(2019, 12, 31), make_date(2020, 4, 1), rolling);
  ASSERT_EQ(windows.size(), 3U);
  EXPECT_EQ(windows[0].first, make_date(2019, 12, 1));
  EXPECT_EQ(windows[0].last, make_date(2020, 2, 29));
  EXPECT_EQ(words_of(windows[0]), "rolling December 2019 to February 2020, by month completed");
  const auto plain = audit_windows(make_date(2020, 7, 1), make_date(2020, 9, 30));
  EXPECT_EQ(words_of(plain.at(0)), "July 2020 to September 2020, by month sampled");
}

TEST(AuditWindows, OfOneMonthDoNotRoll) {
  const WindowRule months{.months = 1, .rolling = true};
  const auto windows = audit_windows(make_date(2020, 1, 31), make_date(2020, 3, 1), months);
  ASSERT_EQ(windows.size(), 3U);
  EXPECT_EQ(windows[1].last, make_date(2020, 2, 29));
  EXPECT_EQ(words_of(windows[1]), "February 2020, by month sampled");
}

TEST(AuditWindows, TooShortATimeHasNone) {
  EXPECT_TRUE(audit_windows(make_date(2020, 5, 1), make_date(2020, 6, 30)).empty());
  EXPECT_TRUE(audit_windows(make_date(2020, 7, 1), make_date(2020, 6, 30)).empty());
  EXPECT_THROW(audit_windows(make_date(2020, 5, 1), make_date(2020, 6, 30), {.months = 0}), base::Error);
}

TEST(InWindow, GoesByTheMonthSampledOrCompleted) {
  GradedAudit audit;
  audit.sampled = make_date(2020, 6, 30);
  audit.completed = make_date(2020, 7, 1);
  GradedAudit open;
  open.sampled = make_date(2020, 4, 1);
  const std::vector<GradedAudit> audits = {audit, open};
  const AuditWindow sampled{make_date(2020, 4, 1), make_date(2020, 6, 30), MonthBy::sampled};
  const AuditWindow completed{make_date(2020, 4, 1), make_date(2020, 6, 30), MonthBy::completed};
  const AuditWindow next{make_date(2020, 7, 1), make_date(2020, 9, 30), MonthBy::completed};
  EXPECT_EQ(in_window(audits, sampled).size(), 2U);
  EXPECT_EQ(in_window(audits, completed).size(), 0U);
  EXPECT_EQ(in_window(audits, next).size(), 1U);
}

// The last day of a month belongs to it: it is over on the next.
TEST(UnfinishedWords, SayWhatIsStillToCome) {
  const AuditWindow sampled{make_date(2020, 1, 1), make_date(2020, 2, 29), MonthBy::sampled};
  EXPECT_TRUE(unfinished_words(sampled, make_date(2020, 3, 1), {60, 0}).empty());
  const auto last_day = unfinished_words(sampled, make_date(2020, 2, 29), {60, 0});
  ASSERT_EQ(last_day.size(), 1U);
  EXPECT_EQ(last_day[0].find("February 2020 is not over yet"), 0U) << last_day[0];
  const auto both = unfinished_words(sampled, make_date(2020, 1, 2), {60, 3});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[1].find("3 of 60 audits drawn for these months have no final grade yet"), 0U) << both[1];
  EXPECT_NE(unfinished_words(sampled, make_date(2020, 3, 1), {60, 1}).at(0).find("1 of 60"),
            std::string::npos);
  // By month completed nothing is known of what is still to be completed.
  const AuditWindow completed{sampled.first, sampled.last, MonthBy::completed};
  EXPECT_TRUE(unfinished_words(completed, make_date(2020, 3, 1), {60, 3}).empty());
  EXPECT_EQ(unfinished_words(completed, make_date(2020, 2, 29), {60, 3}).size(), 1U);
}

}  // namespace
}  // namespace windscreen::assure
