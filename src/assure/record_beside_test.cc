#include "assure/record_beside.h"

#include <gtest/gtest.h>

#include "assure/tool_catalogue.h"
#include "assure/tool_reader.h"
#include "model/tables.h"

namespace windscreen::assure {
namespace {

class RecordBeside : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const model::Table& table : model::tables()) {
      std::string columns;
      for (const model::Column& column : table.columns) {
        if (!columns.empty()) columns += ", ";
        columns += "\"" + std::string(column.name) + "\" " + std::string(model::sql_type(column.type));
      }
      connection_.run("create table " + std::string(table.name) + " (" + columns + ")");
    }
  }
  static Tool tool_with(std::vector<std::string> records) {
    Tool tool;
    Section section;
    for (std::string& record : records) {
      Question question;
      question.id = "q" + std::to_string(section.questions.size());
      question.record = std::move(record);
      section.questions.push_back(std::move(question));
    }
    tool.sections = {section};
    return tool;
  }
  std::vector<RecordFact> facts(const Tool& tool) {
    return record_beside(connection_, tool, "P1", base::make_date(2019, 10, 1), base::make_date(2020, 9, 30));
  }

  query::Database database_;
  query::Connection connection_ = database_.connect();
};

TEST_F(RecordBeside, EveryShippedToolsRecordIsFoundAndEmptyForAChildWhoIsNotThere) {
  for (const BuiltinTool& builtin : builtin_tools()) {
    const Tool tool = read_tool(builtin.text, std::string(builtin.path));
    const std::vector<RecordFact> found = facts(tool);
    EXPECT_EQ(found.size(), record_queries(tool).size()) << builtin.path;
    for (const RecordFact& fact : found) {
      EXPECT_FALSE(fact.words.empty());
      EXPECT_TRUE(fact.values.empty() || fact.values.front() == "0") << fact.record;
    }
  }
}

TEST_F(RecordBeside, GivesTheNewestOfAColumnUpToTheLookBacksEnd) {
  connection_.run(
      "insert into ssd_cla_health (clah_person_id, clah_health_check_date) values ('P1', '2020-01-01'), "
      "('P1', '2020-09-30'), ('P1', '2020-10-01'), ('P2', '2020-05-01'), ('P1', null)");
  const auto found = facts(tool_with({"ssd_cla_health.clah_health_check_date"}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].words, "Health check date");
  EXPECT_EQ(found[0].values, (std::vector<std::string>{"2020-09-30", "2020-01-01"}));
}

TEST_F(RecordBeside, ComputesEachThingOnce) {
  EXPECT_EQ(facts(tool_with({"last_visit", "", "last_visit", "ssd_person.pers_ethnicity"})).size(), 2U);
}

TEST_F(RecordBeside, WhatIsNoColumnAboutAChildIsNotAskedFor) {
  EXPECT_TRUE(
      facts(tool_with({"ssd_person.nothing", "ssd_department.dept_team_name", "x; drop table y"})).empty());
}

}  // namespace
}  // namespace windscreen::assure
