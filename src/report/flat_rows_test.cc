#include "report/flat_rows.h"

#include <gtest/gtest.h>

#include <limits>

#include "report/json_value.h"

namespace windscreen::report {
namespace {

TEST(NumberCell, MakesWholeNumbersIntegersSoFarAsTheyAreExact) {
  EXPECT_EQ(number_cell(std::nullopt), Cell());
  EXPECT_EQ(number_cell(-3.0), Cell(std::int64_t{-3}));
  EXPECT_EQ(number_cell(0.5), Cell(0.5));
  // 2^53 is the first that another whole number rounds to.
  EXPECT_EQ(number_cell(9007199254740991.0), Cell(std::int64_t{9007199254740991}));
  EXPECT_EQ(number_cell(9007199254740992.0), Cell(9007199254740992.0));
  EXPECT_EQ(number_cell(std::numeric_limits<double>::infinity()), Cell());
  EXPECT_EQ(number_cell(std::numeric_limits<double>::quiet_NaN()), Cell());
}

TEST(JsonNumber, IsTheCellsNumber) {
  EXPECT_EQ(json_number(std::nullopt).dump(), "null");
  EXPECT_EQ(json_number(12.0).dump(), "12");
  EXPECT_EQ(json_number(12.25).dump(), "12.25");
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()).dump(), "null");
}

TEST(FlatRows, AreWrittenAlikeAsJsonAndCsv) {
  Rows rows;
  rows.columns = {"name", "value", "day", "known"};
  rows.rows = {{std::string("a, \"b\""), 0.1, base::make_date(2020, 2, 29), true},
               {Cell(), Cell(), Cell(), false}};
  std::string json;
  write_json(lazy(rows), [&](std::string_view piece) { json += piece; });
  EXPECT_EQ(json,
            "[\n{\"name\":\"a, \\\"b\\\"\",\"value\":0.1,\"day\":\"2020-02-29\",\"known\":true},\n"
            "{\"name\":null,\"value\":null,\"day\":null,\"known\":false}\n]\n");
  std::string csv;
  write_csv(lazy(rows), [&](std::string_view piece) { csv += piece; });
  EXPECT_EQ(csv, "name,value,day,known\n\"a, \"\"b\"\"\",0.1,2020-02-29,true\n,,,false\n");
}

TEST(FlatRows, AreNoFormulaInASpreadsheetAndAsTheyAreForAProgram) {
  Rows rows;
  rows.columns = {"text", "number"};
  rows.rows = {{std::string("=1+1"), std::int64_t{-5}},
               {std::string("-"), -0.5},
               {std::string("@a, b"), Cell()},
               {std::string("\tx"), Cell()},
               {std::string("\rx"), Cell()},
               {std::string("a=b"), base::make_date(2020, 2, 29)},
               {std::string("+44"), true},
               {std::string(), Cell()}};
  const auto written = [&](CsvFor reader) {
    std::string csv;
    write_csv(lazy(rows), [&](std::string_view piece) { csv += piece; }, reader);
    return csv;
  };
  EXPECT_EQ(written(CsvFor::spreadsheets),
            "text,number\n'=1+1,-5\n'-,-0.5\n\"'@a, b\",\n'\tx,\n\"'\rx\",\na=b,2020-02-29\n'+44,true\n,\n");
  EXPECT_EQ(written(CsvFor::programs),
            "text,number\n=1+1,-5\n-,-0.5\n\"@a, b\",\n\tx,\n\"\rx\",\na=b,2020-02-29\n+44,true\n,\n");
}

}  // namespace
}  // namespace windscreen::report
