// What an auditor writes of an audit beside the answers to its tool: strengths, worries, what a deep dive
// asks of the look-back, minutes of work. Each is saved by itself as it is typed. Functions belong to the
// transaction of their Writer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// The fields' names, in the order of the form: strengths, worries, oversight, supervision_on, lead_workers,
/// managers, handover, legacy, minutes. Constant and thread-safe.
std::span<const std::string_view> audit_fields();

/// What a field of the audit says, as text: a day in ISO form, a number in digits, "true" or "false" for
/// legacy; empty where nothing is said. Thread-safe. Throws base::Error where there is no such field.
std::string field_value(const store::Audit& audit, std::string_view field);

/// What someone typed into a field.
struct TypedField {
  std::string audit_id;
  std::string field;
  /// As field_value gives it; empty: nothing is said any more.
  std::string value;
  /// What the writer had before their eyes. Texts are compared, and not the audit's revision, so that who
  /// writes two fields in two windows is in nobody's way.
  std::string was;
};

/// What became of it.
struct FieldOutcome {
  /// True where the field says what was typed, now or from a sending before whose reply was lost.
  bool saved = false;
  /// What the field says: theirs where `saved` is false, to be shown beside one's own.
  std::string stands;
  /// The audit's revision after it.
  std::int64_t revision = 0;
};

/// Writes a field unless it says something that the writer had not seen; then nothing is written. Throws
/// base::Error where the account is not the audit's auditor, the audit takes no answers in its state, there
/// is no such field, or the field cannot say this: a day after `today`, a number that is none.
FieldOutcome save_field(store::Writer& writer, const TypedField& typed, const std::string& account_id,
                        base::Date today);

/// Throws base::Error where the account is not the audit's auditor, so that an auditor to whom it was given
/// before does not write into another's work.
void check_is_auditor(const store::Reader& reader, const std::string& audit_id,
                      const std::string& account_id);

/// Writes what the overall question of the audit's tool is answered: the auditor's grade; empty takes it
/// back. `grade` is a code of grade.h. Throws what save_field throws.
void set_overall_grade(store::Writer& writer, const std::string& audit_id, const std::string& grade,
                       const std::string& account_id);

}  // namespace windscreen::assure
