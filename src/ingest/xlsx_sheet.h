// The rows of one sheet, parsed straight out of the zip file: memory does not grow with the sheet.
#pragma once

#include <memory>
#include <string>

#include "ingest/row_source.h"
#include "ingest/xlsx_package.h"
#include "ingest/xlsx_parts.h"

namespace windscreen::ingest {

/// The texts, styles and date system that a sheet's cells refer to.
struct SheetContext {
  std::shared_ptr<const SharedStrings> strings;
  std::shared_ptr<const CellStyles> styles;
  base::DateSystem dates = base::DateSystem::from_1900;
  XlsxLimits limits;
};

/// Rows of a sheet's XML. Rows whose cells are all empty are left out (their numbers still count); hidden
/// rows are rows like any other, since a filter hides rows without taking them out of the list. Cells left
/// out of a row are empty. A formula gives its last computed value, an error value (#N/A) is empty, a boolean
/// is TRUE or FALSE. `place` names the sheet in errors.
std::unique_ptr<RowSource> sheet_rows(std::unique_ptr<ByteStream> bytes, SheetContext context,
                                      const std::string& place);

}  // namespace windscreen::ingest
