// Fuzzes reading CSV text: encodings, the CSV reader and the recognition of tables by their header. Whatever
// the bytes, the rows must be the same however the chunks fall, and all text must be UTF-8.
#include <cstdlib>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/error.h"
#include "ingest/csv_rows.h"
#include "ingest/row_builder.h"
#include "ingest/ssd.h"
#include "ingest/ssda903.h"
#include "ingest/text_encoding.h"

using namespace windscreen;

namespace {

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines;
  std::string failure;
  bool operator==(const Read&) const = default;
};

Read read(std::string_view bytes, std::size_t chunk) {
  base::CsvOptions options;
  options.chunk = chunk;
  options.cell_limit = 512;
  options.row_limit = 2048;
  // Telling the separator looks at the first chunk, which differs here.
  options.delimiter = ',';
  Read out;
  try {
    base::CsvReader reader(std::make_unique<ingest::TextSource>(base::open_text(bytes)), "fuzz", options);
    base::CsvRow row;
    while (reader.next(row)) {
      // A row over the limit is noticed sooner or later, by the chunk; what is shown of it differs.
      if (row.fault.empty()) {
        out.rows.emplace_back(row.cells.begin(), row.cells.end());
        out.lines.push_back(row.line);
      }
    }
  } catch (const base::Error& error) {
    out.failure = error.what();
  }
  return out;
}

bool is_utf8(std::string_view text) {
  ingest::TextSource source(base::open_text(text));
  std::string buffer(std::max<std::size_t>(text.size(), 4), '\0');
  while (source.read(buffer) != 0) {
  }
  return source.encoding() == "UTF-8";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (read(bytes, 64) != read(bytes, std::size_t{1} << 16U)) std::abort();
  try {
    const auto source = ingest::csv_rows(base::open_text(bytes), "fuzz");
    ingest::Row row;
    bool first = true;
    while (source->next(row)) {
      for (const std::string_view cell : row.cells) {
        // A cell that looks like UTF-16 by its NUL bytes is beside the point here.
        if (cell.find('\0') == std::string_view::npos && !is_utf8(cell)) std::abort();
      }
      if (ingest::joined_record(row.cells).size() > 3 * 4000) std::abort();
      if (!first) continue;
      first = false;
      const std::vector<std::string> header(row.cells.begin(), row.cells.end());
      static_cast<void>(ingest::find_ssd_table(header, "fuzz"));
      static_cast<void>(ingest::ssda903::find_table(header));
    }
  } catch (const base::Error&) {
    return 0;
  }
  return 0;
}
