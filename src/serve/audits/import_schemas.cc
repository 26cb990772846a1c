#include "serve/audits/import_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {

AuditSchemas import_schemas() {
  using nlohmann::ordered_json;
  const ordered_json grade = choice({"outstanding", "good", "requires_improvement", "inadequate"});
  const ordered_json months = rows({{"month", text()},
                                    {"outstanding", whole()},
                                    {"good", whole()},
                                    {"requires_improvement", whole()},
                                    {"inadequate", whole()},
                                    {"audits", whole()},
                                    {"there", whole()}});
  const ordered_json sample =
      rows({{"month", text()},
            {"grade", grade},
            {"stream", choice({"random", "re_audit", "purposive", "thematic", "external"})},
            {"service", text_or_null()},
            {"quadrant", text_or_null()},
            {"team", text_or_null()},
            {"child", truth()},
            {"completed_on", day_or_null()}});
  return {
      {"AuditImportPreview",
       object({{"sheets", list(text())},
               {"hash", text()},
               {"sheet", text()},
               {"audits", whole()},
               {"with_child", whole()},
               {"rejected", whole()},
               {"rejects", rows({{"line", whole()}, {"why", text()}, {"remedy", text()}})},
               {"warnings", list(text())},
               {"months", months},
               {"sample", sample},
               {"brought_in_before", truth()}})},
      {"AuditImported", object({{"audits", whole()}, {"left_out", whole()}})},
  };
}

}  // namespace windscreen::serve
