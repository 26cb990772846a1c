#include "assure/past_audits.h"

#include <gtest/gtest.h>

#include <memory>

#include "assure/audit_world_test.h"
#include "base/byte_source.h"
#include "base/error.h"
#include "ingest/csv_rows.h"

namespace windscreen::assure {
namespace {

using base::make_date;

PastAudits read(const std::string& text) {
  const auto rows = ingest::csv_rows(base::open_text(text), "audits.csv");
  return read_past_audits(*rows, "audits.csv");
}

TEST(PastAudits, MonthsAreReadInTheWaysThatPeopleWriteThem) {
  for (const char* text : {"2018-11", "2018/11", "11/2018", "11-2018", "Nov 2018", "November 2018", "nov-18",
                           " NOV 18 ", "30/11/2018", "2018-11-01", "1 November 2018"}) {
    EXPECT_EQ(read_month(text), make_date(2018, 11, 1)) << text;
  }
  EXPECT_EQ(read_month("Sept 2020"), make_date(2020, 9, 1));
  EXPECT_EQ(read_month("29/02/2020"), make_date(2020, 2, 1));
  EXPECT_EQ(read_month("43435", base::DateSystem::from_1900), make_date(2018, 12, 1));
  for (const char* text :
       {"", "2018", "13/2018", "2018-00", "Movember 2018", "30/02/2018", "Q3 2018", "no 2018"}) {
    EXPECT_EQ(read_month(text), std::nullopt) << text;
  }
}

// Edge case 31: a month, a service and a grade are all there is.
TEST(PastAudits, AMonthAServiceAndAGradeAreEnough) {
  const PastAudits all =
      read("Audit month,Service area,Judgement\nNov 2018,Family Safeguarding,Inadequate\n2018-12,,RI\n");
  ASSERT_EQ(all.audits.size(), 2U);
  EXPECT_TRUE(all.rejects.empty());
  EXPECT_EQ(all.audits[0].month, make_date(2018, 11, 1));
  EXPECT_EQ(all.audits[0].service, "Family Safeguarding");
  EXPECT_EQ(all.audits[0].grade, Grade::inadequate);
  EXPECT_EQ(all.audits[0].stream, "random");
  EXPECT_EQ(all.audits[1].service, std::nullopt);
  EXPECT_EQ(all.audits[1].grade, Grade::requires_improvement);
}

TEST(PastAudits, EverythingElseIsTakenWhereItIsThere) {
  const PastAudits all = read(
      "month,grade,type,team,quadrant,child id,date completed,notes\n"
      "2020-06,good,Re-audit,Team 1,North,0012,30/06/2020,well done\n");
  ASSERT_EQ(all.audits.size(), 1U);
  const PastAudit& one = all.audits[0];
  EXPECT_EQ(one.stream, "re_audit");
  EXPECT_EQ(one.team, "Team 1");
  EXPECT_EQ(one.quadrant, "North");
  // Edge case 34: leading zeros stay.
  EXPECT_EQ(one.child, "0012");
  EXPECT_EQ(one.completed_on, make_date(2020, 6, 30));
  EXPECT_EQ(all.unknown, std::vector<std::string>{"notes"});
}

TEST(PastAudits, ARowThatCannotBeUsedIsKeptWithItsLineAndRemedy) {
  const PastAudits all = read(
      "month,grade,kind,completed\n"
      "2018-11,good,,\n"
      "soon,good,,\n"
      "2018-11,7,,\n"
      "2018-11,good,odd,\n"
      "2018-11,good,,31/02/2019\n"
      "2018-11,,,\n"
      "2018-11,good,,,shifted\n");
  EXPECT_EQ(all.audits.size(), 1U);
  std::vector<std::uint64_t> lines;
  for (const PastAuditReject& one : all.rejects) {
    lines.push_back(one.line);
    EXPECT_FALSE(one.why.empty());
    EXPECT_FALSE(one.remedy.empty());
  }
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{3, 4, 5, 6, 7, 8}));
}

TEST(PastAudits, NeedsItsHeadings) {
  EXPECT_THROW(read(""), base::Error);
  EXPECT_THROW(read("service,grade\nOne,good\n"), base::Error);
  EXPECT_THROW(read("month,service\n2018-11,One\n"), base::Error);
  EXPECT_THROW(read("month,grade,judgement\n2018-11,good,good\n"), base::Error);
  try {
    read("a,b\n1,2\n");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(std::string(error.what()).find("audits.csv, line 1"), 0U) << error.what();
  }
}

class PastAuditsTest : public AuditWorld {};
ON_EACH_ENGINE(PastAuditsTest);

TEST_P(PastAuditsTest, AreWrittenOnceHoweverOftenTheFileIsBroughtIn) {
  const PastAudits past = read("month,grade,service\n2018-11,good,One\n2018-11,inadequate,Two\n");
  const auto add = [&] {
    opened->write({"ann", "audit.import"},
                  [&](store::Writer& writer) { add_past_audits(writer, past.audits, "hash"); });
  };
  add();
  EXPECT_THROW(add(), base::Error);
  const auto there = opened->read([](store::Queries& reader) {
    return reader.select<store::Audit>("where import_id = 'hash' order by final_grade");
  });
  ASSERT_EQ(there.size(), 2U);
  EXPECT_EQ(there[0].final_grade, "good");
  EXPECT_EQ(there[0].month, "2018-11");
  EXPECT_EQ(there[0].state, "closed");
  EXPECT_EQ(there[1].service, "Two");
}

}  // namespace
}  // namespace windscreen::assure
