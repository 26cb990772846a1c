// Past audits (past_audits.h) as the file that somebody has: CSV, or a workbook of which one sheet holds
// them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assure/past_audits.h"
#include "base/error.h"

namespace windscreen::assure {

/// Several sheets of a workbook hold audits, and none was named.
class SeveralSheets : public base::Error {
 public:
  explicit SeveralSheets(std::vector<std::string> titles);
  /// The titles of those that hold audits, in the order of the workbook.
  const std::vector<std::string>& titles() const { return titles_; }

 private:
  std::vector<std::string> titles_;
};

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
/// there is none such sheet, the file is too large, is broken, or has not the headings, and SeveralSheets
/// where there is more than one. Thread-safe.
PastAuditFile read_past_audit_bytes(std::string bytes, const std::string& file,
                                    const std::string& sheet = {});
/// The same from the disk.
PastAuditFile read_past_audit_file(const std::filesystem::path& path, const std::string& file,
                                   const std::string& sheet = {});

/// Writes the file's audits (add_past_audits), all or none, in the transaction of the Writer. Throws
/// base::Error, and writes nothing, where there is none, where a row cannot be used unless `leave_out`
/// accepts that, and where the file was brought in before.
void bring_in(store::Writer& writer, const PastAuditFile& file, bool leave_out);

}  // namespace windscreen::assure
