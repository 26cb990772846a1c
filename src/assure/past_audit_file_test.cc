#include "assure/past_audit_file.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/hash.h"
#include "ingest/xlsx_test_book.h"

namespace windscreen::assure {
namespace {

using base::make_date;
using ingest::Book;
using ingest::text_row;

std::string audits(const std::string& grade) {
  return text_row({"Month", "Grade"}) + text_row({"Nov 2018", grade});
}

TEST(PastAuditFileTest, ReadsCsvAndTellsItByItsHash) {
  const std::string text = "month,grade,child\n2018-11,good,0012\n";
  const PastAuditFile file = read_past_audit_bytes(text, "old.csv");
  ASSERT_EQ(file.read.audits.size(), 1U);
  EXPECT_EQ(file.import_id, base::sha256(text));
  EXPECT_TRUE(file.warnings.empty());
  EXPECT_THROW(read_past_audit_bytes(text, "old.csv", "Audits"), base::Error);
}

TEST(PastAuditFileTest, FindsTheOneSheetThatHoldsAudits) {
  const Book book{{{"Notes", text_row({"Read me"})}, {"Audits", audits("RI")}}, {}};
  const PastAuditFile file = read_past_audit_bytes(book.bytes(), "old.xlsx");
  EXPECT_EQ(file.sheet, "Audits");
  ASSERT_EQ(file.read.audits.size(), 1U);
  EXPECT_EQ(file.read.audits[0].grade, Grade::requires_improvement);
  EXPECT_EQ(file.import_id, base::sha256(book.bytes()) + " Audits");
}

TEST(PastAuditFileTest, AsksWhichSheetWhereSeveralHoldAudits) {
  const std::string bytes = Book{{{"2018", audits("good")}, {"2019", audits("inadequate")}}, {}}.bytes();
  try {
    read_past_audit_bytes(bytes, "old.xlsx");
    FAIL();
  } catch (const SeveralSheets& several) {
    EXPECT_EQ(several.titles(), (std::vector<std::string>{"2018", "2019"}));
  }
  EXPECT_EQ(read_past_audit_bytes(bytes, "old.xlsx", " 2019 ").read.audits.at(0).grade, Grade::inadequate);
  try {
    read_past_audit_bytes(bytes, "old.xlsx", "2020");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(error.remedy().find("2018, 2019"), std::string::npos) << error.remedy();
  }
}

// Edge case 34: a sheet's dates are days, whatever they look like; a bare number in a date column counts
// days.
TEST(PastAuditFileTest, ReadsMonthsThatASpreadsheetHasMadeDatesOf) {
  const std::string bytes = Book{
      {{"Audits", text_row({"Month", "Grade"}) +
                      "<row><c s=\"2\"><v>43435</v></c><c t=\"inlineStr\"><is>"
                      "<t>good</t></is></c></row>" +
                      "<row><c><v>43435</v></c><c t=\"inlineStr\"><is><t>good</t></is></c></row>"}},
      {}}.bytes();
  const PastAuditFile file = read_past_audit_bytes(bytes, "old.xlsx");
  ASSERT_EQ(file.read.audits.size(), 2U);
  for (const PastAudit& one : file.read.audits) EXPECT_EQ(one.month, make_date(2018, 12, 1));
}

// Edge case 34: references that a spreadsheet has taken for numbers.
TEST(PastAuditFileTest, TellsOfReferencesThatLostTheirLeadingZeros) {
  const PastAuditFile file =
      read_past_audit_bytes("month,grade,child\n2018-11,good,1012\n2018-11,good,12\n", "old.csv");
  EXPECT_EQ(file.read.audits.size(), 2U);
  EXPECT_EQ(file.warnings.size(), 1U);
  const PastAuditFile rounded = read_past_audit_bytes(
      "month,grade,child\n2018-11,good,1.23E+09\n2018-11,good,4E+10\n2018-11,good,E12\n2018-11,good,3E\n"
      "2018-11,good,1E+\n",
      "old.csv");
  EXPECT_EQ(rounded.read.rejects.size(), 2U);
  EXPECT_EQ(rounded.read.audits.size(), 3U);
}

TEST(PastAuditFileTest, RefusesWhatIsTooLargeOrBroken) {
  EXPECT_THROW(read_past_audit_bytes(std::string(most_past_audit_bytes + 1, 'x'), "old.csv"), base::Error);
  EXPECT_THROW(read_past_audit_bytes("PK broken", "old.xlsx"), base::Error);
  EXPECT_THROW(read_past_audit_bytes("", "old.csv"), base::Error);
  EXPECT_THROW(read_past_audit_file("no/such/file", "file"), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
