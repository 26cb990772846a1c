#include "assure/frame_gate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/frame_fixture.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

Frame twenty() {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 20, "Assessment");
  return frame_of(rows);
}

std::string failed(const Frame& frame, const GateLimits& limits = {}) {
  std::string all;
  for (const GateCheck& check : judge(frame, limits).checks) {
    EXPECT_FALSE(check.words.empty());
    if (!check.passed) all += (all.empty() ? "" : " ") + check.code;
  }
  return all;
}

TEST(FrameGate, PassesUpToTheLimitAndFailsAbove) {
  Frame frame = twenty();
  EXPECT_EQ(judge(frame, {}).outcome, GateOutcome::passed);
  // 1 of 20 is 5%, which may be.
  frame.rows[0].team.clear();
  const GateResult result = judge(frame, {});
  EXPECT_TRUE(result.may_draw());
  EXPECT_EQ(result.checks[0].words, "1 of 20 cases (5.0%) have no team; at most 5.0% may.");
  frame.rows[1].team = " ";
  EXPECT_EQ(failed(frame), "without_team");
  EXPECT_FALSE(judge(frame, {}).may_draw());
  GateLimits limits;
  limits.without_team = 0.1;
  EXPECT_EQ(failed(frame, limits), "");
}

// Edge case 6: no allocated worker or team manager.
TEST(AuditEdgeCase06, CasesWithoutAWorkerOrManagerAreCountedAndMayStopTheDraw) {
  Frame frame = twenty();
  frame.rows[0].worker.clear();
  frame.rows[0].manager.clear();
  EXPECT_EQ(failed(frame), "");
  frame.rows[1].worker.clear();
  frame.rows[1].manager.clear();
  EXPECT_EQ(failed(frame), "without_worker");
  frame.rows[2].manager.clear();
  EXPECT_EQ(failed(frame), "without_worker without_manager");
}

// Edge case 4.
TEST(AuditEdgeCase04, DuplicatesAndMergedRecordsStopTheDraw) {
  Frame frame = twenty();
  frame.rows.push_back(frame.rows[3]);
  frame.rows[5].merged_into = "A001";
  frame.rows[6].merged_into = "not in the frame";
  EXPECT_EQ(failed(frame), "duplicates merged");
  const GateResult result = judge(frame, {});
  EXPECT_EQ(result.checks[5].found, 1U);
  EXPECT_EQ(result.checks[6].found, 1U);
}

TEST(FrameGate, ASharedFamilyNumberForUnknownFamiliesIsSeen) {
  Frame frame = twenty();
  for (std::size_t i = 0; i < 13; ++i) frame.rows[i].family = "UNKNOWN";
  EXPECT_EQ(failed(frame), "largest_family");
  frame.rows[0].family = "F";
  EXPECT_EQ(failed(frame), "");
}

TEST(FrameGate, EveryShareIsLookedAt) {
  Frame frame = twenty();
  for (std::size_t i = 0; i < 5; ++i) {
    frame.rows[i].status.reset();
    frame.rows[i].quadrant.clear();
  }
  EXPECT_EQ(failed(frame), "without_status without_quadrant");
}

TEST(FrameGate, IsWaivedInWritingOnly) {
  Frame frame = twenty();
  frame.rows[0].status.reset();
  const GateResult result = judge(frame, {});
  EXPECT_THROW(waive(result, {"", "the list comes on Monday", on("2020-10-01")}), base::Error);
  EXPECT_THROW(waive(result, {"Q1", " ", on("2020-10-01")}), base::Error);
  const GateResult waived = waive(result, {"Q1", "the list comes on Monday", on("2020-10-01")});
  EXPECT_EQ(waived.outcome, GateOutcome::waived);
  EXPECT_TRUE(waived.may_draw());
  EXPECT_EQ(waived.waiver->reason, "the list comes on Monday");
  EXPECT_THROW(waive(judge(twenty(), {}), {"Q1", "why", on("2020-10-01")}), base::Error);
}

// Edge case 17: nothing to draw from is no pass, and nobody can waive it.
TEST(AuditEdgeCase17, AnEmptyFrameFails) {
  const GateResult result = judge(frame_of({}), {});
  EXPECT_EQ(result.outcome, GateOutcome::failed);
  EXPECT_THROW(waive(result, {"Q1", "why", on("2020-10-01")}), base::Error);
}

TEST(FrameGate, LooksAtTheStatusesThatTheProgrammeAsksAbout) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 3, "Assessment");
  FrameRow early = row_of("E001");
  early.status = CaseStatus::early_help;
  early.manager.clear();
  rows.push_back(early);
  EXPECT_FALSE(judge(frame_of(rows), {}).may_draw());
  EXPECT_TRUE(judge(frame_of(rows), {}, {CaseStatus::child_in_need}).may_draw());
  // A case of which nothing is known may be one of those.
  rows.back().status.reset();
  EXPECT_FALSE(judge(frame_of(rows), {}, {CaseStatus::child_in_need}).may_draw());
  // None of the statuses: nothing can be drawn, and nobody can waive that.
  rows.pop_back();
  const GateResult nothing = judge(frame_of(rows), {}, {CaseStatus::looked_after});
  EXPECT_THROW(waive(nothing, {"a", "b", on("2020-09-30")}), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
