// Second grades of the demo's audits: who gives them, and how often two agree.
#pragma once

#include <string>
#include <vector>

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// The two grades of an audit whose final grade is known.
struct SecondGrades {
  assure::Grade first = assure::Grade::good;
  assure::Grade second = assure::Grade::good;
  /// Why there is a second one, as store::AuditModeration has it; empty for none.
  std::vector<std::string> kinds;
  /// Picked by chance, so graded blind.
  bool blind = false;
};

/// About three pairs in four agree, and the others are a grade apart. Which audits chance picks is the rule's
/// (assure/moderation.h), with the round for a seed.
SecondGrades second_grades(Random& random, assure::Grade final_grade, const std::string& round,
                           const std::string& audit);

/// Writes them. Where the grade is not final a second one is still waited for, or the two differ and the
/// quality assurance lead has to decide.
void write_second_grades(AuditBook& book, const store::Audit& audit, assure::Grade final_grade,
                         const SecondGrades& grades, Day submitted, bool is_final);

}  // namespace windscreen::demo
