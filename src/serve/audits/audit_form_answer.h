// An audit with its tool, its answers and its evidence, as the form shows it to those who may see it.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "assure/stored_answers.h"
#include "serve/audits/audit_opening.h"
#include "store/audits.h"

namespace windscreen::serve {

/// What stands in the store of one audit.
struct AuditContent {
  /// What it asks: the tool of the audit, or of its round while it has none of its own, made one of
  /// tool_of_audit. nullptr for an audit from before, which has none.
  std::shared_ptr<const assure::Tool> tool;
  /// The row of the tool in the store; empty where there is none.
  std::string tool_id;
  std::string programme;
  std::vector<store::AuditAnswer> answers;
  std::vector<store::AuditEvidence> evidence;
  std::vector<store::AuditAssignment> assignments;
  /// The names of those auditors, by id.
  std::map<std::string, std::string> auditors;
  assure::Standing standing;
};

/// Reads it, within the transaction of `reader`.
AuditContent read_audit_content(const store::Reader& reader, const store::Audit& audit);

/// The tool alone, for saving. Throws Problem (409) where the audit has none.
std::shared_ptr<const assure::Tool> tool_of(const store::Reader& reader, const store::Audit& audit);

/// What one who has this sight is shown, as AuditForm of audit_form_schemas.cc has it. Who may not see the
/// auditor's grade sees nothing of the section that asks for it, for its words would tell.
nlohmann::ordered_json audit_form_json(const AuditSources& sources, const AuditInSight& one,
                                       const AuditContent& content, const Viewing& viewing,
                                       const std::string& account);

/// One stored answer, as AuditForm has it.
nlohmann::ordered_json answer_json(const store::AuditAnswer& answer, const std::string& account);

/// One pointer, as AuditForm has it.
nlohmann::ordered_json evidence_json(const store::AuditEvidence& evidence);

/// Why an audit cannot be submitted yet, as AuditForm has it: members `gaps` and `contradictions`.
nlohmann::ordered_json standing_json(const assure::Standing& standing);

/// The moves of an auditor that someone with this sight may make now.
nlohmann::ordered_json moves_json(const AuditInSight& one);

/// True where someone with this sight may write answers now.
bool may_write(const AuditInSight& one);

/// True where the audit is still to be submitted and its day is over.
bool is_late(const store::Audit& audit, base::Date today);

}  // namespace windscreen::serve
