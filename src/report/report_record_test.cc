#include "report/report_record.h"

#include <gtest/gtest.h>

#include <fstream>

#include "lake/test_rows.h"

namespace windscreen::report {
namespace {

TEST(ReportRecord, RemembersTheLastReportOfEachSnapshot) {
  const lake::TestDirectory directory;
  const auto workspace = lake::Workspace::create(directory / "w", {"x1", "Wealdshire", {}});
  EXPECT_FALSE(read_report_record(workspace, "2020-08-31-ab"));
  keep_report_record(workspace, "2020-08-31-ab", {"2020-09-02T10:00:00Z", {{"a", "1"}}});
  keep_report_record(workspace, "2020-08-31-ab", {"2020-09-03T10:00:00Z", {{"a", "2"}, {"b", "3"}}});
  const auto record = read_report_record(workspace, "2020-08-31-ab");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->made_at, "2020-09-03T10:00:00Z");
  EXPECT_EQ(record->definitions, (std::map<std::string, std::string>{{"a", "2"}, {"b", "3"}}));
  EXPECT_FALSE(read_report_record(workspace, "2020-09-30-cd"));
}

TEST(ReportRecord, ABrokenRecordIsNone) {
  const lake::TestDirectory directory;
  const auto workspace = lake::Workspace::create(directory / "w", {"x1", "Wealdshire", {}});
  keep_report_record(workspace, "2020-08-31-ab", {});
  std::ofstream(workspace.directory() / "reports" / "2020-08-31-ab.json") << "{\"definitions\": [";
  EXPECT_FALSE(read_report_record(workspace, "2020-08-31-ab"));
}

}  // namespace
}  // namespace windscreen::report
