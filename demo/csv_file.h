// A CSV file written cell by cell through one large buffer, with the dirt of real extracts where it is asked
// for. One thread a file.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "demo/day.h"
#include "demo/random.h"

namespace windscreen::demo {

/// What goes wrong in real extracts, in about one row of a hundred:
///   added rows that a reader must reject: the same row again, a start that is no date, no person;
///   rows as they should be but written in another way: dates in another form, spaces around a code.
/// A damaged row is always one that was added, never the real one, so that no figure changes.
struct Dirt {
  /// Cell of the first day of the row's event or spell, and of its person; -1: there is none.
  int start = -1;
  int person = -1;
  /// The rows have an identifier, so that a repeat is known as one.
  bool repeats = true;
};

enum class Encoding : std::uint8_t { utf8, windows1252 };

class CsvFile {
 public:
  /// Makes the file and writes its header line. `seed` is for the dirt; without `dirt` the file is clean.
  /// Throws base::Error when it cannot be written.
  CsvFile(const std::filesystem::path& path, std::string_view header, std::optional<Dirt> dirt,
          std::uint64_t seed, Encoding encoding = Encoding::utf8);
  ~CsvFile();
  CsvFile(CsvFile&& other) noexcept;
  CsvFile& operator=(CsvFile&&) = delete;

  CsvFile& text(std::string_view text);
  /// A code: the kind of cell that gets stray spaces.
  CsvFile& code(std::string_view code);
  /// A day; empty where it is `never`, `not_yet` or after `latest`.
  CsvFile& day(Day day);
  CsvFile& flag(bool yes) { return text(yes ? "Y" : "N"); }
  CsvFile& number(std::int64_t number);
  /// A number with one decimal place, given in tenths.
  CsvFile& tenths(std::int64_t tenths);
  /// A prefix and a number: an identifier.
  CsvFile& id(std::string_view prefix, std::uint64_t number);
  CsvFile& blank() { return text({}); }
  /// Ends the row.
  void end();
  /// Writes what is buffered and closes; throws base::Error when the disk refuses.
  void close();

  /// Days after this one are left empty: what had not happened when the extract was taken.
  void set_latest(Day latest) { latest_ = latest; }
  /// Dates as 31/03/2020, as the SSDA903 has them, instead of 2020-03-31.
  void use_english_dates() { english_ = true; }
  std::uint64_t rows() const { return rows_; }

 private:
  enum class Style : std::uint8_t { plain, english_dates, named_months, stray_spaces };
  void begin_cell();
  void add_dirty_rows(const Dirt& dirt);
  void damaged_copy(int cell, std::string_view instead);
  void flush();

  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string buffer_;
  std::size_t row_start_ = 0;
  std::array<std::uint32_t, 40> cells_{};  // where each cell starts, from the row's start
  std::size_t cell_count_ = 0;
  std::optional<Dirt> dirt_;
  Random random_;
  Style style_ = Style::plain;
  Encoding encoding_;
  Day latest_ = last_day;
  bool english_ = false;
  std::uint64_t rows_ = 0;
};

/// A day as "2020-09-30", appended.
void append_iso(std::string& text, Day day);
/// A day as "30/09/2020", appended.
void append_english(std::string& text, Day day);
/// A whole number, appended.
void append_number(std::string& text, std::int64_t number);

}  // namespace windscreen::demo
