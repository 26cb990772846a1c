#include "query/database.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.h"

namespace windscreen::query {
namespace {

TEST(Database, ReadsEveryKindOfCell) {
  Database database;
  Connection connection = database.connect();
  Result result = connection.query(
      "select 'text' as t, date '2020-09-30' as d, 42::bigint as i, sum(x) as h, 1.25::decimal(5,2) as m, "
      "0.5::double as n,"
      " true as b, null::varchar as nothing from range(3) r(x)");
  ASSERT_TRUE(result.next());
  EXPECT_EQ(result.text(0), "text");
  EXPECT_EQ(result.date(1), base::make_date(2020, 9, 30));
  EXPECT_EQ(result.integer(2), 42);
  EXPECT_EQ(result.integer(3), 3);
  EXPECT_DOUBLE_EQ(result.number(4), 1.25);
  EXPECT_DOUBLE_EQ(result.number(5), 0.5);
  EXPECT_TRUE(result.boolean(6));
  EXPECT_TRUE(result.is_null(7));
  EXPECT_EQ(result.any_text(1), "2020-09-30");
  EXPECT_EQ(result.column("d"), 1U);
  EXPECT_THROW((void)result.text(2), base::Error);
  EXPECT_FALSE(result.next());
}

TEST(Database, BindsParameters) {
  Database database;
  Connection connection = database.connect();
  const std::vector<Value> values = {std::string("O'Neil; drop table x"), base::make_date(2020, 2, 29),
                                     std::int64_t{7}, Value{}};
  Result result = connection.query("select $1::varchar, $2::date + 1, $3::bigint, $4::bigint", values);
  ASSERT_TRUE(result.next());
  EXPECT_EQ(result.text(0), "O'Neil; drop table x");
  EXPECT_EQ(result.any_text(1).substr(0, 10), "2020-03-01");
  EXPECT_EQ(result.integer(2), 7);
  EXPECT_TRUE(result.is_null(3));
}

TEST(Database, AnErrorCarriesTheEnginesWords) {
  Database database;
  Connection connection = database.connect();
  try {
    connection.run("select nonsense from nowhere");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(std::string(error.what()).find("nowhere"), std::string::npos);
  }
}

TEST(Database, StreamsEveryRowInOrder) {
  Database database;
  Connection connection = database.connect();
  constexpr std::int64_t rows = 300'000;
  std::int64_t next = 0;
  {
    Result result = connection.stream("select x, x::varchar from range(300000) r(x) order by x");
    EXPECT_EQ(result.column_name(0), "x");
    while (result.next()) {
      ASSERT_EQ(result.integer(0), next);
      ASSERT_EQ(result.text(1), std::to_string(next));
      ++next;
    }
    EXPECT_FALSE(result.next());
  }
  EXPECT_EQ(next, rows);
  EXPECT_EQ(connection.count("select 1"), 1);
}

TEST(Database, AStreamThatIsGivenUpLeavesTheConnectionFree) {
  Database database;
  Connection connection = database.connect();
  {
    Result result = connection.stream("select x from range(1000000) r(x)");
    ASSERT_TRUE(result.next());
  }
  EXPECT_EQ(connection.count("select 42"), 42);
}

TEST(Database, WhatGoesWrongOnTheWayIsToldInTheCallersWords) {
  Database database;
  Connection connection = database.connect();
  const std::string sql =
      "select case when x = 250000 then 'thirty' else '30' end::integer from range(300000) r(x)";
  const auto read = [&](std::function<void(const std::string&)> complain) {
    Result result = connection.stream(sql, std::move(complain));
    std::int64_t rows = 0;
    while (result.next()) ++rows;
    return rows;
  };
  EXPECT_THROW((void)read({}), base::Error);
  try {
    (void)read([](const std::string& words) { throw base::Error("in visits.sql: " + words); });
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("in visits.sql: ")) << error.what();
    EXPECT_NE(std::string(error.what()).find("thirty"), std::string::npos) << error.what();
  }
}

TEST(Database, SpillsNowhereUnlessTold) {
  Options options;
  options.memory_limit = std::uint64_t{32} << 20U;
  options.threads = 1;
  Database in_memory(options);
  Connection connection = in_memory.connect();
  const std::string too_much =
      "create table t as select x, hash(x)::varchar || hash(x + 1)::varchar as y from range(2000000) r(x)";
  EXPECT_THROW(connection.run(too_much), base::Error);

  const auto directory =
      std::filesystem::temp_directory_path() / ("windscreen-spill-" + std::to_string(getpid()));
  std::filesystem::create_directories(directory);
  options.temp_directory = directory;
  {
    Database spilling(options);
    Connection other = spilling.connect();
    other.run(too_much);
    EXPECT_EQ(other.count("select count(*) from t"), 2'000'000);
    EXPECT_FALSE(std::filesystem::is_empty(directory));
  }
  std::filesystem::remove_all(directory);
}

TEST(Appender, WritesMoreThanOneChunkAndLeavesUnsetCellsNull) {
  Database database;
  Connection connection = database.connect();
  connection.run("create table t (a varchar, b date, c bigint, d double)");
  constexpr int rows = 5000;
  Appender appender(connection, "t");
  for (int i = 0; i < rows; ++i) {
    appender.text(0, "never kept");
    appender.drop_row();
    appender.integer(2, i);
    if (i % 3 == 0) appender.text(0, "child " + std::to_string(i));
    appender.date(1, base::make_date(2020, 1, 1));
    appender.end_row();
  }
  appender.close();
  EXPECT_EQ(connection.count("select count(*) from t"), rows);
  EXPECT_EQ(connection.count("select count(a) from t"), (rows + 2) / 3);
  EXPECT_EQ(connection.count("select count(*) from t where a = 'never kept'"), 0);
  EXPECT_EQ(connection.count("select sum(c) from t"), rows * (rows - 1) / 2);
  EXPECT_EQ(connection.count("select count(d) from t"), 0);
}

TEST(Connection, DescribesASelectWithoutRunningIt) {
  Database database;
  Connection connection = database.connect();
  const auto columns = connection.describe("select 1::bigint as n, date '2020-01-01' as d");
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[1].name, "d");
  EXPECT_EQ(columns[1].type, "DATE");
}

}  // namespace
}  // namespace windscreen::query
