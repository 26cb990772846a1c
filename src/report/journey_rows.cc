#include "report/journey_rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/tables.h"
#include "report/journey.h"

namespace windscreen::report {
namespace {

using base::sql_literal;
using base::sql_name;

/// Rows that are the child's because another row of the child names them.
struct Link {
  std::string_view table;
  std::string_view column;
  /// A select of one column over tables that are already copied.
  std::string_view keys;
};

// In the order in which they can be followed.
constexpr auto links = std::to_array<Link>({
    {"ssd_assessment_factors", "cinf_assessment_id", "select cina_assessment_id from ssd_cin_assessments"},
    {"ssd_ehcp_requests", "ehcr_send_table_id", "select send_table_id from ssd_send"},
    {"ssd_ehcp_assessment", "ehca_ehcp_request_id", "select ehcr_ehcp_request_id from ssd_ehcp_requests"},
    {"ssd_ehcp_named_plan", "ehcn_ehcp_asmt_id", "select ehca_ehcp_assessment_id from ssd_ehcp_assessment"},
    {"ssd_ehcp_active_plans", "ehcp_ehcp_request_id", "select ehcr_ehcp_request_id from ssd_ehcp_requests"},
    {"ssd_sen_need", "senn_active_ehcp_id", "select ehcp_active_ehcp_id from ssd_ehcp_active_plans"},
    {"ext_cp_history", "cp_plan_id", "select cppl_cp_plan_id from ssd_cp_plans"},
    {"ext_visit_mode", "visit_id",
     "select cinv_cin_visit_id from ssd_cin_visits union select cppv_cp_visit_id from ssd_cp_visits "
     "union select clav_cla_visit_id from ssd_cla_visits"},
    {"ext_return_interview", "miss_table_id", "select miss_table_id from ssd_missing"},
    {"ext_placement_area", "placement_id", "select clap_cla_placement_id from ssd_cla_placement"},
    {"ext_employment", "worker_id", "select invo_professional_id from ssd_involvements"},
});

// The identifier of a period of care is no key: two people may share one, such as a child before and after
// adoption, and then nothing says whose a review is.
constexpr std::string_view periods_of_care =
    "select clae_cla_id from ssd_cla_episodes union select clap_cla_id from ssd_cla_placement "
    "union select clav_cla_id from ssd_cla_visits";

constexpr auto whole_lists = std::to_array<std::string_view>({"ssd_department", "ext_visit_rule"});

constexpr auto never_read = std::to_array<std::string_view>(
    {"pers_forename", "pers_surname", "pers_common_child_id", "pers_legacy_id", "addr_address_json",
     "addr_address_postcode", "clap_cla_placement_postcode", "send_upn", "send_uln", "prep_court_reference",
     "moth_childs_person_id", "clac_cla_conviction_offence"});

/// The column with the child's identifier; ext_supervision's rows are about a worker, and some about a child.
std::string_view person_column(const model::Table& table) {
  return table.name == "ext_supervision" ? std::string_view("person_id") : table.person;
}

bool is_about_others(std::string_view table) {
  const auto exceptions = journey_exceptions();
  return table != "ssd_person" &&
         std::any_of(exceptions.begin(), exceptions.end(),
                     [&](const JourneyException& one) { return one.table == table; });
}

void make_table(query::Connection& connection, const model::Table& table) {
  std::vector<std::string> columns;
  for (const model::Column& column : table.columns)
    columns.push_back(fmt::format("{} {}", sql_name(column.name), model::sql_type(column.type)));
  connection.run(fmt::format("create table main.{} ({})", sql_name(table.name), fmt::join(columns, ", ")));
}

// The values stand in the query as literals, so that the engine leaves out what a file's statistics exclude.
void copy_rows(query::Connection& connection, std::string_view name, const std::string& which) {
  const model::Table& table = *model::find_table(name);
  std::vector<std::string> columns;
  for (const model::Column& column : table.columns) {
    if (std::find(never_read.begin(), never_read.end(), column.name) == never_read.end())
      columns.push_back(sql_name(column.name));
  }
  const std::string list = fmt::format("{}", fmt::join(columns, ", "));
  connection.run(
      fmt::format("insert into main.{0} ({1}) select {1} from lake.{0}{2}", sql_name(name), list, which));
}

std::string keys_of(query::Connection& connection, std::string_view select) {
  std::string keys;
  query::Result rows = connection.query(std::string(select));
  while (rows.next()) {
    if (!rows.is_null(0)) keys += (keys.empty() ? "" : ", ") + sql_literal(rows.text(0));
  }
  return keys;
}

void copy_linked(query::Connection& connection, std::string_view table, std::string_view column,
                 const std::string& keys) {
  if (!keys.empty()) copy_rows(connection, table, fmt::format(" where {} in ({})", sql_name(column), keys));
}

std::string periods_of_this_child(query::Connection& connection, const std::string& person) {
  std::string all = keys_of(connection, periods_of_care);
  if (all.empty()) return all;
  const std::string others = keys_of(
      connection,
      fmt::format("select clae_cla_id from lake.ssd_cla_episodes where clae_cla_id in ({0}) and "
                  "clae_person_id <> {1} "
                  "union select clap_cla_id from lake.ssd_cla_placement where clap_cla_id in ({0}) and "
                  "clap_person_id <> {1}",
                  all, person));
  if (others.empty()) return all;
  return keys_of(connection,
                 fmt::format("select * from ({}) periods(id) where id not in ({})", periods_of_care, others));
}

}  // namespace

void copy_child(query::Connection& connection, std::string_view person_id) {
  const std::string person = sql_literal(person_id);
  for (const model::Table& table : model::tables()) {
    make_table(connection, table);
    if (!person_column(table).empty() && !is_about_others(table.name))
      copy_rows(connection, table.name,
                fmt::format(" where {} = {}", sql_name(person_column(table)), person));
  }
  if (!has_rows(connection)) return;
  for (const Link& link : links)
    copy_linked(connection, link.table, link.column, keys_of(connection, link.keys));
  copy_linked(connection, "ssd_cla_reviews", "clar_cla_id", periods_of_this_child(connection, person));
  for (const std::string_view list : whole_lists) copy_rows(connection, list, "");
}

bool has_rows(query::Connection& connection) {
  for (const model::Table& table : model::tables()) {
    if (!person_column(table).empty() &&
        connection.count(fmt::format("select count(*) from main.{}", sql_name(table.name))) > 0)
      return true;
  }
  return false;
}

void add_rows_of_nobody(query::Connection& connection) {
  const auto some = [&](std::string_view table) {
    return connection.count(fmt::format("select count(*) from (select 1 from lake.{} limit 1) one", table)) >
           0;
  };
  // As many rows as show whether any plan, or period of care, has a second review.
  const auto many = [&](std::string_view table, std::string_view key, std::string_view day) {
    return connection.count(fmt::format(
               "select count(*) - count(distinct {0}) from (select {0} from lake.{1} where {2} is "
               "not null and {0} is not null limit 1000000) reviews",
               key, table, day)) > 0;
  };
  connection.run("create table main.journey_holds (name varchar)");
  for (const std::string_view visits : {"ssd_cin_visits", "ssd_cp_visits", "ssd_cla_visits"}) {
    if (some(visits)) connection.run(fmt::format("insert into main.journey_holds values ('{}')", visits));
  }
  if (connection.count("select count(*) from main.journey_holds") > 0)
    connection.run("insert into main.ssd_cin_visits (cinv_cin_visit_id) values ('nobody')");
  if (some("ext_visit_mode")) connection.run("insert into main.ext_visit_mode (visit_id) values ('nobody')");
  if (many("ssd_cp_reviews", "cppr_cp_plan_id", "cppr_cp_review_date"))
    connection.run(
        "insert into main.ssd_cp_reviews (cppr_cp_plan_id, cppr_cp_review_date) values ('nobody', date "
        "'1900-01-01'), "
        "('nobody', date '1900-01-02')");
  if (many("ssd_cla_reviews", "clar_cla_id", "clar_cla_review_date"))
    connection.run(
        "insert into main.ssd_cla_reviews (clar_cla_id, clar_cla_review_date) values ('nobody', date "
        "'1900-01-01'), "
        "('nobody', date '1900-01-02')");
}

}  // namespace windscreen::report
