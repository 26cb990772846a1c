// Prepared statements over SOCI, and what its errors mean. Seen by connection.cc and statement.cc only:
// SOCI's headers are heavy and bring a copy of SQLite's declarations with them.
#pragma once

// clang-format off: the order matters here.
// Debian's SOCI offers its Boost types wherever it is included; without them Boost need not be installed.
#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#include <soci/soci.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>
// clang-format on

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/connection.h"

namespace windscreen::store {

/// A prepared statement with the places that its parameters are read from and its results are put in. Every
/// result is read as text, which both engines give for any type: SOCI's guesses of types differ between them.
struct Statement {
  Statement(soci::session& session, const std::string& sql, const Parameters& parameters,
            std::size_t columns);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(const Parameters& parameters);
  Row row(std::span<const Kind> kinds) const;

  std::vector<std::string> texts;
  std::vector<long long> numbers;
  std::vector<soci::indicator> nulls;
  std::vector<std::string> results;
  std::vector<soci::indicator> result_nulls;
  soci::statement prepared;
};

struct Connection::State {
  State(Engine engine, const std::string& connect);

  Statement& prepared(const std::string& sql, const Parameters& parameters, std::size_t columns);

  /// Runs something and turns SOCI's errors into ours.
  template <typename Work>
  auto guarded(const Work& work) -> decltype(work()) {
    try {
      return work();
    } catch (const soci::soci_error& error) {
      rethrow(error);
    }
  }
  [[noreturn]] void rethrow(const soci::soci_error& error);

  Engine engine;
  soci::session session;
  std::map<std::string, std::unique_ptr<Statement>> statements;
};

/// An engine's message without the location's URI, which may hold a password.
std::string hide_target(std::string message, const Location& location);

}  // namespace windscreen::store
