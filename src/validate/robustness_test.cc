// Returns that no authority sends: whatever comes, every rule comes to an end, and nothing is read that is
// not there.
#include <gtest/gtest.h>

#include <algorithm>

#include "validate/made_return_test.h"

namespace windscreen::validate {
namespace {

// Runs every rule with all that it may need.
Result run_everything(Return which, ReturnData& data) {
  data.collection.authority = "936";
  data.collection.xml = true;
  data.collection.providers.push_back({"SC999999", "936", "K1,U4", "PR1", "GU1 1AA", {}});
  index_providers(data.collection);
  return run(which, data, {});
}

class Crowded : public testing::TestWithParam<Return> {
 public:
#ifdef WINDSCREEN_SANITIZED
  // Pairs of rows cost twenty times as much there.
  static constexpr std::size_t many = 800;
#else
  static constexpr std::size_t many = 5000;
#endif

  // One child that has all the rows; the cells are those of different children.
  static std::vector<GivenText> one_child(bool days_overlap) {
    std::vector<GivenText> files = ReturnMaker(GetParam())
                                       .make([] {
                                         std::vector<std::size_t> order(many);
                                         for (std::size_t i = 0; i < many; ++i) order[i] = i;
                                         return order;
                                       }())
                                       .files;
    const auto tables = tables_of(GetParam());
    for (std::size_t t = 0; t < files.size(); ++t) {
      const std::string_view key = tables[t].columns[0].name;
      if (key != "CHILD" && key != "LAchildID") continue;
      std::string text;
      std::size_t rows = 0;
      std::string_view rest = files[t].text;
      for (bool header = true; !rest.empty() && rows < many; header = false) {
        const std::string_view line = rest.substr(0, rest.find('\n') + 1);
        rest.remove_prefix(line.size());
        if (header) {
          text += line;
          continue;
        }
        text += "one" + std::string(line.substr(line.find(',')));
        ++rows;
      }
      if (days_overlap) blur(text);
      files[t].text = std::move(text);
    }
    return files;
  }

 private:
  // All days of a year become one day or another: as many pairs as there can be.
  static void blur(std::string& text) {
    for (std::size_t i = 0; i + 10 <= text.size(); ++i) {
      if (GetParam() == Return::ssda903 && text[i] == '/' && text[i + 3] == '/') {
        text[i + 1] = '0';
        text[i + 2] = '6';
      }
      if (GetParam() == Return::cin && text[i] == '-' && text[i + 3] == '-') {
        text[i + 1] = '0';
        text[i + 2] = '6';
      }
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Robustness, Crowded, testing::Values(Return::ssda903, Return::cin),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_P(Crowded, OneChildWithThousandsOfRowsInEveryTable) {
  for (const bool days_overlap : {false, true}) {
    ReturnData data(tables_of(GetParam()));
    ASSERT_FALSE(read_texts(GetParam(), one_child(days_overlap), data));
    if (GetParam() == Return::ssda903) {
      ASSERT_FALSE(read_texts(GetParam(), one_child(false), data, true));
    }
    for (const TableData& table : data.now) {
      if (table.rows.table().columns[0].name == "LAchildID" || GetParam() == Return::ssda903) {
        EXPECT_GT(table.rows.size(), many * 4 / 5) << table.rows.table().name;
      }
    }
    const Result result = run_everything(GetParam(), data);
    EXPECT_EQ(result.children, 1U);
    EXPECT_GT(result.findings.size(), 2 * many);
    for (const RuleOutcome& rule : result.rules) EXPECT_TRUE(rule.run) << rule.code << ": " << rule.reason;
  }
}

TEST_P(Crowded, OneChildWithThousandsOfTheSameRow) {
  // A row of each table over and over: every pair of rows is alike.
  std::vector<GivenText> files = one_child(false);
  for (GivenText& file : files) {
    const std::size_t header = file.text.find('\n') + 1;
    const std::string row = file.text.substr(header, file.text.find('\n', header) + 1 - header);
    file.text.resize(header);
    for (std::size_t i = 0; i < many; ++i) file.text += row;
  }
  ReturnData data(tables_of(GetParam()));
  ASSERT_FALSE(read_texts(GetParam(), files, data));
  if (GetParam() == Return::ssda903) {
    ASSERT_FALSE(read_texts(GetParam(), files, data, true));
  }
  EXPECT_EQ(run_everything(GetParam(), data).children, 1U);
}

TEST_P(Crowded, RowsWithoutIdentifiers) {
  std::vector<GivenText> files = one_child(false);
  for (GivenText& file : files) {
    std::string text;
    for (std::size_t i = 0; i < file.text.size(); ++i) {
      if (file.text.compare(i, 4, "\none") == 0) {
        text += '\n';
        i += 3;
      } else {
        text += file.text[i];
      }
    }
    file.text = std::move(text);
  }
  ReturnData data(tables_of(GetParam()));
  ASSERT_FALSE(read_texts(GetParam(), files, data));
  EXPECT_GT(run_everything(GetParam(), data).children, many);
}

TEST_P(Crowded, TablesWithoutRows) {
  std::vector<GivenText> files = one_child(false);
  for (GivenText& file : files) file.text.resize(file.text.find('\n') + 1);
  ReturnData data(tables_of(GetParam()));
  ASSERT_FALSE(read_texts(GetParam(), files, data));
  const Result result = run_everything(GetParam(), data);
  EXPECT_EQ(result.children, 0U);
}

TEST_P(Crowded, TenThousandColumns) {
  const Table& table = tables_of(GetParam())[1];
  std::string known;
  for (const Column& column : table.columns) known += std::string(column.name) + ",";
  std::string header = known;
  for (int i = 0; i < 10000; ++i) header += known;
  ReturnData repeated(tables_of(GetParam()));
  ASSERT_FALSE(
      read_texts(GetParam(), {{"t.csv", header + "\n" + std::string(header.size(), ',') + "x\n"}}, repeated));
  EXPECT_TRUE(repeated.now[1].present);
  EXPECT_LT(notes_of(repeated).size(), 2000U);

  std::string unknown = "c";
  for (int i = 0; i < 10000; ++i) unknown += ",c" + std::to_string(i);
  ReturnData other(tables_of(GetParam()));
  ASSERT_FALSE(read_texts(GetParam(), {{"t.csv", unknown + "\n1,2\n"}}, other));
  EXPECT_EQ(other.notes.size(), 1U);
}

// Megabytes without a meaning: of all bytes, of those that files are made of, and of one byte.
std::vector<std::string> rubbish() {
  constexpr std::size_t size = 3'000'000;
  std::vector<std::string> texts;
  for (const std::string_view alphabet :
       {std::string_view(), std::string_view("\",\n\r;\t Aa1/-<>&![]"), std::string_view("<"),
        std::string_view("\""), std::string_view(","), std::string_view("\r"), std::string_view("<a>"),
        std::string_view("&#;")}) {
    std::string text(size, ' ');
    std::uint64_t state = 1;
    for (char& c : text) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      const std::uint64_t draw = state >> 33U;
      c = alphabet.empty() ? static_cast<char>(draw & 0xFF) : alphabet[draw % alphabet.size()];
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

TEST_P(Crowded, MegabytesOfRubbish) {
  const bool ssda903 = GetParam() == Return::ssda903;
  const std::string header = ssda903 ? "CHILD,DECOM,DEC,LS,REC\n" : "LAchildID,CPPID,CPPreviewDate\n";
  const std::string message =
      ssda903 ? "<SSDA903><CHILD><EPISODE><LS>" : "<Message><Children><Child><CINdetails>";
  for (const std::string& text : rubbish()) {
    for (const std::string& front : {std::string(), header, message}) {
      ReturnData data(tables_of(GetParam()));
      if (const auto fault = read_texts(GetParam(), {{"r", front + text}}, data)) {
        EXPECT_FALSE(fault->words.empty() || fault->remedy.empty());
        EXPECT_LT(fault->words.size() + fault->remedy.size(), 1000U);
        EXPECT_TRUE(
            std::none_of(data.now.begin(), data.now.end(), [](const TableData& t) { return t.present; }));
        continue;
      }
      for (const Note& note : data.notes) EXPECT_LT(note.words.size(), 2000U);
      run_everything(GetParam(), data);
    }
  }
}

}  // namespace
}  // namespace windscreen::validate
