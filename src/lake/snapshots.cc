#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "lake/lake.h"
#include "lake/manifest.h"

namespace windscreen::lake {

namespace fs = std::filesystem;
using base::Error;
using base::sql_literal;
using base::sql_name;

namespace {

std::vector<fs::path> snapshot_directories(const Workspace& workspace) {
  const fs::path authority = workspace.lake_directory() / workspace.authority().code;
  std::vector<fs::path> directories;
  if (!fs::is_directory(authority)) return directories;
  for (const fs::directory_entry& entry : fs::directory_iterator(authority)) {
    // Hidden ones are loads that are not published.
    if (entry.is_directory() && !entry.path().filename().string().starts_with('.'))
      directories.push_back(entry.path());
  }
  std::sort(directories.begin(), directories.end());
  return directories;
}

void attach_file(query::Connection& connection, const Snapshot& snapshot, std::string_view name,
                 const std::string& columns, const std::string& empty) {
  const auto file = std::find_if(snapshot.tables.begin(), snapshot.tables.end(),
                                 [&](const TableFile& one) { return one.table == name; });
  if (file == snapshot.tables.end()) {
    connection.run(fmt::format("create or replace view {} as select {} where false", sql_name(name), empty));
    return;
  }
  const fs::path path = fs::absolute(snapshot.directory / fmt::format("{}.parquet", name));
  // In a list the path is a pattern all the same: brackets, stars and question marks stand for themselves so.
  std::string exact;
  for (const char c : path.string()) {
    if (c == '[' || c == '*' || c == '?') {
      exact += fmt::format("[{}]", c);
    } else {
      exact += c;
    }
  }
  connection.run(
      fmt::format("create or replace view {} as select {} from read_parquet({}, hive_partitioning = false)",
                  sql_name(name), columns, sql_literal(exact)));
}

void attach_columns(query::Connection& connection, const Snapshot& snapshot, std::string_view name,
                    const std::vector<std::pair<std::string_view, std::string_view>>& columns) {
  std::string names;
  std::string nulls;
  for (const auto& [column, type] : columns) {
    names += (names.empty() ? "" : ", ") + sql_name(column);
    nulls += fmt::format("{}null::{} as {}", nulls.empty() ? "" : ", ", type, sql_name(column));
  }
  attach_file(connection, snapshot, name, names, nulls);
}

}  // namespace

std::string Snapshot::name() const { return fmt::format("{}-{}", base::format_iso(as_at), id); }

std::uint64_t Snapshot::rows(std::string_view table) const {
  for (const TableFile& file : tables) {
    if (file.table == table) return file.rows;
  }
  return 0;
}

std::vector<Snapshot> list_snapshots(const Workspace& workspace) {
  std::vector<Snapshot> snapshots;
  for (const fs::path& directory : snapshot_directories(workspace)) {
    if (auto snapshot = read_manifest(directory)) snapshots.push_back(std::move(*snapshot));
  }
  std::sort(snapshots.begin(), snapshots.end(), [](const Snapshot& a, const Snapshot& b) {
    return std::tie(a.as_at, a.loaded_at, a.id) < std::tie(b.as_at, b.loaded_at, b.id);
  });
  return snapshots;
}

std::vector<fs::path> unreadable_snapshots(const Workspace& workspace) {
  std::vector<fs::path> unreadable;
  for (const fs::path& directory : snapshot_directories(workspace)) {
    if (!read_manifest(directory)) unreadable.push_back(directory);
  }
  return unreadable;
}

Snapshot find_snapshot(const Workspace& workspace, std::string_view wanted) {
  std::vector<Snapshot> snapshots = list_snapshots(workspace);
  if (snapshots.empty()) {
    throw Error(fmt::format("{} holds no snapshot", workspace.directory().string()),
                "Load the authority's files with `windscreen load --as-at DATE FILE…`.");
  }
  if (wanted.empty()) return std::move(snapshots.back());
  std::vector<Snapshot*> fitting;
  for (Snapshot& snapshot : snapshots) {
    if (snapshot.name().starts_with(wanted) || snapshot.id.starts_with(wanted)) fitting.push_back(&snapshot);
  }
  if (fitting.empty()) {
    throw Error(fmt::format("no snapshot's name or id starts with '{}'", wanted),
                "`windscreen snapshots` lists them.");
  }
  if (fitting.size() > 1) {
    std::string names;
    for (const Snapshot* snapshot : fitting) names += (names.empty() ? "" : ", ") + snapshot->name();
    throw Error(fmt::format("more than one snapshot starts with '{}': {}", wanted, names),
                "Give more of its name.");
  }
  return std::move(*fitting.front());
}

void attach(query::Connection& connection, const Snapshot& snapshot) {
  using Columns = std::vector<std::pair<std::string_view, std::string_view>>;
  for (const model::Table& table : model::tables()) {
    Columns columns;
    for (const model::Column& column : table.columns)
      columns.emplace_back(column.name, model::sql_type(column.type));
    attach_columns(connection, snapshot, table.name, columns);
  }
  attach_columns(connection, snapshot, rejects_view,
                 Columns{{"source_file", "VARCHAR"},
                         {"part", "VARCHAR"},
                         {"format", "VARCHAR"},
                         {"line", "BIGINT"},
                         {"code", "VARCHAR"},
                         {"reason", "VARCHAR"},
                         {"record", "VARCHAR"}});
  attach_columns(connection, snapshot, flags_view,
                 Columns{{"table_name", "VARCHAR"},
                         {"person_id", "VARCHAR"},
                         {"row_key", "VARCHAR"},
                         {"code", "VARCHAR"},
                         {"detail", "VARCHAR"},
                         {"source_file", "VARCHAR"},
                         {"line", "BIGINT"}});
}

}  // namespace windscreen::lake
