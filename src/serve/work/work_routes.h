// The addresses of somebody's own work: the list, how often they are reminded of it, and their calendar.
#pragma once

#include <string>
#include <vector>

#include "serve/accounts/people.h"
#include "serve/audits/audit_schemas.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// What they read and write. Outlives the routes.
struct WorkSources {
  People& people;
  /// Where people reach the server, such as "https://windscreen.example.gov.uk", for links in calendars;
  /// empty where it does not know.
  std::string address = {};  // NOLINT(readability-redundant-member-init)
  /// Whether it sends reminders by e-mail.
  bool mail = false;
};

/// Under /api/v1, for whoever is signed in: GET work, GET and POST work/choices, POST work/calendar and
/// work/calendar/end. And GET /calendar/{key}, which needs no sign-in, as calendar programs have none:
/// whoever has the secret reads it (calendar_keys.h). Logs and metrics name a request by its route's pattern,
/// so the secret stands in none of them. Thread-safe.
std::vector<Route> work_routes(WorkSources& sources);

/// The schemas of what they give and take, by name.
AuditSchemas work_schemas();

}  // namespace windscreen::serve
