// Rows without what they need, and the same key twice.
#include "lake/settle_fixture.h"

namespace windscreen::lake {
namespace {

TEST_F(Settle, TheSameRowTwiceIsRejectedNamingTheLineKept) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  staging.count_read(ssd, 3);
  contact({ssd, 2}, "C1", "1", "2020-02-29", "1A");
  contact({ssd, 3}, "C2", "1", "2020-02-29", "1A");
  contact({ssd, 4}, "C1", "1", "2020-02-29", "1A");
  settle();
  EXPECT_EQ(rejects(), "0|4|duplicate_row\n");
  EXPECT_EQ(rows("select reason, record from _rejects"),
            "The same row stands at line 2 already; it counts once.|ssd_contacts: cont_contact_id=C1, "
            "cont_person_id=1, cont_contact_date=2020-02-29, cont_contact_source_code=1A\n");
  EXPECT_EQ(rows("select cont_contact_id from ssd_contacts order by all"), "C1\nC2\n");
  expect_counts(ssd, 3, 2, 0, 1);
}

TEST_F(Settle, TheSameKeyWithOtherContentIsRejectedSayingWhatDiffers) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  contact({ssd, 2}, "C1", "1", "2020-01-02", "1A");
  contact({ssd, 3}, "C1", "1", "2020-01-03", "");
  settle();
  EXPECT_EQ(rejects(), "0|3|same_key\n");
  const std::string reason = rows("select reason from _rejects");
  EXPECT_NE(reason.find("line 2"), std::string::npos) << reason;
  EXPECT_NE(reason.find("cont_contact_date, cont_contact_source_code"), std::string::npos) << reason;
  EXPECT_EQ(rows("select cont_contact_date from ssd_contacts"), "2020-01-02\n");
}

TEST_F(Settle, AListInTwoFilesIsOneListAndAnotherReturnStatesItAgain) {
  const auto add = [&](const std::string& file, const std::string& scope) {
    return staging.add_source({file, "list_3", "annex_a", 1, "", 0, scope});
  };
  const auto one = add("one.csv", "list 3");
  const auto two = add("two.csv", "list 3");
  const auto other = add("other.csv", "another list 3");
  for (const auto number : {one, two, other}) {
    staging.count_read(number);
    referral({number, 2}, "w-r", "1", "2020-01-01");
  }
  settle();
  EXPECT_EQ(rejects(), "1|2|duplicate_row\n");
  expect_counts(other, 1, 0, 1, 0);
}

TEST_F(Settle, ADuplicateInAnotherFileOfTheSameFormatNamesThatFile) {
  const auto first = source("ssd", "january.csv");
  const auto second = source("ssd", "february.csv");
  contact({first, 2}, "C1", "1", "2020-01-02");
  contact({second, 5}, "C1", "1", "2020-01-02");
  settle();
  EXPECT_EQ(rejects(), "1|5|duplicate_row\n");
  EXPECT_NE(rows("select reason from _rejects").find("line 2 of january.csv"), std::string::npos);
}

TEST_F(Settle, KeysOfSeveralColumnsAreComparedWhole) {
  const auto ssd = source("ssd", "ssd_s47_enquiry.csv");
  for (const std::string_view child : {"1", "2"}) {  // siblings share the enquiry's identifier
    stage(staging, "ssd_s47_enquiry", {ssd, child == "1" ? 2U : 3U},
          {{"s47e_s47_enquiry_id", "S"}, {"s47e_person_id", child}, {"s47e_s47_start_date", "2020-03-01"}});
  }
  settle();
  EXPECT_EQ(rejects(), "");
  EXPECT_EQ(rows("select count(*) from ssd_s47_enquiry"), "2\n");
}

TEST_F(Settle, OneListsRowsThatRepeatADetailAreNoDuplicates) {
  // Two assessments of one child, each of which says that the child has a disability.
  const auto list = source("annex_a", "annex.xlsx", "List 4");
  staging.count_read(list, 3);
  const auto row = [&](std::uint64_t line, std::string_view id, std::string_view date) {
    stage(staging, "ssd_cin_assessments", {list, line},
          {{"cina_assessment_id", id}, {"cina_person_id", "1"}, {"cina_assessment_start_date", date}});
    stage(staging, "ssd_disability", {list, line},
          {{"disa_table_id", "w-d"}, {"disa_person_id", "1"}, {"disa_disability_code", "HAND"}});
    person({list, line}, "1");
  };
  row(2, "w-a", "2020-01-01");
  row(3, "w-b", "2020-06-01");
  row(4, "w-b", "2020-06-01");  // the second once more, which is one
  settle();
  EXPECT_EQ(rejects(), "0|4|duplicate_row\n");
  EXPECT_EQ(rows("select count(*) from ssd_cin_assessments"), "2\n");
  EXPECT_EQ(rows("select count(*) from ssd_disability"), "1\n");
  EXPECT_EQ(rows("select count(*) from ssd_person"), "1\n");
  expect_counts(list, 3, 2, 0, 1);
}

TEST_F(Settle, AMessageOnOneLineKeepsItsRowsApart) {
  const auto census = source("cin_census", "cin.xml");
  staging.count_read(census, 3);
  referral({census, 1}, "w-1", "1", "2020-01-01");
  referral({census, 1}, "w-2", "2", "2020-01-01");
  referral({census, 1}, "w-2", "2", "2020-01-01");
  settle();
  EXPECT_EQ(rejects(), "0|1|duplicate_row\n");
  expect_counts(census, 3, 2, 0, 1);
}

TEST_F(Settle, RowsWithoutKeyPersonOrStartAreRejected) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  contact({ssd, 2}, "", "1", "2020-01-01");
  contact({ssd, 3}, "C2", "", "2020-01-01");
  contact({ssd, 4}, "C3", "1", "");
  contact({ssd, 5}, "C4", "1", "2020-01-01");
  settle();
  EXPECT_EQ(rejects(), "0|2|no_key\n0|3|no_person\n0|4|no_start_date\n");
  EXPECT_EQ(rows("select cont_contact_id from ssd_contacts"), "C4\n");
}

}  // namespace
}  // namespace windscreen::lake
