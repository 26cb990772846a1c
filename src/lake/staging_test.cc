#include "lake/staging.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "lake/staging_state.h"
#include "lake/test_rows.h"

namespace windscreen::lake {
namespace {

TEST(CleanText, ReplacesWhatIsNotUtf8AndCutsBetweenCharacters) {
  EXPECT_EQ(clean_text("caf\xC3\xA9", 100), "caf\xC3\xA9");
  EXPECT_EQ(clean_text("caf\xE9!", 100), "caf\xEF\xBF\xBD!");
  EXPECT_EQ(clean_text(std::string_view("a\0b", 3), 100),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(clean_text("caf\xC3\xA9", 4), "caf");
  EXPECT_EQ(clean_text("\xC0\xAF", 100), "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong
  EXPECT_EQ(clean_text("\xED\xA0\x80", 100).size(), 9U);               // a surrogate: three bytes
  EXPECT_EQ(clean_text("\xF0\x9F\x98\x80", 100), "\xF0\x9F\x98\x80");  // four bytes
  EXPECT_EQ(clean_text("\xF0\x9F\x98", 100).size(), 9U);               // cut short
}

TEST(Staging, KeepsRowsWithTheirOriginAndShowsThemWhileWritingGoesOn) {
  const TestDirectory directory;
  Staging staging({directory / "scratch"});
  const auto source = staging.add_source({"people.csv", "", "ssd", 1, "", 0});
  stage(staging, "ssd_person", {source, 2}, {{"pers_person_id", "1"}, {"pers_dob", "2012-02-29"}});
  EXPECT_EQ(
      rows_of(staging.flushed(), "select pers_person_id, pers_dob, pers_sex, _source, _line from ssd_person"),
      "1|2012-02-29|-|0|2\n");
  stage(staging, "ssd_person", {source, 3}, {{"pers_person_id", "2"}});
  EXPECT_EQ(rows_of(staging.flushed(), "select pers_person_id, _seq from ssd_person order by all"),
            "1|0\n2|1\n");
}

TEST(Staging, DroppedRowsLeaveNothing) {
  const TestDirectory directory;
  Staging staging({directory / "scratch"});
  TableWriter& writer = staging.table(*model::find_table("ssd_person"));
  writer.text(0, "1");
  writer.drop_row();
  writer.text(0, "2");
  writer.end_row({0, 1});
  EXPECT_EQ(rows_of(staging.flushed(), "select pers_person_id from ssd_person"), "2\n");
}

TEST(Staging, TellsTheCommonestReasons) {
  const TestDirectory directory;
  Staging staging({directory / "scratch"});
  const auto source = staging.add_source({"a.csv", "", "ssd", 1, "", 0});
  staging.reject({source, 2}, "bad_date", "Not a date.", "x,31/31/2020");
  staging.reject({source, 3}, "no_key", "No key.", ",,");
  staging.reject({source, 4}, "bad_date", "Not a date.", "y,\xFF");
  const auto reasons = staging.commonest_reasons(5);
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].code, "bad_date");
  EXPECT_EQ(reasons[0].reason, "Not a date.");
  EXPECT_EQ(reasons[0].rows, 2U);
  EXPECT_EQ(staging.commonest_reasons(1).size(), 1U);
  staging.settle();
  EXPECT_EQ(staging.commonest_reasons(5).size(), 2U);
}

TEST(Staging, RemovesItsScratchAndWhatAKilledLoadLeft) {
  const TestDirectory directory;
  const auto scratch = directory / "scratch";
  std::filesystem::create_directories(scratch / ".staging-0123");
  std::ofstream(scratch / ".staging-0123" / "staging.duckdb") << "left over";
  {
    Staging staging({scratch});
    EXPECT_FALSE(std::filesystem::exists(scratch / ".staging-0123"));
    Staging other({scratch});  // two loads may share it
    stage(staging, "ssd_person", {0, 1}, {{"pers_person_id", "1"}});
    EXPECT_EQ(staging.flushed().count("select count(*) from ssd_person"), 1);
  }
  EXPECT_FALSE(std::filesystem::exists(scratch));
}

TEST(Staging, LeavesAScratchDirectoryThatHoldsOtherThings) {
  const TestDirectory directory;
  const auto scratch = directory / "scratch";
  std::filesystem::create_directories(scratch);
  std::ofstream(scratch / "mine.txt") << "keep";
  {
    Staging staging({scratch});
  }
  EXPECT_TRUE(std::filesystem::exists(scratch / "mine.txt"));
}

TEST(Staging, IsReadableByItsOwnerOnly) {
  const TestDirectory directory;
  Staging staging({directory / "scratch"});
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(directory / "scratch").permissions(), perms::owner_all);
}

TEST(Staging, SettlesOnce) {
  const TestDirectory directory;
  Staging staging({directory / "scratch"});
  staging.settle();
  EXPECT_THROW(staging.settle(), base::Error);
  EXPECT_THROW(staging.table(*model::find_table("ssd_person")), base::Error);
  EXPECT_THROW(staging.reject({0, 1}, "late", "Too late.", ""), base::Error);
}

}  // namespace
}  // namespace windscreen::lake
