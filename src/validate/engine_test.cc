#include "validate/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <tuple>

#include "validate/made_return_test.h"

namespace windscreen::validate {
namespace {

const RuleOutcome& outcome_of(const Result& result, std::string_view code) {
  for (const RuleOutcome& one : result.rules) {
    if (one.code == code) return one;
  }
  throw std::invalid_argument(std::string(code));
}

Result run_codes(Return which, ReturnData& data, std::vector<std::string> codes) {
  RunOptions options;
  options.codes = std::move(codes);
  return run(which, data, options);
}

// The rows that a rule found, by their numbers from 1.
std::vector<std::uint32_t> rows_found(const Result& result, std::string_view code) {
  std::vector<std::uint32_t> rows;
  for (const Finding& finding : result.findings) {
    if (result.rules[finding.rule].code == code) rows.push_back(finding.row + 1);
  }
  return rows;
}

using Rows = std::vector<std::uint32_t>;

struct RowAtFault {
  static constexpr int id = 3;
  std::uint32_t row;
};

std::vector<std::size_t> first_children(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

class OfEitherReturn : public testing::TestWithParam<Return> {
 public:
  // This year's return and last year's, with all that rules may need.
  static void fill(ReturnData& data, const MadeReturn& made, const MadeReturn& last) {
    ASSERT_FALSE(read_texts(GetParam(), made.files, data));
    if (GetParam() == Return::ssda903) {
      ASSERT_FALSE(read_texts(GetParam(), last.files, data, true));
    }
    data.collection.authority = "936";
    data.collection.xml = true;
    data.collection.end = Day::on(2026, 3, 31);
    data.collection.start = Day::on(2025, 4, 1);
    data.collection.providers.push_back({"SC999999", "936", "K1,U4", "PR1", "GU1 1AA", Day::on(2025, 10, 1)});
    index_providers(data.collection);
  }
};
INSTANTIATE_TEST_SUITE_P(Engine, OfEitherReturn, testing::Values(Return::ssda903, Return::cin),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_P(OfEitherReturn, FindsTheSameWithAnyNumberOfThreads) {
  // More than two of the blocks in which children are handed out, the last of them not full.
  const ReturnMaker maker(GetParam());
  const MadeReturn made = maker.make(first_children(1300));
  Result one;
  for (const unsigned threads : {1U, 2U, 7U}) {
    ReturnData data(tables_of(GetParam()));
    fill(data, made, maker.make({5, 3, 2000}));
    RunOptions options;
    options.threads = threads;
    const Result result = run(GetParam(), data, options);
    if (threads == 1) {
      one = result;
      EXPECT_GT(one.findings.size(), 10000U);
      continue;
    }
    ASSERT_EQ(result.findings.size(), one.findings.size());
    EXPECT_EQ(result.children, one.children);
    for (std::size_t i = 0; i < one.findings.size(); ++i) {
      const Finding& a = one.findings[i];
      const Finding& b = result.findings[i];
      ASSERT_TRUE(a.rule == b.rule && a.table == b.table && a.row == b.row && a.group == b.group) << i;
    }
    for (std::size_t i = 0; i < one.rules.size(); ++i) {
      EXPECT_EQ(result.rules[i].code, one.rules[i].code);
      EXPECT_EQ(result.rules[i].findings, one.rules[i].findings);
    }
  }
}

TEST_P(OfEitherReturn, FindsTheSameWhateverTheOrderOfTheChildren) {
  using Found = std::tuple<std::string_view, std::uint8_t, std::size_t, std::size_t>;
  const ReturnMaker maker(GetParam());
  std::vector<std::size_t> order = first_children(1300);
  std::multiset<Found> in_order;
  for (const std::size_t step : {std::size_t{1}, std::size_t{577}}) {
    // 577 has no factor in common with 1,300: every child comes once.
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i * step % order.size();
    const MadeReturn made = maker.make(order);
    ReturnData data(tables_of(GetParam()));
    fill(data, made, maker.make({5, 3, 2000}));
    const Result result = run(GetParam(), data, {});
    std::multiset<Found> found;
    for (const Finding& finding : result.findings) {
      if (finding.table == Finding::whole_return) {
        found.emplace(result.rules[finding.rule].code, finding.table, 0, 0);
        continue;
      }
      const auto [child, place] = made.rows[finding.table][finding.row];
      found.emplace(result.rules[finding.rule].code, finding.table, child, place);
    }
    if (step == 1) {
      in_order = std::move(found);
      continue;
    }
    EXPECT_EQ(found.size(), in_order.size());
    std::vector<Found> differ;
    std::set_symmetric_difference(found.begin(), found.end(), in_order.begin(), in_order.end(),
                                  std::back_inserter(differ));
    std::set<std::string_view> rules;
    for (const Found& one : differ) rules.insert(std::get<0>(one));
    for (const std::string_view rule : rules) ADD_FAILURE() << "rule " << rule << " looks at the order";
  }
}

TEST_P(OfEitherReturn, FindingsComeByRuleTableAndRowAndOnce) {
  const ReturnMaker maker(GetParam());
  ReturnData data(tables_of(GetParam()));
  fill(data, maker.make(first_children(100)), maker.make({5}));
  const Result result = run(GetParam(), data, {});
  for (std::size_t i = 1; i < result.findings.size(); ++i) {
    const Finding& a = result.findings[i - 1];
    const Finding& b = result.findings[i];
    ASSERT_LT(std::tie(a.rule, a.table, a.row), std::tie(b.rule, b.table, b.row));
  }
  std::map<std::uint16_t, std::uint64_t> counts;
  for (const Finding& finding : result.findings) ++counts[finding.rule];
  for (std::uint16_t i = 0; i < result.rules.size(); ++i)
    EXPECT_EQ(result.rules[i].findings, counts[i]) << result.rules[i].code;
  for (std::size_t i = 1; i < result.rules.size(); ++i)
    EXPECT_TRUE(code_before(result.rules[i - 1].code, result.rules[i].code)) << result.rules[i].code;
}

TEST_P(OfEitherReturn, RowsWithoutAnIdentifierAreChildrenOfTheirOwn) {
  const bool ssda903 = GetParam() == Return::ssda903;
  ReturnData data(tables_of(GetParam()));
  ASSERT_FALSE(read_texts(
      GetParam(),
      {ssda903 ? GivenText{"episodes.csv", "CHILD,DECOM,DEC\n,01/05/2025,\nA,,\nA,01/05/2025,\n,,x\n"}
               : GivenText{"Section47.csv", "LAchildID,CINdetailsID\n,1\nA,1\nA,2\n,1\n"}},
      data));
  EXPECT_EQ(run(GetParam(), data, {}).children, 3U);
}

TEST(Engine, FindsWhatIsWrongAndNothingElse) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903,
                          {{"header.csv", "CHILD,SEX,DOB\nA,M,01/02/2015\nB,1,31/02/2015\nC,f,01/02/2015\n"},
                           {"episodes.csv",
                            "CHILD,DECOM,DEC\nB,01/05/2025,30/04/2025\nA,01/05/2025,02/05/2025\n"
                            "C,01/05/2025,01/05/2025\nB,02/05/2025,01/05/2025\nA,01/04/2026,\n"}},
                          data));
  const Result result = run_codes(Return::ssda903, data, {"356", "101", "354", "355"});
  ASSERT_EQ(result.rules.size(), 4U);
  EXPECT_EQ(result.children, 3U);
  EXPECT_EQ(rows_found(result, "101"), (Rows{2}));
  EXPECT_EQ(rows_found(result, "354"), (Rows{5}));
  EXPECT_EQ(rows_found(result, "355"), (Rows{3}));
  EXPECT_EQ(rows_found(result, "356"), (Rows{1, 4}));
  EXPECT_EQ(outcome_of(result, "356").findings, 2U);
  EXPECT_EQ(outcome_of(result, "355").fields[1], "DECOM;DEC");
  EXPECT_EQ(outcome_of(result, "355").fields[0], "");
  EXPECT_TRUE(outcome_of(result, "101").run);
  EXPECT_EQ(outcome_of(result, "101").reason, "");
}

TEST(Engine, OnlyChosenRulesRunInTheOrderOfCodes) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", "CHILD,SEX,DOB\nA,1,\n"}}, data));
  const Result result = run_codes(Return::ssda903, data, {"102", "101", "102"});
  ASSERT_EQ(result.rules.size(), 2U);
  EXPECT_EQ(result.rules[0].code, "101");
  EXPECT_EQ(result.rules[1].code, "102");
  EXPECT_EQ(result.findings.size(), 2U);
}

TEST(Engine, CodesAndYearsThatAreNotKnown) {
  ReturnData data(tables_of(Return::ssda903));
  EXPECT_THROW(run_codes(Return::ssda903, data, {"101", "9999"}), std::invalid_argument);
  // 392c is written with a small letter.
  EXPECT_THROW(run_codes(Return::ssda903, data, {"392C"}), std::invalid_argument);
  // A rule of the census.
  EXPECT_THROW(run_codes(Return::ssda903, data, {"8510"}), std::invalid_argument);
  for (const int year : {0, 2025, 2028}) {
    data.collection.year = year;
    EXPECT_THROW(run(Return::ssda903, data, {}), std::invalid_argument) << year;
  }
  ReturnData census(tables_of(Return::cin));
  census.collection.year = 2027;
  EXPECT_THROW(run(Return::cin, census, {}), std::invalid_argument);
}

TEST(Engine, TablesAndColumnsThatAreNotThere) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", "CHILD,DOB\nA,\n"}}, data));
  const Result result = run_codes(Return::ssda903, data, {"101", "102", "356", "442"});
  EXPECT_FALSE(outcome_of(result, "101").run);
  EXPECT_EQ(outcome_of(result, "101").reason, "the table Header has no column SEX");
  EXPECT_TRUE(outcome_of(result, "102").run);
  EXPECT_EQ(outcome_of(result, "356").reason, "the table Episodes is not there");
  EXPECT_FALSE(outcome_of(result, "442").run);
  EXPECT_EQ(outcome_of(result, "442").reason,
            "the table Header has no column UPN; the table Episodes is not there");
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(rows_found(result, "102"), (Rows{1}));
}

TEST(Engine, AnEmptyTableIsThere) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", "CHILD,SEX,DOB\n"}}, data));
  const Result result = run_codes(Return::ssda903, data, {"101"});
  EXPECT_TRUE(result.rules[0].run);
  EXPECT_EQ(result.children, 0U);
}

TEST(Engine, AbsentColumnsCanBeTakenAsBlank) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", "CHILD,DOB\nA,\n"}}, data));
  RunOptions options;
  options.codes = {"101", "356"};
  options.absent_columns_are_blank = true;
  const Result result = run(Return::ssda903, data, options);
  EXPECT_EQ(rows_found(result, "101"), (Rows{1}));
  EXPECT_FALSE(outcome_of(result, "356").run);
}

TEST(Engine, LastYearsTables) {
  const std::vector<GivenText> placed{
      {"placed_adoption.csv", "CHILD,DATE_PLACED\nA,01/05/2024\nB,01/06/2024\n"}};
  ReturnData alone(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, placed, alone));
  const Result without = run_codes(Return::ssda903, alone, {"559"});
  EXPECT_FALSE(without.rules[0].run);
  EXPECT_EQ(without.rules[0].reason, "last year's PlacedAdoption was not given (--previous)");

  ReturnData other(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, placed, other));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", "CHILD,SEX\nA,M\n"}}, other, true));
  const Result lacking = run_codes(Return::ssda903, other, {"559"});
  EXPECT_EQ(lacking.rules[0].reason, "last year's PlacedAdoption is not there");

  ReturnData both(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, placed, both));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"placed_adoption.csv", "CHILD,DATE_PLACED\nB,01/06/2024\n"}},
                          both, true));
  const Result with = run_codes(Return::ssda903, both, {"559"});
  EXPECT_TRUE(with.rules[0].run);
  EXPECT_EQ(with.rules[0].reason, "");
  EXPECT_EQ(rows_found(with, "559"), (Rows{1}));
}

TEST(Engine, WhatARuleCanDoWithoutIsSaid) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903,
                          {{"oc3.csv", "CHILD,IN_TOUCH\nA,YES\nB,YES\n"},
                           {"episodes.csv", "CHILD,DECOM,REC\nA,01/05/2025,E2\nB,01/05/2025,E11\n"}},
                          data));
  const Result result = run_codes(Return::ssda903, data, {"1000"});
  EXPECT_TRUE(result.rules[0].run);
  EXPECT_EQ(result.rules[0].reason, "last year's Episodes was not given (--previous)");
  EXPECT_EQ(rows_found(result, "1000"), (Rows{1}));
}

TEST(Engine, NeedsThatAreNotMet) {
  const auto reason = [](const std::string& code, const Collection& collection) {
    ReturnData data(tables_of(Return::ssda903));
    const std::string columns =
        "LS,PLACE,PLACE_PROVIDER,PL_LA,PL_LOCATION,URN,PL_POST\nA,E1,U1,PR1,X,IN,SC1,GU1 1AA\n";
    EXPECT_FALSE(read_texts(Return::ssda903,
                            {{"header.csv", "CHILD,SEX,UASC\nA,M,1\n"}, {"episodes.csv", "CHILD," + columns}},
                            data));
    data.collection = collection;
    const Result result = run_codes(Return::ssda903, data, {code});
    EXPECT_EQ(result.rules[0].run, result.rules[0].reason.empty());
    return result.rules[0].reason;
  };
  Collection known;
  EXPECT_EQ(reason("105", known), "it looks at what only the XML message has, and the return came as tables");
  EXPECT_EQ(reason("219", known), "the register of providers was not given (--providers)");
  EXPECT_EQ(reason("229", known), "the register of providers was not given (--providers)");
  EXPECT_EQ(reason("411", known), "the authority's code is not known (--authority)");
  known.xml = true;
  known.authority = "936";
  EXPECT_EQ(reason("105", known), "");
  EXPECT_EQ(reason("411", known), "");
  EXPECT_EQ(reason("229", known), "the register of providers was not given (--providers)");
  known.has_providers = true;
  EXPECT_EQ(reason("219", known), "");
  EXPECT_EQ(reason("229", known), "");
  known.authority.clear();
  EXPECT_EQ(reason("229", known), "the authority's code is not known (--authority)");
}

TEST(Engine, FindingsAboutTheWholeReturn) {
  ReturnData data(tables_of(Return::cin));
  ASSERT_FALSE(read_texts(
      Return::cin, {{"ChildIdentifiers.csv", "LAchildID,Sex,ExpectedPersonBirthDate\nA,U,\nB,M,\n"}}, data));
  const Result result = run_codes(Return::cin, data, {"2886Q"});
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].table, Finding::whole_return);
  EXPECT_EQ(result.rules[0].findings, 1U);
  EXPECT_EQ(result.rules[0].severity, Severity::query);
}

TEST(Engine, RowsOfOneFindingHaveOneGroup) {
  ReturnData data(tables_of(Return::ssda903));
  const std::string pupil = "A123456789012";
  ASSERT_FALSE(read_texts(Return::ssda903,
                          {{"header.csv", "CHILD,UPN\nA," + pupil + "\nB,B123456789012\nC," + pupil +
                                              "\nD,B123456789012\nE,C123456789012\n"}},
                          data));
  const Result result = run_codes(Return::ssda903, data, {"444"});
  ASSERT_EQ(rows_found(result, "444"), (Rows{1, 2, 3, 4}));
  EXPECT_EQ(result.findings[0].group, result.findings[2].group);
  EXPECT_EQ(result.findings[1].group, result.findings[3].group);
  EXPECT_NE(result.findings[0].group, result.findings[1].group);
}

TEST(Engine, NoThreadsMoreThanThereAreChildrenAreNeeded) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", "CHILD,SEX\nA,1\n"}}, data));
  RunOptions options;
  options.codes = {"101"};
  options.threads = 50;
  EXPECT_EQ(run(Return::ssda903, data, options).findings.size(), 1U);
}

TEST(Engine, SaysHowFarItHasCome) {
  ReturnData data(tables_of(Return::ssda903));
  std::string text = "CHILD,SEX\n";
  for (int i = 0; i < 600; ++i) text += "C" + std::to_string(i) + ",M\n";
  ASSERT_FALSE(read_texts(Return::ssda903, {{"header.csv", text}}, data));
  RunOptions options;
  options.codes = {"101"};
  options.threads = 1;
  std::vector<std::uint64_t> done;
  options.progress = [&](std::uint64_t so_far, std::uint64_t all) {
    EXPECT_EQ(all, 600U);
    done.push_back(so_far);
  };
  run(Return::ssda903, data, options);
  EXPECT_EQ(done, (std::vector<std::uint64_t>{512, 600}));
}

TEST(Fails, PairsWithoutEndAreThinnedOut) {
  Fails fails;
  fails.begin(7);
  fails(RowAtFault{9});
  fails.begin(8, 1000);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    for (std::uint32_t j = 0; j < 1000; ++j) fails.together(RowAtFault{i}, RowAtFault{1000 + j});
  }
  std::vector<Finding>& all = fails.findings();
  EXPECT_LT(all.size(), 50000U);
  // What an earlier rule found stays; each row is there with the first pair that it was in.
  EXPECT_EQ(all[0].rule, 7U);
  EXPECT_EQ(all[0].row, 9U);
  std::map<std::uint32_t, std::uint64_t> groups;
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_EQ(all[i].rule, 8U);
    const auto [found, fresh] = groups.try_emplace(all[i].row, all[i].group);
    if (!fresh) found->second = std::min(found->second, all[i].group);
  }
  ASSERT_EQ(groups.size(), 2000U);
  EXPECT_EQ(groups[0], 1000U);
  EXPECT_EQ(groups[5], 1000U + 5 * 1000);
  EXPECT_EQ(groups[1000], 1000U);
  EXPECT_EQ(groups[1007], 1007U);
}

TEST(Engine, TheOrderOfCodes) {
  const std::vector<std::string_view> ordered{"101",  "105",  "205A",  "205B", "392c",  "999",   "1000",
                                              "1001", "2885", "2886Q", "8510", "INT01", "INT02", "SW01STG1"};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j)
      EXPECT_EQ(code_before(ordered[i], ordered[j]), i < j) << ordered[i] << " " << ordered[j];
  }
}

}  // namespace
}  // namespace windscreen::validate
