#include <array>
#include <string>

#include "base/byte_source.h"
#include "base/error.h"
#include "base/text.h"
#include "ingest/load.h"

namespace windscreen::ingest {
namespace {

struct Refused {
  std::string_view magic;
  std::string_view what;
  std::string_view remedy;
};

constexpr std::array<Refused, 5> refused{{
    {"\xD0\xCF\x11\xE0", "is an Excel 97 workbook (.xls) or one with a password, which cannot be read",
     "Open it in Excel and save it as .xlsx without a password."},
    {"\x1F\x8B", "is compressed (gzip)", "Unpack it first."},
    {"7z\xBC\xAF", "is compressed (7-Zip)", "Unpack it first."},
    {"%PDF", "is a PDF document, not data", "Export the data as CSV or Excel."},
    {"SQLite format 3", "is an SQLite database", "Export its tables as CSV or Parquet."},
}};

// The first character of text in any encoding that starts with a plain letter; '\0' when there is none.
char first_character(std::string_view head) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (head.starts_with(mark)) {
      head.remove_prefix(mark.size());
      break;
    }
  }
  for (const char c : head) {
    if (c == '\0' || c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    return c;
  }
  return '\0';
}

}  // namespace

FileKind file_kind(const std::filesystem::path& path, const std::string& file) {
  std::string head(1024, '\0');
  const auto bytes = base::open_file(path, file);
  std::size_t count = 0;
  while (count < head.size()) {
    const std::size_t more = bytes->read({head.data() + count, head.size() - count});
    if (more == 0) break;
    count += more;
  }
  head.resize(count);
  if (head.empty()) {
    throw base::Error::at(file, 0, "the file is empty", "Export it again, or leave it out of the load.");
  }
  for (const Refused& kind : refused) {
    if (head.starts_with(kind.magic)) {
      throw base::Error::at(file, 0, "the file " + std::string(kind.what), std::string(kind.remedy));
    }
  }
  if (head.starts_with("PK")) return FileKind::workbook;
  if (head.starts_with("PAR1")) return FileKind::parquet;
  return first_character(head) == '<' ? FileKind::xml : FileKind::csv;
}

}  // namespace windscreen::ingest
