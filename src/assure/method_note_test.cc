#include "assure/method_note.h"

#include <gtest/gtest.h>

#include "assure/frame_fixture.h"

namespace windscreen::assure {
namespace {

std::string text(const MethodNote& note) {
  std::string all = note.title + "\n";
  for (const NoteSection& section : note.sections) {
    all += "# " + section.heading + "\n";
    for (const std::string& one : section.paragraphs) all += one + "\n";
    if (!section.table) continue;
    for (const auto& row : section.table->rows) {
      EXPECT_EQ(row.size(), section.table->head.size());
      for (const std::string& cell : row) all += cell + "|";
      all += "\n";
    }
  }
  return all;
}

class MethodNotes : public testing::Test {
 protected:
  MethodNotes() {
    std::vector<FrameRow> rows;
    add_cases(rows, "A", 60, "Assessment");
    add_cases(rows, "B", 4, "Care");
    add_cases(rows, "D", 40, "Disability");
    rows[0].legal_hold = true;
    DrawRule rule;
    rule.target = 24;
    Frame frame = frame_of(rows);
    facts.gate = judge(frame, {});
    sample = draw_sample(std::move(frame), facts.exclusions, rule, "2020-10-01 robin");
    facts.programme = "October 2020";
    facts.question = "How good is the practice?";
    facts.drawn_by = "Q1";
    facts.drawn_at = "2020-10-01T09:00:00Z";
    facts.limits = {"Early help's own records are not in the frame."};
    facts.assigned = {
        {"A002", "S9", {{IndependenceRule::same_team, "was in the team"}}, "Q2", "nobody else can"}};
    facts.unassigned = {{"A003", true, "Ask a neighbour."}};
    replaced = sample.draw.selections.front().child;
    replace(sample.draw, replaced, {Departure::closed, "", "Q3", on("2020-10-02"), ""});
  }
  std::string replaced;
  Sample sample;
  NoteFacts facts;
};

TEST_F(MethodNotes, SayAllThatIsNeededToDrawAgain) {
  const std::string note = text(method_note(sample, facts, NoteReader::internal));
  for (const std::string& part :
       {std::string("How good is the practice?"), std::string("30 September 2020: 104 rows"),
        frame_hash(sample.frame), std::string("gate: passed"), std::string("could be drawn|103|"),
        std::string("under a legal hold|1|"), std::string("Assessment, North|60|59|2|"),
        std::string("Care, North|4|4|2|2|0.5000|"), std::string("Target: 24 cases, at least 2"),
        std::string("Seed: 2020-10-01 robin"), std::string("Drawn by Q1 at 2020-10-01T09:00:00Z"),
        replaced + " was taken out by Q3 on 2 October 2020: the case closed; replaced by ",
        std::string("Override by Q2 for S9 to audit A002, who was in the team: nobody else can"),
        std::string("A003 has no auditor. Ask a neighbour."), std::string("Early help's own records"),
        std::string("24 primary, ")}) {
    EXPECT_NE(note.find(part), std::string::npos) << part << "\n" << note;
  }
}

// Edge case 32 among them: what is hidden cannot be had from the total either.
TEST_F(MethodNotes, ForThePublicMarkSmallNumbersAndNameNobody) {
  const std::string note = text(method_note(sample, facts, NoteReader::public_));
  for (const std::string& part :
       {std::string("under a legal hold|c|"), std::string("could be drawn|c|"),
        std::string("Care, North|c|c|c|c|c|"), std::string("104 rows"), std::string("Cases taken out: c."),
        std::string("c: a number from 1 to 5")}) {
    EXPECT_NE(note.find(part), std::string::npos) << part << "\n" << note;
  }
  // Either of the two large strata is hidden beside the small one; the other is shown.
  EXPECT_NE(note.find("Disability, North|c|"), std::string::npos);
  EXPECT_NE(note.find("Assessment, North|60|"), std::string::npos);
  for (const std::string& secret :
       {std::string("Q1"), std::string("Q2"), std::string("Q3"), std::string("S9"), std::string("A002"),
        std::string("A003"), replaced, std::string("robin")}) {
    EXPECT_EQ(note.find(secret), std::string::npos) << secret;
  }
}

TEST_F(MethodNotes, AWaivedGateIsPrintedWithWhoAndWhy) {
  sample.frame.rows[0].status.reset();
  facts.gate = waive(judge(sample.frame, {}), {"Q4", "the list comes on Monday", on("2020-10-01")});
  const std::string note = text(method_note(sample, facts, NoteReader::internal));
  EXPECT_NE(note.find("Waived by Q4 on 1 October 2020: the list comes on Monday"), std::string::npos);
  EXPECT_NE(note.find("1 of 104 cases (1.0%) have no status"), std::string::npos);
  EXPECT_EQ(text(method_note(sample, facts, NoteReader::public_)).find("Q4"), std::string::npos);
}

TEST(HiddenCounts, OneAloneTakesTheLeastOfTheOthersWithIt) {
  using Hidden = std::vector<bool>;
  EXPECT_EQ(hidden_counts({10, 3, 7, 0}), (Hidden{false, true, true, false}));
  EXPECT_EQ(hidden_counts({10, 3, 5, 0}), (Hidden{false, true, true, false}));
  EXPECT_EQ(hidden_counts({10, 6, 0}), (Hidden{false, false, false}));
  EXPECT_EQ(hidden_counts({1}), (Hidden{true}));
  EXPECT_EQ(hidden_counts({}), Hidden{});
}

}  // namespace
}  // namespace windscreen::assure
