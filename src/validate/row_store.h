// The rows of a return in memory: one array of typed rows a table, whose texts point into the bytes of the
// sources. Parsed once, in one pass; a row costs no allocation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validate/collection.h"
#include "validate/table.h"

namespace windscreen::validate {

/// How cells are read.
struct CellForm {
  DayForm days = DayForm::slashes;
  /// In capitals, without the ".0" that a spreadsheet gives numbers: the SSDA903, but for the child's own
  /// identifier. The census's cells are taken as they are.
  bool capitals = true;
};

/// The rows of one table. One thread at a time while it grows; then any.
class RowArray {
 public:
  explicit RowArray(const Table& table);
  /// A row more, blank but for its number; valid until the next one is added.
  std::byte* add();
  /// Writes a cell of a row. `text` is trimmed, put into capitals in place where the form says so, and
  /// pointed to: it must live as long as the rows. Blank where nothing but space.
  void set(std::byte* row, const Column& column, std::span<char> text, CellForm form) const;

  std::size_t size() const { return count_; }
  std::byte* at(std::size_t i) { return bytes_.data() + i * stride_; }
  const std::byte* at(std::size_t i) const { return bytes_.data() + i * stride_; }
  const Table& table() const { return *table_; }
  /// The rows as what they are. `Row` must be the structure that the table describes.
  template <class Row>
  std::span<const Row> as() const {
    return {reinterpret_cast<const Row*>(bytes_.data()), count_};
  }
  /// Puts the rows into another order: the i-th becomes the one that stood at `order[i]`.
  void arrange(std::span<const std::uint32_t> order);
  void reserve(std::size_t rows) { bytes_.reserve(rows * stride_); }
  /// Puts another's rows of the same table behind these, numbered on.
  void append(RowArray&& other);

 private:
  const Table* table_;
  std::size_t stride_;
  std::size_t count_ = 0;
  std::vector<std::byte> blank_;
  // A vector's storage is aligned for every type that a row has.
  std::vector<std::byte> bytes_;
};

/// One table of one year's return, as far as it was given.
struct TableData {
  explicit TableData(const Table& table) : rows(table) {}
  RowArray rows;
  bool present = false;
  /// Bit i for the column at place i.
  std::uint64_t columns = 0;
};

/// What a reader has to say of a source, in words: a column that is not known, a table that is missing.
struct Note {
  std::string file;
  /// The line, where there is one; 0 otherwise.
  std::uint64_t line = 0;
  std::string words;
};

/// A return as read: this year's tables and last year's, what holds their texts, and what there is to say.
struct ReturnData {
  explicit ReturnData(std::span<const Table> tables);
  std::vector<TableData> now;
  std::vector<TableData> last;
  std::vector<Note> notes;
  Collection collection;
  /// What the rows' texts point into.
  std::deque<std::shared_ptr<void>> bytes;
};

}  // namespace windscreen::validate
