// The OpenAPI 3.1 document, made from the route table, so that it cannot say another thing than the server
// does.
#pragma once

#include <string>
#include <vector>

#include "serve/http/route.h"

namespace windscreen::serve {

/// The document as JSON: every route with its parameters, forms, responses, and who may use it (`x-access`).
/// `version` is the program's. Throws std::out_of_range for a route whose schema is not one of schemas.cc.
/// Thread-safe.
std::string openapi_document(const std::vector<Route>& routes, const std::string& version);

/// The named schema (JSON Schema 2020-12) as JSON text. Throws std::out_of_range. Thread-safe.
std::string schema_named(const std::string& name);

/// The names of all schemas.
std::vector<std::string> schema_names();

}  // namespace windscreen::serve
