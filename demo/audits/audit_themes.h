// Themes of the demo's audits: what the source documents name.
#pragma once

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// Writes the themes that are not in the store yet, and the four recommendations for practice of August and
/// September 2020 (Select Committee, 14 December 2020, paragraphs 34.1 to 34.4, in words of our own).
void write_themes(AuditBook& book);

/// Writes which themes an audit found, more gaps the worse the grade.
void write_theme_marks(AuditBook& book, const store::Audit& audit, assure::Grade grade);

}  // namespace windscreen::demo
