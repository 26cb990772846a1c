#include "report/returns/return_scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "ingest/ssda903.h"

namespace windscreen::report {
namespace {

constexpr std::string_view census_format = "cin_census";
constexpr std::string_view care_format = "ssda903";
constexpr std::string_view whole_message = "message";

// The days of a return's rows: the latest that is not after the load's own day tells which year's return it
// is. The readers tell it so too, since an SSDA903 does not say its year.
constexpr std::string_view census_days =
    "select cine_referral_date as day from ssd_cin_episodes union all select cine_close_date from "
    "ssd_cin_episodes union all select cina_assessment_start_date from ssd_cin_assessments union all select "
    "cina_assessment_auth_date from ssd_cin_assessments union all select cinp_cin_plan_start_date from "
    "ssd_cin_plans union all select cinp_cin_plan_end_date from ssd_cin_plans union all select "
    "s47e_s47_start_date from ssd_s47_enquiry union all select icpc_icpc_date from ssd_initial_cp_conference "
    "union all select cppl_cp_plan_start_date from ssd_cp_plans union all select cppl_cp_plan_end_date from "
    "ssd_cp_plans union all select cppr_cp_review_date from ssd_cp_reviews";
constexpr std::string_view care_days =
    "select clae_cla_episode_start_date as day from ssd_cla_episodes union all select "
    "clae_cla_episode_ceased_date from ssd_cla_episodes union all select clar_cla_review_date from "
    "ssd_cla_reviews union all select miss_missing_episode_start_date from ssd_missing union all select "
    "miss_missing_episode_end_date from ssd_missing";

constexpr std::string_view return_macros = R"sql(
create or replace macro return_start() as {start};
create or replace macro return_end() as {end};
create or replace macro return_whole() as {whole};
create or replace macro return_alone() as {alone};
create or replace macro return_letters() as {letters};
create or replace macro return_in_year(day) as ({whole} or day between {start} and {end});
create or replace macro return_overlaps(started, ended) as
  ({whole} or (started <= {end} and coalesce(ended >= {start}, true)));
create or replace macro return_shown(day) as case when {whole} or day <= {end} then day end)sql";

// Files in one folder, sheets of one workbook, or one message are one return (docs/formats.md).
std::string return_that_holds(const lake::Source& source) {
  const bool has_sheets = std::ranges::none_of(
      ingest::ssda903::table_formats(), [&](const auto& format) { return format.name == source.part; });
  if (has_sheets) return source.file;
  return std::filesystem::path(source.file).parent_path().string();
}

// What the program puts beside the files of a load says nothing of a child's case.
bool is_from_the_program(const lake::Source& source) {
  return source.part == "ext_audit" || source.part == "ext_return_finding";
}

// What a snapshot was loaded from, as one kind of return sees it.
struct Loaded {
  /// The returns of this kind: their files' places.
  std::set<std::string> returns;
  bool has_the_other_return = false;
  bool has_case_records = false;
};

Loaded loaded_from(const lake::Snapshot& snapshot, std::string_view format) {
  Loaded loaded;
  for (const lake::SourceRecord& record : snapshot.sources) {
    const lake::Source& source = record.source;
    if (is_from_the_program(source)) continue;
    if (source.format == format) {
      loaded.returns.insert(return_that_holds(source));
    } else if (source.format == census_format || source.format == care_format) {
      loaded.has_the_other_return = true;
    } else {
      loaded.has_case_records = true;
    }
  }
  return loaded;
}

}  // namespace

ReturnScope prepare_return(query::Connection& connection, const lake::Snapshot& snapshot,
                           std::string_view format, const ReturnPeriod& period) {
  ReturnScope scope{period, false, false};
  const std::string start = "date '" + base::format_iso(period.start) + "'";
  const std::string end = "date '" + base::format_iso(period.end) + "'";
  const Loaded loaded = loaded_from(snapshot, format);
  if (loaded.returns.size() == 1 && !loaded.has_case_records) {
    scope.whole =
        connection.count(fmt::format("select count(*) from (select max(day) as latest from ({}) where day <= "
                                     "date '{}') where latest between {} and {}",
                                     format == census_format ? census_days : care_days,
                                     base::format_iso(snapshot.as_at), start, end)) == 1;
  }
  scope.alone = scope.whole && !loaded.has_the_other_return;
  connection.run(fmt::format(return_macros, fmt::arg("start", start), fmt::arg("end", end),
                             fmt::arg("whole", scope.whole ? "true" : "false"),
                             fmt::arg("alone", scope.alone ? "true" : "false"),
                             fmt::arg("letters", sex_by_letters(period) ? "true" : "false")));
  return scope;
}

bool states_table(const lake::Snapshot& snapshot, std::string_view table) {
  return std::ranges::any_of(snapshot.sources, [&](const lake::SourceRecord& record) {
    if (record.source.format != care_format) return false;
    const std::string& part = record.source.part;
    if (part == table || part == whole_message) return true;
    return std::ranges::none_of(ingest::ssda903::table_formats(),
                                [&](const auto& format) { return format.name == part; });
  });
}

}  // namespace windscreen::report
