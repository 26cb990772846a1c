#include "store/statement.h"

#include <charconv>

namespace windscreen::store {
namespace {

/// Statements differ by their text and by which parameters are numbers.
std::string signature(const std::string& sql, const Parameters& parameters) {
  std::string key = sql;
  key += '\n';
  for (const Parameter& parameter : parameters)
    key += std::holds_alternative<std::int64_t>(parameter.value) ? 'n' : 't';
  return key;
}

std::int64_t number(const std::string& text) {
  // PostgreSQL writes its own booleans as t and f.
  if (text == "t" || text == "f") return text == "t" ? 1 : 0;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    throw base::Error("The store holds '" + text + "' where a whole number belongs");
  return value;
}

[[noreturn]] void rethrow_sqlite(int code, const std::string& what) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Contention(what);
    case SQLITE_CONSTRAINT:
      // A trigger's refusal is not a conflict of two rows.
      if (code == SQLITE_CONSTRAINT_TRIGGER) throw base::Error(what);
      throw Conflict(what);
    case SQLITE_FULL:
      throw base::Error(what, "The disk is full: make room and try again.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw base::Error(
          what, "The store's file is damaged: put the last backup back with windscreen store restore.");
    default:
      throw base::Error(what);
  }
}

[[noreturn]] void rethrow_postgresql(const std::string& state, const std::string& what) {
  // The classes of PostgreSQL's appendix A: 40 rollback, 55P03 lock not available, 23 integrity constraint.
  if (state.starts_with("40") || state == "55P03") throw Contention(what);
  if (state.starts_with("23")) throw Conflict(what);
  // 08 connection exception, 57P01 to 57P03 the server is ending, has crashed or is starting.
  if (state.starts_with("08") || state.starts_with("57P0")) throw ConnectionLost(what);
  throw base::Error(what);
}

}  // namespace

Statement::Statement(soci::session& session, const std::string& sql, const Parameters& parameters,
                     std::size_t columns)
    : texts(parameters.size()),
      numbers(parameters.size()),
      nulls(parameters.size(), soci::i_ok),
      results(columns),
      result_nulls(columns, soci::i_ok),
      prepared(session) {
  prepared.alloc();
  for (std::size_t i = 0; i < columns; ++i) prepared.exchange(soci::into(results[i], result_nulls[i]));
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (std::holds_alternative<std::int64_t>(parameters[i].value))
      prepared.exchange(soci::use(numbers[i], nulls[i], parameters[i].name));
    else
      prepared.exchange(soci::use(texts[i], nulls[i], parameters[i].name));
  }
  prepared.prepare(sql);
  prepared.define_and_bind();
}

void Statement::bind(const Parameters& parameters) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Value& value = parameters[i].value;
    nulls[i] = std::holds_alternative<std::monostate>(value) ? soci::i_null : soci::i_ok;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) numbers[i] = *whole;
    if (const auto* text = std::get_if<std::string>(&value)) texts[i] = *text;
  }
}

Row Statement::row(std::span<const Kind> kinds) const {
  Row row;
  row.reserve(results.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (result_nulls[i] == soci::i_null)
      row.emplace_back();
    else if (kinds[i] == Kind::text)
      row.emplace_back(results[i]);
    else
      row.emplace_back(number(results[i]));
  }
  return row;
}

Connection::State::State(Engine which, const std::string& connect)
    : engine(which),
      session(which == Engine::sqlite
                  ? static_cast<const soci::backend_factory&>(*soci::factory_sqlite3())
                  : static_cast<const soci::backend_factory&>(*soci::factory_postgresql()),
              connect) {}

Statement& Connection::State::prepared(const std::string& sql, const Parameters& parameters,
                                       std::size_t columns) {
  std::unique_ptr<Statement>& statement = statements[signature(sql, parameters)];
  if (!statement) statement = std::make_unique<Statement>(session, sql, parameters, columns);
  return *statement;
}

void Connection::State::rethrow(const soci::soci_error& error) {
  const std::string what = error.get_error_message();
  if (engine == Engine::sqlite) {
    auto* const backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
    const int code = sqlite_api::sqlite3_extended_errcode(backend->conn_);
    statements.clear();  // a statement that failed may still hold its state open
    rethrow_sqlite(code, what);
  }
  statements.clear();
  if (!session.is_connected()) throw ConnectionLost(what);
  const auto* const exact = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  rethrow_postgresql(exact == nullptr ? std::string() : exact->sqlstate(), what);
}

std::string hide_target(std::string message, const Location& location) {
  for (std::size_t at = message.find(location.target); at != std::string::npos;
       at = message.find(location.target, at + 1))
    message.replace(at, location.target.size(), location.shown());
  return message;
}

}  // namespace windscreen::store
