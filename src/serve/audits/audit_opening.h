// Opening audits: finding those that somebody may see, and recording that what is about a child was shown.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/audits/audit_reach.h"
#include "serve/audits/audit_sources.h"
#include "serve/children/access_recorder.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// An audit that somebody may see, with how much of it.
struct AuditInSight {
  store::Audit audit;
  AuditSight sight;
};

/// What the caller may see of audits, read within one transaction. Throws Problem (401).
AuditReach reach_of(const AuditSources& sources, const Call& call);

/// The audit with the id. Throws Problem 404, the same for one that is not there and one that the caller may
/// not see.
AuditInSight find_audit(const AuditSources& sources, const Call& call, const std::string& id);

/// Of these audits those that the reach has in sight, in their order.
std::vector<AuditInSight> in_sight(const AuditReach& reach, std::vector<store::Audit> audits);

/// Why the caller opens these: what the body's "purpose" and "purpose_words" say, where it has them.
/// Otherwise "audit" where they play a part in every one of them, and "own_case" for a practitioner's own;
/// everyone else is asked: Problem (400 purpose_needed).
Purpose purpose_of(const AuditSources& sources, const Call& call, std::span<const AuditInSight> audits);

/// Records that these audits' children are shown (access_recorder.h) and gives the record, before anything is
/// sent. `view` names what is shown: "audit.open", "audits.mine" … `leaves`: as a download. Throws what
/// record_viewing and purpose_of throw. Nothing is recorded for audits of no known child, or whose child is
/// shown as a reference.
Viewing record_audits(AuditSources& sources, const Call& call, std::string_view view,
                      std::span<const AuditInSight> audits, bool leaves = false);

/// What to call the audit's child before who has this sight: the identifier, or a reference; empty where the
/// audit is of no known child.
std::string child_shown(const AuditSources& sources, const AuditInSight& one);

}  // namespace windscreen::serve
