// Saving the answers of an audit as they are typed, where several may type at once. Functions belong to the
// transaction of their Writer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// What someone typed into the field of a question.
struct TypedAnswer {
  std::string audit_id;
  std::string question;
  /// JSON; "null" where the question does not apply.
  std::string value;
  /// Why it does not apply; absent otherwise.
  std::optional<std::string> not_applicable;
  /// The revision of the answer that the writer had before their eyes; 0 for none.
  std::int64_t seen = 0;
};

/// What became of it.
struct AnswerOutcome {
  /// True where the answer stands in the store, now or from a sending before whose reply was lost.
  bool saved = false;
  /// What stands in the store: theirs where `saved` is false, to be shown beside one's own.
  std::optional<store::AuditAnswer> stands;
};

/// Writes an answer unless another has been written since the revision that was seen; then nothing is
/// written. Sending the same answer twice is no conflict. Throws base::Error where there is no such audit,
/// where it takes no answers in its state, or where the value is no JSON.
AnswerOutcome save_answer(store::Writer& writer, const TypedAnswer& answer, const std::string& account_id);

}  // namespace windscreen::assure
