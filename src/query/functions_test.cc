#include "query/functions.h"

#include <gtest/gtest.h>

namespace windscreen::query {
namespace {

std::string first_cell(const std::string& sql) {
  Database database;
  Connection connection = database.connect();
  Result result = connection.query(sql);
  result.next();
  return result.any_text(0);
}

TEST(Functions, AgreeWithTheCalendar) {
  EXPECT_EQ(first_cell("select working_days(date '2020-05-07', date '2020-05-11')"), "1");
  EXPECT_EQ(first_cell("select working_days(date '2020-04-09', date '2020-04-14')"), "1");
  EXPECT_EQ(first_cell("select add_working_days(date '2020-03-02', 45)"), "2020-05-06");
  EXPECT_EQ(first_cell("select months_between(date '2018-09-30', date '2020-09-30')"), "24");
  EXPECT_EQ(first_cell("select add_months(date '2020-02-29', -12)"), "2019-02-28");
  EXPECT_EQ(first_cell("select age_in_years(date '2004-02-29', date '2022-02-28')"), "17");
  EXPECT_EQ(first_cell("select age_in_years(date '2004-02-29', date '2022-03-01')"), "18");
}

TEST(Functions, NullsStayNull) {
  EXPECT_EQ(first_cell("select working_days(null, date '2020-05-11')"), "");
  EXPECT_EQ(first_cell("select age_in_years(date '2020-10-01', date '2020-09-30')"), "");
  EXPECT_EQ(
      first_cell(
          "select count(working_days(d, date '2020-05-11')) from (values (date '2020-05-01'), (null)) v(d)"),
      "1");
}

TEST(Functions, ASpellThatEndsOnTheDayIsNotOpen) {
  EXPECT_EQ(first_cell("select open_on(date '2020-01-01', date '2020-09-30', date '2020-09-30')"), "false");
  EXPECT_EQ(first_cell("select open_on(date '2020-01-01', date '2020-10-01', date '2020-09-30')"), "true");
  EXPECT_EQ(first_cell("select open_on(date '2020-09-30', null, date '2020-09-30')"), "true");
}

TEST(Functions, JsonYesAcceptsTheFormsOfYes) {
  EXPECT_EQ(first_cell("select json_yes('{\"NFA_FLAG\": \"Y\"}', 'NFA_FLAG')"), "true");
  EXPECT_EQ(first_cell("select json_yes('{\"NFA_FLAG\": true}', 'NFA_FLAG')"), "true");
  EXPECT_EQ(first_cell("select json_yes('{\"NFA_FLAG\": 1}', 'NFA_FLAG')"), "true");
  EXPECT_EQ(first_cell("select json_yes('{\"NFA_FLAG\": \"N\"}', 'NFA_FLAG')"), "false");
  EXPECT_EQ(first_cell("select json_yes('not json', 'NFA_FLAG')"), "false");
  EXPECT_EQ(first_cell("select json_yes(null, 'NFA_FLAG')"), "false");
}

}  // namespace
}  // namespace windscreen::query
