#include "assure/grade.h"

#include <string>

#include "base/text.h"

namespace windscreen::assure {

namespace {

struct GradeNames {
  std::string_view words;
  std::string_view code;
};

constexpr std::array<GradeNames, grade_count> grade_names = {GradeNames{"Outstanding", "outstanding"},
                                                             {"Good", "good"},
                                                             {"Requires improvement", "requires_improvement"},
                                                             {"Inadequate", "inadequate"}};

}  // namespace

std::string_view words(Grade grade) { return grade_names[static_cast<std::size_t>(grade)].words; }

std::string_view code(Grade grade) { return grade_names[static_cast<std::size_t>(grade)].code; }

std::optional<Grade> read_grade(std::string_view text) {
  const std::string given = base::squash(text);
  for (const Grade grade : all_grades) {
    if (given == base::squash(words(grade)) || given == base::squash(code(grade))) {
      return grade;
    }
  }
  if (given == "o") return Grade::outstanding;
  if (given == "g") return Grade::good;
  if (given == "ri" || given == "requiresimprovementtobegood" || given == "adequate") {
    return Grade::requires_improvement;
  }
  if (given == "i") return Grade::inadequate;
  return std::nullopt;
}

}  // namespace windscreen::assure
