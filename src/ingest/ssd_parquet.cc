// SSD tables in Parquet: the engine reads the columns that the model knows and casts them, rows stream out.
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "ingest/row_builder.h"
#include "ingest/ssd.h"
#include "query/database.h"

namespace windscreen::ingest {
namespace {

query::Database open_engine() {
  query::Options options;
  options.memory_limit = std::uint64_t{512} << 20U;
  options.threads = 1;
  return query::Database(options);
}

std::string scan(const Input& input) {
  const std::string path = input.path.string();
  // The engine would take these for a pattern, and read other files.
  if (path.find_first_of("*?[") != std::string::npos) {
    throw base::Error::at(input.file, 0, "the path of a Parquet file must not hold *, ? or [",
                          "Rename the file or its folder.");
  }
  return "read_parquet([" + base::sql_literal(path) + "], file_row_number = true, hive_partitioning = false)";
}

[[noreturn]] void refuse(const Input& input, const base::Error& cause) {
  throw base::Error::at(input.file, 0, std::string("cannot be read as Parquet: ") + cause.what(),
                        "Export the table again; the file may be cut short.");
}

// The column as DATE where it is a day or a moment, else as text. Identifiers that went through a
// floating-point column lose their ".0".
std::string cast(const std::string& column, const std::string& type, model::Type wanted) {
  const bool moment = type == "DATE" || type.starts_with("TIMESTAMP");
  if (wanted == model::Type::date && moment) return "cast(" + column + " as date)";
  if (moment) return "cast(" + column + " as varchar)";
  if (type == "DOUBLE" || type == "FLOAT") {
    if (wanted == model::Type::number) return "cast(" + column + " as varchar)";
    return "case when " + column + " = trunc(" + column + ") and abs(" + column + ") < 1e15 then cast(cast(" +
           column + " as bigint) as varchar) else cast(" + column + " as varchar) end";
  }
  if (type == "BLOB") return "cast(to_base64(" + column + ") as varchar)";
  return "cast(" + column + " as varchar)";
}

std::vector<query::Connection::ColumnInfo> describe(query::Connection& connection, const Input& input) {
  try {
    auto columns = connection.describe("select * from " + scan(input));
    std::erase_if(columns, [](const auto& column) { return column.name == "file_row_number"; });
    return columns;
  } catch (const base::Error& error) {
    refuse(input, error);
  }
}

}  // namespace

std::vector<std::string> parquet_columns(const Input& input) {
  query::Database database = open_engine();
  query::Connection connection = database.connect();
  const auto columns = describe(connection, input);
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const auto& column : columns) names.push_back(column.name);
  return names;
}

void read_parquet(const Claim& claim, const model::Table& table, ReadContext& context) {
  const Input& input = *claim.input;
  query::Database database = open_engine();
  query::Connection connection = database.connect();
  // A moment with a zone is the day it was in England.
  connection.run("set TimeZone = 'Europe/London'");
  const auto columns = describe(connection, input);

  std::vector<std::string> titles;
  titles.reserve(columns.size());
  for (const auto& column : columns) titles.push_back(column.name);
  std::vector<std::string_view> names;
  names.reserve(table.columns.size());
  for (const model::Column& column : table.columns) names.push_back(column.name);
  const Header header = match_header(titles, names);

  std::string select = "select file_row_number";
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!header.has(i)) continue;
    const auto& column = columns[header.cell[i]];
    select += ", " + cast(base::sql_name(column.name), column.type, table.columns[i].type);
    wanted.push_back(i);
  }

  RowBuilder builder(context.staging, table, {claim.source, base::DateSystem::none});
  std::vector<std::string_view> record;
  std::vector<std::string> dates;
  std::uint64_t count = 0;
  const auto tell = [&](std::uint64_t rows) {
    context.staging.count_read(claim.source, rows);
    if (context.progress) context.progress(rows);
  };
  try {
    query::Result result = connection.query(select + " from " + scan(input));
    dates.resize(wanted.size());
    while (result.next()) {
      if (++count % progress_step == 0) tell(progress_step);
      record.clear();
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::size_t cell = i + 1;
        if (result.is_null(cell)) {
          record.emplace_back();
        } else if (result.column_type(cell) == model::Type::date) {
          builder.set_date(wanted[i], result.date(cell));
          record.push_back(builder.get(wanted[i]));
        } else {
          builder.set(wanted[i], result.text(cell));
          record.push_back(result.text(cell));
        }
      }
      builder.finish(static_cast<std::uint64_t>(result.integer(0)) + 1, record);
    }
  } catch (const base::Error& error) {
    refuse(input, error);
  }
  tell(count % progress_step);
}

}  // namespace windscreen::ingest
