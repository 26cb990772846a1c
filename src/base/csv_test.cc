#include "base/csv.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <functional>
#include <random>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::base {
namespace {

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines;
  std::vector<std::string> faults;
  char delimiter = 0;
};

Read read(std::string_view text, const CsvOptions& options = {}) {
  CsvReader reader(open_text(text), "test.csv", options);
  Read out;
  CsvRow row;
  while (reader.next(row)) {
    out.rows.emplace_back(row.cells.begin(), row.cells.end());
    out.lines.push_back(row.line);
    out.faults.emplace_back(row.fault);
  }
  out.delimiter = reader.delimiter();
  return out;
}

using Rows = std::vector<std::vector<std::string>>;
using Lines = std::vector<std::uint64_t>;

TEST(Csv, EveryLineEnd) {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    const std::string text = "a,b" + std::string(end) + "1,2" + std::string(end) + std::string(end) + "3,4";
    const Read out = read(text);
    EXPECT_EQ(out.rows, (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
    EXPECT_EQ(out.lines, (Lines{1, 2, 4}));
  }
}

TEST(Csv, EveryDelimiter) {
  EXPECT_EQ(read("a;b\n1,5;2\n").rows, (Rows{{"a", "b"}, {"1,5", "2"}}));
  EXPECT_EQ(read("a\tb\n1\t2\n").delimiter, '\t');
  EXPECT_EQ(read("a|b\n1|2\n").delimiter, '|');
  EXPECT_EQ(read("sep=;\r\na;b,c\r\n").rows, (Rows{{"a", "b,c"}}));
  EXPECT_EQ(read("sep=;\r\na;b\r\n").lines, (Lines{2}));
  // A list inside every row does not make a separator: the header does not have it.
  EXPECT_EQ(read("id,factors\n1,2A;2B;3C\n2,2A;2B;3C\n").delimiter, ',');
  EXPECT_EQ(read("only\n1\n").delimiter, ',');
  EXPECT_EQ(read("\"a;b;c;d\",x\n").delimiter, ',');
}

TEST(Csv, Quotes) {
  EXPECT_EQ(read("\"a,1\",\"b \"\"x\"\"\",\"\"\n").rows, (Rows{{"a,1", "b \"x\"", ""}}));
  EXPECT_EQ(read("5\" pipe,x\n").rows, (Rows{{"5\" pipe", "x"}}));
  EXPECT_EQ(read("\"a\" ,\"b\"c\"d,e\n").rows, (Rows{{"a ", "bc\"d", "e"}}));
  EXPECT_EQ(read("\"a\"\"\"").rows, (Rows{{"a\""}}));
  EXPECT_EQ(read(",\n").rows, (Rows{{"", ""}}));
  EXPECT_EQ(read("\"\"\n").rows, (Rows{{""}}));
}

TEST(Csv, LineNumbersCountBreaksInsideQuotes) {
  const Read out = read("a,b\n\"1\r\n2\n3\r4\",x\ny,z\n");
  EXPECT_EQ(out.rows, (Rows{{"a", "b"}, {"1\r\n2\n3\r4", "x"}, {"y", "z"}}));
  EXPECT_EQ(out.lines, (Lines{1, 2, 6}));
}

TEST(Csv, UnterminatedQuoteNamesTheLineWhereItOpened) {
  for (const std::string_view text :
       {"a,b\n1,\"2\n3,4\n", "a,b\n1,\"", "a,b\n1,\"2\"\"", "a,b\n1,\"2\"\"\n"}) {
    try {
      read(text);
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("test.csv, line 2:"), std::string::npos) << error.what();
      EXPECT_FALSE(error.remedy().empty());
    }
  }
}

TEST(Csv, NulBytesMakeAFaultyRow) {
  const Read out = read(std::string_view("a,b\n1\0,2\n\"3\0\",4\n5,6\n", 20));
  ASSERT_EQ(out.rows.size(), 4U);
  EXPECT_EQ(out.faults[0], "");
  EXPECT_NE(out.faults[1].find("NUL"), std::string::npos);
  EXPECT_NE(out.faults[2].find("NUL"), std::string::npos);
  EXPECT_EQ(out.faults[3], "");
  EXPECT_EQ(out.rows[3], (std::vector<std::string>{"5", "6"}));
}

TEST(Csv, ByteOrderMarkAndNothing) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n")
                .rows,
            (Rows{{"a", "b"}}));
  EXPECT_TRUE(read("").rows.empty());
  EXPECT_TRUE(read("\xEF\xBB\xBF").rows.empty());
  EXPECT_TRUE(read("\n\r\n\r").rows.empty());
}

TEST(Csv, LongCellsAreAFaultOfTheirRow) {
  CsvOptions options;
  options.cell_limit = 100;
  options.row_limit = 1000;
  options.chunk = 64;
  for (const std::size_t length : {std::size_t{101}, std::size_t{900}, std::size_t{5000}}) {
    const std::string big(length, 'x');
    std::string unquoted = "a,b\n1,";
    unquoted.append(big).append(",2\n3,4\n");
    std::string in_quotes = "a,b\n1,\"";
    in_quotes.append(big).append("\n\"\"").append(big).append("\",2\n3,4\n");
    const Read plain = read(unquoted, options);
    ASSERT_EQ(plain.rows.size(), 3U) << length;
    EXPECT_FALSE(plain.faults[1].empty());
    EXPECT_EQ(plain.rows[2], (std::vector<std::string>{"3", "4"}));
    EXPECT_EQ(plain.lines[2], 3U);
    const Read quoted = read(in_quotes, options);
    ASSERT_EQ(quoted.rows.size(), 3U) << length;
    EXPECT_FALSE(quoted.faults[1].empty());
    EXPECT_EQ(quoted.rows[2], (std::vector<std::string>{"3", "4"}));
    EXPECT_EQ(quoted.lines[2], 4U);
  }
  EXPECT_EQ(read("a\n" + std::string(100, 'x') + "\n", options).faults[1], "");
  EXPECT_THROW(read("a\n\"" + std::string(5000, 'x'), options), Error);
}

// A source that makes its bytes as they are asked for: `unit` over and over.
class Endless final : public ByteSource {
 public:
  Endless(std::string head, std::string unit, std::uint64_t bytes, std::string tail)
      : head_(std::move(head)), unit_(std::move(unit)), left_(bytes), tail_(std::move(tail)) {}
  std::size_t read(std::span<char> buffer) override {
    std::size_t count = 0;
    while (count < buffer.size()) {
      if (at_ < head_.size()) {
        buffer[count++] = head_[at_++];
      } else if (left_ > 0) {
        head_ = unit_;
        at_ = 0;
        left_ -= std::min<std::uint64_t>(left_, unit_.size());
      } else if (!tail_.empty()) {
        head_ = std::exchange(tail_, {});
        at_ = 0;
      } else {
        break;
      }
    }
    return count;
  }

 private:
  std::string head_;
  std::string unit_;
  std::uint64_t left_;
  std::string tail_;
  std::size_t at_ = 0;
};

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST(Csv, MemoryStaysBoundedForAHugeCellAndAHugeFile) {
  const long before = peak_kilobytes();
  CsvRow row;
  CsvReader cell(
      std::make_unique<Endless>("a,b\n1,\"", std::string(4096, 'x'), std::uint64_t{128} << 20U, "\"\n3,4\n"),
      "huge");
  ASSERT_TRUE(cell.next(row));
  ASSERT_TRUE(cell.next(row));
  EXPECT_FALSE(row.fault.empty());
  ASSERT_TRUE(cell.next(row));
  EXPECT_EQ(row.cells[0], "3");
  CsvReader file(
      std::make_unique<Endless>("a,b,c\n", "1,two,\"three, four\"\n", std::uint64_t{64} << 20U, ""), "huge");
  std::uint64_t rows = 0;
  while (file.next(row)) ++rows;
  EXPECT_EQ(rows, (std::uint64_t{64} << 20U) / 20 + 2);
  EXPECT_LT(peak_kilobytes() - before, 64L << 10U);
}

// Random tables come back as they were written, whatever the chunk boundaries fall on.
TEST(Csv, WhatIsWrittenIsRead) {
  std::mt19937 random(20200930);
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random()) % below; };
  const std::array<std::string, 9> pieces{"a", "\"", ",", "\n", "\r\n", "é", "word ", ";", "\r"};
  for (int round = 0; round < 300; ++round) {
    const std::size_t columns = 2 + pick(4);
    Rows table;
    std::string text;
    const std::string end = std::array<std::string, 3>{"\n", "\r\n", "\r"}[pick(3)];
    for (std::size_t r = 0; r < 1 + pick(12); ++r) {
      std::vector<std::string> cells(columns);
      for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t n = pick(6); n > 0; --n) cells[c] += pieces[pick(pieces.size())];
        if (c > 0) text += ',';
        text += csv_field(cells[c]);
      }
      text += end;
      table.push_back(std::move(cells));
    }
    CsvOptions options;
    options.delimiter = ',';
    options.chunk = 64;
    EXPECT_EQ(read(text, options).rows, table) << text;
  }
}

}  // namespace
}  // namespace windscreen::base
