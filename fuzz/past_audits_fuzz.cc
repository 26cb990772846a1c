// Fuzzes bringing in audits from before, as CSV and as workbooks. Every row is an audit or a reject with a
// reason and a remedy.
#include <cstdlib>
#include <string>

#include "assure/past_audit_file.h"
#include "base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace windscreen;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const assure::PastAuditFile file = assure::read_past_audit_bytes(bytes, "fuzz");
    for (const assure::PastAuditReject& one : file.read.rejects) {
      if (one.why.empty() || one.remedy.empty()) std::abort();
    }
    for (const assure::PastAudit& one : file.read.audits) {
      if (base::format_iso(one.month).substr(8) != "01") std::abort();
    }
  } catch (const base::Error&) {
    return 0;
  }
  return 0;
}
