// The lake: immutable snapshots of Parquet files with the SSD's table names.
//
//   lake/<authority code>/<as-at>-<id>/<table>.parquet …, rejects.parquet, flags.parquet, manifest.json
//
// A snapshot is written aside, fsynced and published by one rename, so a killed load leaves the lake as it
// was. The id is the start of the content hash: loading the same files again gives the same snapshot. Readers
// need no lock.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "lake/staging.h"
#include "lake/workspace.h"
#include "query/database.h"

namespace windscreen::lake {

/// The files and views of what was rejected and flagged, beside the canonical tables:
///   rejects  source_file, part, format, line, code, reason, record
///   flags    table_name, person_id, row_key, code, detail, source_file, line
inline constexpr std::string_view rejects_view = "rejects";
inline constexpr std::string_view flags_view = "flags";

/// One file of a snapshot: a canonical table, "rejects" or "flags".
struct TableFile {
  std::string table;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;
};

/// One source as the manifest keeps it, with what became of its rows.
struct SourceRecord {
  Source source;
  RowCounts counts;
};

/// A published snapshot and all that is known of it.
struct Snapshot {
  std::filesystem::path directory;
  std::string id;
  std::string authority_code;
  std::string authority_name;
  base::Date as_at;
  /// When it was loaded, ISO 8601 in UTC.
  std::string loaded_at;
  std::string windscreen_version;
  std::string engine_version;
  std::vector<SourceRecord> sources;
  std::vector<TableFile> tables;
  std::uint64_t rejected = 0;
  std::uint64_t flagged = 0;
  /// SHA-256 over the tables' names and hashes. The same sources, named the same, give the same on any
  /// machine and with any number of threads.
  std::string content_hash;

  /// "2020-09-30-1a2b3c4d5e6f", the directory's name.
  std::string name() const;
  /// Rows of a table; 0 when it is not in the snapshot.
  std::uint64_t rows(std::string_view table) const;
};

/// Settles what was staged (unless that was done) and publishes it. Where the same snapshot is already there,
/// it is returned as it is. Throws Error when nothing was usable (the lake is then untouched) or the disk
/// refuses. Writes Parquet files compressed with zstd, sorted by person (or by the row that a row belongs to)
/// and key, for their owner only, in a hidden directory beside the snapshots, which the next load removes if
/// this one is killed. One thread at a time for a staging; any number of processes may publish into one lake.
Snapshot publish(const Workspace& workspace, Staging& staging, base::Date as_at);

/// The authority's snapshots, oldest as-at first (loads of one day in the order they were made). Directories
/// without a readable manifest are left out.
std::vector<Snapshot> list_snapshots(const Workspace& workspace);

/// The directories that should be snapshots and have no readable manifest.
std::vector<std::filesystem::path> unreadable_snapshots(const Workspace& workspace);

/// The snapshot whose name or id starts with `wanted`, or the newest when `wanted` is empty. Throws Error
/// when there is none, or more than one fits.
Snapshot find_snapshot(const Workspace& workspace, std::string_view wanted = {});

/// What is wrong with a snapshot: files missing, changed or unknown, the manifest itself included; empty when
/// it is sound. Reads every byte.
std::vector<std::string> verify(const Snapshot& snapshot);

/// Makes a view for every canonical table (an empty one, with the right columns, where the snapshot has no
/// file), and the views `rejects` and `flags`, in the connection's database.
void attach(query::Connection& connection, const Snapshot& snapshot);

}  // namespace windscreen::lake
