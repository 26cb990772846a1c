#include "demo/workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "demo/csv_file.h"
#include "demo/random.h"
#include "report/annex_a_workbook.h"

namespace windscreen::demo {
namespace {

namespace fs = std::filesystem;

// How this authority's staff named the sheets over the years; lists 1, 5 and 8 have a line of title on top,
// and lists 3, 6 and 9 their columns in another order.
constexpr std::array<const char*, 11> sheet_names = {
    "List 1 - Contacts", "Early Help", "3. REFERRALS",     "list 4 assessments", "S47 & ICPC",   "6 CIN",
    "Child Protection",  "List8 LAC ", "Care Leavers (9)", "10 - Adoption",      "11 - Adopters"};
bool has_title(std::size_t list) { return list == 1 || list == 5 || list == 8; }
bool is_shuffled(std::size_t list) { return list == 3 || list == 6 || list == 9; }

// Writes one list's rows into a sheet, with the dirt of a workbook that people have edited.
class UntidySheet {
 public:
  UntidySheet(lxw_workbook* book, std::size_t list, Random& random, lxw_format* date_format)
      : sheet_(workbook_add_worksheet(book, sheet_names[list - 1])),
        list_(list),
        random_(random),
        date_format_(date_format) {}

  void header(std::span<const std::string_view> cells) {
    order_.resize(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) order_[i] = i;
    // The last columns first, as when somebody moved the team to the front.
    if (is_shuffled(list_)) std::rotate(order_.begin(), order_.end() - 2, order_.end());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string title = base::squash(cells[i]);
      if (title == "childuniqueid") person_ = i;
      const bool dated = title.find("date") != std::string::npos && title.find("birth") == std::string::npos;
      if (dated && first_date_ == none_) first_date_ = i;
    }
    if (has_title(list_)) {
      worksheet_write_string(sheet_, row_, 0, "Wealdshire Children's Services: Annex A, 30 September 2020",
                             nullptr);
      row_ += 2;
    }
    write(cells, {});
  }

  void record(std::span<const std::string_view> cells) {
    const std::uint32_t drawn = random_.below(1000);
    if (drawn < 8) {
      write(cells, Style{.typed_dates = true});
      return;
    }
    write(cells, Style{.spaces = drawn < 12});
    // Added rows that a reader must turn away: the same again, a start that is no day, no child.
    if (drawn >= 990 && drawn < 995) write(cells, {});
    if (drawn >= 995 && drawn < 998 && first_date_ != none_) write(cells, Style{.no_date = true});
    if (drawn >= 998 && person_ != none_) write(cells, Style{.no_person = true});
  }

 private:
  struct Style {
    bool typed_dates = false;
    bool spaces = false;
    bool no_date = false;
    bool no_person = false;
  };

  void write(std::span<const std::string_view> cells, Style style) {
    for (std::size_t at = 0; at < order_.size(); ++at) {
      const std::size_t from = order_[at];
      const auto column = static_cast<lxw_col_t>(at);
      const std::string_view text = cells[from];
      if (style.no_person && from == person_) continue;
      if (style.no_date && from == first_date_) {
        worksheet_write_string(sheet_, row_, column, "31/06/2020", nullptr);
        continue;
      }
      if (text.empty()) continue;
      const auto date = base::parse_iso(text);
      scratch_.clear();
      if (date && !style.typed_dates) {
        // The serial day of the 1900 system.
        worksheet_write_number(sheet_, row_, column, static_cast<double>(day_of(*date) + 25569),
                               date_format_);
        continue;
      }
      if (date) {
        append_english(scratch_, day_of(*date));
      } else {
        scratch_ = text;
        if (style.spaces && from != person_) scratch_ = " " + scratch_ + "  ";
      }
      worksheet_write_string(sheet_, row_, column, scratch_.c_str(), nullptr);
    }
    ++row_;
  }

  static constexpr std::size_t none_ = static_cast<std::size_t>(-1);
  lxw_worksheet* sheet_;
  std::size_t list_;
  Random& random_;
  lxw_format* date_format_;
  std::vector<std::size_t> order_;
  std::size_t person_ = none_;
  std::size_t first_date_ = none_;
  lxw_row_t row_ = 0;
  std::string scratch_;
};

void write_sheets(const fs::path& lists, const fs::path& path, std::uint64_t seed) {
  // Made by the day it describes, not by the clock, so that the same lists give the same bytes.
  std::string file = path.string();
  std::string temporary = path.parent_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = temporary.data();
  lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
  if (book == nullptr) throw base::Error("cannot write " + file, "Check that the directory can be written.");
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(workbook_day) * 86400;
  workbook_set_properties(book, &properties);
  lxw_format* dates = workbook_add_format(book);
  format_set_num_format(dates, "dd/mm/yyyy");
  Random random(seed, "workbook dirt");
  try {
    for (std::size_t list = 1; list <= sheet_names.size(); ++list) {
      const fs::path csv = lists / fmt::format("annex_a_list_{}.csv", list);
      base::CsvReader reader(base::open_file(csv, csv.string()), csv.string(), {.delimiter = ','});
      UntidySheet sheet(book, list, random, dates);
      base::CsvRow row;
      if (reader.next(row)) sheet.header(row.cells);
      while (reader.next(row)) sheet.record(row.cells);
    }
  } catch (...) {
    workbook_close(book);
    throw;
  }
  const lxw_error failed = workbook_close(book);
  if (failed != LXW_NO_ERROR) {
    throw base::Error(fmt::format("cannot write {}: {}", file, lxw_strerror(failed)),
                      "Check that there is room on the disk.");
  }
}

}  // namespace

void write_workbook(const lake::Snapshot& snapshot, const fs::path& path, std::uint64_t seed) {
  report::AnnexAOptions options;
  options.as_at = date_of(workbook_day);
  if (path.extension() != ".xlsx") {
    report::write_annex_a_csv(snapshot, path, options);
    return;
  }
  fs::path lists = path;
  lists += ".lists";
  report::write_annex_a_csv(snapshot, lists, options);
  write_sheets(lists, path, seed);
  std::error_code ignored;
  fs::remove_all(lists, ignored);
}

}  // namespace windscreen::demo
