#include "report/annex_a_workbook.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <map>

#include "base/error.h"
#include "ingest/load.h"
#include "ingest/xlsx.h"
#include "ingest/xlsx_test_book.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;

const base::Date day = base::make_date(2020, 9, 30);

class Directory {
 public:
  Directory() {
    std::string pattern = (fs::temp_directory_path() / "windscreen-annex-a-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no directory");
    path_ = pattern;
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

using Table = std::vector<std::vector<std::string>>;

// A workbook of these lists, each with its official headings; cells are given by heading.
using Record = std::map<std::string, std::string>;

std::string book_of(const std::map<int, std::vector<Record>>& lists) {
  ingest::Book book;
  for (const auto& [number, records] : lists) {
    const ingest::AnnexAList& list = ingest::annex_a_lists()[static_cast<std::size_t>(number - 1)];
    std::vector<std::string> header;
    for (const auto& column : list.columns) header.emplace_back(column.heading);
    std::string data = ingest::text_row(header);
    for (const Record& record : records) {
      std::vector<std::string> cells;
      for (const std::string& heading : header) {
        const auto found = record.find(heading);
        cells.push_back(found == record.end() ? "" : found->second);
      }
      for (const auto& [heading, value] : record) {
        EXPECT_NE(std::find(header.begin(), header.end(), heading), header.end()) << heading;
      }
      data += ingest::text_row(cells);
    }
    book.sheets.push_back({"Sheet " + std::to_string(number), data});
  }
  return book.bytes();
}

lake::Snapshot load(const Directory& directory, const std::string& workspace_name,
                    const std::vector<fs::path>& files, base::Date as_at = day) {
  const auto workspace = lake::Workspace::create(directory / workspace_name, {"test", "Testshire", {}});
  lake::Staging::Options options;
  options.scratch = directory / (workspace_name + "-scratch");
  options.threads = 1;
  lake::Staging staging(options);
  ingest::load(staging, files, {as_at, {}});
  return lake::publish(workspace, staging, as_at);
}

fs::path save(const Directory& directory, const std::string& name, const std::string& bytes) {
  std::ofstream(directory / name, std::ios::binary) << bytes;
  return directory / name;
}

Table rows_of(const ingest::Part& part) {
  Table rows;
  const auto source = part.open();
  ingest::Row row;
  while (source->next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

std::vector<Table> sheets_of(const fs::path& path) {
  std::vector<Table> sheets;
  for (const auto& part : ingest::workbook_parts(path, path.string())) sheets.push_back(rows_of(part));
  return sheets;
}

std::map<std::string, std::string> hashes(const lake::Snapshot& snapshot) {
  std::map<std::string, std::string> all;
  for (const lake::TableFile& file : snapshot.tables) {
    // Rejects and flags name the file and row that they are about.
    if (file.table != "rejects" && file.table != "flags") all[file.table] = file.sha256;
  }
  return all;
}

// A table's rows as text, for saying how two snapshots differ.
Table content(const lake::Snapshot& snapshot, const std::string& table) {
  query::Database database;
  auto connection = database.connect();
  lake::attach(connection, snapshot);
  auto result = connection.query("select * from " + table + " order by all");
  Table rows;
  while (result.next()) {
    rows.emplace_back();
    for (std::size_t i = 0; i < result.column_count(); ++i) rows.back().push_back(result.any_text(i));
  }
  return rows;
}

void expect_same_tables(const lake::Snapshot& a, const lake::Snapshot& b) {
  const auto left = hashes(a);
  const auto right = hashes(b);
  for (const auto& [table, hash] : left) {
    const auto found = right.find(table);
    if (found == right.end() || found->second != hash) {
      EXPECT_EQ(content(a, table), content(b, table)) << table;
    }
  }
  EXPECT_EQ(left, right);
}

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

// An SSD snapshot, as its CSV files.
fs::path ssd_files(const Directory& directory) {
  const fs::path folder = directory / "ssd";
  fs::create_directories(folder);
  const auto put = [&](const std::string& table, const std::string& text) {
    std::ofstream(folder / (table + ".csv"), std::ios::binary) << text;
  };
  put("ssd_person",
      "pers_person_id,pers_sex,pers_ethnicity,pers_dob,pers_expected_dob\n"
      "1,M,WBRI,2010-05-01,\n2,F,BAFR,2003-01-01,\n3,U,,,2020-12-01\n4,F,AIND,2001-03-01,\n");
  put("ssd_disability", "disa_table_id,disa_person_id,disa_disability_code\nd1,1,AUT\nd2,2,NONE\n");
  put("ssd_contacts",
      "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\n"
      "c1,1,2020-03-30,6\nc2,1,2020-03-31,6\nc3,1,2020-09-30,2A\nc4,1,2020-10-01,2A\n");
  put("ssd_cin_episodes",
      "cine_referral_id,cine_person_id,cine_referral_date,cine_referral_source_code,cine_referral_nfa,"
      "cine_cin_primary_need_code,cine_close_date,cine_close_reason,cine_referral_team,cine_referral_worker_"
      "id\n"
      "r1,1,2019-10-01,6,N,N1,,,t1,w1\nr2,1,2020-09-01,2A,Y,,2020-09-01,RC8,t1,w1\n"
      "r3,3,2020-08-01,3E,N,N1,,,t1,w2\nr4,2,2018-01-01,6,N,N5,2019-01-01,RC7,t1,w1\n");
  put("ssd_cin_assessments",
      "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_auth_"
      "date,"
      "cina_assessment_child_seen,cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_"
      "id\n"
      "as1,3,r3,2020-08-03,,,,t1,w2\n");
  put("ssd_cin_plans",
      "cinp_cin_plan_id,cinp_referral_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date\n"
      "cp1,r1,1,2019-12-01,\n");
  put("ssd_cin_visits",
      "cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen\n"
      "v1,1,2020-07-01,Y\nv2,1,2020-09-10,Y\nv3,1,2020-09-20,N\nv4,1,2020-10-05,Y\n");
  put("ssd_s47_enquiry",
      "s47e_s47_enquiry_id,s47e_person_id,s47e_referral_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_"
      "nfa\n"
      "s1,3,r3,2020-08-10,2020-08-20,N\ns2,3,r3,2020-08-12,2020-08-20,Y\n");
  put("ssd_initial_cp_conference",
      "icpc_icpc_id,icpc_person_id,icpc_s47_enquiry_id,icpc_icpc_date,icpc_icpc_outcome_cp_flag\n"
      "i1,3,s1,2020-08-25,Y\n");
  put("ssd_cp_plans",
      "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_"
      "category,"
      "cppl_cp_plan_latest_category\n"
      "p1,3,2020-08-25,,NEG,EMO\np2,1,2015-01-01,2015-06-01,PHY,PHY\n");
  put("ssd_cp_visits",
      "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_"
      "seen_alone\n"
      "cv1,3,p1,2020-09-01,Y,N\ncv2,3,p1,2020-09-15,Y,Y\n");
  put("ssd_cla_episodes",
      "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_entered_care_date,clae_cla_episode_start_date,"
      "clae_cla_episode_start_reason,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,"
      "clae_cla_primary_need_code,clae_cla_placement_id\n"
      "e1,2,care1,2019-02-01,2019-02-01,S,2020-04-01,X1,N1,pl1\n"
      "e2,2,care1,2019-02-01,2020-04-01,P,,,N1,pl2\n");
  put("ssd_legal_status",
      "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_"
      "end_date\n"
      "l1,2,C1,2019-02-01,2019-08-01\nl2,2,C2,2019-08-01,\n");
  put("ssd_cla_placement",
      "clap_cla_placement_id,clap_person_id,clap_cla_id,clap_cla_placement_start_date,clap_cla_placement_end_"
      "date,"
      "clap_cla_placement_type\npl1,2,care1,2019-02-01,2020-04-01,U6\npl2,2,care1,2020-04-01,,K2\n");
  put("ssd_missing",
      "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,"
      "miss_missing_rhi_offered,miss_missing_rhi_accepted\n"
      "m1,2,2019-09-01,M,Y,Y\nm2,2,2020-01-05,M,Y,N\nm3,2,2020-02-05,A,,\n");
  put("ssd_care_leavers",
      "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,"
      "clea_care_leaver_accommodation,clea_care_leaver_accom_suitable,clea_care_leaver_activity,"
      "clea_care_leaver_personal_advisor\ncl1,4,Former Relevant,YES,U,1,F2,w1\n");
  put("ssd_involvements",
      "invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_"
      "team,"
      "invo_involvement_start_date,invo_involvement_end_date,invo_referral_id\n"
      "in1,1,w1,Allocated Case Worker,t1,2019-10-01,2020-01-01,r1\n"
      "in2,1,w2,Allocated Case Worker,t2,2020-01-01,,r1\nin3,2,w1,Allocated Case Worker,t1,2019-02-01,,\n");
  put("ssd_professionals", "prof_professional_id,prof_professional_name\nw1,Ann Able\nw2,Ben Best\n");
  put("ssd_department", "dept_team_id,dept_team_name\nt1,North\nt2,South\n");
  return folder;
}

const std::vector<std::string>& row_of(const Table& sheet, const std::string& person) {
  for (const auto& row : sheet) {
    if (!row.empty() && row[0] == person) return row;
  }
  throw std::runtime_error("no row of " + person);
}

std::string cell(const std::vector<Table>& sheets, int list, const std::string& person, ingest::Field field) {
  const auto& columns = ingest::annex_a_lists()[static_cast<std::size_t>(list - 1)].columns;
  const auto& row = row_of(sheets[static_cast<std::size_t>(list - 1)], person);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].field == field) return i < row.size() ? row[i] : "";
  }
  return "no such column";
}

TEST(AnnexAWorkbook, ProjectsAnSsdSnapshotOntoTheLists) {
  using ingest::Field;
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  const auto counts = write_annex_a_workbook(ssd, directory / "written.xlsx");
  const auto sheets = sheets_of(directory / "written.xlsx");
  // Six months before 30 September 2020: after 30 March, so 31 March counts, 30 March and 1 October do not.
  EXPECT_EQ(counts[0].rows, 2U);
  // r1 is older, r4 too.
  EXPECT_EQ(counts[2].rows, 2U);
  EXPECT_EQ(cell(sheets, 3, "1", Field::referrals_12_months), "1");
  EXPECT_EQ(cell(sheets, 3, "1", Field::nfa), "a) Yes");
  EXPECT_EQ(cell(sheets, 3, "1", Field::worker), "Ann Able");
  // A referral with no further action is no child in need; r4 closed long ago.
  EXPECT_EQ(counts[5].rows, 2U);
  EXPECT_EQ(cell(sheets, 6, "1", Field::case_status), "c) Child in need plan");
  EXPECT_EQ(cell(sheets, 6, "1", Field::last_seen), "2020-09-10");
  EXPECT_EQ(cell(sheets, 6, "1", Field::worker), "Ben Best");
  EXPECT_EQ(cell(sheets, 6, "1", Field::team), "South");
  EXPECT_EQ(cell(sheets, 6, "1", Field::disability), "a) Yes");
  EXPECT_EQ(cell(sheets, 6, "3", Field::case_status), "b) Child protection plan");
  EXPECT_EQ(cell(sheets, 6, "3", Field::last_seen), "2020-09-15");
  EXPECT_EQ(cell(sheets, 5, "3", Field::icpc_date), "2020-08-25");
  EXPECT_EQ(counts[4].rows, 2U);
  EXPECT_EQ(counts[6].rows, 1U);
  EXPECT_EQ(cell(sheets, 7, "3", Field::last_visit), "2020-09-15");
  EXPECT_EQ(cell(sheets, 7, "3", Field::seen_alone), "a) Yes");
  EXPECT_EQ(cell(sheets, 7, "3", Field::previous_plans), "0");
  ASSERT_EQ(counts[7].rows, 1U);
  EXPECT_EQ(cell(sheets, 8, "2", Field::start), "2019-02-01");
  EXPECT_EQ(cell(sheets, 8, "2", Field::end), "");
  EXPECT_EQ(cell(sheets, 8, "2", Field::legal_status), "C2");
  EXPECT_EQ(cell(sheets, 8, "2", Field::placement_type), "K2");
  EXPECT_EQ(cell(sheets, 8, "2", Field::placements_12_months), "2");
  EXPECT_EQ(cell(sheets, 8, "2", Field::missing_12_months), "1");
  EXPECT_EQ(cell(sheets, 8, "2", Field::absent_12_months), "1");
  EXPECT_EQ(cell(sheets, 8, "2", Field::interview_accepted), "b) No");
  EXPECT_EQ(cell(sheets, 8, "2", Field::second_period), "b) No");
  EXPECT_EQ(cell(sheets, 8, "2", Field::uasc), "b) No");
  EXPECT_EQ(cell(sheets, 9, "4", Field::adviser), "Ann Able");
  EXPECT_EQ(cell(sheets, 9, "4", Field::suitability), "Suitable");
}

TEST(AnnexAWorkbook, ProjectionIsAFixedPoint) {
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  write_annex_a_workbook(ssd, directory / "one.xlsx");
  const auto loaded = load(directory, "b", {directory / "one.xlsx"});
  EXPECT_EQ(loaded.rejected, 0U);
  write_annex_a_workbook(loaded, directory / "two.xlsx");
  EXPECT_EQ(sheets_of(directory / "one.xlsx"), sheets_of(directory / "two.xlsx"));
  expect_same_tables(loaded, load(directory, "c", {directory / "two.xlsx"}));
}

TEST(AnnexAWorkbook, AnEarlierDayLeavesOutWhatCameAfter) {
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  AnnexAOptions options;
  options.as_at = base::make_date(2020, 8, 15);
  const auto counts = write_annex_a_workbook(ssd, directory / "written.xlsx", options);
  EXPECT_EQ(counts[6].rows, 0U);
  EXPECT_EQ(cell(sheets_of(directory / "written.xlsx"), 6, "3", ingest::Field::case_status),
            "d) Open assessment");
}

TEST(AnnexAWorkbook, LeavesNothingBehindWhenItCannotWrite) {
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  EXPECT_THROW(write_annex_a_workbook(ssd, directory / "no" / "such" / "place.xlsx"), base::Error);
  AnnexAOptions options;
  options.filter = [](const AnnexACell&, std::string&) { throw base::Error("stop"); };
  fs::create_directories(directory / "out");
  EXPECT_THROW(write_annex_a_workbook(ssd, directory / "out" / "x.xlsx", options), base::Error);
  EXPECT_THROW(write_annex_a_csv(ssd, directory / "out", options), base::Error);
  EXPECT_TRUE(fs::is_empty(directory / "out"));
}

TEST(AnnexAWorkbook, TheSameRowsGiveTheSameBytes) {
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  write_annex_a_workbook(ssd, directory / "one.xlsx");
  write_annex_a_workbook(ssd, directory / "two.xlsx");
  const auto bytes = [&](const std::string& name) {
    std::ifstream in(directory / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(bytes("one.xlsx"), bytes("two.xlsx"));
}

}  // namespace
}  // namespace windscreen::report
