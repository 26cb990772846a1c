// What the lead's and the auditors' own pages of calibration read and keep alike.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"
#include "store/audit_review.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// The session with the id. Throws Problem (404).
store::CalibrationSession session_of(const store::Reader& reader, const std::string& id);

/// A session's grades, by case and auditor.
std::vector<store::CalibrationGrade> grades_of(const store::Reader& reader, const std::string& session);

/// How the grades of a session's cases spread, and how far they agree; of no single auditor.
nlohmann::ordered_json calibration_spread(const std::vector<store::CalibrationGrade>& rows);

/// The code of a body's "grade"; empty where it is null or absent. Throws Problem (400) where it is no grade,
/// and Refused (422 case_refused) where the case's label is not one or two capital letters, so that no
/// child's identifier comes to stand there.
std::string calibration_grade_in(const nlohmann::json& body, const std::string& case_label);

/// Keeps what an auditor gave a case of a session; an empty grade takes it back.
void keep_calibration_grade(store::Writer& writer, const std::string& session, const std::string& case_label,
                            const std::string& auditor, const std::string& grade);

/// GET /api/v1/audits/own-calibration and POST the same: the caller's own grades, and nobody else's. The
/// sources must outlive the routes.
std::vector<Route> own_calibration_routes(AuditSources& sources);

}  // namespace windscreen::serve
