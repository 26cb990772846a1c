// The routes of the conversation with the practitioner and of their right of reply, of what families say,
// and of alerts of immediate harm. All thread-safe.
#pragma once

#include <string>
#include <vector>

#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/audit_schemas.h"

namespace windscreen::serve {

/// Conversations: a list, an audit's, recording one, replying.
std::vector<Route> conversation_routes(AuditSources& sources);
/// Family feedback of one audit, who is to be asked, and response rates.
std::vector<Route> family_routes(AuditSources& sources);
/// Alerts of immediate harm: raising, telling, acknowledging, closing, and their lists.
std::vector<Route> alert_routes(AuditSources& sources);

/// The schemas of all three.
AuditSchemas talk_schemas();

// Of these routes' own files:

/// Bytes of a text that somebody writes, and of an identifier, at most.
inline constexpr std::size_t longest_words = 20'000;
inline constexpr std::size_t longest_talk_id = 100;

/// Who the caller's account is in the case system; empty where it is nobody there.
std::string worker_of(const store::Reader& reader, const std::string& account);
/// The name of the account that is this worker; otherwise the worker's identifier.
std::string name_of_worker(const store::Reader& reader, const std::string& worker_id);
/// An account's name; the id where there is none.
std::string name_of_account(const store::Reader& reader, const std::string& account);
/// True where the sight is that of a practitioner of the case, by the grant that shows it.
bool is_practitioners(const Call& call, const AuditInSight& one);
/// The audit that the body's "audit" names, with what was written of it within sight. Throws what find_audit
/// throws, and Problem 403 where the sight shows no words.
AuditInSight talked_of(const AuditSources& sources, const Call& call);
/// What every one of these pages says of its audit: month, team, child, state, grades as far as they are in
/// sight.
nlohmann::ordered_json audit_head_json(const AuditSources& sources, const AuditInSight& one);

}  // namespace windscreen::serve
