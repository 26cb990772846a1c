// docs/audit_edge_cases.md names, for each case of the specification, the tests that hold it: they are there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace windscreen {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "Suite.Name" of every test of the C++ sources.
std::set<std::string> tests_there() {
  static const std::regex test(R"(\nTEST(?:_F|_P)?\((\w+),\s*(\w+)\))");
  std::set<std::string> names;
  for (const char* root : {"src", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(WINDSCREEN_SOURCE_DIR) / root)) {
      if (!entry.path().filename().string().ends_with("_test.cc")) continue;
      const std::string text = text_of(entry.path());
      // Looked for before it is matched, since a regular expression over all sources takes its time.
      for (std::size_t at = text.find("\nTEST"); at != std::string::npos; at = text.find("\nTEST", at + 1)) {
        const std::string beginning = text.substr(at, 300);
        std::smatch found;
        if (std::regex_search(beginning, found, test, std::regex_constants::match_continuous))
          names.insert(found[1].str() + "." + found[2].str());
      }
    }
  }
  return names;
}

// By number the tests that the page names.
std::map<int, std::set<std::string>> cases_of(const std::string& page) {
  static const std::regex row(R"(\| (\d+) \| ([^|]+) \| ([^|]+) \|)");
  static const std::regex name(R"(`([^`]+)`)");
  std::map<int, std::set<std::string>> cases;
  for (std::sregex_iterator at(page.begin(), page.end(), row), end; at != end; ++at) {
    const std::string named = (*at)[3].str();
    std::set<std::string>& tests = cases[std::stoi((*at)[1].str())];
    for (std::sregex_iterator one(named.begin(), named.end(), name); one != end; ++one)
      tests.insert((*one)[1].str());
  }
  return cases;
}

TEST(EdgeCasesPage, NamesForEveryCaseTestsThatAreThere) {
  const auto cases = cases_of(text_of(fs::path(WINDSCREEN_SOURCE_DIR) / "docs/audit_edge_cases.md"));
  const auto there = tests_there();
  ASSERT_GT(there.size(), 500U);
  for (int number = 1; number <= 35; ++number) {
    const auto found = cases.find(number);
    ASSERT_NE(found, cases.end()) << number;
    EXPECT_FALSE(found->second.empty()) << number;
    for (const std::string& test : found->second) EXPECT_TRUE(there.contains(test)) << number << ": " << test;
  }
  EXPECT_EQ(cases.size(), 35U);
}

}  // namespace
}  // namespace windscreen
