#include "ingest/csv_rows.h"

#include <algorithm>
#include <utility>

#include "base/csv.h"
#include "base/text.h"
#include "ingest/text_encoding.h"

namespace windscreen::ingest {
namespace {

class CsvRows final : public RowSource {
 public:
  CsvRows(std::unique_ptr<TextSource> text, const std::string& name)
      : text_(text.get()), reader_(std::move(text), name) {}

  bool next(Row& row) override {
    base::CsvRow csv;
    while (reader_.next(csv)) {
      if (csv.fault.empty() && std::ranges::all_of(csv.cells, base::is_blank)) continue;
      row.cells.assign(csv.cells.begin(), csv.cells.end());
      row.line = csv.line;
      row.fault = csv.fault;
      return true;
    }
    return false;
  }

  std::string_view encoding() const override { return text_->encoding(); }

 private:
  TextSource* text_;  // owned by the reader
  base::CsvReader reader_;
};

}  // namespace

std::unique_ptr<RowSource> csv_rows(std::unique_ptr<base::ByteSource> bytes, const std::string& name) {
  return std::make_unique<CsvRows>(std::make_unique<TextSource>(std::move(bytes)), name);
}

Part csv_part(const std::filesystem::path& path, const std::string& file) {
  return {file, {}, [path, file] { return csv_rows(base::open_file(path, file), file); }};
}

}  // namespace windscreen::ingest
