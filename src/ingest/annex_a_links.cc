#include <fmt/format.h>

#include <array>
#include <string_view>

#include "ingest/annex_a_row.h"
#include "model/tables.h"

namespace windscreen::ingest {
namespace {

struct Link {
  std::string_view table;
  std::string_view key;
  std::string_view person;
  std::string_view referral;
  std::string_view day;
};

constexpr auto to_referral = std::to_array<Link>({
    {"ssd_cin_assessments", "cina_assessment_id", "cina_person_id", "cina_referral_id",
     "cina_assessment_start_date"},
    {"ssd_s47_enquiry", "s47e_s47_enquiry_id", "s47e_person_id", "s47e_referral_id", "s47e_s47_start_date"},
    {"ssd_initial_cp_conference", "icpc_icpc_id", "icpc_person_id", "icpc_referral_id", "icpc_icpc_date"},
    {"ssd_cp_plans", "cppl_cp_plan_id", "cppl_person_id", "cppl_referral_id", "cppl_cp_plan_start_date"},
    {"ssd_cla_episodes", "clae_cla_episode_id", "clae_person_id", "clae_referral_id",
     "clae_cla_episode_start_date"},
});

/// SQL that sets `column` of `table` to the lasting identifier, with whatever stands behind it ("-plan").
std::string move_sql(std::string_view table, std::string_view source, std::string_view column,
                     const std::string& sources) {
  return fmt::format(
      "update {table} set {column} = r.lasting || substr({column}, length(r.given) + 1) from _renumbered r"
      " where regexp_extract({column}, '^w-[0-9a-f]+(-[0-9]+)?') = r.given and {source} in ({sources});",
      fmt::arg("table", table), fmt::arg("column", column), fmt::arg("source", source),
      fmt::arg("sources", sources));
}

}  // namespace

void renumber_events(lake::Staging& staging, const std::vector<std::uint32_t>& sources,
                     const std::vector<AnnexAMemory::Renumbered>& renumbered) {
  if (renumbered.empty()) return;
  query::Connection& sql = staging.flushed();
  sql.run("create table _renumbered (given varchar, lasting varchar)");
  {
    query::Appender appender(sql, "_renumbered");
    for (const AnnexAMemory::Renumbered& one : renumbered) {
      appender.text(0, one.given);
      appender.text(1, one.lasting);
      appender.end_row();
    }
    appender.close();
  }
  const std::string list = fmt::format("{}", fmt::join(sources, ", "));
  for (const model::Table& table : model::tables()) {
    if (sql.count(fmt::format("select count(*) from duckdb_tables() where table_name = '{}'", table.name)) ==
        0)
      continue;
    for (const model::Column& column : table.columns) {
      if (column.type == model::Type::text && (column.key || !column.references.empty()))
        sql.run(move_sql(table.name, "_source", column.name, list));
    }
  }
  sql.run(move_sql("_flags", "source", "row_key", list) + "drop table _renumbered");
}

void link_annex_a(lake::Staging& staging, const std::vector<std::uint32_t>& sources) {
  for (const std::string_view table :
       {"ssd_cin_episodes", "ssd_cin_assessments", "ssd_s47_enquiry", "ssd_initial_cp_conference",
        "ssd_cp_plans", "ssd_cla_episodes", "ssd_disability"}) {
    staging.table(*model::find_table(table));
  }
  query::Connection& sql = staging.flushed();
  const std::string own = fmt::format("_source in ({})", fmt::join(sources, ", "));

  // The referral behind an event is the child's newest on or before its day that had not closed before. A
  // referral on both lists 3 and 6 is two rows so far: its closure stands in one of them.
  sql.run(fmt::format(
      "create or replace temp table _annex_a_referrals as select cine_referral_id as id, cine_person_id as "
      "person,"
      " min(cine_referral_date) as began, coalesce(max(cine_close_date), date '9999-12-31') as closed"
      " from ssd_cin_episodes where {} group by all",
      own));
  for (const Link& link : to_referral) {
    sql.run(fmt::format(
        "update {table} set {referral} = found.id from ("
        " select e.{key} as key, e.{person} as person, arg_max(r.id, (r.began, r.id)) as id from {table} e"
        " join _annex_a_referrals r on r.person = e.{person} and r.began <= e.{day} and r.closed >= e.{day}"
        " where e.{own} group by e.{key}, e.{person}) found"
        " where {table}.{key} = found.key and {table}.{person} = found.person and {table}.{referral} is null"
        " and {table}.{own}",
        fmt::arg("table", link.table), fmt::arg("referral", link.referral), fmt::arg("key", link.key),
        fmt::arg("person", link.person), fmt::arg("day", link.day), fmt::arg("own", own)));
  }
  sql.run("drop table _annex_a_referrals");

  // A plan begins on the day of the conference that decides on it.
  sql.run(fmt::format(
      "update ssd_initial_cp_conference set icpc_cp_plan_id = found.plan from ("
      " select i.icpc_icpc_id as icpc, i.icpc_person_id as person, min(p.cppl_cp_plan_id) as plan"
      " from ssd_initial_cp_conference i join ssd_cp_plans p on p.cppl_person_id = i.icpc_person_id"
      "   and p.cppl_cp_plan_start_date = i.icpc_icpc_date"
      " where i.{0} and p.{0} group by all) found"
      " where icpc_icpc_id = found.icpc and icpc_person_id = found.person and {0};"
      "update ssd_cp_plans set cppl_icpc_id = found.icpc from ("
      " select icpc_cp_plan_id as plan, min(icpc_icpc_id) as icpc from ssd_initial_cp_conference"
      " where icpc_cp_plan_id is not null and {0} group by all) found"
      " where cppl_cp_plan_id = found.plan and {0}",
      own));

  // Where one list says that a child has a disability and another that it has none, it has one.
  sql.run(fmt::format(
      "delete from ssd_disability where disa_disability_code = 'NONE' and {0} and disa_person_id in"
      " (select disa_person_id from ssd_disability where disa_disability_code <> 'NONE')",
      own));
}

}  // namespace windscreen::ingest
