#include "serve/audits/audit_schemas.h"

namespace windscreen::serve {

AuditSchemas audit_schemas() {
  AuditSchemas all;
  using Part = AuditSchemas (*)();
  for (const Part part : std::initializer_list<Part>{}) all.merge(part());
  return all;
}

}  // namespace windscreen::serve
