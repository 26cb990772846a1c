#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "lake/durable.h"
#include "lake/lake.h"
#include "lake/manifest.h"
#include "lake/staging_state.h"
#include "lake/work_directory.h"

namespace windscreen::lake {

namespace fs = std::filesystem;
using base::Error;
using base::sql_literal;
using base::sql_name;

namespace {

constexpr std::size_t id_digits = 12;
// Rows in the order of people, and small row groups: a query about some of them reads little else. A
// fifteenth of what the engine makes by itself is quicker for one child; this is hardly slower for all, nor
// larger.
constexpr int rows_in_group = 30720;

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now - day);
  const std::chrono::hh_mm_ss time(milliseconds);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", base::format_iso(day), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

/// The column by whose values a table's rows are looked for: the person's; where it has none, that by which a
/// row belongs to another one (the assessment of its factors, the period of care of its reviews).
std::string_view sought_by(const model::Table& table) {
  if (!table.person.empty()) return table.person;
  if (!table.same_when.empty()) return table.same_when.substr(0, table.same_when.find(','));
  for (const model::Column& column : table.columns) {
    if (!column.references.empty()) return column.name;
  }
  return {};
}

/// The select that gives a table's rows as they are published, in an order that leaves nothing to chance.
std::string published_rows(const model::Table& table) {
  std::string cells;
  std::string order;
  const auto by = [&](std::string_view column) { order += (order.empty() ? "" : ", ") + sql_name(column); };
  const std::string_view first = sought_by(table);
  if (!first.empty()) by(first);
  for (const model::Column& column : table.columns) {
    cells += (cells.empty() ? "" : ", ") + sql_name(column.name);
    if (column.key && column.name != first) by(column.name);
  }
  return fmt::format("select {} from {} order by {}", cells, sql_name(table.name), order);
}

std::string published_rejects() {
  return fmt::format(
      "select s.file as source_file, s.part, s.format, r.line, r.code, r.reason, r.record from {} r join {} s"
      " on s.id = r.source order by r.source, r.line, r.code, r.reason, r.record",
      rejects_table, sources_table);
}

std::string published_flags() {
  return fmt::format(
      "select f.table_name, f.person_id, f.row_key, f.code, f.detail, s.file as source_file, f.line from {} f"
      " join {} s on s.id = f.source order by f.table_name, f.person_id, f.row_key, f.code, f.detail,"
      " f.source, f.line",
      flags_table, sources_table);
}

TableFile write_table(query::Connection& sql, const fs::path& directory, std::string_view name,
                      std::uint64_t rows, const std::string& select) {
  const fs::path path = directory / fmt::format("{}.parquet", name);
  try {
    sql.run(fmt::format("copy ({}) to {} (format parquet, compression zstd, row_group_size {})", select,
                        sql_literal(path.string()), rows_in_group));
  } catch (const Error& error) {
    throw Error::at(path.string(), 0, fmt::format("the table could not be written: {}", error.what()),
                    "Check that the disk has space and that you may write there, and load again.");
  }
  settle_file(path);
  return {std::string(name), rows, fs::file_size(path), base::sha256_file(path)};
}

// The very same snapshot may be there already; what is damaged is not passed off as it.
std::optional<Snapshot> already_published(const fs::path& target, const Snapshot& snapshot) {
  if (!fs::exists(target)) return std::nullopt;
  std::optional<Snapshot> existing = read_manifest(target);
  if (existing && existing->content_hash == snapshot.content_hash && verify(*existing).empty())
    return existing;
  throw Error::at(target.string(), 0, "this snapshot is in the lake already, but damaged",
                  "See `windscreen snapshots verify`; move the directory away and load again.");
}

}  // namespace

Snapshot Staging::write(const Workspace& workspace, base::Date as_at) {
  if (!state_->settled) settle(as_at);
  query::Connection& sql = state_->connection;
  std::vector<std::pair<const model::Table*, std::uint64_t>> tables;
  for (const model::Table& table : model::tables()) {
    if (sql.count(fmt::format("select count(*) from duckdb_tables() where table_name = {}",
                              sql_literal(table.name))) == 0)
      continue;
    const auto rows = sql.count(fmt::format("select count(*) from {}", sql_name(table.name)));
    if (rows > 0) tables.emplace_back(&table, static_cast<std::uint64_t>(rows));
  }
  const auto rejected = sql.count(fmt::format("select count(*) from {}", rejects_table));
  if (tables.empty()) {
    throw Error(rejected > 0 ? fmt::format("nothing could be used: all rows were rejected ({})", rejected)
                             : std::string("nothing could be used: the files hold no rows"),
                "The lake is as it was. Check that the files are what they should be.");
  }

  const fs::path authority = workspace.lake_directory() / workspace.authority().code;
  WorkDirectory work(authority, ".load-");
  Snapshot snapshot;
  snapshot.authority_code = workspace.authority().code;
  snapshot.authority_name = workspace.authority().name;
  snapshot.as_at = as_at;
  snapshot.windscreen_version = WINDSCREEN_VERSION;
  snapshot.engine_version = query::engine_version();
  snapshot.rejected = static_cast<std::uint64_t>(rejected);
  snapshot.flagged =
      static_cast<std::uint64_t>(sql.count(fmt::format("select count(*) from {}", flags_table)));
  for (std::size_t i = 0; i < sources_.size(); ++i) snapshot.sources.push_back({sources_[i], counts_[i]});
  for (const auto& [table, rows] : tables)
    snapshot.tables.push_back(write_table(sql, work.path(), table->name, rows, published_rows(*table)));
  snapshot.tables.push_back(
      write_table(sql, work.path(), rejects_view, snapshot.rejected, published_rejects()));
  snapshot.tables.push_back(write_table(sql, work.path(), flags_view, snapshot.flagged, published_flags()));
  std::sort(snapshot.tables.begin(), snapshot.tables.end(),
            [](const TableFile& a, const TableFile& b) { return a.table < b.table; });
  snapshot.content_hash = content_hash(snapshot.tables);
  snapshot.id = snapshot.content_hash.substr(0, id_digits);
  snapshot.directory = authority / snapshot.name();

  const ParentLock held(authority);
  if (auto existing = already_published(snapshot.directory, snapshot)) return *existing;
  snapshot.loaded_at = utc_now();
  write_file(work.path() / manifest_name, manifest_text(snapshot));
  work.rename_to(snapshot.directory, held);
  return snapshot;
}

Snapshot publish(const Workspace& workspace, Staging& staging, base::Date as_at) {
  return staging.write(workspace, as_at);
}

}  // namespace windscreen::lake
