#include "demo/workbook.h"

#include "base/date.h"
#include "demo/csv_file.h"
#include "demo/random.h"
#include "report/annex_a_workbook.h"

namespace windscreen::demo {

void write_workbook(const lake::Snapshot& snapshot, const std::filesystem::path& path, std::uint64_t seed) {
  report::AnnexAOptions options;
  options.as_at = date_of(workbook_day);
  Random random(seed, "workbook dirt");
  std::uint64_t row = 0;
  int list = 0;
  bool dirty = false;
  options.filter = [&](const report::AnnexACell& cell, std::string& text) {
    if (cell.row != row || cell.list != list) {
      row = cell.row;
      list = cell.list;
      dirty = random.below(100) == 0;
    }
    if (!dirty || text.empty() || cell.field == ingest::Field::person) return;
    if (const auto date = base::parse_iso(text)) {
      // As somebody types it.
      const Day day = day_of(*date);
      text.clear();
      append_english(text, day);
      if (random.chance(0.3)) text += " ";
    } else if (text.size() <= 4) {
      text = " " + text + " ";
    }
  };
  if (path.extension() == ".xlsx") {
    report::write_annex_a_workbook(snapshot, path, options);
  } else {
    report::write_annex_a_csv(snapshot, path, options);
  }
}

}  // namespace windscreen::demo
