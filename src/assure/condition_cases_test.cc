// The cases that the form in the browser is held to as well (tests/data/audit_conditions.json).
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "assure/answers.h"
#include "assure/required_if.h"
#include "assure/tool_reader.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

using nlohmann::json;

const json& cases() {
  static const json all = [] {
    std::ifstream file(WINDSCREEN_SOURCE_DIR "/tests/data/audit_conditions.json");
    return json::parse(file);
  }();
  return all;
}

using Texts = std::vector<std::string>;

Answers answers_of(const json& one) {
  Answers answers;
  for (const auto& [id, given] : one.at("questions").items()) {
    Answer& answer = answers.questions[id];
    answer.values = given.at("values").get<Texts>();
    answer.is_not_applicable = given.contains("not_applicable");
    answer.reason = given.value("not_applicable", "");
  }
  for (const auto& [id, reason] : one.at("sections").items())
    answers.sections_not_applicable[id] = reason.get<std::string>();
  return answers;
}

TEST(ConditionCases, HoldAsTheySay) {
  ASSERT_GT(cases().at("conditions").size(), 20U);
  for (const json& one : cases().at("conditions")) {
    const Condition condition = parse_condition(one.at("condition").get<std::string>());
    const bool found = holds(condition, [&](std::string_view id) -> Texts {
      const auto given = one.at("given").find(id);
      return given == one.at("given").end() ? Texts{} : given->get<Texts>();
    });
    EXPECT_EQ(found, one.at("holds").get<bool>()) << one;
  }
}

TEST(ConditionCases, AreRefusedAtTheCharacterThatTheySay) {
  for (const json& one : cases().at("refused")) {
    try {
      static_cast<void>(parse_condition(one.at("condition").get<std::string>()));
      ADD_FAILURE() << one;
    } catch (const base::Error& error) {
      const std::string at = "character " + std::to_string(one.at("character").get<int>()) + " ";
      EXPECT_NE(std::string(error.what()).find(at), std::string::npos) << error.what() << one;
    }
  }
}

TEST(ConditionCases, AskAndMissWhatTheySay) {
  const Tool tool = read_tool(cases().at("tool").dump(), "audit_conditions.json");
  ASSERT_GT(cases().at("answered").size(), 5U);
  for (const json& one : cases().at("answered")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    const Answers answers = answers_of(one);
    Texts asked;
    for (const Question* question : asked_questions(tool, answers)) asked.push_back(question->id);
    EXPECT_EQ(asked, one.at("asked").get<Texts>());
    Texts missing;
    for (const Gap& gap : gaps(tool, answers))
      missing.push_back(gap.question.empty() ? gap.section : gap.question);
    EXPECT_EQ(missing, one.at("missing").get<Texts>());
    Texts against;
    for (const Contradiction& found : contradictions(tool, answers))
      against.push_back(found.grade_question + " " + found.against);
    EXPECT_EQ(against, one.at("contradictions").get<Texts>());
  }
}

}  // namespace
}  // namespace windscreen::assure
