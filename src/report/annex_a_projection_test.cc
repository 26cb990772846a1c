// The lists of a snapshot that was loaded from something else than Annex A.
#include "report/annex_a_lists_test.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;

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

TEST(AnnexAProjection, PutsAnSsdSnapshotOntoTheLists) {
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

TEST(AnnexAProjection, IsAFixedPoint) {
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  write_annex_a_workbook(ssd, directory / "one.xlsx");
  const auto loaded = load(directory, "b", {directory / "one.xlsx"});
  EXPECT_EQ(loaded.rejected, 0U);
  write_annex_a_workbook(loaded, directory / "two.xlsx");
  EXPECT_EQ(sheets_of(directory / "one.xlsx"), sheets_of(directory / "two.xlsx"));
  expect_same_tables(loaded, load(directory, "c", {directory / "two.xlsx"}));
}

// An SSDA903 shows care from its own year on: only an episode that says S tells when care began.
TEST(AnnexAProjection, WritesNoStartOfCareThatIsNotKnown) {
  using ingest::Field;
  const Directory directory;
  fs::create_directories(directory / "ssda903");
  save(directory, "ssda903/episodes.csv",
       "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n"
       "1,01/05/2018,P,C2,N1,U4,29/02/2020,X1\n1,29/02/2020,L,E1,N1,U4,,\n"
       "2,29/02/2020,S,C2,N1,U4,,\n"
       // Left and came back: the first period's start is not known, the second's is.
       "3,01/06/2019,L,C2,N1,U4,01/02/2020,E4A\n3,01/03/2020,S,V2,N1,U4,,\n");
  save(directory, "ssda903/placed_for_adoption.csv",
       "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n"
       "1,01/01/2016,01/02/2020,,\n2,01/01/2017,01/03/2020,,\n");
  const base::Date as_at = base::make_date(2020, 3, 31);
  const auto snapshot = load(directory, "a", {directory / "ssda903"}, as_at);
  EXPECT_EQ(snapshot.rejected, 0U);
  const auto counts = write_annex_a_workbook(snapshot, directory / "written.xlsx");
  // The child is on the list all the same, the first period of child 3 too: it was open in the six months.
  EXPECT_EQ(counts[7].rows, 4U);
  EXPECT_EQ(counts[9].rows, 2U);
  auto sheets = sheets_of(directory / "written.xlsx");
  EXPECT_EQ(cell(sheets, 8, "1", Field::start), "");
  EXPECT_EQ(cell(sheets, 8, "1", Field::legal_start), "2020-02-29");
  EXPECT_EQ(cell(sheets, 8, "2", Field::start), "2020-02-29");
  EXPECT_EQ(cell(sheets, 8, "3", Field::start), "");
  std::ranges::reverse(sheets[7]);
  EXPECT_EQ(cell(sheets, 8, "3", Field::start), "2020-03-01");
  EXPECT_EQ(cell(sheets, 10, "1", Field::entered_care), "");
  EXPECT_EQ(cell(sheets, 10, "2", Field::entered_care), "2020-02-29");
  // List 8 needs the date, so a load of what was written says which children it lacks.
  const auto again = load(directory, "b", {directory / "written.xlsx"}, as_at);
  EXPECT_EQ(content(again, "(select code from rejects)"), (Table{{"no_start_date"}, {"no_start_date"}}));
}

// Another source that knows the day fills it in, and where no reason says otherwise care began with the first
// episode.
TEST(AnnexAProjection, WritesAStartOfCareThatAnotherEpisodeKnows) {
  using ingest::Field;
  const Directory directory;
  const auto snapshot = load(
      directory, "a",
      {save(directory, "ssd_cla_episodes.csv",
            "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_entered_care_date,"
            "clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_episode_ceased_date\n"
            "e1,1,c1,,2019-05-01,P,2020-02-29\ne2,1,c1,2018-02-28,2020-02-29,L,\ne3,2,c2,,2020-02-29,,\n")});
  write_annex_a_workbook(snapshot, directory / "written.xlsx");
  const auto sheets = sheets_of(directory / "written.xlsx");
  EXPECT_EQ(cell(sheets, 8, "1", Field::start), "2018-02-28");
  EXPECT_EQ(cell(sheets, 8, "2", Field::start), "2020-02-29");
}

TEST(AnnexAProjection, AnEarlierDayLeavesOutWhatCameAfter) {
  const Directory directory;
  const auto ssd = load(directory, "a", {ssd_files(directory)});
  AnnexAOptions options;
  options.as_at = base::make_date(2020, 8, 15);
  const auto counts = write_annex_a_workbook(ssd, directory / "written.xlsx", options);
  EXPECT_EQ(counts[6].rows, 0U);
  EXPECT_EQ(cell(sheets_of(directory / "written.xlsx"), 6, "3", ingest::Field::case_status),
            "d) Open assessment");
}

}  // namespace
}  // namespace windscreen::report
