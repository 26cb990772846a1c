#include "model/tables.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "base/text.h"

namespace windscreen::model {
namespace {

TEST(Tables, EveryReferenceNamesAColumnThatExists) {
  for (const Table& table : tables()) {
    for (const Column& column : table.columns) {
      if (column.references.empty()) continue;
      const auto parts = base::split(column.references, '.');
      ASSERT_EQ(parts.size(), 2U) << column.name;
      const Table* target = find_table(parts[0]);
      ASSERT_NE(target, nullptr) << table.name << "." << column.name;
      EXPECT_NE(target->find(parts[1]), Table::npos) << table.name << "." << column.name;
    }
  }
}

TEST(Tables, EveryTableHasAKeyAndItsNamedColumns) {
  std::set<std::string_view> names;
  for (const Table& table : tables()) {
    EXPECT_TRUE(names.insert(table.name).second) << table.name;
    bool has_key = false;
    for (const Column& column : table.columns) has_key = has_key || column.key;
    EXPECT_TRUE(has_key) << table.name;
    for (const std::string_view named : {table.person, table.start, table.end}) {
      if (!named.empty()) {
        EXPECT_NE(table.find(named), Table::npos) << table.name << " " << named;
      }
    }
    if (!table.same_when.empty()) {
      for (const std::string_view named : base::split(table.same_when, ',')) {
        EXPECT_NE(table.find(named), Table::npos) << table.name << " " << named;
      }
    }
    for (const std::string_view date : {table.start, table.end}) {
      if (!date.empty()) {
        EXPECT_EQ(table.columns[table.find(date)].type, Type::date) << table.name;
      }
    }
  }
}

TEST(Tables, HoldTheSsdsFortyEightTables) {
  EXPECT_EQ(ssd_tables().size(), 48U);
  std::size_t columns = 0;
  for (const Table& table : ssd_tables()) columns += table.columns.size();
  EXPECT_EQ(columns, 359U);
  EXPECT_EQ(find_table("ssd_nothing"), nullptr);
}

TEST(Tables, AreAllDescribedInTheDocumentation) {
  std::ifstream in(std::filesystem::path(WINDSCREEN_SOURCE_DIR) / "docs/model.md");
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  for (const Table& table : tables()) {
    const std::size_t section = page.find("### " + std::string(table.name) + "\n");
    ASSERT_NE(section, std::string::npos) << table.name;
    const std::string text = page.substr(section, page.find("\n### ", section) - section);
    for (const Column& column : table.columns) {
      const std::string row = "| `" + std::string(column.name) + "`" + (column.key ? "* | " : " | ") +
                              std::string(type_name(column.type));
      EXPECT_NE(text.find(row), std::string::npos) << table.name << "." << column.name;
    }
  }
}

// Against the published list of fields, where it is at hand: every table and field, in order.
TEST(Tables, AgreeWithThePublishedSpecification) {
  const std::filesystem::path file =
      std::filesystem::path(WINDSCREEN_SOURCE_DIR) / "../shared/reference/ssd_fields.csv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "../shared/reference/ssd_fields.csv is not here";
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  std::size_t table = 0;
  std::size_t column = 0;
  while (std::getline(in, line)) {
    const auto cells = base::split(line, ',');
    if (column == ssd_tables()[table].columns.size()) {
      ++table;
      column = 0;
    }
    ASSERT_LT(table, ssd_tables().size());
    EXPECT_EQ(cells[0], ssd_tables()[table].name);
    EXPECT_EQ(cells[1], ssd_tables()[table].columns[column].name);
    ++column;
  }
}

}  // namespace
}  // namespace windscreen::model
