#include "assure/stored_pairs.h"

#include "assure/audit_world_test.h"
#include "store/audit_review.h"

namespace windscreen::assure {
namespace {

class StoredPairsTest : public AuditWorld {
 protected:
  void audit_of(const std::string& id, const std::string& submitted_at,
                const std::function<void(store::Audit&)>& change = {}) {
    opened->write({"ann", "fill"}, [&](store::Writer& writer) {
      store::Audit one;
      one.id = id;
      one.stream = "random";
      one.month = "2020-02";
      one.state = "final";
      one.auditor_id = "Bea";
      one.auditor_grade = "inadequate";
      one.submitted_at = submitted_at;
      if (change) change(one);
      writer.insert(one);
    });
  }
  void second_of(const std::string& id, const std::function<void(store::AuditModeration&)>& change = {}) {
    opened->write({"ann", "fill"}, [&](store::Writer& writer) {
      store::AuditModeration one;
      one.id = "second " + id;
      one.audit_id = id;
      one.kind = "random_blind";
      one.moderator_id = "Cat";
      one.assigned_at = "2020-02-10T09:00:00.000Z";
      one.due_on = "2020-02-14";
      one.blind = true;
      one.grade = "good";
      one.graded_at = "2020-02-12T09:00:00.000Z";
      if (change) change(one);
      writer.insert(one);
    });
  }
  std::vector<AuditorsPair> pairs(const std::string& from = {}) {
    return opened->read([&](const store::Queries& reader) { return blind_pairs(reader, from); });
  }
};
ON_EACH_ENGINE(StoredPairsTest);

TEST_P(StoredPairsTest, APairIsWhatTwoGaveWithoutKnowing) {
  audit_of("one", "2020-02-10T09:00:00.000Z");
  second_of("one");
  const auto found = pairs();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].auditor, "Bea");
  EXPECT_EQ(found[0].grades.first, Grade::inadequate);
  EXPECT_EQ(found[0].grades.second, Grade::good);
  EXPECT_EQ(pairs("2020-02").size(), 1U);
  EXPECT_TRUE(pairs("2020-03").empty());
}

TEST_P(StoredPairsTest, WhatChanceDidNotPickIsNone) {
  audit_of("chosen", "2020-02-10T09:00:00.000Z");
  second_of("chosen", [](auto& one) { one.blind = false; });
  audit_of("waiting", "2020-02-10T09:00:00.000Z");
  second_of("waiting", [](auto& one) { one.grade = one.graded_at = std::nullopt; });
  audit_of("appealed", "2020-02-10T09:00:00.000Z");
  second_of("appealed", [](auto& one) { one.kind = "appeal"; });
  audit_of("nothing", "2020-02-10T09:00:00.000Z", [](auto& one) { one.state = "void"; });
  second_of("nothing");
  EXPECT_TRUE(pairs().empty());
}

// The auditor had seen the second grade when they submitted again.
TEST_P(StoredPairsTest, AFirstGradeGivenAfterTheSecondIsNone) {
  audit_of("again", "2020-02-13T09:00:00.000Z");
  second_of("again");
  EXPECT_TRUE(pairs().empty());
}

// Edge case 30: an auditor completes 20 in one day.
TEST_P(StoredPairsTest, TwentyAuditsInADayArePointedOut) {
  for (int i = 0; i < 20; ++i)
    audit_of("many " + std::to_string(i), i < 19 ? "2020-06-10T12:00:00.000Z" : "2020-06-09T23:30:00.000Z");
  audit_of("other", "2020-06-11T12:00:00.000Z");
  const auto days = [&](std::int64_t least, const std::string& since) {
    return opened->read([&](const store::Queries& reader) { return many_in_a_day(reader, least, since); });
  };
  // Half past eleven in UTC is the next day in summer time.
  const auto found = days(20, "2020-01-01");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].auditor, "Bea");
  EXPECT_EQ(found[0].day, "2020-06-10");
  EXPECT_EQ(found[0].audits, 20);
  EXPECT_TRUE(days(21, "2020-01-01").empty());
  EXPECT_TRUE(days(20, "2020-06-11").empty());
}

}  // namespace
}  // namespace windscreen::assure
