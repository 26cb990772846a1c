// Reading workbooks (Office Open XML, .xlsx): container, number formats, shared texts and sheets as Parts.
//
//   xlsx_package.h   the zip file, within limits
//   xlsx_xml.h       XML parts as events
//   xlsx_parts.h     number formats and shared texts
//   xlsx_sheet.h     the rows of a sheet
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ingest/row_source.h"
#include "ingest/xlsx_package.h"

namespace windscreen::ingest {

/// The worksheets of a workbook in its own order, hidden ones too; chart sheets are left out. Shared texts
/// and styles are read when the first sheet is opened and shared by all. One thread at a time for all Parts
/// of a workbook. Throws base::Error when the package is broken, is no workbook, or is encrypted.
std::vector<Part> xlsx_parts(std::shared_ptr<XlsxPackage> package);

/// The same for a file; `file` is its name as the user gave it.
std::vector<Part> workbook_parts(const std::filesystem::path& path, const std::string& file);

}  // namespace windscreen::ingest
