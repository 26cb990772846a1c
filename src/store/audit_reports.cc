#include "store/audit_reports.h"

namespace windscreen::store {

const Record<AuditReport>& AuditReport::record() {
  static const Record<AuditReport> record("audit_reports", 7,
                                          {{"id", &AuditReport::id},
                                           {"kind", &AuditReport::kind},
                                           {"programme_id", &AuditReport::programme_id},
                                           {"month_from", &AuditReport::month_from},
                                           {"month_to", &AuditReport::month_to},
                                           {"author_id", &AuditReport::author_id},
                                           {"made_at", &AuditReport::made_at},
                                           {"data_hash", &AuditReport::data_hash},
                                           {"data", &AuditReport::data},
                                           {"narrative", &AuditReport::narrative},
                                           {"replaces_id", &AuditReport::replaces_id}},
                                          true);
  return record;
}

const Record<AuditReportSignature>& AuditReportSignature::record() {
  static const Record<AuditReportSignature> record("audit_report_signatures", 7,
                                                   {{"id", &AuditReportSignature::id},
                                                    {"report_id", &AuditReportSignature::report_id},
                                                    {"act", &AuditReportSignature::act},
                                                    {"account_id", &AuditReportSignature::account_id},
                                                    {"at", &AuditReportSignature::at},
                                                    {"published_to", &AuditReportSignature::published_to}},
                                                   true);
  return record;
}

const Record<AuditRestatement>& AuditRestatement::record() {
  static const Record<AuditRestatement> record("audit_restatements", 7,
                                               {{"id", &AuditRestatement::id},
                                                {"report_id", &AuditRestatement::report_id},
                                                {"audit_id", &AuditRestatement::audit_id},
                                                {"at", &AuditRestatement::at},
                                                {"field", &AuditRestatement::field},
                                                {"was", &AuditRestatement::was},
                                                {"now_is", &AuditRestatement::now_is},
                                                {"reason", &AuditRestatement::reason, {true}}},
                                               true);
  return record;
}

}  // namespace windscreen::store
