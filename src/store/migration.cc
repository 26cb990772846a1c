#include "store/migration.h"

#include <fmt/format.h>

#include <array>

#include "base/hash.h"

namespace windscreen::store {
namespace {

using base::Error;

constexpr std::string_view append_only = "append-only ";

void add_refusals(std::vector<std::string>& statements, std::string_view table, Engine engine) {
  if (engine == Engine::postgresql) {
    statements.push_back(fmt::format(
        "create function refuse_{0}() returns trigger language plpgsql as $$ begin raise exception "
        "'{0} is append-only'; end $$",
        table));
    statements.push_back(
        fmt::format("create trigger {0}_append_only before update or delete or truncate on {0} for each "
                    "statement execute "
                    "function refuse_{0}()",
                    table));
    return;
  }
  for (const std::string_view act : {"update", "delete"}) {
    statements.push_back(fmt::format(
        "create trigger {0}_no_{1} before {1} on {0} begin select raise(abort, '{0} is append-only'); "
        "end",
        table, act));
  }
}

bool has_store(Connection& connection) {
  const char* const sql =
      connection.engine() == Engine::sqlite
          ? "select count(*) from sqlite_master where type = 'table' and name = 'schema_migrations'"
          : "select count(*) from information_schema.tables where table_schema = 'windscreen' and table_name "
            "= "
            "'schema_migrations'";
  const std::vector<Row> rows = connection.rows(sql, {}, std::array{Kind::integer});
  return std::get<std::int64_t>(rows.at(0).at(0)) != 0;
}

}  // namespace

std::vector<std::string> expand(const Migration& migration, Engine engine) {
  std::vector<std::string> statements;
  for (const std::string_view statement : migration.statements) {
    if (statement.starts_with(append_only)) {
      add_refusals(statements, statement.substr(append_only.size()), engine);
      continue;
    }
    std::string text(statement);
    constexpr std::string_view token = "{text}";
    const std::string_view type = engine == Engine::sqlite ? "text" : "text collate \"C\"";
    for (std::size_t at = text.find(token); at != std::string::npos; at = text.find(token, at + type.size()))
      text.replace(at, token.size(), type);
    statements.push_back(std::move(text));
  }
  return statements;
}

std::string migration_hash(const Migration& migration, Engine engine) {
  base::Sha256 hash;
  for (const std::string& statement : expand(migration, engine)) {
    hash.update(statement);
    hash.update(";\n");
  }
  return hash.finish();
}

std::vector<Applied> applied_migrations(Connection& connection) {
  std::vector<Applied> applied;
  if (!has_store(connection)) return applied;
  const std::array kinds = {Kind::integer, Kind::text, Kind::text, Kind::text};
  for (Row& row : connection.rows(
           "select version, name, hash, applied_at from schema_migrations order by version", {}, kinds))
    applied.push_back({static_cast<int>(std::get<std::int64_t>(row[0])), std::get<std::string>(row[1]),
                       std::get<std::string>(row[2]), std::get<std::string>(row[3])});
  return applied;
}

void check_migrations(std::span<const Migration> known, const std::vector<Applied>& applied, Engine engine) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const Applied& one = applied[i];
    if (one.version != static_cast<int>(i) + 1) {
      throw Error(fmt::format("The store's record of its migrations has no number {}", i + 1),
                  "Put the last backup back.");
    }
    if (i >= known.size()) {
      throw Error(fmt::format("The store is at version {} ({}), and this program knows versions up to {}",
                              applied.back().version, applied.back().name, known.size()),
                  "Use the newer program that made it, or restore a backup of an older store.");
    }
    if (one.hash != migration_hash(known[i], engine)) {
      throw Error(
          fmt::format("The store ran a migration {} ({}) that is not this program's", one.version, one.name),
          "Use the program that made the store: this one was built from altered or unreleased sources.");
    }
  }
}

}  // namespace windscreen::store
