// Every rule has examples worked out by hand beside it, and does what they say.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "base/byte_source.h"
#include "validate/cin/rules.h"
#include "validate/reads.h"
#include "validate/rule_examples.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate {
namespace {

namespace fs = std::filesystem;

struct Shown {
  bool fails = false;
  bool passes = false;
};

std::map<std::string, Shown> try_all(Return which, const std::string& folder) {
  std::map<std::string, Shown> shown;
  for (const auto& entry :
       fs::directory_iterator(fs::path(WINDSCREEN_SOURCE_DIR) / "src/validate" / folder)) {
    if (entry.path().extension() != ".examples") continue;
    const std::string text = base::read_whole_file(entry.path());
    for (const RuleExample& example : read_examples(text, which)) {
      const std::string wrong = wrong_with(example);
      EXPECT_EQ(wrong, "") << entry.path().filename() << ", line " << example.line << ": rule "
                           << example.tried.rule << example.title;
      std::size_t fails = 0;
      for (const auto& [table, rows] : example.fails) fails += rows.size();
      Shown& one = shown[example.tried.rule];
      one.fails = one.fails || fails > 0 || example.whole_return;
      one.passes = one.passes || fails < example.rows;
    }
  }
  return shown;
}

template <class Rule>
void expect_shown(const std::vector<const Rule*>& rules, std::map<std::string, Shown> shown) {
  for (const Rule* rule : rules) {
    EXPECT_TRUE(shown[std::string(rule->code)].fails) << rule->code << " has no example that fails";
    EXPECT_TRUE(shown[std::string(rule->code)].passes) << rule->code << " has no example that passes";
  }
}

template <class Rule>
void expect_well_declared(const std::vector<const Rule*>& rules, std::span<const Table> tables) {
  std::string_view before;
  for (const Rule* rule : rules) {
    EXPECT_NE(rule->code, before) << "two rules have one code";
    before = rule->code;
    EXPECT_TRUE((rule->child != nullptr) != (rule->whole != nullptr)) << rule->code;
    EXPECT_GT(rule->message.size(), 20U) << rule->code;
    EXPECT_NO_THROW(parse_uses(rule->reads, tables)) << rule->code;
    std::vector<TableUse> marks;
    EXPECT_NO_THROW(marks = parse_uses(rule->marks, tables)) << rule->code;
    const std::vector<TableUse> reads = parse_uses(rule->reads, tables);
    EXPECT_FALSE(reads.empty()) << rule->code << " reads nothing";
    for (const TableUse& mark : marks) {
      EXPECT_FALSE(mark.last || mark.optional) << rule->code << " marks a table of last year";
      EXPECT_TRUE(std::any_of(reads.begin(), reads.end(),
                              [&](const TableUse& use) { return use.table == mark.table && !use.last; }))
          << rule->code << " marks " << tables[mark.table].name << ", which it does not read";
    }
  }
}

TEST(Examples, OfTheSsda903) {
  const auto shown = try_all(Return::ssda903, "ssda903");
  expect_shown(ssda903::rules_of(2027), shown);
  for (const auto& [code, one] : shown) {
    const auto all = ssda903::rules_of(2027);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const auto* rule) { return rule->code == code; }))
        << code;
  }
}

TEST(Examples, OfTheCensus) { expect_shown(cin::rules_of(2026), try_all(Return::cin, "cin")); }

TEST(Rules, AreWellDeclared) {
  expect_well_declared(ssda903::rules_of(2027), ssda903::tables());
  expect_well_declared(cin::rules_of(2026), cin::tables());
}

TEST(Rules, ANewYearIsAListOfDifferences) {
  const auto before = ssda903::rules_of(2026);
  const auto after = ssda903::rules_of(2027);
  EXPECT_LT(before.size(), after.size());
  for (const auto* rule : after) {
    const bool fresh =
        std::none_of(before.begin(), before.end(), [&](const auto* one) { return one->code == rule->code; });
    EXPECT_EQ(fresh, rule->years.first == 2027) << rule->code;
  }
}

}  // namespace
}  // namespace windscreen::validate
