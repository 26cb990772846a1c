#include "assure/section_grades.h"

#include <array>
#include <optional>
#include <utility>
#include <variant>

#include "assure/stored_answers.h"

namespace windscreen::assure {

std::unordered_map<std::string, Grade> read_section_grades(const store::Queries& reader,
                                                           std::string_view question) {
  static constexpr std::array<store::Kind, 2> kinds = {store::Kind::text, store::Kind::text};
  std::unordered_map<std::string, Grade> grades;
  for (store::Row& row : reader.query(
           "select w.audit_id, w.value from audit_answers w join audits a on a.id = w.audit_id where "
           "w.question = :question and w.not_applicable is null and a.final_grade is not null",
           {{"question", std::string(question)}}, kinds)) {
    const auto* value = std::get_if<std::string>(&row[1]);
    auto* audit = std::get_if<std::string>(&row[0]);
    if (value == nullptr || audit == nullptr) continue;
    const Answer answer = read_answer(*value, std::nullopt);
    if (answer.values.size() != 1) continue;
    if (const auto grade = read_grade(answer.values.front())) grades.emplace(std::move(*audit), *grade);
  }
  return grades;
}

}  // namespace windscreen::assure
