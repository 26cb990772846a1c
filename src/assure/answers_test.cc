#include "assure/answers.h"

#include <gtest/gtest.h>

#include "assure/tool_reader.h"

namespace windscreen::assure {
namespace {

constexpr std::string_view small_tool = R"(
tool: small
name: Small
version: 1.0.0
kind: core
from: 2020-01-01
look_back_months: 12
sections:
  - id: voice
    name: Voice
    questions:
      - {id: seen, ask: Seen alone, type: yes_partly_no, required: yes, unsafe: [no]}
      - {id: reason, ask: Why not, type: text, required_if: seen = no}
      - {id: follow, ask: And then, type: text, required: yes, asked_if: answered(reason)}
      - {id: voice_grade, ask: Grade of voice, type: grade, required: yes}
  - id: visits
    name: Visits
    questions:
      - {id: workers, ask: How many workers, type: number, whole: yes, least: 0, most: 50}
      - {id: kinds, ask: Which, type: choices, unsafe: [harm], choices: [{id: harm, label: Harm now}, {id: none, label: None}]}
      - {id: visits_grade, ask: Grade of visits, type: grade, required: yes}
  - id: whole
    name: Whole
    questions:
      - {id: overall, ask: Overall, type: grade, overall: yes, required: yes}
      - {id: feeling, ask: How is it, type: scale}
)";

Tool tool() { return read_tool(small_tool, "small.yaml"); }

Answers complete() {
  Answers out;
  out.questions["seen"] = {{"yes"}, false, ""};
  out.questions["voice_grade"] = {{"good"}, false, ""};
  out.questions["visits_grade"] = {{"requires_improvement"}, false, ""};
  out.questions["overall"] = {{"good"}, false, ""};
  return out;
}

std::vector<std::string> gap_ids(const Answers& answers) {
  std::vector<std::string> out;
  for (const Gap& gap : gaps(tool(), answers))
    out.push_back(gap.question.empty() ? gap.section : gap.question);
  return out;
}

using Ids = std::vector<std::string>;

TEST(Answers, AreMissingWhereTheyAreRequired) {
  EXPECT_EQ(gap_ids({}), (Ids{"seen", "voice_grade", "visits_grade", "overall"}));
  EXPECT_EQ(gap_ids(complete()), Ids{});
}

TEST(Answers, OfOnlySpaceAreNone) {
  Answers answers = complete();
  answers.questions["seen"] = {{"  "}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{"seen"});
}

TEST(Answers, AreRequiredWhenARuleSaysSo) {
  Answers answers = complete();
  answers.questions["seen"] = {{"no"}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{"reason"});
  answers.questions["reason"] = {{"The child was away."}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{"follow"});
}

TEST(Answers, MayAlwaysBeNotApplicableWithAReason) {
  Answers answers = complete();
  answers.questions["seen"] = {{}, true, ""};
  ASSERT_EQ(gap_ids(answers), Ids{"seen"});
  EXPECT_EQ(gaps(tool(), answers).front().kind, Gap::Kind::reason);
  answers.questions["seen"].reason = "Not yet born.";
  EXPECT_EQ(gap_ids(answers), Ids{});
}

TEST(Answers, ToWhatIsNotAskedCountForNothing) {
  Answers answers = complete();
  answers.questions["follow"] = {{"Left from before."}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{});
  const Tool small = tool();
  for (const Question* question : asked_questions(small, answers)) EXPECT_NE(question->id, "follow");
}

TEST(Answers, ThatAQuestionCannotHaveAreGaps) {
  for (const auto& [id, values] :
       std::vector<std::pair<std::string, std::vector<std::string>>>{{"seen", {"maybe"}},
                                                                     {"seen", {"yes", "partly"}},
                                                                     {"workers", {"51"}},
                                                                     {"workers", {"-1"}},
                                                                     {"workers", {"1.5"}},
                                                                     {"workers", {"1e3"}},
                                                                     {"kinds", {"harm", "other"}},
                                                                     {"overall", {"7"}},
                                                                     {"feeling", {"11"}},
                                                                     {"feeling", {"good"}}}) {
    Answers answers = complete();
    answers.questions[id] = {values, false, ""};
    EXPECT_EQ(gap_ids(answers), Ids{id});
  }
  Answers answers = complete();
  answers.questions["workers"] = {{"50"}, false, ""};
  answers.questions["feeling"] = {{"0"}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{});
}

TEST(Answers, ToQuestionsOfAnotherVersionAreTold) {
  Answers answers = complete();
  answers.questions["gone"] = {{"yes"}, false, ""};
  answers.sections_not_applicable["gone_section"] = "old";
  EXPECT_EQ(gap_ids(answers), (Ids{"gone", "gone_section"}));
}

// Edge case 11: a section that is not applicable for all.
TEST(Answers, EdgeCase11ASectionThatAppliesToNobody) {
  Answers answers = complete();
  answers.questions.erase("visits_grade");
  answers.sections_not_applicable["visits"] = " ";
  ASSERT_EQ(gap_ids(answers), Ids{"visits"});
  answers.sections_not_applicable["visits"] = "The child lives abroad.";
  EXPECT_EQ(gap_ids(answers), Ids{});
}

// Edge case 12: graded good while an answer says unsafe. It is asked about, and the answers stay what they
// are.
TEST(Answers, EdgeCase12GoodWhileAnAnswerSaysUnsafe) {
  Answers answers = complete();
  EXPECT_TRUE(contradictions(tool(), answers).empty());
  answers.questions["seen"] = {{"no"}, false, ""};
  const Answers before = answers;
  const auto found = contradictions(tool(), answers);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].grade_question, "voice_grade");
  EXPECT_EQ(found[0].against, "seen");
  EXPECT_EQ(found[1].grade_question, "overall");
  EXPECT_NE(found[1].what.find("say why"), std::string::npos);
  EXPECT_EQ(answers.questions, before.questions);
}

TEST(Answers, ContradictOnlyAGoodGrade) {
  Answers answers = complete();
  answers.questions["seen"] = {{"no"}, false, ""};
  for (const char* id : {"voice_grade", "overall"}) answers.questions[id] = {{"inadequate"}, false, ""};
  EXPECT_TRUE(contradictions(tool(), answers).empty());
}

TEST(Answers, OfOneSectionContradictTheOverallGrade) {
  Answers answers = complete();
  answers.questions["visits_grade"] = {{"inadequate"}, false, ""};
  answers.questions["kinds"] = {{"none", "harm"}, false, ""};
  const auto found = contradictions(tool(), answers);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].against, "kinds");
  EXPECT_NE(found[0].what.find("Harm now"), std::string::npos);
  EXPECT_EQ(found[1].against, "visits_grade");
  answers.sections_not_applicable["visits"] = "Abroad.";
  EXPECT_TRUE(contradictions(tool(), answers).empty());
}

// Edge case 10: the tool's version changes in the middle of a month.
TEST(Answers, EdgeCase10OfTwoVersionsCompareAsGradesButNotAsScores) {
  const Tool first = tool();
  Tool second = first;
  second.version = {2, 0, 0};
  second.sections[0].questions[0].ask = "Seen alone and heard?";
  second.sections[0].questions[3].ask = "Another wording of the grade";
  second.sections[1].questions[1].choices.pop_back();
  std::map<std::string, Comparable> found;
  for (auto& [id, one] : compare_versions(first, second)) found[id] = one;
  EXPECT_TRUE(found["overall"].yes);
  EXPECT_TRUE(found["voice_grade"].yes);
  EXPECT_FALSE(found["seen"].yes);
  EXPECT_FALSE(found["kinds"].yes);
  EXPECT_FALSE(found["feeling"].yes);
  EXPECT_TRUE(found["reason"].yes);
  for (auto& [id, one] : compare_versions(first, first)) EXPECT_TRUE(one.yes) << id;
}

// Edge case 28: a scale from 0 to 10 and the four grades never stand in one line.
TEST(Answers, EdgeCase28AScaleIsNeverMixedWithGrades) {
  const Tool one = tool();
  const Question& scale = *find_question(one, "feeling");
  const Question& grade = *find_question(one, "voice_grade");
  EXPECT_FALSE(may_compare(scale, grade, true).yes);
  EXPECT_FALSE(may_compare(grade, scale, false).yes);
  EXPECT_NE(may_compare(grade, scale, true).why_not.find("not a grade"), std::string::npos);
  EXPECT_FALSE(may_compare(grade, *find_question(one, "overall"), true).yes);
}

// A grade that is given in the words of another year is not what answers are stored as (edge case 27 is
// grade.h's).
TEST(Answers, EdgeCase27AreStoredInTodaysWords) {
  Answers answers = complete();
  answers.questions["overall"] = {{"adequate"}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{"overall"});
  answers.questions["overall"] = {{std::string(code(*read_grade("adequate")))}, false, ""};
  EXPECT_EQ(gap_ids(answers), Ids{});
}

}  // namespace
}  // namespace windscreen::assure
