// The method note of a draw as the store keeps it: what was so when the cases were drawn is frozen with the
// draw; what was changed afterwards is added from the store whenever the note is read. Thread-safe but for
// what belongs to the transaction of a reader.
#pragma once

#include <string>

#include "assure/method_note.h"
#include "store/audit_plan.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Both forms of the note of a sample that was just drawn, without what changes afterwards: JSON, for
/// store::AuditDraw::note. Assignments of `facts` are left out.
std::string note_json(const Sample& sample, const NoteFacts& facts);

/// The note for a reader, with the replacements and overrides that the store has by now. Of the public's,
/// small counts are marked and nobody is named (method_note.h).
MethodNote stored_note(const store::Reader& reader, const store::AuditDraw& draw, NoteReader for_whom);

/// The note as a text that can be kept and read back, with what was changed afterwards. read_note throws
/// base::Error where it is no such text.
std::string note_text(const MethodNote& note);
MethodNote read_note(const std::string& text);

}  // namespace windscreen::assure
