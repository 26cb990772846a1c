// Reads a return out of its sources: CSV files and XML messages in memory. open_return.h turns the sheets of
// a workbook into them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validate/engine.h"

namespace windscreen::validate {

/// A file in memory. The bytes are changed where that saves a copy: quotes and entities are resolved and
/// codes put into capitals in place. `owner` keeps them.
struct Source {
  /// As messages call it.
  std::string name;
  std::span<char> bytes;
  std::shared_ptr<void> owner;
};

/// Why a source cannot be read at all.
struct ReadFault {
  std::string file;
  std::uint64_t line = 0;
  std::string words;
  std::string remedy;
};

/// Reads sources into this year's tables, or last year's, two files at a time on two threads. What can be
/// read in part is, and `data.notes` says what was not: a file that is none of the return's tables, unknown,
/// missing and repeated columns, cells that are no days. A source that is no text or not well-formed (a quote
/// of a CSV file that never closes too), or another return's message, is a fault, and then nothing is read. A
/// file with the tables of a message sets `data.collection` (xml, and for the census the header's days and
/// authority).
std::optional<ReadFault> read_sources(Return which, std::vector<Source> sources, bool last_year,
                                      ReturnData& data);

/// What one source holds, before it joins the others.
struct SourceTables {
  explicit SourceTables(Return which);
  /// The source's name.
  std::string file;
  std::vector<TableData> tables;
  std::vector<Note> notes;
  std::optional<ReadFault> fault;
  std::vector<std::shared_ptr<void>> bytes;
  bool xml = false;
};
/// The three kinds of sources. `tables` is filled; nothing is thrown.
void read_csv(Return which, const Source& source, SourceTables& read);
void read_ssda903_xml(const Source& source, SourceTables& read);
void read_cin_xml(const Source& source, SourceTables& read);

/// Puts what was read of a source to the return. The sources of one call come in their order.
void join(SourceTables&& read, bool last_year, ReturnData& data);
/// Notes which tables and columns are not there, once all sources have joined.
void note_absent(Return which, bool last_year, ReturnData& data);

}  // namespace windscreen::validate
