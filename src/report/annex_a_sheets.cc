#include "report/annex_a_sheets.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <fstream>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;
using base::Error;

constexpr std::uint64_t most_rows = 1'048'576;
// Excel's limit for a cell's text, in characters; bytes are at least as many.
constexpr std::size_t longest_text = 32'767;

// A name beside `path` that no one else uses, on the same file system so that it can be renamed.
fs::path aside(const fs::path& path) {
  fs::path other = path;
  other += fmt::format(".{}.part", ::getpid());
  return other;
}

void put_in_place(const fs::path& written, const fs::path& path) {
  std::error_code failed;
  fs::rename(written, path, failed);
  if (failed) {
    throw Error("cannot write " + path.string() + ": " + failed.message(),
                "Check that the directory exists and that you may write there.");
  }
}

void remove_quietly(const fs::path& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
}

class Workbook final : public SheetWriter {
 public:
  Workbook(const fs::path& path, base::Date as_at) : path_(path), part_(aside(path)) {
    const fs::path parent = path.parent_path();
    if (!parent.empty() && !fs::is_directory(parent)) {
      throw Error("cannot write " + path.string() + ": the directory does not exist", "Make it first.");
    }
    part_name_ = part_.string();
    // The library keeps rows in files of its own while it writes; beside the target there is room for them.
    temporary_ = parent.empty() ? "." : parent.string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporary_.data();
    book_ = workbook_new_opt(part_name_.c_str(), &options);
    if (book_ == nullptr) throw Error("cannot write " + path.string());
    std::string title = "Annex A";
    std::string comment = "Child-level lists as at " + base::format_long(as_at);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.comments = comment.data();
    properties.created = as_at.time_since_epoch() / std::chrono::seconds(1);
    workbook_set_properties(book_, &properties);
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
    format_set_text_wrap(header_);
    format_set_align(header_, LXW_ALIGN_VERTICAL_TOP);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "dd/mm/yyyy");
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() override {
    if (book_ != nullptr) {
      // The library only lets go of a workbook by writing it.
      workbook_close(book_);
      remove_quietly(part_);
    }
  }

  void begin(const ingest::AnnexAList& list) override {
    sheet_ = workbook_add_worksheet(book_, fmt::format("List {}", list.number).c_str());
    if (sheet_ == nullptr) throw Error("cannot add a sheet to " + path_.string());
    number_ = list.number;
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const std::string heading(list.columns[i].heading);
      worksheet_set_column(sheet_, column, column, list.columns[i].kind == ingest::Kind::text ? 22 : 16,
                           nullptr);
      check(worksheet_write_string(sheet_, 0, column, heading.c_str(), header_));
    }
    worksheet_freeze_panes(sheet_, 1, 1);
    rows_ = 1;
  }

  void row(const std::vector<SheetCell>& cells) override {
    if (rows_ >= most_rows) {
      throw Error(fmt::format("list {} has more rows than a sheet can hold ({})", number_, most_rows - 1),
                  "Write the lists as CSV files instead: --csv DIRECTORY.");
    }
    const auto row = static_cast<lxw_row_t>(rows_++);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const SheetCell& cell = cells[i];
      // Serial numbers before March 1900 differ between programs; no living child's date is among them.
      if (cell.date && *cell.date >= base::make_date(1900, 3, 1)) {
        check(
            worksheet_write_number(sheet_, row, column, base::days_since_epoch(*cell.date) + 25'569, date_));
      } else if (cell.number && std::abs(*cell.number) < (std::int64_t{1} << 53U)) {
        check(worksheet_write_number(sheet_, row, column, static_cast<double>(*cell.number), nullptr));
      } else if (!cell.text.empty()) {
        check(worksheet_write_string(sheet_, row, column, shortened(cell.text).c_str(), nullptr));
      }
    }
  }

  void finish() override {
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) {
      remove_quietly(part_);
      throw Error("cannot write " + path_.string() + ": " + lxw_strerror(error),
                  "Check that there is room on the disk.");
    }
    put_in_place(part_, path_);
  }

 private:
  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) throw Error("cannot write " + path_.string() + ": " + lxw_strerror(error));
  }

  static std::string shortened(const std::string& text) {
    if (text.size() <= longest_text) return text;
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
  }

  fs::path path_;
  fs::path part_;
  std::string part_name_;
  std::string temporary_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* header_ = nullptr;
  lxw_format* date_ = nullptr;
  std::uint64_t rows_ = 0;
  int number_ = 0;
};

class CsvFiles final : public SheetWriter {
 public:
  explicit CsvFiles(fs::path directory) : directory_(std::move(directory)) {
    std::error_code failed;
    fs::create_directories(directory_, failed);
    if (failed) throw Error("cannot make " + directory_.string() + ": " + failed.message());
  }
  CsvFiles(const CsvFiles&) = delete;
  CsvFiles& operator=(const CsvFiles&) = delete;
  ~CsvFiles() override {
    for (const auto& [part, path] : files_) remove_quietly(part);
  }

  void begin(const ingest::AnnexAList& list) override {
    close();
    const fs::path path = directory_ / fmt::format("annex_a_list_{}.csv", list.number);
    files_.emplace_back(aside(path), path);
    out_.open(files_.back().first, std::ios::binary | std::ios::trunc);
    line_.clear();
    for (const ingest::AnnexAColumn& column : list.columns) add(std::string(column.heading));
    end_line();
  }

  void row(const std::vector<SheetCell>& cells) override {
    for (const SheetCell& cell : cells) add(cell.text);
    end_line();
  }

  void finish() override {
    close();
    for (const auto& [part, path] : files_) put_in_place(part, path);
    files_.clear();
  }

 private:
  void add(const std::string& text) {
    if (!first_) line_ += ',';
    first_ = false;
    line_ += base::csv_field(text);
  }
  void end_line() {
    line_ += "\r\n";
    out_ << line_;
    line_.clear();
    first_ = true;
  }
  void close() {
    if (!out_.is_open()) return;
    out_.close();
    if (out_.fail()) {
      throw Error("cannot write " + files_.back().second.string(), "Check that there is room on the disk.");
    }
  }

  fs::path directory_;
  std::vector<std::pair<fs::path, fs::path>> files_;
  std::ofstream out_;
  std::string line_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<SheetWriter> workbook_sheets(const fs::path& path, base::Date as_at) {
  return std::make_unique<Workbook>(path, as_at);
}

std::unique_ptr<SheetWriter> csv_sheets(const fs::path& directory) {
  return std::make_unique<CsvFiles>(directory);
}

}  // namespace windscreen::report
