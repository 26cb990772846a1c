#include <fmt/format.h>

#include "base/text.h"
#include "lake/settling.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

using base::sql_literal;
using base::sql_name;

namespace {

constexpr std::string_view people = "ssd_person";

/// Inserts flags about people: `select` gives source, line, person, detail.
void flag_people_by(Settling& settling, std::string_view code, const std::string& select) {
  settling.sql.run(
      fmt::format("insert into {} select source, line, 'ssd_person', person, person, {}, detail"
                  " from ({})",
                  flags_table, sql_literal(code), select));
}

// The sources' own values, such as "2010-01-01 (ssd), 2010-01-10 (annex_a)"; the first is used.
void flag_disagreement(Settling& settling, std::string_view column, std::string_view code) {
  flag_people_by(
      settling, code,
      fmt::format(
          "with differing as (select pers_person_id from ssd_person group by pers_person_id"
          "   having min({column}) <> max({column})),"
          " stated as (select t.pers_person_id, t.{column} as value, arg_min(s.format, {rank}) as format,"
          "   arg_min(t._source, {rank}) as source, arg_min(t._line, {rank}) as line, min({rank}) as _rank"
          "   from ssd_person t join differing using (pers_person_id) join {sources} s on s.id = t._source"
          "   where t.{column} is not null group by t.pers_person_id, t.{column})"
          " select arg_max(source, _rank) as source, arg_max(line, _rank) as line, pers_person_id as person,"
          "   string_agg(value || ' (' || format || ')', ', ' order by _rank) || '; the first is used' as"
          "   detail from stated group by pers_person_id",
          fmt::arg("column", sql_name(column)), fmt::arg("rank", rank_sql()),
          fmt::arg("sources", sources_table)));
}

void fold(Settling& settling) {
  const model::Table& table = *model::find_table(people);
  settle_readers_flags(settling, table);
  if (!settling.paired.contains(people)) return;
  flag_disagreement(settling, "pers_dob", "dob_differs");
  flag_disagreement(settling, "pers_sex", "sex_differs");
  std::string cells;
  for (const model::Column& column : table.columns) {
    if (!column.key) cells += fmt::format("arg_min(t.{0}, {1}) as {0}, ", sql_name(column.name), rank_sql());
  }
  settling.sql.run(fmt::format(
      "create table _people as select t.pers_person_id, {cells} arg_min(t._source, {rank}) as _source,"
      "  arg_min(t._line, {rank}) as _line, arg_min(t._seq, {rank}) as _seq"
      " from ssd_person t join {sources} s on s.id = t._source group by t.pers_person_id;"
      "insert into _merged select _source, _line from {pairs} where kind = 'merge';"
      "drop table {pairs}; drop table ssd_person; alter table _people rename to ssd_person",
      fmt::arg("cells", cells), fmt::arg("rank", rank_sql()), fmt::arg("sources", sources_table),
      fmt::arg("pairs", pairs_name(table))));
  settling.paired.erase(people);
}

// Whoever is mentioned anywhere has a row, so that no child is lost to a count that joins people.
void list_mentioned(Settling& settling) {
  settling.sql.run(
      "create table _mentioned (person varchar, place bigint, number bigint, table_name varchar)");
  std::size_t number = 0;
  for (const model::Table* table : settling.staged) {
    ++number;
    for (const model::Column& column : table->columns) {
      if (column.references != "ssd_person.pers_person_id") continue;
      settling.sql.run(fmt::format(
          "insert into _mentioned select t.{0}, min(t._source * 1099511627776 + t._line), {3}, {1} from {2} t"
          " anti join ssd_person p on p.pers_person_id = t.{0} where t.{0} is not null group by t.{0}",
          sql_name(column.name), sql_literal(table->name), sql_name(table->name), number));
    }
  }
  // The model's first table that mentions the person, and where it does.
  const std::string unlisted =
      "select person, arg_min(place, (number, place)) // 1099511627776 as source,"
      " arg_min(place, (number, place)) % 1099511627776 as line, arg_min(table_name, (number, place)) as"
      " table_name from _mentioned group by person";
  flag_people_by(settling, "person_not_listed",
                 fmt::format("select source, line, person, 'mentioned in ' || table_name || ' but not listed"
                             " as a person' as detail from ({})",
                             unlisted));
  settling.sql.run(fmt::format(
      "insert into ssd_person (pers_person_id, _source, _line, _seq) select person, source, line,"
      " (select coalesce(max(_seq), -1) from ssd_person) + row_number() over (order by person) from ({});"
      "create table _unlisted as select distinct person from _mentioned; drop table _mentioned",
      unlisted));
}

void flag_unborn(Settling& settling) {
  const std::string as_at =
      settling.as_at ? fmt::format("date '{}'", base::format_iso(*settling.as_at)) : "null::date";
  flag_people_by(
      settling, "unborn",
      fmt::format(
          "select _source as source, _line as line, pers_person_id as person, case"
          " when pers_dob is not null then 'date of birth ' || pers_dob || ' is after ' || {as_at}"
          " when pers_expected_dob is not null then 'no date of birth; expected ' || pers_expected_dob"
          " else 'no date of birth' end as detail from ssd_person anti join _unlisted on person ="
          " pers_person_id where (pers_dob is null or pers_dob > {as_at})"
          " and coalesce(pers_is_mother, 'N') <> 'Y'",
          fmt::arg("as_at", as_at)));
}

// What a source itself says: one identifier is listed as another one's.
void flag_stated_links(Settling& settling) {
  std::string stated =
      "select pers_person_id as a, pers_legacy_id as b, 'its legacy identifier' as why from ssd_person"
      " where pers_legacy_id is not null and pers_legacy_id <> pers_person_id";
  if (settling.is_staged("ssd_linked_identifiers")) {
    stated +=
        " union all select link_person_id, link_identifier_value, 'a linked identifier of it' from"
        " ssd_linked_identifiers where link_identifier_value <> link_person_id";
  }
  flag_people_by(
      settling, "two_identifiers",
      fmt::format(
          "with pairs as (select a, b, min(why) as why from ({}) join ssd_person o on"
          "   o.pers_person_id = b group by a, b),"
          " each_way as (select a as one, b as other, why from pairs union all"
          "   select b, a, 'of which this is ' || replace(why, ' of it', '') from pairs)"
          " select t._source as source, t._line as line, one as person, 'the same child may also be"
          " listed as ' || string_agg(other, ', ' order by other) || ': ' ||"
          " min(why) as detail from each_way join ssd_person t on t.pers_person_id = one group by all",
          stated));
}

// An adopted child usually gets a new identifier and surname, and nothing in the returns says so. Evidence
// here: care ended by adoption (E11, E12), and someone else of the same birthday and sex is first heard of
// from then on: within three months when the forename is the same, or within one when forenames are not known
// and the ethnicity is the same; and neither fits anyone else.
void flag_adopted(Settling& settling) {
  if (!settling.is_staged("ssd_cla_episodes")) return;
  settling.sql.run(
      "create table _adopted as select clae_person_id as person, max(clae_cla_episode_ceased_date) as day"
      " from ssd_cla_episodes where upper(clae_cla_episode_ceased_reason) in ('E11', 'E12') and"
      " clae_cla_episode_ceased_date is not null group by clae_person_id;"
      "create table _alike as select a.person, a.day, q.pers_person_id as other,"
      "   case when q.pers_forename is null or p.pers_forename is null then 1 else 3 end as months"
      " from _adopted a join ssd_person p on p.pers_person_id = a.person"
      " join ssd_person q on q.pers_dob = p.pers_dob and q.pers_sex = p.pers_sex and q.pers_person_id <>"
      "   p.pers_person_id"
      " where coalesce(lower(q.pers_forename) = lower(p.pers_forename), q.pers_ethnicity = p.pers_ethnicity);"
      "create table _heard (person varchar, day date)");
  for (const model::Table* table : settling.staged) {
    const std::string_view start = first_day(*table);
    if (start.empty() || table->person.empty()) continue;
    settling.sql.run(
        fmt::format("insert into _heard select {0}, min({1}) from {2} where {0} in (select other from "
                    "_alike) group by {0}",
                    sql_name(table->person), sql_name(start), sql_name(table->name)));
  }
  flag_people_by(
      settling, "two_identifiers",
      "with heard as (select person, min(day) as day from _heard group by person),"
      " fits as (select a.person, a.other, a.day from _alike a join heard h on h.person = a.other"
      "   where h.day >= a.day and h.day <= add_months(a.day, a.months)),"
      " clear as (select * from fits qualify count(*) over (partition by person) = 1 and"
      "   count(*) over (partition by other) = 1),"
      " each_way as (select person as one, other as two, day from clear union all select other, person, day "
      "from"
      "   clear)"
      " select t._source as source, t._line as line, one as person, 'may be the child also listed as ' || "
      "two ||"
      "   ': the same birthday and sex, and one begins as the other is adopted on ' || day as detail"
      " from each_way join ssd_person t on t.pers_person_id = one");
  settling.sql.run("drop table _adopted; drop table _alike; drop table _heard");
}

}  // namespace

void settle_people(Settling& settling) {
  if (settling.is_staged(people)) {
    fold(settling);
  } else {
    // The columns of the staged tables, so that what follows need not ask.
    std::string columns;
    for (const model::Column& column : model::find_table(people)->columns)
      columns += fmt::format("{} {}, ", sql_name(column.name), model::sql_type(column.type));
    settling.sql.run(
        fmt::format("create table ssd_person ({}_source bigint, _line bigint, _seq bigint)", columns));
    settling.staged.insert(settling.staged.begin(), model::find_table(people));
  }
  list_mentioned(settling);
}

void flag_people(Settling& settling) {
  flag_unborn(settling);
  flag_stated_links(settling);
  flag_adopted(settling);
  settling.sql.run("drop table _unlisted");
}

}  // namespace windscreen::lake
