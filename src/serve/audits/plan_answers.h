// What the routes of planning (programmes, rounds, draws, auditors, assignment) have in common.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "assure/method_note.h"
#include "base/error.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/audit_plan.h"

namespace windscreen::serve {

/// Throws Problem (403) unless a grant with run_audits reaches the whole authority: a lead of one service
/// sees its audits and changes no programme.
void check_runs_all(const AuditSources& sources, const Call& call);

/// Accounts' names by id.
std::map<std::string, std::string> account_names(const store::Reader& reader);

/// The round with its programme. Throws Problem (404).
struct RoundRow {
  store::AuditRound round;
  store::AuditProgramme programme;
};
RoundRow find_round(const store::Reader& reader, const std::string& id);
store::AuditProgramme find_programme(const store::Reader& reader, const std::string& id);

/// A method note, as AuditMethodNote of plan_schemas.cc has it.
nlohmann::ordered_json note_json(const assure::MethodNote& note, bool internal);

/// What `work` gives; what the rules of src/assure refuse becomes Refused (422) with the same words.
template <typename Work>
auto refusing(const Work& work) {
  try {
    return work();
  } catch (const Refused&) {
    throw;
  } catch (const base::Error& refused) {
    throw Refused(422, refused.what(), refused.remedy(), "audit_refused");
  }
}

}  // namespace windscreen::serve
