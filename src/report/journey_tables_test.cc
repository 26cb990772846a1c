// Every canonical table adds something to the journey of a child that it is about, or is named as one that
// does not.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "report/journey_test_child.h"

namespace windscreen::report {
namespace {

constexpr std::string_view person_reference = "ssd_person.pers_person_id";

// One row a table: the child where a person stands, the same key K everywhere else, so that every link holds.
std::string one_row_of_everything() {
  std::string all;
  for (const model::Table& table : model::tables()) {
    std::string cells;
    for (const model::Column& column : table.columns) {
      std::string cell = "'K'";
      const bool is_person = column.name == table.person || column.references == person_reference ||
                             column.name == "person_id" || column.name == "pers_person_id";
      if (is_person) {
        cell = "'C1'";
      } else if (column.type == model::Type::date) {
        cell = column.name == table.end ? "date '2020-03-31'" : "date '2020-02-29'";
      } else if (column.type == model::Type::flag) {
        cell = "'Y'";
      } else if (column.type == model::Type::integer || column.type == model::Type::number) {
        cell = "1";
      } else if (column.type == model::Type::json) {
        cell = R"('{"3B": "Yes"}')";
      }
      cells += (cells.empty() ? "" : ", ") + cell;
    }
    all += fmt::format("insert into lake.{} values ({});\n", table.name, cells);
  }
  return all;
}

std::set<std::string, std::less<>> sources_of(const Journey& journey) {
  std::set<std::string, std::less<>> sources;
  for (const JourneyEntry& entry : journey.entries) {
    for (const std::string_view one : base::split(entry.source, ',')) sources.emplace(base::trim(one));
  }
  return sources;
}

TEST(JourneyTables, EveryTableAddsSomethingOrIsNamed) {
  const auto sources = sources_of(journey_of(one_row_of_everything(), "C1"));
  const auto exceptions = journey_exceptions();
  for (const model::Table& table : model::tables()) {
    const bool excepted = std::any_of(exceptions.begin(), exceptions.end(),
                                      [&](const JourneyException& one) { return one.table == table.name; });
    EXPECT_NE(sources.contains(table.name), excepted)
        << table.name
        << (excepted ? " is named as one that adds nothing, and does" : " adds nothing and is not named");
  }
}

TEST(JourneyTables, EveryExceptionIsATableAndSaysWhy) {
  for (const JourneyException& one : journey_exceptions()) {
    EXPECT_NE(model::find_table(one.table), nullptr) << one.table;
    EXPECT_GT(one.reason.size(), 10U) << one.table;
  }
}

TEST(JourneyTables, NothingOfAnotherPersonShows) {
  // The same rows about somebody else, whose identifier is not asked for.
  std::string rows = one_row_of_everything();
  for (std::size_t at = rows.find("'C1'"); at != std::string::npos; at = rows.find("'C1'", at))
    rows.replace(at, 4, "'C2'");
  rows += "insert into lake.ssd_person (pers_person_id) values ('C1');";
  EXPECT_EQ(lines_of(journey_of(rows, "C1")), "");
}

TEST(JourneyTables, NamesAddressesAndOtherIdentifiersAreNeverInIt) {
  const Journey journey = journey_of(R"(
insert into ssd_person by name select 'C1' as pers_person_id, 'Xanthippe' as pers_forename, 'Xylander' as pers_surname,
  'UPN-X1' as pers_common_child_id, 'LEG-X1' as pers_legacy_id, date '2012-02-29' as pers_dob;
insert into ssd_address by name select 'A' as addr_table_id, 'C1' as addr_person_id, '{"street": "X Street"}' as addr_address_json,
  'X1 1XX' as addr_address_postcode, date '2019-01-01' as addr_address_start_date;
insert into ssd_linked_identifiers by name select 'L' as link_table_id, 'C1' as link_person_id, 'X-OTHER' as link_identifier_value;
insert into ssd_professionals by name select 'Xaver Worker' as prof_professional_id, 'Xaver Worker' as prof_professional_name;
insert into ssd_involvements by name select 'I' as invo_involvements_id, 'C1' as invo_person_id, 'Xaver Worker' as invo_professional_id,
  'ALLOCATED CASE WORKER' as invo_professional_role_id, date '2019-01-02' as invo_involvement_start_date;
insert into ssd_care_leavers by name select 'V' as clea_table_id, 'C1' as clea_person_id, 'X Adviser' as clea_care_leaver_personal_advisor;
insert into ssd_cla_placement by name select 'P' as clap_cla_placement_id, 'C1' as clap_person_id, 'X2 2XX' as clap_cla_placement_postcode,
  'K2' as clap_cla_placement_type, date '2019-02-01' as clap_cla_placement_start_date;
)",
                                     "C1");
  const std::string all =
      lines_of(journey) + flags_of(journey) + journey.born + journey.sex + journey.ethnicity;
  EXPECT_EQ(all.find('X'), std::string::npos) << all;
  EXPECT_EQ(journey.born, "2012-02");
  EXPECT_NE(all.find("2019-01-01|-|Address (not shown)|\n"), std::string::npos) << all;
  EXPECT_NE(all.find("Allocated case worker|worker 1\n"), std::string::npos) << all;
  EXPECT_NE(all.find("has a personal adviser"), std::string::npos) << all;
}

// What makes a journey cheap at any size: the identifier goes down into the file's reader, which leaves out
// the row groups that cannot hold it.
TEST(JourneyTables, TheIdentifierReachesTheReaderOfTheFile) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / fmt::format("windscreen-journey-{}.parquet", getpid());
  query::Database database;
  query::Connection connection = database.connect();
  connection.run(fmt::format(
      "copy (select lpad(cast(i as varchar), 8, '0') as pers_person_id from range(300000) t(i) order by 1) "
      "to {} (format parquet, row_group_size 122880)",
      base::sql_literal(file.string())));
  connection.run(
      fmt::format("create schema lake; create view lake.ssd_person as select pers_person_id from "
                  "read_parquet({}, hive_partitioning = false)",
                  base::sql_literal(file.string())));
  std::string plan;
  query::Result rows =
      connection.query("explain select * from lake.ssd_person where \"pers_person_id\" = '00000007'");
  while (rows.next()) plan += rows.any_text(1);
  EXPECT_NE(plan.find("Filters"), std::string::npos) << plan;
  EXPECT_EQ(plan.find("FILTER "), std::string::npos) << "the rows are filtered after they are read:\n"
                                                     << plan;
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace windscreen::report
