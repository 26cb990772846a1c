#include "serve/pages/app_files.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/hash.h"

namespace windscreen::serve {
namespace {

constexpr std::string_view small =
    "windscreen-app 1 2\n/\ttext/html; "
    "charset=utf-8\t4\t0\n/assets/app-1.js\ttext/javascript\t3\t2\npagejs!gz";

TEST(AppFiles, ReadsWhatTheBuildPacked) {
  const auto files = read_app_pack(small);
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].address, "/");
  EXPECT_EQ(*files[0].document->body, "page");
  EXPECT_EQ(files[0].document->gzip, nullptr);
  EXPECT_EQ(files[0].document->caching, "no-cache");
  EXPECT_EQ(files[1].address, "/assets/app-1.js");
  EXPECT_EQ(*files[1].document->body, "js!");
  EXPECT_EQ(*files[1].document->gzip, "gz");
  // Its name changes with its content, so a browser may keep it.
  EXPECT_EQ(files[1].document->caching, "public, max-age=31536000, immutable");
  EXPECT_EQ(files[1].document->tag, "\"" + base::sha256("js!").substr(0, 32) + "\"");
}

TEST(AppFiles, RefusesWhatIsNotWhole) {
  const std::string whole(small);
  for (std::size_t cut = 0; cut < whole.size(); ++cut)
    EXPECT_THROW(read_app_pack(std::string_view(whole).substr(0, cut)), base::Error) << cut;
  EXPECT_THROW(read_app_pack(whole + "x"), base::Error);
  EXPECT_THROW(read_app_pack("windscreen-app 1 1\n/assets/a.js\ttext/javascript\t0\t0\n"), base::Error);
  EXPECT_THROW(read_app_pack("windscreen-app 2 0\n"), base::Error);
}

// What the program carries: nothing in it may need what the server's policy refuses.
TEST(AppFiles, TheApplicationInTheProgramLoadsOnlyItsOwnFiles) {
  const auto files = read_app_pack(app_pack());
  ASSERT_GE(files.size(), 3U);
  std::string page;
  for (const AppFile& file : files) {
    if (file.address == "/") page = *file.document->body;
  }
  EXPECT_EQ(page.find("<style"), std::string::npos);
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_EQ(page.find("http:"), std::string::npos);
  EXPECT_EQ(page.find("https:"), std::string::npos);
  std::size_t named = 0;
  for (const AppFile& file : files) {
    if (file.address == "/") continue;
    // What is shorter than that is sent as it is (web/build/app.mjs).
    if (file.document->body->size() > 1024) {
      EXPECT_TRUE(file.document->gzip) << file.address;
    }
    if (page.find("\"" + file.address + "\"") != std::string::npos) ++named;
  }
  EXPECT_EQ(named, 2U);
}

}  // namespace
}  // namespace windscreen::serve
