#include "ingest/xlsx.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "ingest/xlsx_parts.h"
#include "ingest/xlsx_sheet.h"
#include "ingest/xlsx_test_book.h"

namespace windscreen::ingest {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<Part> parts_of(const std::string& bytes, const XlsxLimits& limits = {}) {
  return xlsx_parts(XlsxPackage::from_bytes(bytes, "test.xlsx", limits));
}

Rows rows_of(const Part& part, std::vector<std::uint64_t>* lines = nullptr,
             std::vector<std::string>* faults = nullptr) {
  Rows rows;
  const auto source = part.open();
  Row row;
  while (source->next(row)) {
    rows.emplace_back(row.cells.begin(), row.cells.end());
    if (lines != nullptr) lines->push_back(row.line);
    if (faults != nullptr) faults->emplace_back(row.fault);
  }
  return rows;
}

Rows read_sheet(const std::string& data, bool from_1904 = false) {
  Book book;
  book.sheets = {{"Sheet", data}};
  book.from_1904 = from_1904;
  return rows_of(parts_of(book.bytes()).at(0));
}

// What went wrong, as the user reads it; "" when nothing did.
std::string error_of(const std::string& bytes, const XlsxLimits& limits = {}) {
  try {
    for (const Part& part : parts_of(bytes, limits)) rows_of(part);
  } catch (const base::Error& error) {
    EXPECT_FALSE(error.remedy().empty()) << error.what();
    return error.what();
  }
  return "";
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

TEST(Xlsx, ReadsEveryKindOfCell) {
  Book book;
  book.shared = {"<t>plain</t>", "<r><t>rich </t></r><r><rPr/><t>text</t></r><rPh><t>NOT THIS</t></rPh>",
                 "<t/>"};
  book.sheets = {{"All & more",
                  R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
                  R"(<c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>in &lt;line&gt;</t></is></c>)"
                  R"(<c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c>)"
                  R"(<c r="G1" t="e"><v>#N/A</v></c><c r="H1" t="str"><f>A1&amp;B1</f><v>cached</v></c>)"
                  R"(<c r="I1"><f>1+1</f><v>2</v></c><c r="J1" t="d"><v>2020-09-30T00:00:00</v></c></row>)"}};
  const auto parts = parts_of(book.bytes());
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].name, "All & more");
  EXPECT_EQ(parts[0].file, "test.xlsx");
  const Rows expected = {
      {"plain", "rich text", "", "in <line>", "TRUE", "FALSE", "", "cached", "2", "2020-09-30"}};
  EXPECT_EQ(rows_of(parts[0]), expected);
  EXPECT_EQ(rows_of(parts[0]), expected) << "a part can be opened again";
}

TEST(Xlsx, GivesNumbersInTheirShortestForm) {
  const Rows rows = read_sheet(
      "<row><c><v>7</v></c><c><v>7.0</v></c><c><v>7E0</v></c><c><v>0.10000000000000001</v></c>"
      "<c><v>-0</v></c><c><v>1.23E+3</v></c><c><v>007</v></c><c><v>9999999999</v></c></row>");
  EXPECT_EQ(rows, Rows({{"7", "7", "7", "0.1", "0", "1230", "7", "9999999999"}}));
}

TEST(Xlsx, KeepsLeadingZerosOfText) {
  EXPECT_EQ(read_sheet(text_row({"007", "0123456"})), Rows({{"007", "0123456"}}));
}

TEST(Xlsx, TurnsDateCellsIntoDaysInBothSystems) {
  // Style 1 is the built-in short date, 2 a custom one, 3 a red number that is no date.
  const std::string data =
      R"(<row><c s="1"><v>43890</v></c><c s="2"><v>43890.75</v></c><c s="3"><v>43890</v></c><c><v>43890</v></c></row>)";
  // 43890 is 29 February 2020 in the 1900 system; 1,462 days later in the 1904 system: 1 March 2024.
  EXPECT_EQ(read_sheet(data), Rows({{"2020-02-29", "2020-02-29", "43890", "43890"}}));
  EXPECT_EQ(read_sheet(data, true), Rows({{"2024-03-01", "2024-03-01", "43890", "43890"}}));
  // The 29 February 1900 that never was, a time without a day, and a number beyond any date stay numbers.
  EXPECT_EQ(read_sheet(R"(<row><c s="1"><v>60</v></c><c s="1"><v>0.5</v></c><c s="1"><v>9999999</v></c>)"
                       R"(<c s="1"><v>-3</v></c><c s="1"><v>1</v></c></row>)"),
            Rows({{"60", "0.5", "9999999", "-3", "1900-01-01"}}));
}

TEST(Xlsx, KnowsDateFormats) {
  for (const char* code : {"dd/mm/yyyy", "d-mmm-yy", "yyyy-mm-dd;@", "[$-809]dd mmmm yyyy", "mmm yy", "mmmm",
                           "DD/MM/YYYY HH:MM", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "\"on \"d/m"}) {
    EXPECT_TRUE(is_date_format(code)) << code;
  }
  for (const char* code : {"General", "0.00", "[Red]0", "#,##0;[Red]-#,##0", "hh:mm", "mm:ss", "[h]:mm:ss",
                           "@", "\"day\"0", "0\\d", "0_)", "0.00E+00", "", "0;\"yes\";d", "[mm]:ss"}) {
    EXPECT_FALSE(is_date_format(code)) << code;
  }
}

TEST(Xlsx, KnowsPercentFormats) {
  for (const char* code : {"0%", "0.00%", "#,##0.0%;[Red]-0.0%", "0 %", "[Blue]0%"})
    EXPECT_TRUE(is_percent_format(code)) << code;
  for (const char* code : {"General", "0.00", "0\\%", "0\"%\"", "0;0%", "", "[>1%]0"})
    EXPECT_FALSE(is_percent_format(code)) << code;
}

// What people see, and would type into a CSV: 85%, not 0.85.
TEST(Xlsx, ReadsPercentagesAsTheyAreShown) {
  Book book;
  book.styles = {0, 9, 10};
  book.sheets = {
      {"S",
       R"(<row><c s="1"><v>0.85</v></c><c s="2"><v>0.28499999999999998</v></c><c s="1"><v>1</v></c>)"
       R"(<c s="1"><v>-0.05</v></c><c s="0"><v>0.85</v></c><c s="1" t="str"><v>tbc</v></c><c s="1"/></row>)"}};
  EXPECT_EQ(rows_of(parts_of(book.bytes()).at(0)),
            Rows({{"85%", "28.5%", "100%", "-5%", "0.85", "tbc", ""}}));
}

TEST(Xlsx, FillsGapsAndSkipsBlankRows) {
  Book book;
  book.sheets = {{"Gaps", R"(<row r="1"><c r="B1"><v>1</v></c><c><v>2</v></c><c r="F1"><v>3</v></c></row>)"
                          R"(<row r="2"><c r="A2"/><c r="B2" s="1"/></row><row/>)"
                          R"(<row r="7" hidden="1"><c r="A7"><v>4</v></c></row><row><c><v>5</v></c></row>)"}};
  std::vector<std::uint64_t> lines;
  EXPECT_EQ(rows_of(parts_of(book.bytes()).at(0), &lines), Rows({{"", "1", "2", "", "", "3"}, {"4"}, {"5"}}));
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{1, 7, 8}));
}

TEST(Xlsx, ReadsPrefixedNamesAndEscapes) {
  Book book;
  book.sheets = {{"S", ""}};
  auto entries = book.entries();
  for (ZipEntry& entry : entries) {
    if (entry.name == "xl/worksheets/sheet1.xml") {
      entry.content =
          R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>a_x000D_b_x005F_x0041_</x:v></x:c>)"
          R"(<x:c t="str"><x:v>_xZZZZ_ _x00</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
    }
  }
  EXPECT_EQ(rows_of(parts_of(zip_of(entries)).at(0)), Rows({{"a\rb_x0041_", "_xZZZZ_ _x00"}}));
}

TEST(Xlsx, RefusesADocumentType) {
  Book book;
  book.sheets = {{"S", ""}};
  auto entries = book.entries();
  for (ZipEntry& entry : entries) {
    if (entry.name == "xl/worksheets/sheet1.xml") {
      entry.content =
          "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
          "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row>"
          "</sheetData></worksheet>";
    }
  }
  const std::string error = error_of(zip_of(entries));
  EXPECT_TRUE(says(error, "document type")) << error;
  EXPECT_TRUE(says(error, "sheet \"S\"")) << error;
}

TEST(Xlsx, RefusesAZipBomb) {
  Book book;
  std::string zeros(48U << 20U, ' ');
  book.sheets = {{"Bomb", zeros}};
  const std::string error = error_of(book.bytes());
  EXPECT_TRUE(says(error, "far more than a real sheet")) << error;
}

TEST(Xlsx, HoldsItsOtherLimits) {
  Book book;
  book.sheets = {{"S", text_row({std::string(3000, 'x')})}};
  book.shared = {"<t>" + std::string(5000, 'y') + "</t>"};
  XlsxLimits limits;
  limits.shared_bytes = 4096;
  EXPECT_TRUE(says(error_of(book.bytes(), limits), "more text than"));
  limits = {};
  limits.entries = 3;
  EXPECT_TRUE(says(error_of(book.bytes(), limits), "more than any real workbook"));
  limits = {};
  limits.entry_bytes = 2000;
  EXPECT_TRUE(says(error_of(book.bytes(), limits), "far more than"));
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  book.sheets = {{"S", deep}};
  EXPECT_TRUE(says(error_of(book.bytes()), "nested too deep"));
  book.sheets = {{"S", "<row a=\"" + std::string(3U << 20U, 'q') + "\"/>"}};
  limits = {};
  limits.ratio = 2000;
  EXPECT_TRUE(says(error_of(book.bytes(), limits), "single tag"));
}

TEST(Xlsx, MarksARowWithAnOversizedCellAndReadsOn) {
  Book book;
  book.sheets = {{"S", text_row({"a", std::string(10U << 20U, 'x'), "c"}) + text_row({"next"}) +
                           R"(<row><c r="XFE3"><v>1</v></c></row><row><c t="s"><v>99</v></c></row>)"}};
  std::vector<std::string> faults;
  XlsxLimits limits;
  limits.ratio = 2000;
  const Rows rows = rows_of(parts_of(book.bytes(), limits).at(0), nullptr, &faults);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_TRUE(says(faults[0], "1 MiB"));
  EXPECT_EQ(rows[1], std::vector<std::string>{"next"});
  EXPECT_EQ(faults[1], "");
  EXPECT_TRUE(says(faults[2], "XFD"));
  EXPECT_TRUE(says(faults[3], "does not hold"));
}

TEST(Xlsx, NamesWhatIsMissing) {
  Book book;
  book.sheets = {{"List 3", text_row({"a"})}};
  auto entries = book.entries();
  std::erase_if(entries, [](const ZipEntry& entry) { return entry.name == "xl/worksheets/sheet1.xml"; });
  EXPECT_TRUE(says(error_of(zip_of(entries)), "sheet \"List 3\""));
  EXPECT_TRUE(says(error_of(zip_of({{"word/document.xml", "<d/>"}})), "no Excel workbook"));
  EXPECT_TRUE(says(error_of("not a zip"), "not a sound workbook"));
  EXPECT_TRUE(says(error_of(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)), "password"));
  EXPECT_THROW(workbook_parts("no/such/file.xlsx", "file.xlsx"), base::Error);
}

TEST(Xlsx, NoticesAWrongChecksum) {
  Book book;
  book.sheets = {{"S", text_row({"a", "b"})}};
  std::string bytes = book.bytes();
  // The CRC stands 16 bytes into each record of the central directory ("PK\1\2").
  std::size_t changed = 0;
  for (std::size_t at = bytes.find("PK\1\2"); at != std::string::npos; at = bytes.find("PK\1\2", at + 4)) {
    if (bytes.compare(at + 46, 24, "xl/worksheets/sheet1.xml") == 0) {
      bytes[at + 16] = static_cast<char>(bytes[at + 16] ^ 0x55);
      ++changed;
    }
  }
  ASSERT_EQ(changed, 1U);
  EXPECT_TRUE(says(error_of(bytes), "sheet \"S\"")) << error_of(bytes);
}

TEST(Xlsx, NoticesEncryption) {
  Book book;
  book.sheets = {{"S", text_row({"a"})}};
  std::string bytes = book.bytes();
  for (const char* signature : {"PK\1\2", "PK\3\4"}) {
    const std::size_t flags = std::strcmp(signature, "PK\1\2") == 0 ? 8 : 6;
    for (std::size_t at = bytes.find(signature); at != std::string::npos;
         at = bytes.find(signature, at + 4)) {
      bytes[at + flags] = static_cast<char>(bytes[at + flags] | 1);
    }
  }
  EXPECT_TRUE(says(error_of(bytes), "password")) << error_of(bytes);
}

TEST(Xlsx, SurvivesTruncationAnywhere) {
  Book book;
  book.shared = {"<t>shared</t>"};
  for (int sheet = 0; sheet < 3; ++sheet) {
    std::string data;
    for (int row = 0; row < 300; ++row)
      data += text_row({std::to_string(row * 7919 % 1000), "text", "31/03/2024"});
    book.sheets.push_back({"Sheet " + std::to_string(sheet), data});
  }
  const std::string bytes = book.bytes();
  ASSERT_EQ(error_of(bytes), "");
  for (std::size_t length = 0; length < bytes.size(); length += 64) {
    EXPECT_NE(error_of(bytes.substr(0, length)), "") << "cut to " << length;
  }
}

TEST(Xlsx, SurvivesFlippedBytes) {
  Book book;
  book.shared = {"<t>shared</t>"};
  book.sheets = {{"S", text_row({"a", "b"}) + text_row({"c", "d"})}};
  const std::string good = book.bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x41);
    // Either an error or rows; the sanitizers watch for anything else.
    error_of(bytes);
  }
}

TEST(Xlsx, ReadsRowByRowWithoutHoldingTheSheet) {
  Book book;
  std::string data;
  for (int row = 0; row < 20'000; ++row) data += "<row><c><v>" + std::to_string(row) + "</v></c></row>";
  data += "<row><c><v>1</v></c></wrong>";
  book.sheets = {{"S", data}};
  const auto source = parts_of(book.bytes()).at(0).open();
  Row row;
  // The error stands at the sheet's end: rows before it are given first.
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_TRUE(source->next(row));
    ASSERT_EQ(row.cells.at(0), std::to_string(i));
  }
  EXPECT_THROW(source->next(row), base::Error);
}

}  // namespace
}  // namespace windscreen::ingest
