// A journey that asks only what may find something says what one says that asks everything; and of a
// published snapshot's files the same as of whole tables.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/journey_page.h"
#include "report/journey_test_child.h"

namespace windscreen::report {
namespace {

// What a page has, but for the moment at which it was made.
std::string text_of(const Journey& journey) {
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(to_json(journey));
  json.erase("made_at");
  return json.dump();
}

// The twenty children of tests/micro, and whom they leave out: those of whom only one table knows.
std::string rows_of_the_micro_authority() {
  const std::filesystem::path files =
      std::filesystem::path(WINDSCREEN_SOURCE_DIR) / "tests" / "micro" / "ssd";
  std::string rows;
  for (const model::Table& table : model::tables()) {
    const std::filesystem::path file = files / fmt::format("{}.csv", table.name);
    if (!std::filesystem::exists(file)) continue;
    rows += fmt::format(
        "insert into lake.{} by name select * from read_csv({}, header = true, all_varchar = true, "
        "ignore_errors = true);\n",
        table.name, base::sql_literal(file.string()));
  }
  return rows;
}

// One row of a table and the child's own, so that each table is once the only one that is filled.
std::string one_row_of(const model::Table& table) {
  std::string cells;
  for (const model::Column& column : table.columns) {
    std::string cell = "'K'";
    if (column.name == table.person || column.name == "person_id") {
      cell = "'C1'";
    } else if (column.type == model::Type::date) {
      cell = column.name == table.end ? "null" : "date '2020-02-29'";
    } else if (column.type == model::Type::flag) {
      cell = "'N'";
    } else if (column.type == model::Type::integer || column.type == model::Type::number) {
      cell = "1";
    } else if (column.type == model::Type::json) {
      cell = "'{}'";
    }
    cells += (cells.empty() ? "" : ", ") + cell;
  }
  return fmt::format("insert into lake.{} values ({});\n", table.name, cells);
}

TEST(JourneyAsking, OfTheMicroAuthoritysChildrenBothSayTheSame) {
  const std::string rows = rows_of_the_micro_authority();
  std::size_t entries = 0;
  std::size_t flags = 0;
  for (int number = 1; number <= 22; ++number) {
    const std::string person = fmt::format("P{:02}", number);
    const Journey some = journey_of(rows, person);
    EXPECT_EQ(text_of(some), text_of(journey_of(rows, person, "2020-12-31", Asking::everything))) << person;
    entries += some.entries.size();
    flags += some.flags.size();
  }
  EXPECT_GT(entries, 50U);
  EXPECT_GT(flags, 10U);
}

TEST(JourneyAsking, OfAChildWithOneKindOfRowBothSayTheSame) {
  for (const model::Table& table : model::tables()) {
    if (table.person.empty()) continue;
    const std::string rows = one_row_of(table);
    if (table.name == "ssd_linked_identifiers" || table.name == "ssd_family") continue;  // never read
    EXPECT_EQ(text_of(journey_of(rows, "C1", "2022-12-31")),
              text_of(journey_of(rows, "C1", "2022-12-31", Asking::everything)))
        << table.name;
  }
}

}  // namespace
}  // namespace windscreen::report
