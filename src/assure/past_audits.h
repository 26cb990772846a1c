// Audits from before, brought in from a table: often only the month, the service and the grade are known. All
// but add_past_audits are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assure/grade.h"
#include "base/date.h"
#include "ingest/row_source.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// One audit of the table.
struct PastAudit {
  /// The first day of the sampled month.
  base::Date month;
  Grade grade = Grade::good;
  /// random, re_audit, purposive, thematic or external, as store::Audit has it.
  std::string stream = "random";
  std::optional<std::string> service;
  std::optional<std::string> quadrant;
  std::optional<std::string> team;
  std::optional<std::string> child;
  std::optional<base::Date> completed_on;
};

/// A row that cannot be used.
struct PastAuditReject {
  /// Counted from 1, as in the file.
  std::uint64_t line = 0;
  std::string why;
  std::string remedy;
};

/// A table as it was read: every row is an audit or a reject.
struct PastAudits {
  std::vector<PastAudit> audits;
  std::vector<PastAuditReject> rejects;
  /// Headings that are not known, whose cells are left out.
  std::vector<std::string> unknown;
};

/// The month that a cell says: 2018-11, 11/2018, Nov 2018, November 2018, Nov-18, or any day of it
/// (base::parse_date). The first day of it; nullopt for anything else.
std::optional<base::Date> read_month(std::string_view text, base::DateSystem system = base::DateSystem::none);

/// Reads a table whose first row has the headings. It needs a month and a grade; service, quadrant, team,
/// child, kind ("random", "re-audit", "thematic" …; random where it is empty) and day of completion may be
/// there. `file` is what errors call it. Throws base::Error, with file and line, where the headings are
/// missing or stand there twice, or the source cannot be read to its end.
PastAudits read_past_audits(ingest::RowSource& rows, const std::string& file);

/// Writes the audits as closed, with `import_id` (the file's SHA-256), in the transaction of its Writer.
/// Throws base::Error, and writes nothing, where that file was brought in before.
void add_past_audits(store::Writer& writer, std::span<const PastAudit> audits, const std::string& import_id);

}  // namespace windscreen::assure
