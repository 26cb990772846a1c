#include "report/returns/ssda903_set_writer.h"

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "base/text.h"
#include "model/tables.h"
#include "query/database.h"
#include "report/returns/return_scope.h"
#include "report/returns/ssda903_set_queries.h"
#include "report/returns/whole_files.h"

namespace windscreen::report {
namespace {

// Days as the return has them: 31/03/2026.
std::string return_day(base::Date date) {
  const std::chrono::year_month_day day{date};
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()),
                     static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

WrittenTable write_return_table(query::Connection& connection, const ssda903_sql::TableQuery& table,
                                WholeFiles& files) {
  files.begin(std::string(table.name) + ".csv");
  files.write(table.columns);
  files.write("\r\n");
  WrittenTable written{std::string(table.name), 0};
  query::Result rows = connection.stream(std::string(table.sql));
  std::vector<bool> is_day(rows.column_count());
  for (std::size_t i = 0; i < is_day.size(); ++i) is_day[i] = rows.column_type(i) == model::Type::date;
  std::string line;
  while (rows.next()) {
    line.clear();
    for (std::size_t i = 0; i < is_day.size(); ++i) {
      if (i > 0) line += ',';
      if (rows.is_null(i)) continue;
      line += is_day[i] ? return_day(rows.date(i)) : base::csv_field(rows.any_text(i));
    }
    line += "\r\n";
    files.write(line);
    ++written.rows;
  }
  return written;
}

}  // namespace

WrittenReturn write_ssda903_set(const lake::Snapshot& snapshot, const ReturnPeriod& period,
                                const std::filesystem::path& directory) {
  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  const ReturnScope scope = prepare_return(connection, snapshot, "ssda903", period);
  ssda903_sql::prepare(connection, {period, scope.whole && states_table(snapshot, "previous_permanence")});

  WrittenReturn written;
  written.whole = scope.whole;
  WholeFiles files(directory);
  for (const auto& tables : {ssda903_sql::care_tables(), ssda903_sql::outcome_tables()}) {
    for (const ssda903_sql::TableQuery& table : tables)
      written.tables.push_back(write_return_table(connection, table, files));
  }
  for (const ssda903_sql::Lack& lack : ssda903_sql::lacks()) {
    if (!(scope.whole ? lack.of_whole : lack.of_part)) continue;
    const std::int64_t count = connection.count(std::string(lack.count));
    if (count > 0) written.notes.push_back(fmt::format(fmt::runtime(lack.sentence), count));
  }
  files.finish();
  return written;
}

}  // namespace windscreen::report
