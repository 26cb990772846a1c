// The answers of an audit as the store has them, read back as answers.h takes them: what is still missing
// before an audit can be submitted, and what contradicts. Functions belong to the transaction of their
// Reader; those without one are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/answers.h"
#include "assure/tool.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// The tool as an audit asks it: one without a question for the overall grade is given a last section with
/// such a question, for every audit ends with that judgement.
Tool tool_of_audit(Tool tool);

/// The question that asks for the overall grade; nullptr where the tool is none of tool_of_audit.
const Question* overall_question(const Tool& tool);
const Question* overall_question(const Tool&& tool) = delete;

/// What a stored value says: JSON of a text, of an array of texts, or null; `why_not` where it does not
/// apply. Anything else is no answer.
Answer read_answer(std::string_view value, const std::optional<std::string>& why_not);

/// Every answer of the audit. That a whole section does not apply is stored as the answer to a question
/// with the section's id. A question that asks for evidence is answered by the pointers that stand with it.
Answers stored_answers(const store::Reader& reader, const std::string& audit_id, const Tool& tool);

/// How far an audit is from being submitted.
struct Standing {
  std::vector<Gap> gaps;
  std::vector<Contradiction> contradictions;
};

/// Of these answers; the tool is one of tool_of_audit.
Standing standing_of(const Tool& tool, const Answers& answers);

}  // namespace windscreen::assure
