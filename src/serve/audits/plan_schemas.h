// The schemas of planning: programmes, rounds, draws, auditors, assignment, the control sheet.
#pragma once

#include "serve/audits/audit_schemas.h"

namespace windscreen::serve {

AuditSchemas plan_schemas();

}  // namespace windscreen::serve
