#include "measure/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/error.h"
#include "base/text.h"
#include "measure/reference.h"
#include "measure/rows.h"
#include "query/memory.h"

namespace windscreen::measure {
namespace {

using base::Error;

// Parquet's compressed bytes grow about so much in memory.
constexpr std::uint64_t growth_in_memory = 16;

}  // namespace

Relations::Relations(query::Database& database, std::vector<SharedRelation> shared,
                     const Reference& reference,
                     std::optional<std::map<std::string, Size, std::less<>>> sizes)
    : database_(database), shared_(std::move(shared)), sizes_(std::move(sizes)) {
  for (const SharedRelation& one : shared_) shared_mentions_.push_back(mentions(one.sql));
  query::Connection connection = database_.connect();
  make_reference(connection, reference);
}

query::Connection Relations::connect() {
  query::Connection connection = database_.connect();
  connection.run("set search_path = 'made,main'");
  return connection;
}

void Relations::collect(const Mentions& mentioned, Needs& needs,
                        std::vector<const SharedRelation*>& path) const {
  for (const std::string& name : mentioned.names) {
    if (const model::Table* table = model::find_table(name)) {
      needs.tables.insert(table);
      continue;
    }
    const auto found = std::find_if(shared_.begin(), shared_.end(),
                                    [&](const SharedRelation& one) { return one.name == name; });
    if (found == shared_.end()) continue;
    const SharedRelation* shared = &*found;
    // A relation may have the name of one of its own columns or aliases; a real circle fails when it is made.
    if (std::find(path.begin(), path.end(), shared) != path.end()) continue;
    if (std::find(needs.shared.begin(), needs.shared.end(), shared) != needs.shared.end()) continue;
    path.push_back(shared);
    collect(shared_mentions_[static_cast<std::size_t>(found - shared_.begin())], needs, path);
    path.pop_back();
    needs.shared.push_back(shared);
  }
}

Relations::Needs Relations::needs_of(std::string_view query) const {
  Needs needs;
  std::vector<const SharedRelation*> path;
  collect(mentions(query), needs, path);
  return needs;
}

void Relations::prepare(const std::vector<std::string_view>& queries) {
  Needs needs;
  std::vector<Mentions> all;
  std::vector<const SharedRelation*> path;
  for (const std::string_view query : queries) {
    all.push_back(mentions(query));
    collect(all.back(), needs, path);
  }
  for (const SharedRelation* shared : needs.shared)
    all.push_back(shared_mentions_[static_cast<std::size_t>(shared - shared_.data())]);
  // SSD columns carry their table's prefix, so a name anywhere is a use of the column.
  for (const model::Table* table : needs.tables) {
    std::set<std::string_view>& columns = needs.columns[table];
    for (const Mentions& one : all) {
      if (!one.names.contains(table->name)) continue;
      for (const model::Column& column : table->columns) {
        if (one.every_column || one.names.contains(column.name)) columns.insert(column.name);
      }
    }
    if (columns.empty()) columns.insert(table->columns.front().name);
  }
  query::Connection connection = connect();
  if (fits_in_memory(needs)) {
    for (const model::Table* table : needs.tables) make_table(connection, *table, needs.columns.at(table));
  }
  for (const SharedRelation* shared : needs.shared) make_shared(connection, *shared);
}

void Relations::make_missing(std::string_view tables) {
  if (sizes_) return;
  query::Connection connection = connect();
  for (const std::string_view name : base::split(tables, ' ')) {
    if (const model::Table* table = model::find_table(name)) make_table(connection, *table, {});
  }
}

bool Relations::fits_in_memory(const Needs& needs) const {
  if (!sizes_) return true;
  std::uint64_t bytes = 0;
  for (const model::Table* table : needs.tables) {
    const auto found = sizes_->find(table->name);
    if (found != sizes_->end()) bytes += found->second.bytes;
  }
  return bytes * growth_in_memory < query::memory_to_plan_with() / 3;
}

void Relations::make_table(query::Connection& connection, const model::Table& table,
                           const std::set<std::string_view>& columns) {
  if (!sizes_) {
    std::vector<std::string> all;
    for (const model::Column& column : table.columns)
      all.push_back(fmt::format("{} {}", base::sql_name(column.name), model::sql_type(column.type)));
    connection.run(fmt::format("create table if not exists main.{} ({})", base::sql_name(table.name),
                               fmt::join(all, ", ")));
    return;
  }
  std::set<std::string_view>& made = made_tables_[&table];
  if (std::includes(made.begin(), made.end(), columns.begin(), columns.end())) return;
  made.insert(columns.begin(), columns.end());
  std::vector<std::string> names;
  names.reserve(made.size());
  for (const std::string_view column : made) names.push_back(base::sql_name(column));
  connection.run(fmt::format("create or replace table made.{0} as select {1} from main.{0}",
                             base::sql_name(table.name), fmt::join(names, ", ")));
}

void Relations::make_shared(query::Connection& connection, const SharedRelation& shared) {
  // What depends on the day stands in the queries themselves.
  if (shared.dated || !made_shared_.insert(shared.name).second) return;
  try {
    connection.run(
        fmt::format("create or replace table made.{} as\n{}", base::sql_name(shared.name), shared.sql));
  } catch (const Error& error) {
    try {
      complain(error.what(), shared.file, shared.sql_line, 1);
    } catch (const Error& placed) {
      faults_[shared.name] = placed.what();
    }
  }
}

std::string Relations::fault(std::string_view query) const {
  for (const SharedRelation* shared : needs_of(query).shared) {
    const auto found = faults_.find(shared->name);
    if (found != faults_.end()) return found->second;
  }
  return {};
}

std::uint64_t Relations::rows_read(std::string_view query) const {
  std::uint64_t rows = 0;
  if (!sizes_) return rows;
  for (const model::Table* table : needs_of(query).tables) {
    const auto found = sizes_->find(table->name);
    if (found != sizes_->end()) rows += found->second.rows;
  }
  return rows;
}

bool Relations::is_filled(const std::string& need) {
  const auto known = filled_.find(need);
  if (known != filled_.end()) return known->second;
  const std::size_t dot = need.find('.');
  const std::string table = need.substr(0, dot);
  bool filled = false;
  if (sizes_) {
    const auto size = sizes_->find(table);
    filled = size != sizes_->end() && size->second.rows > 0;
  }
  if (filled && dot != std::string::npos) {
    query::Connection connection = database_.connect();
    query::Result rows =
        connection.query(fmt::format("select 1 from main.{} where {} is not null limit 1",
                                     base::sql_name(table), base::sql_name(need.substr(dot + 1))));
    filled = rows.next();
  }
  filled_.emplace(need, filled);
  return filled;
}

std::vector<std::string> Relations::missing(const std::vector<std::vector<std::string>>& needs) {
  std::vector<std::string> names;
  if (!sizes_) return names;
  for (const std::vector<std::string>& choice : needs) {
    const bool known =
        std::any_of(choice.begin(), choice.end(), [&](const std::string& need) { return is_filled(need); });
    if (!known) names.push_back(fmt::format("{}", fmt::join(choice, " or ")));
  }
  return names;
}

std::vector<std::string> Relations::empty_sources(std::string_view query) const {
  std::vector<std::string> names;
  if (!sizes_) return names;
  for (const model::Table* table : needs_of(query).tables) {
    if (table->start.empty()) continue;
    const auto found = sizes_->find(table->name);
    if (found != sizes_->end() && found->second.rows > 0) return {};
    names.emplace_back(table->name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace windscreen::measure
