// The tables that definitions read: the canonical ones and the shared relations, made ready once.
//
// Of a snapshot, only the tables and columns that the asked definitions mention are read, once, into memory
// (schema `made`, which comes first on the search path); where they would not fit they stay views of the
// Parquet files. Shared relations are tables of `made` too.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/sql_text.h"
#include "model/tables.h"
#include "query/database.h"

namespace windscreen::measure {

/// What the ref_ relations say beside the snapshot's tables.
struct Reference {
  base::Date as_at;
  const lake::Authority* authority = nullptr;
};

class Relations {
 public:
  /// Rows and bytes of the snapshot's files, by table.
  struct Size {
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
  };
  /// `sizes` is nullopt for a database that holds its tables itself; missing ones are then made empty.
  /// Makes the ref_ relations (reference.h) too.
  Relations(query::Database& database, std::vector<SharedRelation> shared, const Reference& reference,
            std::optional<std::map<std::string, Size, std::less<>>> sizes);

  /// A connection that finds the tables and shared relations by their names. Thread-safe.
  query::Connection connect();

  /// Makes ready what the queries mention. Call it before they run; not thread-safe.
  void prepare(const std::vector<std::string_view>& queries);

  /// Makes the tables named (spaces between them) where a database that holds its tables itself lacks them.
  void make_missing(std::string_view tables);

  /// What is wrong with a shared relation that the query mentions, directly or through others; empty when
  /// nothing is. Thread-safe after `prepare`.
  std::string fault(std::string_view query) const;

  /// Rows of the tables that the query mentions, directly or through shared relations; 0 where that is not
  /// known. Thread-safe.
  std::uint64_t rows_read(std::string_view query) const;

  /// Of what a definition needs ("table" or "table.column"), what the snapshot has not: a table without a
  /// row, a column that no row fills; "a or b" where either would do. Empty where sizes are not known. Not
  /// thread-safe.
  std::vector<std::string> missing(const std::vector<std::vector<std::string>>& needs);

  /// The tables with dated rows that the query mentions, when the snapshot has no row in any of them; empty
  /// otherwise. Thread-safe.
  std::vector<std::string> empty_sources(std::string_view query) const;

 private:
  // What a query mentions, together with all that the shared relations it mentions do.
  struct Needs {
    std::set<const model::Table*> tables;
    std::map<const model::Table*, std::set<std::string_view>> columns;
    // In an order in which each comes after those that it uses.
    std::vector<const SharedRelation*> shared;
  };
  void collect(const Mentions& mentioned, Needs& needs, std::vector<const SharedRelation*>& path) const;
  Needs needs_of(std::string_view query) const;
  void make_table(query::Connection& connection, const model::Table& table,
                  const std::set<std::string_view>& columns);
  void make_shared(query::Connection& connection, const SharedRelation& shared);
  bool fits_in_memory(const Needs& needs) const;
  bool is_filled(const std::string& need);

  query::Database& database_;
  std::vector<SharedRelation> shared_;
  std::vector<Mentions> shared_mentions_;
  std::optional<std::map<std::string, Size, std::less<>>> sizes_;
  std::map<const model::Table*, std::set<std::string_view>> made_tables_;
  std::set<std::string, std::less<>> made_shared_;
  std::map<std::string, std::string, std::less<>> faults_;
  std::map<std::string, bool, std::less<>> filled_;
};

}  // namespace windscreen::measure
