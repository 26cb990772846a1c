// What a workspace keeps of each report that it made: by which definitions. The next report can then say
// which of them have changed.
//
//   reports/<snapshot>.json   the last report made of that snapshot
#pragma once

#include <map>
#include <optional>
#include <string>

#include "lake/workspace.h"

namespace windscreen::report {

struct Report;

struct ReportRecord {
  /// ISO 8601 in UTC.
  std::string made_at;
  /// Hash of each definition by its id (measure::Definition::hash).
  std::map<std::string, std::string> definitions;
};

/// The record of a snapshot's last report; nullopt when there is none, or it cannot be read.
std::optional<ReportRecord> read_report_record(const lake::Workspace& workspace,
                                               const std::string& snapshot_name);

/// Keeps the record of a report, at one stroke. Throws Error when
/// the workspace cannot be written.
void keep_report_record(const lake::Workspace& workspace, const std::string& snapshot_name,
                        const ReportRecord& record);

/// What is to be kept of a report.
ReportRecord record_of(const Report& report);

}  // namespace windscreen::report
