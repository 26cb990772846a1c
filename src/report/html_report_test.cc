#include "report/html_report.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/error.h"
#include "report/packed_data.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

Report small_report() {
  Report report;
  report.authority_code = "x1";
  report.authority_name = "</script><b>Town & Shire</b>";
  report.as_at = base::make_date(2020, 9, 30);
  report.months = 36;
  report.snapshot.as_at = report.as_at;
  report.snapshot.id = "1a2b3c";
  report.made_at = "2020-10-05T09:30:00Z";
  return report;
}

TEST(HtmlReport, FillsTitleEverywhereAndDataOnce) {
  const std::string page = "<title>%%TITLE%%</title><h1>%%TITLE%%</h1><script>%%DATA%%</script>";
  EXPECT_EQ(
      fill_page(page, "A & B <c>", "{\"a\":\"%%TITLE%%\"}"),
      "<title>A &amp; B &lt;c&gt;</title><h1>A &amp; B &lt;c&gt;</h1><script>{\"a\":\"%%TITLE%%\"}</script>");
}

TEST(HtmlReport, RefusesAPageWithoutItsPlaces) {
  EXPECT_THROW(fill_page("<title>%%TITLE%%</title>", "t", "{}"), base::Error);
  EXPECT_THROW(fill_page("<script>%%DATA%%</script>", "t", "{}"), base::Error);
}

TEST(HtmlReport, TheEmbeddedPageAsksForNothingOutsideItself) {
  const std::string_view page = page_template();
  ASSERT_GT(page.size(), 100'000U);
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_NE(page.find("Content-Security-Policy"), std::string_view::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string_view::npos);
  EXPECT_EQ(page.find("unsafe-"), std::string_view::npos);
  EXPECT_EQ(page.find("<link"), std::string_view::npos);
  EXPECT_EQ(page.find(" src="), page.find(" src=", page.find("<script>")));
  EXPECT_NE(page.find("<noscript>"), std::string_view::npos);
}

TEST(HtmlReport, ATextInTheDataCannotEndItsElement) {
  const Report report = small_report();
  const std::string json = to_json(report);
  EXPECT_EQ(nlohmann::json::parse(json)["authority"]["name"], report.authority_name);
  EXPECT_EQ(pack(json).find('<'), std::string::npos);
}

TEST(HtmlReport, WritesTheWholeFileOrNothing) {
  const fs::path directory = fs::path(testing::TempDir()) / "windscreen_html_report_test";
  fs::remove_all(directory);
  fs::create_directories(directory);
  const fs::path file = directory / "report.html";
  std::ofstream(file) << "an older report";
  write_html(small_report(), file);
  const std::string written = text_of(file);
  EXPECT_GT(written.size(), page_template().size());
  EXPECT_EQ(written.find("%%DATA%%"), std::string::npos);
  EXPECT_EQ(written.find("%%TITLE%%"), std::string::npos);
  EXPECT_NE(written.find(
                "Performance report, &lt;/script&gt;&lt;b&gt;Town &amp; Shire&lt;/b&gt;, 30 September 2020"),
            std::string::npos);
  // Nothing is left beside it.
  EXPECT_EQ(std::distance(fs::directory_iterator(directory), fs::directory_iterator()), 1);
  EXPECT_THROW(write_html(small_report(), directory / "no" / "such" / "place.html"), base::Error);
  fs::remove_all(directory);
}

}  // namespace
}  // namespace windscreen::report
