#include "report/annex_a_workbook.h"

#include "base/error.h"
#include "report/annex_a_lists_test.h"

namespace windscreen::report {
namespace {

Record child(const std::string& id, Record more) {
  more["Child Unique ID"] = id;
  more.try_emplace("Gender", "b) Female");
  more.try_emplace("Ethnicity", "a) WBRI");
  more.try_emplace("Date of Birth", "29/02/2012");
  more.try_emplace("Age of Child (Years)", "8");
  return more;
}

std::map<int, std::vector<Record>> whole_county() {
  std::map<int, std::vector<Record>> lists;
  lists[1] = {
      child("0001", {{"Date of Contact", "01/09/2020"}, {"Contact Source", "6: Police"}}),
      child("0001", {{"Date of Contact", "02/09/2020"}, {"Contact Source", "Neighbourhood forum"}}),
      child(
          "0002",
          {{"Date of Contact", "02/09/2020"}, {"Contact Source", "2A: St Swithun's"}, {"Gender", "a) Male"}}),
      // Older than six months: an Annex A load keeps it and writes it back.
      child("0002",
            {{"Date of Contact", "02/01/2020"}, {"Contact Source", "Unknown"}, {"Gender", "a) Male"}})};
  lists[2] = {child("0003", {{"Assessment start date", "01/07/2020"},
                             {"Assessment completion date", "20/08/2020"},
                             {"Organisation completing assessment", "Oak School"}})};
  lists[3] = {
      child("0001", {{"Date of referral", "03/09/2020"},
                     {"Referral Source", "6: Police"},
                     {"Referral NFA", "b) No"},
                     {"Number of Referrals in Last 12 Months", "2"},
                     {"Allocated Team", "Assessment North"},
                     {"Allocated Worker", "A. Smith"}}),
      // Two referrals of one child on one day, from two sources.
      child("0004",
            {{"Date of referral", "04/09/2020"}, {"Referral Source", "3A: GP"}, {"Referral NFA", "a) Yes"}}),
      child(
          "0004",
          {{"Date of referral", "04/09/2020"}, {"Referral Source", "6: Police"}, {"Referral NFA", "b) No"}}),
      child("U1", {{"Date of referral", "05/09/2020"},
                   {"Date of Birth", "15/12/2020"},
                   {"Age of Child (Years)", "Unborn"},
                   {"Gender", "c) Not stated/recorded (or unborn)"}}),
      child("U2", {{"Date of referral", "05/09/2020"},
                   {"Date of Birth", ""},
                   {"Age of Child (Years)", ""},
                   {"Gender", ""},
                   {"Ethnicity", ""}}),
      // Expected before the day of the list, and not born.
      child("U3", {{"Date of referral", "05/08/2020"},
                   {"Date of Birth", "28/09/2020"},
                   {"Age of Child (Years)", "unborn"}})};
  lists[4] = {
      child("0001", {{"Does the Child have a Disability", "b) No"},
                     {"Continuous Assessment Start Date", "04/09/2020"},
                     {"Child Seen During Continuous Assessment", "a) Yes"},
                     {"Continuous Assessment Date of Authorisation", "28/09/2020"},
                     {"Was the child assessed as requiring LA children's social care support?", "a) Yes"},
                     {"Allocated Team", "Assessment North"},
                     {"Allocated Worker", "A. Smith"}}),
      child("0005", {{"Does the Child have a Disability", "a) Yes"},
                     {"Continuous Assessment Start Date", "20/09/2020"},
                     {"Allocated Team", "Assessment South"}})};
  lists[5] = {
      child("0006",
            {{"Strategy discussion initiating Section 47 Enquiry Start Date", "01/06/2020"},
             {"Was an Initial Child Protection Conference deemed unnecessary?", "b) No"},
             {"Date of Initial Child Protection Conference", "19/06/2020"},
             {"Did the Initial Child Protection Conference Result in a Child Protection Plan", "a) Yes"},
             {"Number of Section 47 Enquiries in the last 12 months (NOT INCL. CURRENT)", "1"},
             {"Number of ICPCs in the last 12 months (NOT INCL. CURRENT)", "0"},
             {"Allocated Worker", "B. Jones"}}),
      // A second enquiry that led to the same conference.
      child("0006",
            {{"Strategy discussion initiating Section 47 Enquiry Start Date", "08/06/2020"},
             {"Date of Initial Child Protection Conference", "19/06/2020"},
             {"Did the Initial Child Protection Conference Result in a Child Protection Plan", "a) Yes"}}),
      child("0001", {{"Strategy discussion initiating Section 47 Enquiry Start Date", "10/09/2020"},
                     {"Was an Initial Child Protection Conference deemed unnecessary?", "a) Yes"}})};
  lists[6] = {child("0001", {{"Does the Child have a Disability", "a) Yes"},
                             {"CIN Start Date", "03/09/2020"},
                             {"Primary Need Code", "N1"},
                             {"Date Child Was Last Seen", "21/09/2020"},
                             {"Case Status", "c) Child in need plan"},
                             {"Allocated Team", "CIN North"},
                             {"Allocated Worker", "C. Patel"}}),
              child("0006", {{"CIN Start Date", "01/05/2020"},
                             {"Primary Need Code", "N5"},
                             {"Date Child Was Last Seen", "25/09/2020"},
                             {"Case Status", "b) Child protection plan"},
                             {"Allocated Team", "CP West"},
                             {"Allocated Worker", "B. Jones"}}),
              child("0007", {{"CIN Start Date", "01/02/2019"},
                             {"Primary Need Code", "N1"},
                             {"CIN Closure Date", "30/06/2020"},
                             {"Reason for Closure", "RC7"},
                             {"Case Status", "e) Closed episode"}}),
              // On list 3 as no further action, and here all the same.
              child("0004", {{"CIN Start Date", "04/09/2020"}, {"Primary Need Code", "N9"}}),
              child("0008", {{"CIN Start Date", "10/10/2018"},
                             {"Primary Need Code", "N8"},
                             {"Case Status", "a) Looked after child"}})};
  lists[7] = {
      child(
          "0006",
          {{"Child Protection Plan Start Date", "19/06/2020"},
           {"Initial Category of Abuse", "a) Neglect"},
           {"Latest Category of Abuse", "d) Emotional abuse"},
           {"Date of the Last Statutory Visit", "24/09/2020"},
           {"Was the Child Seen Alone?", "a) Yes"},
           {"Date of latest review conference", "10/09/2020"},
           {"Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "b) No"},
           {"Number of Previous Child Protection Plans", "1"},
           {"Allocated Team", "CP West"},
           {"Allocated Worker", "D. Okafor"}}),
      child("0009", {{"Child Protection Plan Start Date", "01/02/2020"},
                     {"Child Protection Plan End Date", "01/02/2020"}})};
  lists[8] = {
      child("0008",
            {{"Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "a) Yes"},
             {"Does the Child have a Disability", "b) No"},
             {"Date Started to be Looked After", "12/10/2018"},
             {"Child's Category of Need", "N8"},
             {"Is this a second or subsequent period of being a Looked After Child within the last 12 months "
              "(Y/N)",
              "b) No"},
             {"Start date of current legal status", "12/10/2018"},
             {"Child's Legal Status", "V2"},
             {"Date of Latest Statutory Review", "01/08/2020"},
             {"Date of Last Social Work Visit", "01/09/2020"},
             {"What is the permanence plan for this child?",
              "Supported living in the community; Stay at school"},
             {"Date of Last IRO Visit / Contact to the Child", "02/08/2020"},
             {"Date of Last Health Assessment", "11/11/2019"},
             {"Date of Last Dental Check", "12/12/2019"},
             {"Number of Placements in the Last 12 months", "2"},
             {"Start Date of Most Recent Placement", "01/05/2020"},
             {"Placement Type", "U6"},
             {"Placement Provider", "PR1"},
             {"Placement Postcode", "ZZ1 1ZZ"},
             {"URN of Placement", "SC012345"},
             {"Placement Location", "OUT"},
             {"LA of Placement", "901"},
             {"Number of Missing Episodes from Care in the last 12 months", "3"},
             {"Number of Absent Episodes from Care in the last 12 months", "0"},
             {"Was the child offered a Return Interview after their last missing episode (Y/N)?", "a) Yes"},
             {"Did the child accept a Return Interview after their last missing episode (Y/N)?", "b) No"},
             {"Allocated Team", "LAC East"},
             {"Allocated Worker", "E. Brown"}}),
      child("0010", {{"Date Started to be Looked After", "01/01/2020"},
                     {"Child's Legal Status", "C2"},
                     {"Date Ceased to be Looked After", "01/06/2020"},
                     {"Reason Ceased to be Looked After", "E11"},
                     {"Placement Type", "A6"}})};
  lists[9] = {child("0011", {{"Date of Birth", "01/05/2001"},
                             {"Age of Child (Years)", "19"},
                             {"Unaccompanied Asylum Seeking Child (UASC) (Y/N)", "a) Yes"},
                             {"Allocated Team", "Leaving Care"},
                             {"Allocated Worker", "F. Green"},
                             {"Allocated Personal Adviser", "G. White"},
                             {"Eligibility Category", "Former Relevant"},
                             {"Latest Pathway Plan", "01/06/2020"},
                             {"LA in Touch", "YES"},
                             {"Date of Latest Contact", "01/09/2020"},
                             {"Type of Accommodation", "U"},
                             {"Suitability of Accommodation", "Suitable"},
                             {"Activity Status", "F2"}})};
  lists[10] = {
      child("0010", {{"Family identifier", "F77"},
                     {"Date the Child Entered Care", "01/01/2020"},
                     {"Date of Decision that Child Should be Placed for Adoption", "01/02/2020"},
                     {"Date of Adoption Order", "01/06/2020"}}),
      // Adopted before list 8 begins.
      child("0012", {{"Date the Child Entered Care", "01/01/2018"},
                     {"Date of Decision that Child Should be Placed for Adoption", "01/02/2019"},
                     {"Date of Placement Order", "01/03/2019"},
                     {"Date of Matching Child and Prospective Adopters", "01/06/2019"},
                     {"Date Placed for Adoption", "01/07/2019"},
                     {"Date of Adoption Order", "01/12/2019"}}),
      child("0013", {{"Date of Decision that Child Should be Placed for Adoption", "01/02/2020"},
                     {"Date of Decision that Child Should No Longer be Placed for Adoption", "01/08/2020"},
                     {"Reason Why Child No Longer Placed for Adoption", "RD3"},
                     {"Date the child was placed for fostering in FFA or concurrent planning placement",
                      "01/03/2020"}})};
  lists[11] = {{{"Individual adopter identifier", "A1"},
                {"Family identifier", "F77"},
                {"Gender", "b) Female"},
                {"Ethnicity", "b) WIRI"},
                {"Does the Individual have a Disability", "b) No"},
                {"Is the (prospective) adopter fostering for adoption?", "a) Yes"},
                {"Date enquiry received", "01/02/2019"},
                {"Date Stage 1 started", "01/03/2019"},
                {"Date Stage 1 ended", "01/05/2019"},
                {"Date Stage 2 started", "02/05/2019"},
                {"Date Stage 2 ended", "01/09/2019"},
                {"Date application submitted", "01/10/2019"},
                {"Date application approved", "01/11/2019"},
                {"Date adopter matched with child(ren)", "01/12/2019"},
                {"Date child/children placed with adopter(s)", "02/01/2020"},
                {"No. of children placed", "1"},
                {"Date of Adoption Order", "01/06/2020"},
                {"Date of leaving adoption process", ""},
                {"Reason for leaving adoption process", ""}}};
  return lists;
}

TEST(AnnexAWorkbook, LoadingWhatWasWrittenGivesTheSameTables) {
  const Directory directory;
  const auto first = load(directory, "a", {save(directory, "annex.xlsx", book_of(whole_county()))});
  EXPECT_EQ(first.rejected, 0U);
  const auto counts = write_annex_a_workbook(first, directory / "written.xlsx");
  ASSERT_EQ(counts.size(), 11U);
  EXPECT_EQ(counts[0].rows, 4U);
  EXPECT_EQ(counts[1].rows, 1U);
  EXPECT_EQ(counts[3].rows, 2U);
  EXPECT_EQ(counts[4].rows, 3U);
  EXPECT_EQ(counts[7].rows, 2U);
  EXPECT_EQ(counts[9].rows, 3U);
  const auto second = load(directory, "b", {directory / "written.xlsx"});
  EXPECT_EQ(second.rejected, 0U);
  expect_same_tables(first, second);
  // And the file itself is then a fixed point.
  write_annex_a_workbook(second, directory / "again.xlsx");
  EXPECT_EQ(sheets_of(directory / "written.xlsx"), sheets_of(directory / "again.xlsx"));
}

TEST(AnnexAWorkbook, CsvFilesGiveTheSameTables) {
  const Directory directory;
  const auto first = load(directory, "a", {save(directory, "annex.xlsx", book_of(whole_county()))});
  write_annex_a_csv(first, directory / "lists");
  const auto second = load(directory, "b", {directory / "lists"});
  EXPECT_EQ(second.rejected, 0U);
  expect_same_tables(first, second);
}

TEST(AnnexAWorkbook, WritesWhatTheListsSaid) {
  const Directory directory;
  const auto first = load(directory, "a", {save(directory, "annex.xlsx", book_of(whole_county()))});
  write_annex_a_workbook(first, directory / "written.xlsx");
  const auto sheets = sheets_of(directory / "written.xlsx");
  ASSERT_EQ(sheets.size(), 11U);
  EXPECT_EQ(sheets[0][0][5], "Date of Contact");
  EXPECT_EQ(sheets[0][1], (std::vector<std::string>{"0001", "b) Female", "a) WBRI", "2012-02-29", "8",
                                                    "2020-09-01", "6: Police"}));
  EXPECT_EQ(sheets[0][2][6], "Neighbourhood forum");
  EXPECT_EQ(sheets[0][3][6], "10: Unknown");
  EXPECT_EQ(sheets[0][4][6], "2A: St Swithun's");
  // The unborn child: the expected date as the date of birth, and the word instead of an age.
  bool unborn = false;
  for (const auto& row : sheets[2]) {
    if (row[0] != "U1") continue;
    unborn = true;
    EXPECT_EQ(row[3], "2020-12-15");
    EXPECT_EQ(row[4], "Unborn");
  }
  EXPECT_TRUE(unborn);
}

TEST(AnnexAWorkbook, FilterChangesCells) {
  const Directory directory;
  const auto first = load(directory, "a", {save(directory, "annex.xlsx", book_of(whole_county()))});
  AnnexAOptions options;
  options.filter = [](const AnnexACell& cell, std::string& text) {
    if (cell.list == 1 && cell.field == ingest::Field::start && cell.person == "0002" && cell.row == 5) {
      EXPECT_EQ(text, "2020-09-02");
      text = "2nd Sept";
    }
  };
  write_annex_a_workbook(first, directory / "written.xlsx", options);
  EXPECT_EQ(sheets_of(directory / "written.xlsx")[0][4][5], "2nd Sept");
  const auto second = load(directory, "b", {directory / "written.xlsx"});
  EXPECT_EQ(second.rejected, 1U);
}

TEST(AnnexAWorkbook, LeavesNothingBehindWhenItCannotWrite) {
  const Directory directory;
  const auto first = load(directory, "a", {save(directory, "annex.xlsx", book_of(whole_county()))});
  EXPECT_THROW(write_annex_a_workbook(first, directory / "no" / "such" / "place.xlsx"), base::Error);
  AnnexAOptions options;
  options.filter = [](const AnnexACell&, std::string&) { throw base::Error("stop"); };
  std::filesystem::create_directories(directory / "out");
  EXPECT_THROW(write_annex_a_workbook(first, directory / "out" / "x.xlsx", options), base::Error);
  EXPECT_THROW(write_annex_a_csv(first, directory / "out", options), base::Error);
  EXPECT_TRUE(std::filesystem::is_empty(directory / "out"));
}

TEST(AnnexAWorkbook, TheSameRowsGiveTheSameBytes) {
  const Directory directory;
  const auto first = load(directory, "a", {save(directory, "annex.xlsx", book_of(whole_county()))});
  write_annex_a_workbook(first, directory / "one.xlsx");
  write_annex_a_workbook(first, directory / "two.xlsx");
  const auto bytes = [&](const std::string& name) {
    std::ifstream in(directory / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(bytes("one.xlsx"), bytes("two.xlsx"));
}

}  // namespace
}  // namespace windscreen::report
