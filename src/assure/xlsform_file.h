// XLSForms as workbooks.
#pragma once

#include <filesystem>
#include <string>

#include "assure/xlsform.h"

namespace windscreen::assure {

/// Writes the sheets as an .xlsx file, in whose place it stands whole or not at all. Every cell is a text, so
/// that no program turns a version into a date. Throws base::Error when it cannot be written. Thread-safe.
void write_xlsform_file(const XlsForm& form, const std::filesystem::path& path);

/// Reads the sheets survey, choices and settings of a workbook, the last two of which may be missing; `file`
/// is its name as the user gave it. Throws base::Error for what is no workbook, has no survey, or is larger
/// than a form can sensibly be. Thread-safe.
XlsForm read_xlsform_file(const std::filesystem::path& path, const std::string& file);
/// The same from a workbook's bytes.
XlsForm read_xlsform_bytes(std::string bytes, const std::string& file);

}  // namespace windscreen::assure
