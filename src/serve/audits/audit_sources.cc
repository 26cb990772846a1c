#include "serve/audits/audit_sources.h"

#include "model/local_day.h"

namespace windscreen::serve {

base::Date AuditSources::today() const {
  return model::local_day(std::chrono::floor<std::chrono::seconds>(people.now()));
}

}  // namespace windscreen::serve
