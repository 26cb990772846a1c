#include "assure/completion.h"

#include <gtest/gtest.h>

namespace windscreen::assure {
namespace {

using base::make_date;

TEST(Completion, IsDoneOfWhatIsStillToBeMade) {
  const auto due = make_date(2020, 9, 30);
  const std::vector<GivenAudit> audits = {
      {"Moderators", AuditState::final_grade, due},
      {"Auditors", AuditState::closed, due},
      {"Auditors", AuditState::in_progress, due},
      {"Auditors", AuditState::submitted, make_date(2020, 10, 1)},
      {"Auditors", AuditState::paused, due},
      {"Auditors", AuditState::void_audit, due},
      {"", AuditState::drawn, {}},
      {"Auditors", AuditState::replaced, due},
  };
  const auto groups = completion(audits, make_date(2020, 10, 1));
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups[0].group, "Auditors");
  EXPECT_EQ(groups[0].due, 4);
  EXPECT_EQ(groups[0].done, 1);
  // A day that is today is not past, and what is paused is not late.
  EXPECT_EQ(groups[0].late, 1);
  EXPECT_EQ(groups[0].paused, 1);
  EXPECT_EQ(groups[0].void_or_replaced, 2);
  EXPECT_DOUBLE_EQ(groups[0].share.value_or(0), 0.25);
  // Wilson of 1 of 4, worked out by hand: 4.6% to 69.9%.
  EXPECT_NEAR(groups[0].interval.lower, 0.0456, 0.0005);
  EXPECT_NEAR(groups[0].interval.upper, 0.6994, 0.0005);
  EXPECT_EQ(groups[1].group, "Moderators");
  EXPECT_DOUBLE_EQ(groups[1].share.value_or(0), 1.0);
  EXPECT_LT(groups[1].interval.lower, 0.25);
  EXPECT_EQ(groups[2].group, "Nobody yet");
  EXPECT_EQ(groups[3].group, "All");
  EXPECT_EQ(groups[3].due, 6);
  EXPECT_EQ(groups[3].done, 2);
}

TEST(Completion, SaysNothingOfNothing) {
  const auto groups = completion({}, make_date(2020, 10, 1));
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].share, std::nullopt);
  const std::vector<GivenAudit> only_void = {{"Auditors", AuditState::void_audit, {}}};
  EXPECT_EQ(completion(only_void, make_date(2020, 10, 1))[0].share, std::nullopt);
}

}  // namespace
}  // namespace windscreen::assure
