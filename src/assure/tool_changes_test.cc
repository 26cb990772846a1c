#include "assure/tool_changes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/tool_reader.h"

namespace windscreen::assure {
namespace {

Tool base_tool() {
  return read_tool(R"(
tool: small
name: Small
version: 1.2.3
kind: core
from: 2020-01-01
look_back_months: 12
sections:
  - id: voice
    name: Voice
    questions:
      - {id: seen, ask: Seen alone, type: yes_partly_no}
      - {id: why, ask: Why not, type: text}
      - {id: feeling, ask: How is it, type: scale}
      - {id: grade, ask: Grade, type: grade}
  - id: visits
    name: Visits
    questions:
      - {id: last, ask: Last visit, type: date}
)",
                   "small.yaml");
}

std::string told(const Tool& after) {
  std::string out;
  for (const ToolChange& one : tool_changes(base_tool(), after)) {
    if (!out.empty()) out += "; ";
    out += std::string(code(one.kind)) + " " + (one.question.empty() ? one.section : one.question);
    for (const std::string& field : one.fields) out += " " + field;
    if (!one.compares) out += " (no longer compares)";
  }
  return out;
}

std::string next(const Tool& after) { return words(next_version(base_tool(), after)); }

TEST(ToolChanges, OfTheSameAreNone) {
  Tool after = base_tool();
  EXPECT_EQ(told(after), "");
  EXPECT_EQ(next(after), "1.2.4");
  // Version and days are another version's by nature.
  after.version = {1, 2, 4};
  after.from = base::make_date(2020, 6, 1);
  EXPECT_EQ(told(after), "");
}

TEST(ToolChanges, OfWordsBesideAQuestionAreAPatch) {
  Tool after = base_tool();
  after.about = "For everybody";
  after.sections[0].questions[0].guidance = "By the worker who knows them";
  after.sections[1].name = "Seeing the child";
  EXPECT_EQ(told(after), "changed  about; changed seen guidance; changed visits name");
  EXPECT_EQ(next(after), "1.2.4");
}

TEST(ToolChanges, OfOneMoreQuestionAreMinor) {
  Tool after = base_tool();
  Question more = after.sections[0].questions[1];
  more.id = "more";
  after.sections[1].questions.push_back(more);
  EXPECT_EQ(told(after), "added more");
  EXPECT_EQ(next(after), "1.3.0");
}

TEST(ToolChanges, ThatAnswersDoNotSurviveAreMajor) {
  Tool reworded = base_tool();
  reworded.sections[0].questions[0].ask = "Seen with nobody else";
  EXPECT_EQ(told(reworded), "changed seen ask (no longer compares)");
  EXPECT_EQ(next(reworded), "2.0.0");
  Tool gone = base_tool();
  gone.sections[0].questions.erase(gone.sections[0].questions.begin() + 1);
  EXPECT_EQ(told(gone), "removed why");
  EXPECT_EQ(next(gone), "2.0.0");
}

// Edge case 10: grades compare whatever becomes of the words, scores do not. Edge case 28: a scale that
// becomes a grade is not the same question any more.
TEST(ToolChanges, OfGradesStillCompareAndOfScoresDoNot) {
  Tool after = base_tool();
  after.sections[0].questions[3].ask = "How good is it?";
  EXPECT_EQ(told(after), "changed grade ask");
  EXPECT_EQ(next(after), "1.2.4");
  after = base_tool();
  after.sections[0].questions[2].lowest = "Not at all";
  EXPECT_EQ(told(after), "changed feeling lowest (no longer compares)");
  after = base_tool();
  after.sections[0].questions[2].type = AnswerType::grade;
  const auto changes = tool_changes(base_tool(), after);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_NE(changes[0].why_not.find("never stand in one line"), std::string::npos);
  EXPECT_EQ(next(after), "2.0.0");
}

TEST(ToolChanges, TellWhatMovedAndNothingElse) {
  Tool after = base_tool();
  auto& questions = after.sections[0].questions;
  std::rotate(questions.begin(), questions.begin() + 1, questions.end());
  EXPECT_EQ(told(after), "moved seen");
  after = base_tool();
  after.sections[1].questions.push_back(after.sections[0].questions[1]);
  after.sections[0].questions.erase(after.sections[0].questions.begin() + 1);
  EXPECT_EQ(told(after), "moved why");
  EXPECT_EQ(next(after), "1.2.4");
  after = base_tool();
  std::swap(after.sections[0], after.sections[1]);
  EXPECT_EQ(told(after).find("moved"), 0U);
  EXPECT_EQ(told(after).find(';'), std::string::npos);
}

TEST(ToolChanges, TellASectionThatCameOrWent) {
  Tool after = base_tool();
  after.sections.pop_back();
  EXPECT_EQ(told(after), "removed visits; removed last");
  after = base_tool();
  after.sections.push_back(after.sections[1]);
  after.sections[2].id = "more";
  after.sections[2].questions[0].id = "more_last";
  EXPECT_EQ(told(after), "added more; added more_last");
}

}  // namespace
}  // namespace windscreen::assure
