// Where a store is: a file in the workspace, or a database of a PostgreSQL server.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace windscreen::store {

enum class Engine : std::uint8_t { sqlite, postgresql };

struct Location {
  Engine engine = Engine::sqlite;
  /// SQLite: the absolute path of the file. PostgreSQL: the connection URI as it was given.
  std::string target;

  /// The location for people to read: without the password of a URI.
  std::string shown() const;
};

/// The store of a workspace: `store.sqlite` in it, or the PostgreSQL database that `wish` names
/// (`postgresql://…` or `postgres://…`; empty: SQLite). Throws Error for any other wish and for a path that
/// SQLite cannot be given. Thread-safe.
Location locate(const std::filesystem::path& workspace, const std::string& wish);

/// An SQLite store at another path, such as a backup.
Location sqlite_file(const std::filesystem::path& file);

}  // namespace windscreen::store
