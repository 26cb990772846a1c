// Shares, relations that depend on the day, what a definition needs, and how far back a load reaches.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "measure/relations.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

const Figure* find(const Measurement& all, const std::string& dimension, const std::string& group) {
  for (const Figure& one : all.figures) {
    if (one.dimension == dimension && one.group == group) return &one;
  }
  return nullptr;
}

Measurement compute(Measurer& measurer, const Definition& one, const std::vector<std::string>& dimensions,
                    int months = 1) {
  Request request;
  request.as_at = day("2020-09-30");
  request.dimensions = dimensions;
  request.months = months;
  return measurer.compute({&one}, request);
}

const char* const found_rows =
    "create table main.finding as select * from (values"
    " ('F1', date '2020-09-01', 'alcohol', 1), ('F1', date '2020-09-01', 'neglect', 0),"
    " ('M1', date '2020-09-02', 'neglect', 1), ('X1', date '2020-08-02', 'neglect', 1)) t(person, on_day, "
    "factor, whole);";

TEST(Share, IsTheGroupsCountOfTheTotals) {
  Measurer measurer(tiny_database(found_rows), day("2020-09-30"), std::vector<lake::Population>(),
                    Catalogue());
  const Definition share =
      definition("s", "-- unit: share\n-- grain: event\n-- breakdowns: factor, gender",
                 "select person as person_id, on_day as event_date, factor from finding");
  const Measurement all = compute(measurer, share, {"all"});
  ASSERT_TRUE(all.faults.empty()) << all.faults[0].what;
  EXPECT_EQ(find(all, "total", "all")->value, 100);
  EXPECT_DOUBLE_EQ(*find(all, "factor", "neglect")->value, 100.0 * 2 / 3);
  EXPECT_EQ(find(all, "factor", "neglect")->denominator, 3);
  EXPECT_EQ(find(all, "gender", "Female")->numerator, 2);
}

TEST(Share, OfThingsThatHaveSeveralRowsEach) {
  Measurer measurer(tiny_database(found_rows), day("2020-09-30"), std::vector<lake::Population>(),
                    Catalogue());
  const Definition share = definition(
      "s", "-- unit: share\n-- grain: event\n-- breakdowns: factor, gender",
      "select person as person_id, on_day as event_date, factor, whole as denominator from finding");
  const Measurement all = compute(measurer, share, {"all"});
  ASSERT_TRUE(all.faults.empty()) << all.faults[0].what;
  EXPECT_EQ(find(all, "total", "all")->numerator, 2);
  // Both have neglect, one has alcohol too: 100 and 50.
  EXPECT_EQ(find(all, "factor", "neglect")->value, 100);
  EXPECT_EQ(find(all, "factor", "alcohol")->value, 50);
  EXPECT_EQ(find(all, "gender", "Female")->value, 50);
}

class Directory : public ::testing::Test {
 protected:
  Directory()
      : place_(std::filesystem::temp_directory_path() /
               ("windscreen-dated-" + std::to_string(getpid()) + "-" +
                testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(place_ / "shared");
  }
  ~Directory() override {
    std::error_code ignored;
    std::filesystem::remove_all(place_, ignored);
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(place_ / name) << text; }
  static std::string header(const std::string& more) {
    return "-- name: x\n-- area: own\n-- measure: things\n-- definition: A test.\n" + more + "\n";
  }

  std::filesystem::path place_;
};

TEST_F(Directory, RelationsThatUseTheDayStandBeforeTheQuery) {
  write("shared/own_open.sql",
        "select s47e_person_id as person_id from ssd_s47_enquiry where open_on(s47e_s47_start_date, "
        "s47e_s47_end_date, :as_at)");
  write("shared/own_twice.sql", "select person_id, :as_at as seen_on from own_open");
  write("plain.sql", header("-- unit: count\n-- grain: snapshot") + "select person_id from own_twice");
  write("with_own.sql", header("-- unit: count\n-- grain: snapshot") +
                            "with mine as (select person_id from own_open)\nselect person_id from mine");
  write("wrong.sql",
        header("-- unit: count\n-- grain: snapshot") + "select person_id,\n nobody\nfrom own_open");
  write("event.sql", header("-- unit: count\n-- grain: event") +
                         "select person_id, null::date as event_date from own_open");
  write("shared/own_made_once.sql", "select person_id from own_open");
  const Catalogue catalogue = load_catalogue(place_);
  ASSERT_EQ(catalogue.faults.size(), 2U);
  EXPECT_NE(catalogue.faults[0].what.find("own_open"), std::string::npos) << catalogue.faults[0].what;
  EXPECT_NE(catalogue.faults[1].what.find("depends on :as_at"), std::string::npos)
      << catalogue.faults[1].what;
  EXPECT_EQ(catalogue.find("event"), nullptr);
  Measurer measurer(
      tiny_database("insert into ssd_s47_enquiry by name select * from (values"
                    " ('F1', date '2020-08-01', date '2020-09-30'), ('M1', date '2020-09-30', null))"
                    " t(s47e_person_id, s47e_s47_start_date, s47e_s47_end_date);"),
      day("2020-09-30"), std::vector<lake::Population>(), catalogue);
  for (const char* id : {"plain", "with_own"}) {
    const Measurement all = compute(measurer, *catalogue.find(id), {}, 2);
    ASSERT_TRUE(all.faults.empty()) << all.faults[0].what;
    ASSERT_EQ(all.figures.size(), 2U);
    EXPECT_EQ(all.figures[0].value, 1) << id;  // 31 August: F1
    EXPECT_EQ(all.figures[1].value, 1) << id;  // 30 September: M1
    EXPECT_EQ(measurer.counted(*catalogue.find(id), day("2020-09-30")).at(0).person_id, "M1");
  }
  // The header has six lines, so the query's second line is line 8 of the file.
  const Measurement wrong = compute(measurer, *catalogue.find("wrong"), {});
  ASSERT_EQ(wrong.faults.size(), 1U);
  EXPECT_NE(wrong.faults[0].what.find("wrong.sql, line 8"), std::string::npos) << wrong.faults[0].what;
}

TEST(Needs, AreTablesAndColumnsWithSomethingInThem) {
  const Definition one = definition("n",
                                    "-- unit: count\n-- grain: event\n-- needs: ssd_missing or "
                                    "ext_reported_count, ssd_s47_enquiry.s47e_s47_nfa",
                                    "select null::date as event_date");
  ASSERT_EQ(one.needs.size(), 2U);
  EXPECT_EQ(one.needs[0], (std::vector<std::string>{"ssd_missing", "ext_reported_count"}));
  for (const char* wrong : {"nowhere", "ssd_missing.nothing", "ssd_missing,,ssd_person"})
    EXPECT_THROW(
        definition("n", std::string("-- unit: count\n-- grain: event\n-- needs: ") + wrong, "select 1"),
        base::Error)
        << wrong;
  query::Database database = tiny_database(
      "insert into ssd_s47_enquiry by name select 'E1' as s47e_s47_enquiry_id, 'F1' as s47e_person_id;");
  const auto missing = [&](std::uint64_t reported) {
    Relations relations(database, {}, {day("2020-09-30"), nullptr},
                        std::map<std::string, Relations::Size, std::less<>>{
                            {"ext_reported_count", {reported, 10}}, {"ssd_s47_enquiry", {1, 10}}});
    return relations.missing(one.needs);
  };
  EXPECT_EQ(missing(5), (std::vector<std::string>{"ssd_s47_enquiry.s47e_s47_nfa"}));
  EXPECT_EQ(missing(0),
            (std::vector<std::string>{"ssd_missing or ext_reported_count", "ssd_s47_enquiry.s47e_s47_nfa"}));
}

}  // namespace
}  // namespace windscreen::measure
