// What practitioners and families said in the demo's audits.
#pragma once

#include <string>

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// Writes the conversation with the worker who held the case; about one audit in eight is from the record
/// only.
void write_conversation(AuditBook& book, const store::Audit& audit, const std::string& worker, Day on);

/// Writes who of the family was thought of, whether it was safe to ask them, the tries and what they said.
/// About two in five of those who could be asked are spoken with.
void write_family(AuditBook& book, const store::Audit& audit, Day on);

}  // namespace windscreen::demo
