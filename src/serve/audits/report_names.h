// What of a report's words may say whom it is about: looked for before anything is frozen.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "assure/names_in_text.h"
#include "serve/audits/audit_sources.h"

namespace windscreen::serve {

/// Whom to look for: children and workers of the newest snapshot, children of audits, auditors and accounts.
/// Identifiers of digits alone with fewer than five are left out, since every count would be one. Takes as
/// long as reading everyone's name from the snapshot does.
assure::NamesToFind names_to_find(AuditSources& sources);

/// What was found, as an answer has it: what it is in words, the text itself, its first character and the one
/// after its last, counted in code points, and whether it may well mean something else.
nlohmann::ordered_json found_json(const std::vector<assure::FoundName>& found);

}  // namespace windscreen::serve
