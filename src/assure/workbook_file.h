// Workbooks (.xlsx) that are there whole or not at all, whatever is put into them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

struct lxw_workbook;

namespace windscreen::assure {

/// Puts sheets, formats and cells into a workbook of libxlsxwriter's; what it throws is passed on.
using FillWorkbook = std::function<void(lxw_workbook* book)>;

/// Whether memory grows with what is put in. Where it is constant, rows go straight to files beside the
/// workbook, one file open for each sheet, and a sheet's rows must be written from the top down.
enum class WorkbookMemory : std::uint8_t { grows, constant };

/// Writes a workbook beside `path` and renames it when it is whole, so that an earlier file stays until then.
/// Throws base::Error where it cannot be written, and whatever `fill` throws; then nothing is left behind.
/// Thread-safe for different paths.
void write_workbook(const std::filesystem::path& path, const FillWorkbook& fill,
                    WorkbookMemory memory = WorkbookMemory::grows);

/// A workbook as bytes, by a file in the directory for temporary ones that is removed again: the library
/// writes files only. `write` is given the file's path. Thread-safe.
std::string workbook_bytes(const std::function<void(const std::filesystem::path& path)>& write);

}  // namespace windscreen::assure
