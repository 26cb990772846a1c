// A definition's query made ready: its columns checked, and the SQL that fetches what a pass over the rows
// needs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/definition.h"
#include "measure/period.h"
#include "query/database.h"

namespace windscreen::measure {

/// The index of each column in the rows that `RowQuery` fetches; `absent` when the query has none.
struct RowColumns {
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  std::size_t person = absent;
  std::size_t row_id = absent;
  /// event_date or start_date.
  std::size_t date = absent;
  std::size_t end = absent;
  std::size_t met = absent;
  std::size_t met_from = absent;
  std::size_t met_until = absent;
  std::size_t numerator = absent;
  std::size_t denominator = absent;
  std::size_t value = absent;
  std::size_t weight = absent;
  std::size_t team = absent;
  std::size_t worker = absent;
  /// One for each of the dimensions asked for that is a column of the query; `absent` for the others.
  std::vector<std::size_t> dimensions;
};

/// The columns are checked when it is made: throws base::Error with file and line where one is missing,
/// unknown or of the wrong type, or where the SQL itself is wrong. Belongs to the connection's thread.
class RowQuery {
 public:
  /// `dimensions` are those wanted; those of a definition's own choice that its query cannot give are errors,
  /// the usual ones are left out of `dimensions()`.
  RowQuery(query::Connection& connection, const Definition& definition,
           const std::vector<std::string>& dimensions);

  const std::vector<std::string>& dimensions() const { return dimensions_; }
  const RowColumns& columns() const { return columns_; }
  bool has_person() const { return columns_.person != RowColumns::absent; }

  /// Runs the query for the rows that can matter between two days (both included); `as_at` stands for
  /// `:as_at`. With `latest_first` by date, row_id and then all else, falling, so that the first row of a
  /// child is the one that stands for it.
  query::Result fetch(base::Date from, base::Date to, base::Date as_at, bool latest_first) const;

  /// Runs a query that uses `:as_at` for several days at once; the last column of the rows is the day.
  /// nullopt where the engine cannot run this query so.
  std::optional<query::Result> fetch_days(std::span<const base::Date> days, bool latest_first) const;

 private:
  std::size_t take(const std::string& name, const std::string& expression);
  void check_types() const;
  bool has(std::string_view name) const;
  std::function<void(const std::string&)> complaint() const;
  [[noreturn]] void wrong(const std::string& what, const std::string& remedy) const;

  query::Connection& connection_;
  const Definition& definition_;
  std::vector<query::Connection::ColumnInfo> found_;
  std::vector<std::string> dimensions_;
  RowColumns columns_;
  std::vector<std::string> selected_;
};

/// Turns the engine's complaint about a query into an Error with the file's line. `lines_before` lines of our
/// own stand before the query.
[[noreturn]] void complain(const std::string& message, const std::filesystem::path& file,
                           std::uint64_t sql_line, std::uint64_t lines_before);

}  // namespace windscreen::measure
