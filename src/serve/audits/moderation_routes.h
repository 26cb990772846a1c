// Second grades, what the quality assurance lead decides, the history of an audit, calibration sessions, and
// how far auditors agree. None of these shows a child but the history.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "assure/severity.h"
#include "serve/audits/audit_opening.h"
#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"
#include "store/audit_review.h"

namespace windscreen::serve {

/// GET /api/v1/audits/moderations and /{moderation}, POST /{moderation}/grade and agree: a moderator's own.
/// The first grade is not in any of them, nor what would tell it, before theirs is given. The sources must
/// outlive the routes, as those of all below.
std::vector<Route> moderation_routes(AuditSources& sources);

/// GET /api/v1/audits/decisions and /{audit}, POST /{audit}/moderator, final, move and appeal.
std::vector<Route> decision_routes(AuditSources& sources);

/// POST /api/v1/audits/history and appeal.
std::vector<Route> audit_history_routes(AuditSources& sources);

/// GET /api/v1/audits/calibration and /{session}, POST calibration and /{session}/grades; and what is in
/// calibration_rows.h.
std::vector<Route> calibration_routes(AuditSources& sources);

/// GET /api/v1/audits/agreement.
std::vector<Route> agreement_routes(AuditSources& sources);

/// The schemas of all of them.
AuditSchemas moderation_schemas();

/// As people read the kind of a second grade: "Picked by chance", "An appeal" …
std::string words_of_moderation(const std::string& kind);

/// A second grade as the lead and the history have it (the schema's SecondGrade): names where `named`.
nlohmann::ordered_json second_grade_json(const store::Reader& reader, const store::AuditModeration& one,
                                         bool named);

/// How far both grades of blind pairs agree, as the page of agreement has it; of no single auditor.
nlohmann::ordered_json pairs_json(std::span<const assure::AuditorsPair> pairs);

/// The revision that the body's "seen" says. Throws Problem (400).
std::int64_t seen_in(const Call& call);

/// The grade that the body's "grade" says. Throws Problem (400).
assure::Grade grade_in(const Call& call);

/// What may be typed as a reason, in bytes.
inline constexpr std::size_t longest_review_reason = 5'000;

}  // namespace windscreen::serve
