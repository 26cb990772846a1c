#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lake/settling.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

void count_rows(Settling& settling, std::vector<RowCounts>& counts) {
  query::Connection& sql = settling.sql;
  // A line all of whose rows were merged into others' is merged; one that gave any kept row is kept.
  sql.run(
      "create table _merged_lines as select distinct _source, _line from _merged;"
      "create table _kept_lines (_source bigint, _line bigint)");
  if (sql.count("select count(*) from _merged_lines") > 0) {
    for (const model::Table* table : settling.staged) {
      sql.run(
          fmt::format("insert into _kept_lines select distinct _source, _line from {} semi join"
                      " _merged_lines using (_source, _line)",
                      base::sql_name(table->name)));
    }
  }
  query::Result result = sql.query(fmt::format(
      "with rejected as (select source, count(*) as n, count(distinct line) as lines from {rejects} group by"
      "   source),"
      " merged as (select _source, count(*) as n from _merged group by _source),"
      " merged_lines as (select _source, count(*) as n from _merged_lines m"
      "   anti join _kept_lines k on k._source = m._source and k._line = m._line"
      "   anti join {rejects} r on r.source = m._source and r.line = m._line group by _source)"
      " select s.id, coalesce(case when s.telling_lines then r.lines else r.n end, 0),"
      "   coalesce(case when s.telling_lines then l.n else m.n end, 0)"
      " from {sources} s left join rejected r on r.source = s.id left join merged m on m._source = s.id"
      " left join merged_lines l on l._source = s.id",
      fmt::arg("rejects", rejects_table), fmt::arg("sources", sources_table)));
  while (result.next()) {
    RowCounts& one = counts.at(static_cast<std::size_t>(result.integer(0)));
    // A reader may reject what it does not count as a row (the list as a whole, say).
    one.rejected = static_cast<std::uint64_t>(result.integer(1));
    one.read = std::max(one.read, one.rejected);
    one.merged = std::min(static_cast<std::uint64_t>(result.integer(2)), one.read - one.rejected);
    one.kept = one.read - one.rejected - one.merged;
  }
  sql.run("drop table _merged; drop table _merged_lines; drop table _kept_lines");
}

}  // namespace windscreen::lake
