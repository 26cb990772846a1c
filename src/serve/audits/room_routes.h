// The inspector's evidence room: what an inspector reads in it, and who opened, closes and watches over it.
// The rules are assure/evidence_room.h; the grant of each inspector (accounts.h) lets them in, names the
// children of the room's audits and ends with the room.
#pragma once

#include <string>
#include <vector>

#include "assure/evidence_room.h"
#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/children/access_recorder.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// POST /api/v1/audits/room, and …/audit, …/method-note and …/report of it: for an inspector, in the days of
/// their room. Everything that they are given is recorded first and says who took it, when and in which room.
/// The sources must outlive the routes, as those below.
std::vector<Route> room_routes(AuditSources& sources);

/// GET /api/v1/audits/rooms, …/{room} and …/{room}/visits, for who runs the whole authority's audits and for
/// who reads its access record; POST to open and to close one, for the first alone.
std::vector<Route> room_lead_routes(AuditSources& sources);

/// What they give and take.
AuditSchemas room_schemas();

/// A room that is open for somebody now, and the grant that lets them in.
struct OpenRoom {
  store::EvidenceRoom room;
  std::string grant;
};

/// The caller's rooms on this day where the authority is, by name: those whose grant holds now. Within the
/// transaction of `reader`.
std::vector<OpenRoom> rooms_open_for(const store::Reader& reader, const AuditSources& sources,
                                     const Identity& who);

}  // namespace windscreen::serve
