// Tables of what was published: frozen, with the hash of its data, and what changed afterwards.
#pragma once

#include "store/record.h"

namespace windscreen::store {

/// Table `audit_reports`: a report, as it was made. What was published stays as it was. Append-only.
struct AuditReport {
  std::string id;
  /// One of highlight, thematic, calibration, control_sheet, committee_annex.
  std::string kind;
  std::optional<std::string> programme_id;
  /// The sampled months that it covers, from the one to the other and with it.
  std::string month_from;
  std::string month_to;
  std::string author_id;
  std::string made_at;
  /// SHA-256 of the data, and the data: JSON of figures, never of a child.
  std::string data_hash;
  std::string data;
  std::string narrative;
  /// The report that this one takes the place of.
  std::optional<std::string> replaces_id;

  static const Record<AuditReport>& record();
};

/// Table `audit_report_signatures`: that someone signed a report off or published it: never its author.
/// Append-only.
struct AuditReportSignature {
  std::string id;
  std::string report_id;
  /// One of signed, published.
  std::string act;
  std::string account_id;
  std::string at;
  std::optional<std::string> published_to;

  static const Record<AuditReportSignature>& record();
};

/// Table `audit_restatements`: that a grade or a date which a published report counted is another now.
/// Append-only.
struct AuditRestatement {
  std::string id;
  std::string report_id;
  std::string audit_id;
  std::string at;
  std::string field;
  std::optional<std::string> was;
  std::optional<std::string> now_is;
  std::optional<std::string> reason;

  static const Record<AuditRestatement>& record();
};

}  // namespace windscreen::store
