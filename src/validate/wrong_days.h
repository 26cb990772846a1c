// Counts the cells of a source that should hold days and hold none.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "validate/read_return.h"

namespace windscreen::validate {

/// One source's. One thread at a time.
class WrongDays {
 public:
  /// To be called for a cell that was written to a row; `line()` says where the source stands.
  template <class Line>
  void look_at(const Column& column, const std::byte* row, const Line& line) {
    if (column.kind != Kind::day) return;
    Day day;
    std::memcpy(&day, row + column.offset, sizeof day);
    look_at(column, day, line);
  }
  template <class Line>
  void look_at(const Column& column, Day day, const Line& line) {
    if (!day.wrong()) return;
    for (Of& one : found_) {
      if (one.column == &column) {
        ++one.count;
        return;
      }
    }
    found_.push_back({&column, 1, line()});
  }

  /// A note for each column with the first such cell's line.
  void note(const CellForm& form, SourceTables& read) const {
    for (const Of& one : found_) {
      const char* const wanted = form.days == DayForm::iso ? "2026-03-31" : "31/03/2026";
      std::string words = std::to_string(one.count) + (one.count == 1 ? " cell" : " cells") + " of " +
                          std::string(one.column->name);
      words += std::string((one.count == 1 ? " holds no day such as " : " hold no day such as ")) + wanted +
               "; the first is on this line. Rules that look at such a day pass over it, but for those that "
               "ask for a valid one.";
      read.notes.push_back({read.file, one.line, std::move(words)});
    }
  }

 private:
  struct Of {
    const Column* column;
    std::uint64_t count;
    std::uint64_t line;
  };
  std::vector<Of> found_;
};

}  // namespace windscreen::validate
