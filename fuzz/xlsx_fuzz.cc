// Workbooks and Annex A's recognition over arbitrary bytes. An input that starts with "PK" is a workbook; any
// other is the XML of a sheet, so that the fuzzer need not find its way through a zip file's checksums.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include "base/error.h"
#include "ingest/annex_a_codes.h"
#include "ingest/annex_a_header.h"
#include "ingest/xlsx.h"
#include "ingest/xlsx_sheet.h"

namespace {

using namespace windscreen;
using namespace windscreen::ingest;

XlsxLimits small_limits() {
  XlsxLimits limits;
  limits.entries = 64;
  limits.entry_bytes = 4U << 20U;
  limits.ratio_from = 1U << 20U;
  limits.shared_bytes = 4U << 20U;
  limits.catalogue_items = 10'000;
  limits.cell_bytes = 64U << 10U;
  limits.row_bytes = 1U << 20U;
  return limits;
}

class Bytes final : public ByteStream {
 public:
  explicit Bytes(const std::string& bytes) : bytes_(bytes) {}
  std::size_t read(std::span<char> into) override {
    // Small pieces, so that tokens are cut at every place.
    const std::size_t count = std::min({into.size(), bytes_.size() - at_, std::size_t{97}});
    std::memcpy(into.data(), bytes_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  const std::string& bytes_;
  std::size_t at_ = 0;
};

void read_part(const Part& part) {
  const auto source = part.open();
  Row row;
  while (source->next(row)) {
    for (const std::string_view cell : row.cells) {
      for (const AnnexACodeSet* set : annex_a_code_sets()) (void)decode(*set, cell);
      (void)says_nothing(cell);
    }
  }
  (void)find_annex_a_header(part);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    if (bytes.starts_with("PK")) {
      for (const Part& part : xlsx_parts(XlsxPackage::from_bytes(bytes, "fuzz.xlsx", small_limits())))
        read_part(part);
    } else {
      SheetContext context;
      context.limits = small_limits();
      read_part({"fuzz.xlsx", "sheet",
                 [&] { return sheet_rows(std::make_unique<Bytes>(bytes), context, "fuzz.xlsx, sheet"); }});
    }
  } catch (const base::Error&) {
    // What a user would read: the right answer to a broken file.
  }
  return 0;
}
