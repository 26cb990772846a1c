#include "assure/stored_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace windscreen::assure {
namespace {

using nlohmann::json;

bool is_taken(const Tool& tool, const std::string& id) {
  return find_section(tool, id) != nullptr || find_question(tool, id) != nullptr;
}

std::string free_id(const Tool& tool, const std::string& wanted) {
  std::string id = wanted;
  for (int next = 2; is_taken(tool, id); ++next) id = wanted + "_" + std::to_string(next);
  return id;
}

}  // namespace

Tool tool_of_audit(Tool tool) {
  if (overall_question(tool) != nullptr) return tool;
  Question question;
  question.id = free_id(tool, "overall_grade");
  question.ask = "How good is practice for this child, taken as a whole?";
  question.guidance = "Your judgement, never worked out from the answers above.";
  question.type = AnswerType::grade;
  question.overall = true;
  question.required = true;
  Section section;
  section.id = free_id(tool, "overall");
  section.name = "Overall grade";
  section.about = "Your judgement of the practice as a whole.";
  section.questions = {std::move(question)};
  tool.sections.push_back(std::move(section));
  return tool;
}

const Question* overall_question(const Tool& tool) {
  for (const Section& section : tool.sections) {
    const auto found = std::ranges::find(section.questions, true, &Question::overall);
    if (found != section.questions.end()) return &*found;
  }
  return nullptr;
}

Answer read_answer(std::string_view value, const std::optional<std::string>& why_not) {
  Answer answer;
  if (why_not) {
    answer.is_not_applicable = true;
    answer.reason = *why_not;
    return answer;
  }
  const json read = json::parse(value, nullptr, false);
  if (read.is_string()) {
    answer.values.push_back(read.get<std::string>());
  } else if (read.is_array()) {
    for (const json& one : read) {
      if (one.is_string()) answer.values.push_back(one.get<std::string>());
    }
  }
  return answer;
}

Answers stored_answers(const store::Reader& reader, const std::string& audit_id, const Tool& tool) {
  Answers answers;
  for (const store::AuditAnswer& one : reader.select<store::AuditAnswer>(
           "where audit_id = :audit order by question", {{"audit", audit_id}})) {
    if (find_section(tool, one.question) == nullptr) {
      answers.questions[one.question] = read_answer(one.value, one.not_applicable);
    } else if (one.not_applicable) {
      answers.sections_not_applicable[one.question] = *one.not_applicable;
    }
  }
  for (const store::AuditEvidence& one : reader.select<store::AuditEvidence>(
           "where audit_id = :audit order by added_at, id", {{"audit", audit_id}})) {
    const Question* question = find_question(tool, one.question);
    if (question == nullptr || question->type != AnswerType::evidence) continue;
    Answer& answer = answers.questions[one.question];
    if (!answer.is_not_applicable) answer.values.push_back(one.document_type + ": " + one.locator);
  }
  return answers;
}

Standing standing_of(const Tool& tool, const Answers& answers) {
  return {gaps(tool, answers), contradictions(tool, answers)};
}

}  // namespace windscreen::assure
