// Where readers put the rows of a load before it becomes a snapshot: one table a canonical table, in a
// database that spills to disk, so that a load's memory does not grow with its size. One thread at a
// time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/tables.h"
#include "query/database.h"

namespace windscreen::lake {

struct Snapshot;
class Workspace;

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
  /// The list or return that the source is all or a part of: within one, a row that stands there twice is a
  /// duplicate, whichever files it came in; in another, it is the same fact stated again. Empty: this source
  /// alone. The ssd's tables are one, whatever is said here. Not published.
  std::string scope = {};
};

/// Where a row stands: a source by its number, and the line (CSV, XML) or row (sheet), counted from 1.
struct Origin {
  std::uint32_t source = 0;
  std::uint64_t line = 0;
};

/// What became of the rows of one source, in the source's own rows: `read` = `kept` + `merged` + `rejected`.
/// A row is rejected when anything made from it was (the parts of it that could be used are still kept),
/// merged when all that it says stands in another row already, and kept otherwise.
struct RowCounts {
  std::uint64_t read = 0;
  std::uint64_t kept = 0;
  std::uint64_t merged = 0;
  std::uint64_t rejected = 0;
};

/// The rows of one canonical table on their way into the staging database. Cells not set are NULL; columns
/// are those of the model's table, by index. Text must be UTF-8.
class TableWriter {
 public:
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

  const model::Table& table() const { return table_; }
  void text(std::size_t column, std::string_view value) { appender_->text(column, value); }
  void date(std::size_t column, base::Date value) { appender_->date(column, value); }
  void integer(std::size_t column, std::int64_t value) { appender_->integer(column, value); }
  void number(std::size_t column, double value) { appender_->number(column, value); }
  void flag(std::size_t column, bool value) { appender_->text(column, value ? "Y" : "N"); }
  void end_row(Origin origin);
  void drop_row() { appender_->drop_row(); }

 private:
  friend class Staging;
  TableWriter(const model::Table& table, query::Connection& connection);
  /// Makes the rows so far visible to queries.
  void flush(query::Connection& connection);
  void close();
  const model::Table& table_;
  std::unique_ptr<query::Appender> appender_;
  std::int64_t sequence_ = 0;
};

class Staging {
 public:
  struct Options {
    /// Directory for what does not fit in memory; made when missing. Each Staging works in a directory of its
    /// own within it, removes those that killed loads left there, and removes its own (and this one, when
    /// that leaves it empty) at its end. Several loads may share it.
    std::filesystem::path scratch;
    /// Bytes that the rows may take before they are spilled to the scratch directory; 0 means a third of the
    /// memory to plan with (query/memory.h), and 1 GiB at least.
    std::uint64_t memory_limit = 0;
    /// 0 means every core. What is published does not depend on it.
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
  /// bytes). Bytes that are not UTF-8 are replaced.
  void reject(Origin origin, std::string_view code, std::string_view reason, std::string_view record);

  /// A row that is kept although something about it is wrong or unusual: the canonical table, the row's key
  /// (the key columns' values, "|" between several), a short stable word ("end_before_start"), and what was
  /// found.
  void flag(Origin origin, const model::Table& table, std::string_view key, std::string_view code,
            std::string_view detail);

  /// The staging database, for what is better done in SQL across rows: a table per canonical table written
  /// to, under its own name, with the model's columns and _source, _line (its Origin) and _seq (its number);
  /// and _rejects and _flags, whose `source` and `line` are theirs.
  /// Writers are flushed first and go on working.
  query::Connection& flushed();

  /// Ends writing and settles what only shows across rows. Call once; `lake::publish` does it otherwise.
  /// `as_at` is the day that the load describes: what starts after it, or is born after it, is flagged when
  /// it is given.
  ///
  /// What is settled does not depend on the order of rows and sources, nor on how a list is split into files:
  /// of several rows, the one that says most wins, then the one with the later dates, then an order of
  /// their text (docs/model.md has the rules in full).
  ///
  /// * One person a child: fields are filled from every source, in the order ssd, annex_a, cin_census,
  ///   ssda903, then as above. A disagreement is flagged ("dob_differs", "sex_differs"). Someone mentioned
  ///   anywhere but not listed gets a person's row ("person_not_listed").
  /// * The same key twice in a scope: rejected ("duplicate_row" where all is the same, "same_key" where it
  ///   is not). In formats whose identifiers are made from what identifies a row (all but ssd), the same key
  ///   in another scope, or in a row that also says something new, is the same fact stated again: merged.
  /// * The same event in two formats (`same_when`): merged. The first format's row is kept, its empty cells
  ///   are filled from the others, and references to the others' identifiers are moved to the kept one. Two
  ///   events of one format are never merged.
  /// * Kept and flagged: "end_before_start", "after_as_at", "end_dates_differ" (between merged rows),
  ///   "unborn", and "two_identifiers" (one child who seems to have two, as adopted children do).
  void settle(std::optional<base::Date> as_at = {});

  /// What became of the rows, by source; complete after `settle` (`read` is at any time).
  const std::vector<RowCounts>& counts() const { return counts_; }

  /// The commonest reasons for rejects, most frequent first.
  struct Reason {
    std::string code;
    std::string reason;
    std::uint64_t rows = 0;
  };
  std::vector<Reason> commonest_reasons(std::size_t most);

 private:
  friend Snapshot publish(const Workspace& workspace, Staging& staging, base::Date as_at);
  Snapshot write(const Workspace& workspace, base::Date as_at);
  void write_sources();
  void check_open() const;

  struct State;
  std::unique_ptr<State> state_;
  std::vector<Source> sources_;
  std::vector<RowCounts> counts_;
};

}  // namespace windscreen::lake
