#include "assure/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "assure/frame_fixture.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

DrawRule rule_of(std::size_t target, std::size_t floor = 2, std::size_t reserves = 3) {
  DrawRule rule;
  rule.target = target;
  rule.floor = floor;
  rule.reserves = reserves;
  return rule;
}

std::string text(const Draw& draw) {
  std::string all;
  for (const Selection& one : draw.selections) {
    all += all.empty() ? "" : " ";
    all += one.child + (one.role == SelectionRole::primary ? "" : "/" + std::string(words(one.role)));
  }
  return all;
}

std::vector<FrameRow> county() {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 60, "Assessment", "North");
  add_cases(rows, "B", 30, "Assessment", "South");
  add_cases(rows, "C", 9, "Looked after", "North");
  add_cases(rows, "D", 1, "Looked after", "South");
  return rows;
}

TEST(Draw, GivesStrataTheirQuotasAndReservesInOrder) {
  const Sample sample = draw_sample(frame_of(county()), {}, rule_of(20), "seed");
  ASSERT_EQ(sample.draw.strata.size(), 4U);
  EXPECT_EQ(sample.draw.strata[0].name.words(), "Assessment, North");
  // By share 12, 6, 1.8, 0.2; with the floor of 2 (of 1 case: 1) 17 are left for 90: 11.3 and 5.7.
  EXPECT_EQ(sample.draw.strata[0].allocated, 11U);
  EXPECT_EQ(sample.draw.strata[1].allocated, 6U);
  EXPECT_EQ(sample.draw.strata[2].allocated, 2U);
  EXPECT_EQ(sample.draw.strata[3].allocated, 1U);
  EXPECT_DOUBLE_EQ(*sample.draw.strata[0].probability, 11.0 / 60);
  EXPECT_DOUBLE_EQ(*sample.draw.strata[3].probability, 1.0);
  std::set<std::string> seen;
  std::vector<std::size_t> reserves(4, 0);
  for (const Selection& one : sample.draw.selections) {
    EXPECT_TRUE(seen.insert(one.child).second);
    if (one.role == SelectionRole::reserve) {
      EXPECT_EQ(one.place, ++reserves[one.stratum]);
    }
  }
  EXPECT_EQ(reserves, (std::vector<std::size_t>{3, 3, 3, 0}));
  double children = 0;
  for (const StandingCase& one : standing(sample.draw)) children += *one.weight;
  EXPECT_NEAR(children, 100, 1e-9);
}

// The draw of this frame and seed on any machine, with any compiler. It was worked out a second time by the
// lines of Python in docs/audit_sampling.md.
TEST(Draw, IsPinned) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 8, "Assessment", "North");
  add_cases(rows, "B", 5, "Care", "South");
  const Sample sample = draw_sample(frame_of(rows), {}, rule_of(5, 2, 2), "2020-10-01 robin");
  EXPECT_EQ(sample.draw.chance.frame_hash,
            "071ddebb2823cd8d53dc51432b033087a250300f78ff868cdf347312223a4156");
  EXPECT_EQ(text(sample.draw),
            "A001 A005 A003 B003 B005 A007/reserve A008/reserve B004/reserve B001/reserve");
}

TEST(Draw, IsTheSameForRowsInAnyOrder) {
  std::vector<FrameRow> rows = county();
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].family = "F" + std::to_string(i % 40);
  DrawRule by_risk = rule_of(20);
  by_risk.method = DrawMethod::risk_weighted;
  for (std::size_t i = 0; i < rows.size(); i += 3) by_risk.risk[rows[i].child] = 1 + i;
  std::mt19937_64 random(7);
  for (const DrawRule& rule : {rule_of(20), by_risk}) {
    const std::string once = text(draw_sample(frame_of(rows), {}, rule, "seed").draw);
    for (int turn = 0; turn < 10; ++turn) {
      std::ranges::shuffle(rows, random);
      EXPECT_EQ(text(draw_sample(frame_of(rows), {}, rule, "seed").draw), once);
    }
    EXPECT_NE(text(draw_sample(frame_of(rows), {}, rule, "another seed").draw), once);
    Frame other = frame_of(rows);
    other.rows[0].worker = "somebody else";
    EXPECT_NE(text(draw_sample(other, {}, rule, "seed").draw), once);
  }
}

// Edge case 3, and over many seeds: quotas hold, nobody and no family is there twice, reserves included.
TEST(AuditEdgeCase03, NoFamilyIsDrawnTwice) {
  std::vector<FrameRow> rows = county();
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].family = "F" + std::to_string((i * 7) % 33);
  rows[5].last_audited = on("2020-05-01");
  ExclusionRule exclusions;
  exclusions.re_audits = {"A006"};
  for (int seed = 0; seed < 300; ++seed) {
    const Sample sample = draw_sample(frame_of(rows), exclusions, rule_of(12), std::to_string(seed));
    std::set<std::string> families;
    std::size_t primaries = 0;
    for (const Selection& one : sample.draw.selections) {
      ASSERT_TRUE(families.insert(one.family).second) << one.family;
      if (one.role == SelectionRole::primary) ++primaries;
    }
    std::size_t allocated = 0;
    for (const DrawnStratum& stratum : sample.draw.strata) {
      ASSERT_LE(stratum.allocated, stratum.eligible);
      ASSERT_GE(stratum.allocated, std::min<std::size_t>(2, stratum.eligible));
      allocated += stratum.allocated;
    }
    ASSERT_EQ(allocated, 12U);
    ASSERT_EQ(primaries, 12U);
    ASSERT_EQ(sample.draw.selections.back().role, SelectionRole::re_audit);
    ASSERT_EQ(sample.draw.selections.back().probability, std::nullopt);
  }
}

// Edge case 1: the grade belongs to the team at the draw, whatever becomes of the frame afterwards.
TEST(AuditEdgeCase01, TheTeamAtTheDrawIsKept) {
  Sample sample = draw_sample(frame_of({row_of("A")}), {}, rule_of(1), "seed");
  sample.frame.rows[0].team = "T2";
  EXPECT_EQ(sample.draw.selections[0].team_at_draw, "T1");
  EXPECT_EQ(sample.draw.selections[0].worker_at_draw, "W1");
}

// Edge case 17.
TEST(AuditEdgeCase17, AStratumWithoutACaseIsSeenToBeEmpty) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 10, "Assessment");
  DrawRule rule = rule_of(4);
  rule.expected = {{"Looked after", "South"}};
  const Sample sample = draw_sample(frame_of(rows), {}, rule, "seed");
  ASSERT_EQ(sample.draw.strata.size(), 2U);
  EXPECT_EQ(sample.draw.strata[1].frame_size, 0U);
  EXPECT_EQ(sample.draw.strata[1].probability, std::nullopt);
  ASSERT_EQ(sample.draw.notes.size(), 1U);
  EXPECT_NE(sample.draw.notes[0].find("Looked after, South"), std::string::npos);
  const Sample empty = draw_sample(frame_of({}), {}, rule_of(4), "seed");
  EXPECT_TRUE(empty.draw.selections.empty());
  EXPECT_EQ(empty.draw.notes.size(), 1U);
}

TEST(Draw, PurposiveCasesHaveNoProbabilityAndNoHeadline) {
  std::vector<FrameRow> rows = county();
  rows[1].restriction = Restriction::embargoed;
  rows[2].last_audited = on("2020-08-01");
  rows[3].family = rows[4].family = "F";
  DrawRule rule;
  rule.method = DrawMethod::purposive;
  rule.chosen = {{"A001", "missing twice"}, {"A002", "missing twice"}, {"A003", "missing twice"},
                 {"A004", "missing twice"}, {"A005", "missing twice"}, {"nobody", "missing twice"}};
  const Sample sample = draw_sample(frame_of(rows), {}, rule, "seed");
  EXPECT_EQ(text(sample.draw), "A001 A003 A004");
  for (const StandingCase& one : standing(sample.draw)) {
    EXPECT_FALSE(one.headline);
    EXPECT_EQ(one.weight, std::nullopt);
  }
  EXPECT_EQ(sample.draw.selections[0].reason, "missing twice");
  // A002 is embargoed, A005 a brother or sister, one is nobody; and what such a draw can say.
  EXPECT_EQ(sample.draw.notes.size(), 4U);
}

TEST(Draw, HeadlineIsOfFirstTimeRandomCasesAlone) {
  EXPECT_TRUE(in_headline(DrawMethod::stratified_random, SelectionRole::primary));
  EXPECT_TRUE(in_headline(DrawMethod::stratified_random, SelectionRole::reserve));
  EXPECT_FALSE(in_headline(DrawMethod::stratified_random, SelectionRole::re_audit));
  EXPECT_FALSE(in_headline(DrawMethod::stratified_random, SelectionRole::added));
  for (const DrawMethod method : {DrawMethod::risk_weighted, DrawMethod::purposive, DrawMethod::judgement})
    EXPECT_FALSE(in_headline(method, SelectionRole::primary));
}

TEST(Draw, RefusesWhatWouldBeNoDraw) {
  const Frame frame = frame_of(county());
  EXPECT_THROW(draw_sample(frame, {}, rule_of(5), ""), base::Error);
  EXPECT_THROW(draw_sample(frame, {}, rule_of(0), "seed"), base::Error);
  DrawRule rule = rule_of(5);
  rule.risk["A001"] = 0;
  EXPECT_THROW(draw_sample(frame, {}, rule, "seed"), base::Error);
  rule.risk["A001"] = 1001;
  EXPECT_THROW(draw_sample(frame, {}, rule, "seed"), base::Error);
  rule = rule_of(5);
  rule.chosen = {{"A001", ""}};
  EXPECT_THROW(draw_sample(frame, {}, rule, "seed"), base::Error);
}

TEST(Draw, AReAuditThatCannotBeIsSaidToBeImpossible) {
  std::vector<FrameRow> rows = county();
  rows[0].closure = Closure::closed;
  ExclusionRule exclusions;
  exclusions.re_audits = {"A001", "gone", "A002"};
  const Sample sample = draw_sample(frame_of(rows), exclusions, rule_of(10), "seed");
  ASSERT_EQ(sample.draw.notes.size(), 3U);
  EXPECT_EQ(sample.draw.notes[1], "The re-audit of A001 is not possible: no longer open.");
  EXPECT_EQ(sample.draw.notes[2], "The re-audit of gone is not possible: the case is not in the frame.");
}

}  // namespace
}  // namespace windscreen::assure
