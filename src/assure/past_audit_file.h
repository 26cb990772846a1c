// Past audits (past_audits.h) as the file that somebody has: CSV, or a workbook of which one sheet holds
// them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assure/past_audits.h"

namespace windscreen::assure {

/// A file as it was read.
struct PastAuditFile {
  PastAudits read;
  /// Tells the table from every other, so that it is brought in once: the file's SHA-256 and, of a workbook,
  /// a space and the sheet's title.
  std::string import_id;
  /// The sheet that was read; empty for CSV.
  std::string sheet;
  /// What a person should look at although the rows can be used.
  std::vector<std::string> warnings;
};

/// The largest file that is read, in bytes: some hundred thousand audits.
inline constexpr std::size_t most_past_audit_bytes = std::size_t{16} << 20U;

/// Reads a file's bytes. `file` is what errors call it. `sheet` is the title of the sheet in any case; where
/// it is empty, a workbook must have one sheet with the headings of past audits. Throws base::Error where
/// there is none or more than one such sheet, the file is too large, is broken, or has not the headings.
/// Thread-safe.
PastAuditFile read_past_audit_bytes(std::string bytes, const std::string& file,
                                    const std::string& sheet = {});
/// The same from the disk.
PastAuditFile read_past_audit_file(const std::filesystem::path& path, const std::string& file,
                                   const std::string& sheet = {});

}  // namespace windscreen::assure
