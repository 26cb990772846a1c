// What the demo's audits have beside each audit's own life: alerts of immediate harm, and grading together.
#pragma once

#include "demo/audits/audit_book.h"

namespace windscreen::demo {

/// Writes an alert of September 2020 that was acknowledged and closed, and one of 11 November 2020 that
/// waits, each on an audit of that month of the demo's auditor, or of anybody. Nothing where there is no such
/// audit.
void write_alerts(AuditBook& book);

/// Writes two sessions of grading together: eight auditors, two cases without names each.
void write_calibration(AuditBook& book);

}  // namespace windscreen::demo
