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

/// Copies rows of one child, table by table, and keeps which tables got any.
class Copying {
 public:
  Copying(query::Connection& connection, const lake::Snapshot& snapshot)
      : connection_(connection), snapshot_(snapshot) {}

  // The values stand in the query as literals, so that the engine leaves out what a file's statistics
  // exclude.
  void copy(std::string_view name, const std::string& which) {
    if (snapshot_.rows(name) == 0) return;
    const model::Table& table = *model::find_table(name);
    std::vector<std::string> columns;
    for (const model::Column& column : table.columns) {
      if (std::find(never_read.begin(), never_read.end(), column.name) == never_read.end())
        columns.push_back(sql_name(column.name));
    }
    const std::string list = fmt::format("{}", fmt::join(columns, ", "));
    const std::int64_t rows = connection_.count(
        fmt::format("insert into main.{0} ({1}) select {1} from lake.{0}{2}", sql_name(name), list, which));
    if (rows > 0) filled_.insert(table.name);
  }

  void copy_linked(std::string_view table, std::string_view column, const std::string& keys) {
    if (!keys.empty()) copy(table, fmt::format(" where {} in ({})", sql_name(column), keys));
  }

  const TableNames& filled() const { return filled_; }

 private:
  query::Connection& connection_;
  const lake::Snapshot& snapshot_;
  TableNames filled_;
};

std::string keys_of(query::Connection& connection, std::string_view select) {
  std::string keys;
  query::Result rows = connection.query(std::string(select));
  while (rows.next()) {
    if (!rows.is_null(0)) keys += (keys.empty() ? "" : ", ") + sql_literal(rows.text(0));
  }
  return keys;
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

TableNames copy_child(query::Connection& connection, const lake::Snapshot& snapshot,
                      std::string_view person_id) {
  const std::string person = sql_literal(person_id);
  Copying copying(connection, snapshot);
  for (const model::Table& table : model::tables()) {
    make_table(connection, table);
    if (!person_column(table).empty() && !is_about_others(table.name))
      copying.copy(table.name, fmt::format(" where {} = {}", sql_name(person_column(table)), person));
  }
  if (copying.filled().empty()) return {};
  for (const Link& link : links) copying.copy_linked(link.table, link.column, keys_of(connection, link.keys));
  if (snapshot.rows("ssd_cla_reviews") > 0)
    copying.copy_linked("ssd_cla_reviews", "clar_cla_id", periods_of_this_child(connection, person));
  for (const std::string_view list : whole_lists) copying.copy(list, "");
  return copying.filled();
}

void add_rows_of_nobody(query::Connection& connection, const lake::Snapshot& snapshot) {
  const auto some = [&](std::string_view table) { return snapshot.rows(table) > 0; };
  // Whether any plan, or period of care, has a second review among the first rows, in blocks that grow, so
  // that where there are second reviews little is read to find one.
  const auto many = [&](std::string_view table, std::string_view key, std::string_view day) {
    if (!some(table)) return false;
    constexpr std::size_t first_rows = 1000;
    constexpr std::size_t most_rows = 1000000;
    for (std::size_t rows = first_rows; rows <= most_rows; rows *= first_rows) {
      if (connection.count(fmt::format("select count(*) - count(distinct {0}) from (select {0} from lake.{1} "
                                       "where {2} is not null and {0} is not null limit {3}) reviews",
                                       key, table, day, rows)) > 0)
        return true;
    }
    return false;
  };
  connection.run("create table main.journey_holds (name varchar)");
  bool holds_visits = false;
  for (const std::string_view visits : {"ssd_cin_visits", "ssd_cp_visits", "ssd_cla_visits"}) {
    if (!some(visits)) continue;
    connection.run(fmt::format("insert into main.journey_holds values ('{}')", visits));
    holds_visits = true;
  }
  if (holds_visits) connection.run("insert into main.ssd_cin_visits (cinv_cin_visit_id) values ('nobody')");
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
