#include "assure/record_value.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/tables.h"

namespace windscreen::assure {
namespace {

class RecordValues : public ::testing::Test {
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
  std::string value(std::string_view name) {
    const auto found = std::ranges::find(record_values(), name, &RecordValue::name);
    return computed_value(connection_, *found, "P1", base::make_date(2019, 10, 1),
                          base::make_date(2020, 9, 30));
  }

  query::Database database_;
  query::Connection connection_ = database_.connect();
};

TEST_F(RecordValues, AreAllComputedFromAnEmptyRecord) {
  for (const RecordValue& one : record_values()) {
    const std::string found = value(one.name);
    EXPECT_TRUE(found.empty() || found == "0") << one.name << ": " << found;
    EXPECT_TRUE(is_record_value(one.name));
  }
}

TEST_F(RecordValues, CountTheWorkersOfTheLookBack) {
  connection_.run(
      "insert into ssd_involvements (invo_person_id, invo_professional_id, invo_involvement_start_date, "
      "invo_involvement_end_date) values "
      "('P1', 'W1', '2018-01-01', '2019-09-30'), ('P1', 'W2', '2018-01-01', '2019-10-01'), "
      "('P1', 'W2', '2020-01-01', null), ('P1', 'W3', '2020-09-30', null), ('P1', 'W4', '2020-10-01', null), "
      "('P2', 'W5', '2020-01-01', null)");
  EXPECT_EQ(value("lead_workers"), "2");
}

TEST_F(RecordValues, TakeTheLastVisitOfAnyKindUpToTheDay) {
  connection_.run(
      "insert into ssd_cin_visits (cinv_person_id, cinv_cin_visit_date) values ('P1', '2020-03-01')");
  connection_.run(
      "insert into ssd_cp_visits (cppv_person_id, cppv_cp_visit_date) values ('P1', '2020-09-30'), ('P1', "
      "'2020-10-01')");
  connection_.run(
      "insert into ssd_cla_visits (clav_person_id, clav_cla_visit_date) values ('P2', '2020-09-30')");
  EXPECT_EQ(value("last_visit"), "2020-09-30");
}

TEST_F(RecordValues, CountMissingEpisodesThatBeganInTheLookBack) {
  connection_.run(
      "insert into ssd_missing (miss_person_id, miss_missing_episode_start_date) values ('P1', "
      "'2019-09-30'), "
      "('P1', '2019-10-01'), ('P1', '2020-09-30'), ('P1', '2020-10-01')");
  EXPECT_EQ(value("missing_episodes"), "2");
}

TEST_F(RecordValues, TakeTheLastReviewOfEitherKind) {
  connection_.run(
      "insert into ssd_cp_reviews (cppr_person_id, cppr_cp_review_date) values ('P1', '2020-02-03')");
  connection_.run(
      "insert into ssd_cla_episodes (clae_person_id, clae_cla_id) values ('P1', 'C1'), ('P2', 'C2')");
  connection_.run(
      "insert into ssd_cla_reviews (clar_cla_id, clar_cla_review_date) values ('C1', '2020-05-06'), ('C2', "
      "'2020-08-09')");
  EXPECT_EQ(value("last_review"), "2020-05-06");
}

TEST(RecordValue, IsAColumnOfATableAboutChildrenOrComputed) {
  EXPECT_TRUE(is_record_value("ssd_person.pers_dob"));
  EXPECT_FALSE(is_record_value("ssd_person.shoe_size"));
  EXPECT_FALSE(is_record_value("ssd_professionals.prof_staff_id"));
  EXPECT_FALSE(is_record_value("nonsense"));
  EXPECT_FALSE(is_record_value(""));
}

}  // namespace
}  // namespace windscreen::assure
