#include "lake/staging.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "lake/staging_state.h"
#include "lake/work_directory.h"
#include "query/memory.h"

namespace windscreen::lake {

namespace fs = std::filesystem;
using base::sql_name;

namespace {

constexpr std::size_t most_record_bytes = 4000;
constexpr std::size_t most_reason_bytes = 1000;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the UTF-8 character that `text` starts with; 0 when it starts with none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first == 0) return 0;
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  // Overlong forms, surrogates, and what lies beyond Unicode.
  const unsigned char second = byte(1);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
      (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

std::string create_table(const model::Table& table) {
  std::string sql = fmt::format("create table {} (", sql_name(table.name));
  for (const model::Column& column : table.columns)
    sql += fmt::format("{} {}, ", sql_name(column.name), model::sql_type(column.type));
  return sql + "_source bigint, _line bigint, _seq bigint)";
}

query::Options database_options(const Staging::Options& options, const fs::path& directory) {
  // No file: what does not fit in memory goes to the temporary directory, and there is no log to keep and no
  // waiting for the disk for rows that no one needs after the load.
  query::Options database;
  database.temp_directory = directory / "spill";
  constexpr std::uint64_t least = std::uint64_t{1} << 30U;
  database.memory_limit =
      options.memory_limit > 0 ? options.memory_limit : std::max(least, query::memory_to_plan_with() / 3);
  database.threads = options.threads;
  return database;
}

fs::path scratch_of(const Staging::Options& options) {
  if (options.scratch.empty()) throw base::Error("no scratch directory was named for the load");
  return options.scratch;
}

}  // namespace

std::string clean_text(std::string_view text, std::size_t most) {
  std::string out;
  out.reserve(std::min(text.size(), most));
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const std::string_view piece = length == 0 ? replacement : text.substr(0, length);
    if (out.size() + piece.size() > most) break;
    out += piece;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

// ------------------------------------------------------------------------------------------ table writer

TableWriter::TableWriter(const model::Table& table, query::Connection& connection) : table_(table) {
  connection.run(create_table(table));
  appender_ = std::make_unique<query::Appender>(connection, table.name);
}

void TableWriter::end_row(Origin origin) {
  const std::size_t columns = table_.columns.size();
  appender_->integer(columns, static_cast<std::int64_t>(origin.source));
  appender_->integer(columns + 1, static_cast<std::int64_t>(origin.line));
  appender_->integer(columns + 2, sequence_++);
  appender_->end_row();
}

void TableWriter::flush(query::Connection& connection) {
  close();
  appender_ = std::make_unique<query::Appender>(connection, table_.name);
}

void TableWriter::close() {
  if (!appender_) return;
  appender_->close();
  appender_.reset();
}

// ----------------------------------------------------------------------------------------------- staging

Staging::State::State(const Options& options)
    : scratch(scratch_of(options)),
      directory(scratch, ".staging-"),
      database(database_options(options, directory.path())),
      connection(database.connect()),
      writers(model::tables().size()) {
  // What order matters, _seq keeps; this lets the engine hold less.
  connection.run("set preserve_insertion_order = false");
  connection.run(
      fmt::format("create table {} (source bigint, line bigint, code varchar, reason varchar,"
                  " record varchar)",
                  rejects_table));
  connection.run(
      fmt::format("create table {} (source bigint, line bigint, table_name varchar,"
                  " person_id varchar, row_key varchar, code varchar, detail varchar)",
                  flags_table));
  rejects = std::make_unique<query::Appender>(connection, rejects_table);
  flags = std::make_unique<query::Appender>(connection, flags_table);
}

Staging::State::~State() {
  // The directory goes with `directory`; its parent when no other load works in it.
  rejects.reset();
  flags.reset();
  writers.clear();
}

void Staging::State::close_writers() {
  for (const auto& writer : writers) {
    if (writer) writer->close();
  }
  for (auto* appender : {&rejects, &flags}) {
    if (*appender) (*appender)->close();
    appender->reset();
  }
}

Staging::Staging(const Options& options) : state_(std::make_unique<State>(options)) {}

Staging::~Staging() {
  const fs::path scratch = state_->scratch;
  state_.reset();
  remove_if_unused(scratch);
}

std::uint32_t Staging::add_source(Source source) {
  sources_.push_back(std::move(source));
  counts_.emplace_back();
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

void Staging::check_open() const {
  if (state_->settled) throw base::Error("rows cannot be added to a load that is settled");
}

TableWriter& Staging::table(const model::Table& table) {
  const auto all = model::tables();
  const auto place = std::find_if(all.begin(), all.end(),
                                  [&](const model::Table& other) { return other.name == table.name; });
  if (place == all.end()) throw base::Error(fmt::format("{} is not a table of the model", table.name));
  check_open();
  std::unique_ptr<TableWriter>& writer = state_->writers[static_cast<std::size_t>(place - all.begin())];
  if (!writer) writer.reset(new TableWriter(*place, state_->connection));
  return *writer;
}

void Staging::count_read(std::uint32_t source, std::uint64_t rows) { counts_.at(source).read += rows; }

void Staging::reject(Origin origin, std::string_view code, std::string_view reason, std::string_view record) {
  check_open();
  query::Appender& rejects = *state_->rejects;
  rejects.integer(0, static_cast<std::int64_t>(origin.source));
  rejects.integer(1, static_cast<std::int64_t>(origin.line));
  rejects.text(2, code);
  rejects.text(3, clean_text(reason, most_reason_bytes));
  rejects.text(4, clean_text(record, most_record_bytes));
  rejects.end_row();
}

void Staging::flag(Origin origin, const model::Table& table, std::string_view key, std::string_view code,
                   std::string_view detail) {
  check_open();
  query::Appender& flags = *state_->flags;
  flags.integer(0, static_cast<std::int64_t>(origin.source));
  flags.integer(1, static_cast<std::int64_t>(origin.line));
  flags.text(2, table.name);
  flags.text(4, clean_text(key, most_reason_bytes));
  flags.text(5, code);
  flags.text(6, clean_text(detail, most_reason_bytes));
  flags.end_row();
}

query::Connection& Staging::flushed() {
  if (state_->settled) return state_->connection;
  for (const auto& writer : state_->writers) {
    if (writer) writer->flush(state_->connection);
  }
  state_->rejects->close();
  state_->rejects = std::make_unique<query::Appender>(state_->connection, rejects_table);
  state_->flags->close();
  state_->flags = std::make_unique<query::Appender>(state_->connection, flags_table);
  return state_->connection;
}

std::vector<Staging::Reason> Staging::commonest_reasons(std::size_t most) {
  // Reasons of one code may differ by the value they name: the first of them stands for all.
  query::Result result = flushed().query(
      fmt::format("select code, arg_min(reason, (source, line, reason)), count(*) as n from {} group by code"
                  " order by n desc, code limit {}",
                  rejects_table, most));
  std::vector<Reason> reasons;
  while (result.next()) {
    reasons.push_back({std::string(result.text(0)), std::string(result.text(1)),
                       static_cast<std::uint64_t>(result.integer(2))});
  }
  return reasons;
}

void Staging::write_sources() {
  query::Connection& connection = state_->connection;
  connection.run(
      fmt::format("create or replace table {} (id bigint, file varchar, part varchar,"
                  " format varchar, priority bigint, read bigint, scope varchar)",
                  sources_table));
  query::Appender appender(connection, sources_table);
  constexpr std::string_view formats[] = {"ssd", "annex_a", "cin_census", "ssda903"};
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const Source& source = sources_[i];
    appender.integer(0, static_cast<std::int64_t>(i));
    appender.text(1, clean_text(source.file, most_record_bytes));
    appender.text(2, clean_text(source.part, most_record_bytes));
    appender.text(3, source.format);
    appender.integer(4,
                     std::find(std::begin(formats), std::end(formats), source.format) - std::begin(formats));
    appender.integer(5, static_cast<std::int64_t>(counts_[i].read));
    // Where identifiers are the source's own, all of a format's files are one set of tables.
    const bool own_identifiers = source.format == formats[0];
    appender.text(6, own_identifiers        ? source.format
                     : source.scope.empty() ? fmt::format("source {}", i)
                                            : clean_text(source.scope, most_record_bytes));
    appender.end_row();
  }
  appender.close();
}

}  // namespace windscreen::lake
