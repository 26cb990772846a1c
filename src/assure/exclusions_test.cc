#include "assure/exclusions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/frame_fixture.h"

namespace windscreen::assure {
namespace {

const FrameRow& row(const Frame& frame, const char* child) { return *find_child(frame, child); }

Frame excluded(std::vector<FrameRow> rows, const ExclusionRule& rule = {}, const std::string& seed = "seed") {
  Frame frame = frame_of(std::move(rows));
  exclude(frame, rule, {seed, frame_hash(frame)});
  return frame;
}

TEST(Exclusions, AuditedWithinTwelveMonthsUpToTheDay) {
  FrameRow recent = row_of("A");
  recent.last_audited = on("2019-10-01");
  FrameRow just = row_of("B");
  just.last_audited = on("2019-09-30");
  Frame frame = excluded({recent, just});
  EXPECT_EQ(row(frame, "A").exclusion, Exclusion::audited_recently);
  EXPECT_EQ(row(frame, "A").exclusion_detail, "audited on 1 October 2019");
  EXPECT_EQ(row(frame, "B").exclusion, Exclusion::none);
  ExclusionRule none;
  none.audited_within_months = 0;
  EXPECT_EQ(row(excluded({recent}, none), "A").exclusion, Exclusion::none);
}

TEST(Exclusions, AReAuditIsNoRecentAuditAndKeepsItsFamilyOutOfChance) {
  FrameRow again = row_of("A", "Assessment", "North", "F");
  again.last_audited = on("2020-06-30");
  ExclusionRule rule;
  rule.re_audits = {"A"};
  const Frame frame = excluded({again, row_of("B", "Assessment", "North", "F"), row_of("C")}, rule);
  EXPECT_EQ(row(frame, "A").exclusion, Exclusion::re_audit);
  EXPECT_EQ(row(frame, "B").exclusion, Exclusion::family_in_re_audit);
  EXPECT_EQ(row(frame, "C").exclusion, Exclusion::none);
}

TEST(Exclusions, OutsideThePopulationWhoHasAnotherStatusOrNone) {
  FrameRow unknown = row_of("B");
  unknown.status.reset();
  ExclusionRule rule;
  rule.statuses = {CaseStatus::looked_after};
  const Frame frame = excluded({row_of("A"), unknown}, rule);
  EXPECT_EQ(row(frame, "A").exclusion_detail, "Child in need");
  EXPECT_EQ(row(frame, "B").exclusion_detail, "status not recorded");
  EXPECT_EQ(count_exclusions(frame).of(Exclusion::outside_population), 2U);
}

// Edge case 2: who closes, turns 18, dies or moves before the draw is not drawn; who will later still may be.
TEST(AuditEdgeCase02, CasesNoLongerOpenAreNotDrawn) {
  std::vector<FrameRow> rows;
  const std::array<Closure, 4> closures = {Closure::closed, Closure::turned_18, Closure::died,
                                           Closure::moved_area};
  for (std::size_t i = 0; i < closures.size(); ++i) {
    rows.push_back(row_of("C" + std::to_string(i)));
    rows.back().closure = closures[i];
    rows.back().closed_on = on("2020-09-30");
  }
  rows.push_back(row_of("LATER"));
  rows.back().closure = Closure::turned_18;
  rows.back().closed_on = on("2020-10-01");
  const Frame frame = excluded(rows);
  EXPECT_EQ(count_exclusions(frame).of(Exclusion::closed), 4U);
  EXPECT_EQ(row(frame, "C2").exclusion_detail, "died on 30 September 2020");
  EXPECT_EQ(row(frame, "LATER").exclusion, Exclusion::none);
}

// Edge case 3: one child a family, each as likely; brothers and sisters who cannot be drawn do not count.
TEST(AuditEdgeCase03, OneChildOfAFamilyStandsForIt) {
  FrameRow held = row_of("D", "Assessment", "North", "F");
  held.legal_hold = true;
  int a = 0;
  constexpr int draws = 6000;
  for (int i = 0; i < draws; ++i) {
    const Frame frame = excluded({row_of("A", "Assessment", "North", "F"), row_of("B", "Care", "South", "F"),
                                  row_of("C", "Assessment", "North", "F"), held, row_of("E")},
                                 {}, std::to_string(i));
    const ExclusionCounts counts = count_exclusions(frame);
    ASSERT_EQ(counts.of(Exclusion::sibling), 2U);
    ASSERT_EQ(counts.of(Exclusion::legal_hold), 1U);
    ASSERT_EQ(counts.eligible, 2U);
    ASSERT_EQ(row(frame, "A").family_choices, 3U);
    ASSERT_EQ(row(frame, "E").family_choices, 1U);
    ASSERT_EQ(row(frame, "D").family_choices, 0U);
    if (row(frame, "A").exclusion == Exclusion::none) ++a;
  }
  // 2,000 expected, standard deviation 36.5; five of them.
  EXPECT_NEAR(a, draws / 3, 183);
  ExclusionRule all;
  all.one_child_a_family = false;
  EXPECT_EQ(
      count_exclusions(excluded({row_of("A", "x", "y", "F"), row_of("B", "x", "y", "F")}, all)).eligible, 2U);
}

// Edge case 4: one child under two references, or one reference twice.
TEST(AuditEdgeCase04, MergedAndDuplicateRecordsAreOneChild) {
  FrameRow merged = row_of("OLD");
  merged.merged_into = "NEW";
  FrameRow gone = row_of("X");
  gone.merged_into = "not in the frame";
  // They say it of each other.
  FrameRow ring1 = row_of("R1");
  ring1.merged_into = "R2";
  FrameRow ring2 = row_of("R2");
  ring2.merged_into = "R1";
  FrameRow chain = row_of("OLDEST");
  chain.merged_into = "OLD";
  const Frame frame = excluded({merged, row_of("NEW"), row_of("NEW", "Care"), gone, ring1, ring2, chain});
  EXPECT_EQ(row(frame, "OLD").exclusion, Exclusion::merged);
  EXPECT_EQ(row(frame, "OLDEST").exclusion_detail, "kept as NEW");
  EXPECT_EQ(row(frame, "X").exclusion, Exclusion::none);
  EXPECT_EQ(row(frame, "R1").exclusion, Exclusion::none);
  EXPECT_EQ(row(frame, "R2").exclusion, Exclusion::merged);
  EXPECT_EQ(count_exclusions(frame).of(Exclusion::duplicate), 1U);
  EXPECT_EQ(count_exclusions(frame).eligible, 3U);
}

// Edge case 5.
TEST(AuditEdgeCase05, RestrictedRecordsKeepTheirKindAsTheReason) {
  std::vector<FrameRow> rows;
  const std::array<Restriction, 4> kinds = {Restriction::restricted, Restriction::adoption,
                                            Restriction::staff_related, Restriction::embargoed};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    rows.push_back(row_of("C" + std::to_string(i)));
    rows.back().restriction = kinds[i];
  }
  // Chosen for a re-audit and restricted since: not audited.
  ExclusionRule rule;
  rule.re_audits = {"C0"};
  const Frame frame = excluded(rows, rule);
  EXPECT_EQ(count_exclusions(frame).of(Exclusion::restricted), 4U);
  EXPECT_EQ(row(frame, "C2").exclusion_detail, "related to a member of staff");
}

TEST(Exclusions, EveryRowIsCountedOnce) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 40, "Care");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].family = "F" + std::to_string(i % 7);
    if (i % 5 == 0) rows[i].legal_hold = true;
    if (i % 3 == 0) rows[i].last_audited = on("2020-08-01");
    if (i % 11 == 0) rows[i].restriction = Restriction::adoption;
  }
  const ExclusionCounts counts = count_exclusions(excluded(rows));
  std::size_t sum = counts.eligible;
  for (const auto& [reason, count] : counts.by_reason) sum += count;
  EXPECT_EQ(sum, counts.frame);
  EXPECT_EQ(counts.frame, 40U);
  EXPECT_EQ(counts.eligible, 7U);
  EXPECT_EQ(counts.by_reason.size(), all_exclusions.size());
}

}  // namespace
}  // namespace windscreen::assure
