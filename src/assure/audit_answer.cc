#include "assure/audit_answer.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "assure/audit_state.h"
#include "base/error.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

void check_takes_answers(const store::Writer& writer, const std::string& audit_id) {
  const auto audit = writer.find<store::Audit>(audit_id);
  if (!audit) throw base::Error("There is no such audit.", "Open your list of audits again.");
  const auto state = find_audit_state(audit->state);
  if (state && takes_answers(*state)) return;
  throw base::Error(fmt::format("This audit is \u201c{}\u201d, so its answers cannot be changed.",
                                state ? words(*state) : std::string_view(audit->state)),
                    "Ask the quality assurance lead to send it back or to reopen it. What you typed is still "
                    "in your browser.");
}

}  // namespace

AnswerOutcome save_answer(store::Writer& writer, const TypedAnswer& answer, const std::string& account_id) {
  check_takes_answers(writer, answer.audit_id);
  if (!nlohmann::json::accept(answer.value)) {
    throw base::Error("An answer is not in the form that the server takes.", "Load the page again.");
  }
  const auto there =
      writer.select<store::AuditAnswer>("where audit_id = :audit and question = :question",
                                        {{"audit", answer.audit_id}, {"question", answer.question}});
  if (there.empty()) {
    // Whoever saw an answer that is no longer there is not told of a conflict: there is nothing to lose.
    const store::AuditAnswer made = {store::new_id(), answer.audit_id,       answer.question,
                                     answer.value,    answer.not_applicable, 1,
                                     account_id,      store::now()};
    writer.insert(made);
    return {true, made};
  }
  store::AuditAnswer stands = there.front();
  if (stands.value == answer.value && stands.not_applicable == answer.not_applicable) return {true, stands};
  if (stands.revision != answer.seen) return {false, stands};
  stands.value = answer.value;
  stands.not_applicable = answer.not_applicable;
  ++stands.revision;
  stands.answered_by = account_id;
  stands.answered_at = store::now();
  writer.update(stands);
  return {true, stands};
}

}  // namespace windscreen::assure
