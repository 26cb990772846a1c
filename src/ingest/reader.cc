#include "ingest/reader.h"

namespace windscreen::ingest {

std::vector<std::vector<std::string>> first_rows(const Part& part, std::size_t most) {
  std::vector<std::vector<std::string>> rows;
  const auto source = part.open();
  Row row;
  while (rows.size() < most && source->next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

void warn_of_encoding(const RowSource& source, const Part& part, ReadContext& context) {
  const std::string_view encoding = source.encoding();
  if (encoding.empty() || encoding == "UTF-8" || !context.warn) return;
  context.warn(part.file, part.name, "read as " + std::string(encoding));
}

}  // namespace windscreen::ingest
