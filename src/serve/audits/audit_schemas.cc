#include "serve/audits/audit_schemas.h"

#include "serve/audits/action_routes.h"
#include "serve/audits/audit_form_routes.h"
#include "serve/audits/conversation_routes.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/import_routes.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/plan_schemas.h"
#include "serve/audits/report_routes.h"
#include "serve/audits/room_routes.h"
#include "serve/audits/theme_routes.h"
#include "serve/audits/tool_routes.h"

namespace windscreen::serve {

AuditSchemas audit_schemas() {
  AuditSchemas all;
  using Part = AuditSchemas (*)();
  for (const Part part : std::initializer_list<Part>{
           talk_schemas,
           action_schemas,
           theme_schemas,
           audit_form_schemas,
           moderation_schemas,
           plan_schemas,
           tool_schemas,
           findings_schemas,
           report_schemas,
           import_schemas,
           room_schemas,
       })
    all.merge(part());
  return all;
}

}  // namespace windscreen::serve
