#include "assure/past_audit_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>

#include "base/byte_source.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "ingest/csv_rows.h"
#include "ingest/xlsx.h"

namespace windscreen::assure {
namespace {

using base::Error;

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::vector<std::string> titles(const std::vector<ingest::Part>& parts) {
  std::vector<std::string> all;
  for (const ingest::Part& part : parts) all.push_back(part.name);
  return all;
}

PastAudits read_part(const ingest::Part& part) {
  const auto rows = part.open();
  return read_past_audits(*rows, part.file + ", sheet " + part.name);
}

void read_named(const std::vector<ingest::Part>& parts, const std::string& sheet, PastAuditFile& into) {
  const std::string wanted = base::lower(base::trim(sheet));
  const auto found = std::ranges::find_if(
      parts, [&](const ingest::Part& part) { return base::lower(base::trim(part.name)) == wanted; });
  if (found == parts.end())
    throw Error("The workbook has no sheet \u201c" + sheet + "\u201d.",
                "Its sheets are: " + joined(titles(parts)) + ".");
  into.read = read_part(*found);
  into.sheet = found->name;
}

// A sheet whose headings are missing is another table, such as notes; one that breaks off is an error.
void read_only_one(const std::vector<ingest::Part>& parts, PastAuditFile& into) {
  std::vector<ingest::Part> fitting;
  std::optional<Error> first_fault;
  for (const ingest::Part& part : parts) {
    try {
      PastAudits read = read_part(part);
      if (fitting.empty()) {
        into.read = std::move(read);
        into.sheet = part.name;
      }
      fitting.push_back(part);
    } catch (const Error& fault) {
      if (!first_fault) first_fault = fault;
    }
  }
  if (fitting.size() == 1) return;
  if (fitting.size() > 1) throw SeveralSheets(titles(fitting));
  throw first_fault ? *first_fault : Error("The workbook has no sheet.", "Give one with a table of audits.");
}

// What a spreadsheet does to references that look like numbers (1.2E+09, 0012 as 12) cannot be undone here.
void look_at_references(PastAuditFile& file) {
  std::set<std::size_t> lengths;
  std::size_t digits_only = 0;
  std::size_t with_child = 0;
  for (const PastAudit& audit : file.read.audits) {
    if (!audit.child) continue;
    ++with_child;
    if (!std::ranges::all_of(*audit.child, [](char c) { return c >= '0' && c <= '9'; })) continue;
    ++digits_only;
    lengths.insert(audit.child->size());
  }
  if (digits_only > 0 && digits_only == with_child && lengths.size() > 1) {
    file.warnings.push_back(fmt::format(
        "The children\u2019s references have from {} to {} digits. A spreadsheet may have taken leading "
        "zeros away: compare some of them with the case system before you go on.",
        *lengths.begin(), *lengths.rbegin()));
  }
}

}  // namespace

SeveralSheets::SeveralSheets(std::vector<std::string> titles)
    : base::Error("Several sheets hold audits: " + joined(titles) + ".",
                  "Say which one is to be brought in."),
      titles_(std::move(titles)) {}

PastAuditFile read_past_audit_bytes(std::string bytes, const std::string& file, const std::string& sheet) {
  if (bytes.size() > most_past_audit_bytes)
    throw Error(fmt::format("{} is larger than {} MB.", file, most_past_audit_bytes >> 20U),
                "Divide it into files of some years each.");
  PastAuditFile read;
  read.import_id = base::sha256(bytes);
  if (bytes.starts_with("PK")) {
    const std::vector<ingest::Part> parts =
        ingest::xlsx_parts(ingest::XlsxPackage::from_bytes(std::move(bytes), file));
    if (sheet.empty()) {
      read_only_one(parts, read);
    } else {
      read_named(parts, sheet, read);
    }
    read.import_id += " " + read.sheet;
  } else {
    if (!sheet.empty()) throw Error(file + " is no workbook, so it has no sheets.", "Leave the sheet out.");
    const auto rows = ingest::csv_rows(base::open_text(bytes), file);
    read.read = read_past_audits(*rows, file);
  }
  look_at_references(read);
  if (!read.read.unknown.empty())
    read.warnings.push_back("Columns that are not known are left out: " + joined(read.read.unknown) + ".");
  return read;
}

PastAuditFile read_past_audit_file(const std::filesystem::path& path, const std::string& file,
                                   const std::string& sheet) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) throw Error("cannot read " + file, "Check that it is a file that you may read.");
  if (size > most_past_audit_bytes)
    throw Error(fmt::format("{} is larger than {} MB.", file, most_past_audit_bytes >> 20U),
                "Divide it into files of some years each.");
  return read_past_audit_bytes(base::read_whole_file(path), file, sheet);
}

void bring_in(store::Writer& writer, const PastAuditFile& file, bool leave_out) {
  const PastAudits& read = file.read;
  if (!read.rejects.empty() && !leave_out) {
    throw Error(fmt::format("{} rows cannot be used, so nothing was brought in.", read.rejects.size()),
                "Mend the rows, or say that the others are to be brought in without them.");
  }
  if (read.audits.empty())
    throw Error("The table has no audit that can be brought in.", "Give one with a row for each audit.");
  add_past_audits(writer, read.audits, file.import_id);
}

}  // namespace windscreen::assure
