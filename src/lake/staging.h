// Where readers put the rows of a load before it becomes a snapshot: one table a canonical table, in a
// database file that may spill to disk, so that a load's memory does not grow with its size. One thread at a
// time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables.h"
#include "query/database.h"

namespace windscreen::lake {

/// A file, sheet or element that rows come from.
struct Source {
  /// The file as the user named it.
  std::string file;
  /// The sheet, table or element within it; may be empty.
  std::string part;
  /// "ssd", "annex_a", "cin_census" or "ssda903".
  std::string format;
  /// Version of the reader; raised whenever it would read the same bytes differently.
  int reader_version = 1;
  /// SHA-256 of the whole file, in hexadecimal.
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Where a row stands: a source by its number, and the line (CSV, XML) or row (sheet), counted from 1.
struct Origin {
  std::uint32_t source = 0;
  std::uint64_t line = 0;
};

/// How many rows of one source (or canonical table) were read, kept, merged with another source's and
/// rejected.
struct RowCounts {
  std::uint64_t read = 0;
  std::uint64_t kept = 0;
  std::uint64_t merged = 0;
  std::uint64_t rejected = 0;
};

/// The rows of one canonical table on their way into the staging database. Cells not set are NULL; columns
/// are those of the model's table, by index.
class TableWriter {
 public:
  const model::Table& table() const { return table_; }
  void text(std::size_t column, std::string_view value) { appender_.text(column, value); }
  void date(std::size_t column, base::Date value) { appender_.date(column, value); }
  void integer(std::size_t column, std::int64_t value) { appender_.integer(column, value); }
  void number(std::size_t column, double value) { appender_.number(column, value); }
  void flag(std::size_t column, bool value) { appender_.text(column, value ? "Y" : "N"); }
  void end_row(Origin origin);
  void drop_row() { appender_.drop_row(); }

 private:
  friend class Staging;
  TableWriter(const model::Table& table, query::Connection& connection);
  const model::Table& table_;
  query::Appender appender_;
};

class Staging {
 public:
  struct Options {
    /// Directory for the staging database; made when missing, and removed with the Staging.
    std::filesystem::path scratch;
    std::uint64_t memory_limit = std::uint64_t{1} << 30U;
    int threads = 0;
  };

  explicit Staging(const Options& options);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// Registers a source and gives its number, for Origin.
  std::uint32_t add_source(Source source);
  const std::vector<Source>& sources() const { return sources_; }

  /// The writer of a canonical table, made at its first use. Valid while the Staging lives.
  TableWriter& table(const model::Table& table);

  /// Says that one row was read from the source (whatever becomes of it); `count_read` counts several.
  void count_read(std::uint32_t source, std::uint64_t rows = 1);

  /// A row that cannot be used. `code` is a short stable word such as "bad_date"; `reason` a plain sentence
  /// that says what is wrong and what would be right; `record` the row as the source gave it (cut to 4,000
  /// bytes).
  void reject(Origin origin, std::string_view code, std::string_view reason, std::string_view record);

  /// A row that is kept although something about it is wrong or unusual: the canonical table, the row's key,
  /// a short stable word ("end_before_start"), and what was found.
  void flag(Origin origin, const model::Table& table, std::string_view key, std::string_view code,
            std::string_view detail);

  /// The staging database, for what is better done in SQL across rows. Writers are flushed first.
  query::Connection& flushed();

  /// Ends writing and settles what only shows across rows: one person a child (fields filled from every
  /// source, the first source that gives a value wins, and a disagreement about date of birth or sex is
  /// flagged), the same row twice (rejected as duplicate), the same event in two formats (merged:
  /// `same_when`, with references to the dropped row's identifier moved to the kept one), ends before starts,
  /// unborn children and the two identifiers of an adopted child (kept and flagged). Call once;
  /// `lake::publish` does.
  void settle();

  /// What became of the rows, by source; complete after `settle`.
  const std::vector<RowCounts>& counts() const { return counts_; }

  /// The commonest reasons for rejects, most frequent first.
  struct Reason {
    std::string code;
    std::string reason;
    std::uint64_t rows = 0;
  };
  std::vector<Reason> commonest_reasons(std::size_t most);

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::vector<Source> sources_;
  std::vector<RowCounts> counts_;
};

}  // namespace windscreen::lake
