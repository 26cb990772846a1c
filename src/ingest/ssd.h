// The Standard Safeguarding Dataset as tables: CSV files (or sheets) and Parquet files, each with the columns
// of one canonical table, in any order. The factory is make_ssd_reader in reader.h; here is what its parts
// share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/header.h"
#include "ingest/reader.h"
#include "model/tables.h"

namespace windscreen::ingest {

/// Which canonical table a header is that of. A file's name only settles a tie.
struct SsdTable {
  /// Null when it is none.
  const model::Table* table = nullptr;
  Header header;
  /// Where there is no table: columns of a table that must be there and are not, for a table that is
  /// otherwise unmistakable ("ssd_person lacks pers_person_id"); else empty.
  std::string lacks;
};
SsdTable find_ssd_table(const std::vector<std::string>& header, std::string_view file);

/// Columns of a Parquet file. Throws Error when it cannot be read as one.
std::vector<std::string> parquet_columns(const Input& input);
/// Reads a Parquet file's rows into the staging.
void read_parquet(const Claim& claim, const model::Table& table, ReadContext& context);

}  // namespace windscreen::ingest
