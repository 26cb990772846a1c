// A list of children as JSON or CSV: the same rows in both, and in what leaves the system a mark on every row
// of who took it and when, which survives sorting and cutting.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "report/flat_rows.h"
#include "serve/children/access_recorder.h"
#include "serve/http/http_message.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// Rows as an array of objects. Thread-safe.
nlohmann::ordered_json rows_json(const report::Rows& rows);

/// The list in the form that is asked for: JSON is `about` with the viewing's number and the rows under
/// `rows`; CSV the rows with the columns taken_by, taken_at and viewing, as a file. Thread-safe.
Response list_response(const Call& call, nlohmann::ordered_json about, report::Rows rows,
                       const Viewing& viewing, const std::string& name);

/// Counts of children without any child, in the form that is asked for: the same without a viewing and its
/// mark, since nobody is shown. Thread-safe.
Response counts_response(const Call& call, nlohmann::ordered_json about, const report::Rows& rows,
                         const std::string& name);

}  // namespace windscreen::serve
