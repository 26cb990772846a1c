#include "assure/frame.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/frame_fixture.h"
#include "base/hash.h"

namespace windscreen::assure {
namespace {

TEST(Frame, HashIsOfTheFactsInAnyOrder) {
  Frame one = frame_of({row_of("B"), row_of("A"), row_of("C", "Care")});
  Frame other = frame_of({row_of("C", "Care"), row_of("B"), row_of("A")});
  other.source_hash = "another snapshot";
  EXPECT_EQ(frame_hash(one), frame_hash(other));
  put_in_order(other);
  EXPECT_EQ(other.rows.front().child, "A");
  EXPECT_EQ(frame_hash(one), frame_hash(other));
  // What exclusions work out is no fact of the frame.
  other.rows[0].exclusion = Exclusion::sibling;
  other.rows[0].family_choices = 3;
  EXPECT_EQ(frame_hash(one), frame_hash(other));
}

TEST(Frame, EveryFactChangesTheHash) {
  const Frame frame = frame_of({row_of("A"), row_of("B")});
  const std::string hash = frame_hash(frame);
  const auto changed = [&](auto change) {
    Frame other = frame;
    change(other.rows[1]);
    return frame_hash(other) != hash;
  };
  EXPECT_TRUE(changed([](FrameRow& row) { row.child = "C"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.family = "F"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.status = CaseStatus::looked_after; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.status.reset(); }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.service = "x"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.quadrant = "x"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.team = "x"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.worker = "x"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.manager = "x"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.opened.reset(); }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.last_audited = on("2020-01-01"); }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.restriction = Restriction::adoption; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.legal_hold = true; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.closure = Closure::died; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.closed_on = on("2020-09-01"); }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.merged_into = "A"; }));
  EXPECT_TRUE(changed([](FrameRow& row) { row.other_references = {"old"}; }));
  // Text moved from one field to the next is another frame.
  EXPECT_TRUE(changed([](FrameRow& row) {
    row.service = "AssessmentN";
    row.quadrant = "orth";
  }));
  Frame later = frame;
  later.as_at = on("2020-10-01");
  EXPECT_NE(frame_hash(later), hash);
}

TEST(Frame, CanonicalTextIsWrittenDown) {
  Frame frame = frame_of({row_of("A")});
  EXPECT_EQ(canonical_text(frame),
            "18:windscreen-frame-1,10:2020-09-30,1:1,1:A,0:,3:CIN,10:Assessment,5:North,2:T1,2:W1,2:M1,"
            "10:2020-06-30,0:,4:none,0:,4:open,0:,0:,1:0,");
  EXPECT_EQ(frame_hash(frame), base::sha256(canonical_text(frame)));
  // An empty frame has a hash too.
  EXPECT_EQ(canonical_text(frame_of({})), "18:windscreen-frame-1,10:2020-09-30,1:0,");
}

TEST(Frame, DaysOpenAreCountedToTheFramesDay) {
  FrameRow row = row_of("A");
  EXPECT_EQ(row.days_open(on("2020-09-30")), 92);
  EXPECT_EQ(row.days_open(on("2020-06-30")), 0);
  EXPECT_EQ(row.days_open(on("2020-06-01")), 0);
  row.opened.reset();
  EXPECT_EQ(row.days_open(on("2020-09-30")), std::nullopt);
}

// Edge case 4: references change.
TEST(AuditEdgeCase04, AChildIsFoundByAFormerReference) {
  FrameRow kept = row_of("NEW");
  kept.other_references = {"OLD", "OLDER"};
  const Frame frame = frame_of({row_of("A"), kept});
  EXPECT_EQ(find_child(frame, "OLDER"), &frame.rows[1]);
  EXPECT_EQ(find_child(frame, "A"), &frame.rows[0]);
  EXPECT_EQ(find_child(frame, ""), nullptr);
}

}  // namespace
}  // namespace windscreen::assure
