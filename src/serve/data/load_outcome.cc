#include "serve/data/load_outcome.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "query/database.h"
#include "serve/data/load_reasons.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

query::Database small_database() {
  query::Options options;
  options.memory_limit = std::uint64_t{256} << 20U;
  options.threads = 1;
  return query::Database(options);
}

ordered_json sources_of(const lake::Snapshot& snapshot) {
  ordered_json rows = ordered_json::array();
  for (const lake::SourceRecord& one : snapshot.sources)
    rows.push_back({{"file", one.source.file},
                    {"part", one.source.part},
                    {"format", one.source.format},
                    {"read", one.counts.read},
                    {"kept", one.counts.kept},
                    {"merged", one.counts.merged},
                    {"rejected", one.counts.rejected}});
  return rows;
}

ordered_json reasons_of(query::Connection& connection) {
  ordered_json rows = ordered_json::array();
  auto found =
      connection.query("select code, count(*) from rejects group by code order by count(*) desc, code");
  while (found.next()) {
    const LoadReason reason = load_reason(found.text(0));
    rows.push_back({{"code", std::string(found.text(0))},
                    {"what", reason.what},
                    {"mend", reason.mend},
                    {"rows", found.integer(1)}});
  }
  return rows;
}

}  // namespace

ordered_json load_outcome(const lake::Snapshot& snapshot) {
  query::Database database = small_database();
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  ordered_json flags = ordered_json::array();
  std::map<std::string, std::int64_t, std::less<>> flagged;
  auto found = connection.query(
      "select source_file, table_name, code, count(*) from flags group by all order by count(*) desc, "
      "source_file, table_name, code");
  while (found.next()) {
    flagged[std::string(found.text(1))] += found.integer(3);
    flags.push_back({{"file", found.any_text(0)},
                     {"table", std::string(found.text(1))},
                     {"code", std::string(found.text(2))},
                     {"rows", found.integer(3)}});
  }
  ordered_json tables = ordered_json::array();
  for (const lake::TableFile& one : snapshot.tables) {
    if (one.table == lake::rejects_view || one.table == lake::flags_view) continue;
    const auto here = flagged.find(one.table);
    tables.push_back(
        {{"table", one.table}, {"rows", one.rows}, {"flagged", here == flagged.end() ? 0 : here->second}});
  }
  return {{"snapshot", snapshot.name()},       {"as_at", base::format_iso(snapshot.as_at)},
          {"loaded_at", snapshot.loaded_at},   {"content_hash", snapshot.content_hash},
          {"sources", sources_of(snapshot)},   {"tables", std::move(tables)},
          {"reasons", reasons_of(connection)}, {"flags", std::move(flags)}};
}

report::Rows reject_rows(const lake::Snapshot& snapshot, std::int64_t page) {
  query::Database database = small_database();
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  report::Rows rows;
  rows.columns = {"file", "part", "format", "line", "code", "what", "mend"};
  std::string limit;
  if (page > 0) limit = fmt::format(" limit {} offset {}", rejects_on_a_page, (page - 1) * rejects_on_a_page);
  auto found = connection.query(
      "select source_file, part, format, line, code from rejects order by source_file, part, line, code" +
      limit);
  while (found.next()) {
    const LoadReason reason = load_reason(found.any_text(4));
    rows.rows.push_back({found.any_text(0), report::text_cell(found.any_text(1)), found.any_text(2),
                         found.is_null(3) ? report::Cell() : report::Cell{found.integer(3)},
                         found.any_text(4), std::string(reason.what), std::string(reason.mend)});
  }
  return rows;
}

}  // namespace windscreen::serve
