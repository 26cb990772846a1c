// Answers to the questions of an audit tool: what is missing before an audit is submitted, what contradicts,
// and what may be compared with what. Nothing here computes a grade: the overall grade is a judgement. All
// functions are thread-safe.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/tool.h"

namespace windscreen::assure {

/// An answer as it is stored. One value: a grade's code; yes, partly or no; a number in digits; an ISO date;
/// a text; a choice's id. Several: choices, or one text for each pointer to evidence.
struct Answer {
  std::vector<std::string> values;
  /// Does not apply to this child: always possible, with the reason.
  bool is_not_applicable = false;
  std::string reason;
  bool operator==(const Answer&) const = default;
};

/// What has been answered so far: by question, and the reason by each section that does not apply at all.
struct Answers {
  std::map<std::string, Answer, std::less<>> questions;
  std::map<std::string, std::string, std::less<>> sections_not_applicable;
};

/// What is wrong with an answer to this question, in a sentence; empty when nothing is. An empty answer is no
/// wrong answer.
std::string answer_fault(const Question& question, const Answer& answer);

/// The questions that are asked with these answers, in the tool's order: without notes, those whose condition
/// does not hold, and those of sections that do not apply. What a question that is not asked was answered
/// before counts for nothing.
std::vector<const Question*> asked_questions(const Tool& tool, const Answers& answers);
/// They point into the tool, so it may not be a temporary one.
std::vector<const Question*> asked_questions(const Tool&& tool, const Answers& answers) = delete;

/// Why an audit cannot be submitted yet.
struct Gap {
  enum class Kind : std::uint8_t { required, reason, value, unknown };
  Kind kind = Kind::required;
  /// The section, and the question where it is about one.
  std::string section;
  std::string question;
  /// A sentence for the auditor: what to do.
  std::string what;
};

/// Everything that stands in the way of submitting, in the tool's order: required questions without an
/// answer, "not applicable" without a reason, answers that the question cannot have, answers to questions
/// that the tool does not have. A question with "not applicable" and a reason is answered, required or not.
std::vector<Gap> gaps(const Tool& tool, const Answers& answers);

/// Good or outstanding, while something else says otherwise. It is asked about, never changed.
struct Contradiction {
  /// The question with the grade, and the one that speaks against it.
  std::string grade_question;
  std::string against;
  /// A sentence for the auditor.
  std::string what;
};

/// A section's good grade while an answer in that section is unsafe; an overall good grade while any answer
/// is unsafe or a section is inadequate.
std::vector<Contradiction> contradictions(const Tool& tool, const Answers& answers);

/// Whether the answers to a question may stand in one line or table with those to a question of the same id
/// in another version, or in another tool.
struct Comparable {
  bool yes = false;
  /// Why not; empty where they may.
  std::string why_not;
};

/// Grades compare with grades, whatever the version; a scale is never mixed with grades, and scores of two
/// versions do not compare; other answers compare when the question is the same word for word, with the same
/// choices. `same_version`: both are of one version of one tool.
Comparable may_compare(const Question& one, const Question& other, bool same_version);

/// May-compare of each question that both tools have, by id in the first tool's order.
std::vector<std::pair<std::string, Comparable>> compare_versions(const Tool& one, const Tool& other);

}  // namespace windscreen::assure
