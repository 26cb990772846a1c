// The findings of the statutory checks as a workbook that analysts hand to teams: a sheet a rule, a sheet a
// child, and a sheet a worker where it is known who works with a child.
//
//   Summary             what was checked and when; counts; each rule that found something, with its sheet;
//   the
//                       rules that were not run and why; what there is to say of the files that were read
//   Rules not run       where they are too many for the summary
//   Notes of reading    where they are too many for the summary
//   All findings        in the order of rules, tables and rows
//   Children            a line for each child with findings, those with the most first
//   Workers             a line for each worker and team, those with the most findings first
//   100, 8510, …        a sheet for each rule that found something
//   Child 12345         a sheet for each of the children with the most findings
//   A. Smith            a sheet for each of the workers with the most findings
//
// A name that cannot be a sheet's (SheetNames in findings_sheets.h) is changed; the identifier or name itself
// is in the cells. All texts are text cells, whatever they look like (docs/decisions/0012).
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validate/findings_summary.h"

namespace windscreen::report {

/// Who works with a child; either may be empty where it is not known.
struct ChildWorker {
  std::string worker;
  std::string team;
};

/// Finds a child's worker by the identifier that the return has. Called once for each child with findings.
using WorkerOfChild = std::function<ChildWorker(std::string_view child)>;

/// What a workbook is kept to. A spreadsheet with thousands of sheets is of no use to anybody, and each sheet
/// is an open file while the workbook is written.
struct FindingsLimits {
  /// Rows of a sheet, the header not counted; a sheet that had more ends with a line that says so. Excel
  /// takes 1,048,576 with the header.
  std::size_t rows = 1'000'000;
  /// Children and workers with a sheet of their own: those with the most findings.
  std::size_t child_sheets = 50;
  std::size_t worker_sheets = 50;
  /// Rules not run, and notes, that the summary holds itself; more of them get a sheet.
  std::size_t summary_lines = 25;
};

struct FindingsBook {
  validate::Return which = validate::Return::ssda903;
  /// In which the collection ends: 2026 for 2025-26.
  int year = 0;
  /// When it was checked, in UTC: the workbook's creation time, so that the same findings give the same
  /// bytes. After 1970-01-01.
  std::chrono::sys_seconds checked{};
  /// The names of the files that were read; may be empty.
  std::vector<std::string> files{};
  const validate::Result& result;
  /// Of the same result.
  const validate::FindingRows& rows;
  std::span<const validate::Note> notes{};
  /// May be empty: then there are no workers and teams in the workbook. Two workers of one name in two teams
  /// are two workers, so that nobody is handed a namesake's children.
  WorkerOfChild worker_of{};
  FindingsLimits limits{};
};

/// Writes the workbook to `out`: under another name first, then renamed, so that there is never half a file.
/// Memory grows by a few bytes a finding and by the children, not by what is written. Throws base::Error
/// where the file cannot be written. Thread-safe for different paths.
void write_findings_workbook(const FindingsBook& book, const std::filesystem::path& out);

}  // namespace windscreen::report
