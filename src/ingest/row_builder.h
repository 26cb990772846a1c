// Turns text cells into one canonical row: the one place where text becomes dates, flags and numbers, for
// every format. One thread at a time.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/staging.h"
#include "model/tables.h"

namespace windscreen::ingest {

/// What a reader knows about where its rows come from.
struct Place {
  std::uint32_t source = 0;
  base::DateSystem dates = base::DateSystem::none;
};

/// Builds rows of one canonical table: `set` cells, then `finish`.
///
/// Rules (docs/formats.md): text is trimmed; "" and the words NULL, N/A, (blank) are absent. Flags take Y/N,
/// Yes/No, 1/0, true/false in any case. A row is rejected when its person or a key column is absent, when its
/// start date is absent, or when a start or end date is not a date (a spell must never turn open because its
/// end could not be read). pers_sex and pers_ethnicity come out in one coding (code_sets.h); a code that is
/// not known is kept and flagged. Any other cell that does not fit its type is left empty and flagged with
/// the text that stood there. Text loses control characters; a text over the column's use (64 KiB) is
/// rejected.
class RowBuilder {
 public:
  RowBuilder(lake::Staging& staging, const model::Table& table, Place place);

  const model::Table& table() const { return table_; }
  /// Where the rows from now on come from, for readers that join several sources.
  void move_to(Place place) { place_ = place; }
  /// A cell as the source gives it, converted to the column's type.
  void set(std::size_t column, std::string_view text);
  /// The same by name; throws std::out_of_range for a name that the table does not have (a programming
  /// error).
  void set(std::string_view column, std::string_view text);
  /// A date that is already known to be one.
  void set_date(std::size_t column, base::Date date);
  /// The value set for a column of this row, as canonical text ("" when absent).
  std::string_view get(std::size_t column) const;
  std::string_view get(std::string_view column) const { return get(table_.find(column)); }

  /// Writes the row, or rejects it; true when written. `record` is the row as the source gave it, for
  /// rejects; it is only looked at when needed. Starts the next row either way. Does not count a row as read:
  /// the reader does, once for each of the source's own rows.
  bool finish(std::uint64_t line, std::span<const std::string_view> record);
  /// Forgets the row begun.
  void clear();
  /// The present row's key columns joined by "|", as flags name a row.
  std::string key() const;

 private:
  struct Cell {
    std::string text;
    base::Date date;
    std::int64_t integer = 0;
    double number = 0;
    bool set = false;
  };
  struct Fault {
    std::size_t column;
    std::string text;
    enum class Kind : std::uint8_t { unreadable, too_long, unknown_code } kind;
  };
  bool reject(std::uint64_t line, std::string_view code, const std::string& reason,
              std::span<const std::string_view> record);

  lake::Staging& staging_;
  lake::TableWriter& writer_;
  const model::Table& table_;
  Place place_;
  std::size_t person_;
  std::size_t start_;
  std::size_t end_;
  std::size_t sex_;
  std::size_t ethnicity_;
  std::vector<Cell> cells_;
  std::vector<Fault> faults_;
};

/// The cells of a row as one line of CSV, at most about 4,000 bytes, for rejects.
std::string joined_record(std::span<const std::string_view> cells);

/// A short identifier made from what identifies a row, for formats that have no identifiers of their own: the
/// same parts always give the same one, so that two sources that state the same event give it the same key.
/// `table` is the canonical table's name; parts are canonical text (ISO dates). Such as "w-3f9a0c1b2d4e5f60".
std::string made_id(std::string_view table, std::initializer_list<std::string_view> parts);
std::string made_id(std::string_view table, std::span<const std::string_view> parts);

}  // namespace windscreen::ingest
