// Opens a return on disk: CSV files, an XML message, a workbook, or a folder of them. Not in the browser.
#pragma once

#include <filesystem>
#include <vector>

#include "validate/engine.h"

namespace windscreen::validate {

/// Reads the files into this year's tables or last year's; a folder stands for the .csv, .xml and .xlsx files
/// in it, by name. What is left out or cannot be read in part is in `data.notes`. Throws base::Error, with
/// file, line and remedy, for a file that cannot be read at all, a folder without a return, and more than 20
/// million rows in a table.
void open_return(Return which, const std::vector<std::filesystem::path>& paths, bool last_year,
                 ReturnData& data);
/// A file, and what it is called where that is not its path: by its name a table is told whose columns are
/// too few.
struct ReturnFile {
  std::filesystem::path path;
  std::string name;
};
/// The same of files alone.
void open_return(Return which, const std::vector<ReturnFile>& files, bool last_year, ReturnData& data);

/// Reads Ofsted's register as the department gives it out, a CSV file with the columns URN, PLACE_CODES,
/// PROVIDER_CODES, LA_CODE_INFERRED, POSTCODE and REG_END. Throws base::Error.
void read_providers(const std::filesystem::path& file, Collection& collection);
/// Reads the postcodes that exist, one a line, or in the column `postcode`, `pcd` or `pcds` of a CSV file.
/// Throws base::Error.
void read_postcodes(const std::filesystem::path& file, Collection& collection);

}  // namespace windscreen::validate
