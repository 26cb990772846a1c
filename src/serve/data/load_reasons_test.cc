#include "serve/data/load_reasons.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <string>

namespace windscreen::serve {
namespace {

// Every reason that docs/formats.md lists has its words here, and no other.
TEST(LoadReasons, AreThoseOfTheFormatsPage) {
  std::ifstream file(std::string(WINDSCREEN_SOURCE_DIR) + "/docs/formats.md");
  ASSERT_TRUE(file);
  std::set<std::string> listed;
  bool within = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("| reject | when |")) within = true;
    if (within && line.empty()) break;
    if (!within) continue;
    const std::string cell = line.substr(0, line.find('|', 1));
    const std::regex code("`([a-z_]+)`");
    for (std::sregex_iterator at(cell.begin(), cell.end(), code), end; at != end; ++at)
      listed.insert((*at)[1]);
  }
  std::set<std::string> known;
  for (const LoadReason& one : load_reasons()) known.emplace(one.code);
  EXPECT_EQ(known, listed);
  EXPECT_FALSE(load_reason("another").mend.empty());
}

}  // namespace
}  // namespace windscreen::serve
