// What was loaded can be submitted: a return written from a snapshot, loaded again, gives the same tables.
#include "base/error.h"
#include "report/annex_a_lists_test.h"
#include "report/returns/cin_census_writer.h"
#include "report/returns/ssda903_set_writer.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;

const base::Date loaded_on = base::make_date(2026, 4, 30);
const ReturnPeriod year_2025_26{base::make_date(2025, 4, 1), base::make_date(2026, 3, 31), 2026};

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Without the header, which names the program's version and the load's moment.
std::string children_of(const fs::path& path) {
  const std::string text = text_of(path);
  return text.substr(text.find("  <Children>"));
}

std::string joined(const std::vector<std::string>& notes) {
  std::string all;
  for (const std::string& note : notes) all += note + "\n";
  return all;
}

// Ann is not born yet and has a plan. Ben's first referral led to nothing, his second case was closed after
// an assessment, and the third is open: a conference without an enquiry, an enquiry that needed none, and one
// that is not over.
constexpr std::string_view ann_and_ben =
    R"(  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>ANN1</LAchildID>
        <UPNunknown>UN1</UPNunknown>
        <ExpectedPersonBirthDate>2026-05-02</ExpectedPersonBirthDate>
        <Sex>U</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>NOBT</Ethnicity>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2026-01-12</CINreferralDate>
        <ReferralSource>3D</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <Assessments>
          <AssessmentActualStartDate>2026-01-13</AssessmentActualStartDate>
        </Assessments>
        <Section47>
          <S47ActualStartDate>2026-01-14</S47ActualStartDate>
          <InitialCPCtarget>2026-02-04</InitialCPCtarget>
          <DateOfInitialCPC>2026-02-03</DateOfInitialCPC>
          <ICPCnotRequired>false</ICPCnotRequired>
        </Section47>
        <ReferralNFA>false</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2026-02-03</CPPstartDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews>
            <CPPreviewDate>2026-03-02</CPPreviewDate>
            <CPPreviewDate>2026-03-30</CPPreviewDate>
          </Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers>
        <LAchildID>BEN&amp;2</LAchildID>
        <UPN>A123456789012</UPN>
        <FormerUPN>X98765432123B</FormerUPN>
        <PersonBirthDate>2012-02-29</PersonBirthDate>
        <Sex>M</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities>
          <Disability>AUT</Disability>
          <Disability>BEH</Disability>
        </Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-04-01</CINreferralDate>
        <ReferralSource>6</ReferralSource>
        <ReferralNFA>true</ReferralNFA>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2025-05-06</CINreferralDate>
        <ReferralSource>2A</ReferralSource>
        <PrimaryNeedCode>N5</PrimaryNeedCode>
        <CINclosureDate>2025-07-01</CINclosureDate>
        <ReasonForClosure>RC8</ReasonForClosure>
        <Assessments>
          <AssessmentActualStartDate>2025-05-06</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2025-06-30</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>16A</AssessmentFactors>
            <AssessmentFactors>3B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <ReferralNFA>false</ReferralNFA>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2025-09-01</CINreferralDate>
        <ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N4</PrimaryNeedCode>
        <DateOfInitialCPC>2025-10-01</DateOfInitialCPC>
        <CINPlanDates>
          <CINPlanStartDate>2025-10-06</CINPlanStartDate>
          <CINPlanEndDate>2026-01-05</CINPlanEndDate>
        </CINPlanDates>
        <CINPlanDates>
          <CINPlanStartDate>2026-02-02</CINPlanStartDate>
        </CINPlanDates>
        <Section47>
          <S47ActualStartDate>2025-09-02</S47ActualStartDate>
          <ICPCnotRequired>true</ICPCnotRequired>
        </Section47>
        <Section47>
          <S47ActualStartDate>2026-03-30</S47ActualStartDate>
          <ICPCnotRequired>false</ICPCnotRequired>
        </Section47>
        <ReferralNFA>false</ReferralNFA>
      </CINdetails>
    </Child>
  </Children>
</Message>
)";

std::string census_of(std::string_view children) {
  return "<Message>\n  <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"
         "<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>\n" +
         std::string(children);
}

TEST(ReturnsRoundTrip, TheCensusIsWrittenAsItWasLoaded) {
  const Directory directory;
  // Cat has no case, which a check finds.
  std::string stated(ann_and_ben);
  stated.insert(stated.find("  </Children>"), R"(    <Child>
      <ChildIdentifiers>
        <LAchildID>CAT3</LAchildID>
        <PersonBirthDate>2020-01-31</PersonBirthDate>
        <Sex>F</Sex>
        <PersonDeathDate>2025-12-25</PersonDeathDate>
      </ChildIdentifiers>
      <ChildCharacteristics>
      </ChildCharacteristics>
    </Child>
)");
  const auto loaded = load(directory, "a", {save(directory, "cin.xml", census_of(stated))}, loaded_on);
  ASSERT_EQ(loaded.rejected, 0U);
  const WrittenReturn written = write_cin_census(loaded, year_2025_26, directory / "out");
  EXPECT_TRUE(written.whole);
  EXPECT_EQ(children_of(directory / "out/cin_census.xml"), stated);
  ASSERT_EQ(written.tables.size(), 6U);
  EXPECT_EQ(written.tables[0].rows, 3U);
  EXPECT_EQ(written.tables[1].rows, 4U);
  EXPECT_EQ(joined(written.notes),
            "AssessmentInternalReviewDate is left out of 2 assessments: a snapshot has no such date.\n"
            "InitialCPCtarget is left out of 1 section 47 enquiries: it is known only with a conference.\n");
  const std::string text = text_of(directory / "out/cin_census.xml");
  EXPECT_TRUE(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n  <Header>\n"));
  EXPECT_NE(text.find("<Year>2026</Year>\n      <ReferenceDate>2026-03-31</ReferenceDate>"),
            std::string::npos);
  EXPECT_NE(text.find("<LEA>test</LEA>"), std::string::npos);

  const auto again = load(directory, "b", {directory / "out/cin_census.xml"}, loaded_on);
  EXPECT_EQ(again.rejected, 0U);
  expect_same_tables(loaded, again);
  write_cin_census(loaded, year_2025_26, directory / "twice");
  EXPECT_EQ(text_of(directory / "twice/cin_census.xml"), text);
}

// Read from another source the year's days decide, and what ends after them is told as open.
TEST(ReturnsRoundTrip, ACensusFromCaseRecordsTellsTheYear) {
  const Directory directory;
  fs::create_directories(directory / "ssd");
  save(directory, "ssd/people.csv",
       "pers_person_id,pers_sex,pers_dob,pers_expected_dob,pers_ethnicity\n"
       "c1,Female,2026-04-20,2026-04-18,\nc2,,2015-06-01,,WBRI\nc3,I,2014-01-01,,WBRI\n");
  save(directory, "ssd/referrals.csv",
       "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_close_reason,cine_referral_"
       "nfa\n"
       "r1,c1,2026-03-31,2026-04-21,RC7,\n"
       // Closed the day before the year, on its first day; made the day after it.
       "r2,c2,2024-12-01,2025-03-31,RC1,N\nr3,c2,2025-03-31,2025-04-01,RC1,N\nr4,c2,2026-04-01,,,N\n"
       // No further action in the year before.
       "r5,c3,2025-03-31,,,Y\n");
  save(directory, "ssd/assessments.csv",
       "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_auth_"
       "date\n"
       "a1,c1,r1,2026-03-31,2026-04-15\na2,c2,r3,2025-03-31,2025-04-01\na3,c3,r5,2025-06-01,\n");
  save(directory, "ssd/factors.csv",
       "cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n"
       "f1,a1,\"[\"\"3B\"\"]\"\nf2,a2,\"{\"\"3B\"\":\"\"Yes\"\",\"\"4A\"\":\"\"No\"\",\"\"16A\"\":\"\"Y\"\"}"
       "\"\n");
  save(directory, "ssd/disabilities.csv",
       "disa_table_id,disa_person_id,disa_disability_code\nd1,c2,YES\nd2,c1,NONE\n");
  const auto loaded = load(directory, "a", {directory / "ssd"}, loaded_on);
  ASSERT_EQ(loaded.rejected, 0U);
  const WrittenReturn written = write_cin_census(loaded, year_2025_26, directory / "out");
  EXPECT_FALSE(written.whole);
  EXPECT_EQ(children_of(directory / "out/cin_census.xml"), R"(  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>c1</LAchildID>
        <ExpectedPersonBirthDate>2026-04-18</ExpectedPersonBirthDate>
        <Sex>U</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Disabilities>
          <Disability>NONE</Disability>
        </Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2026-03-31</CINreferralDate>
        <Assessments>
          <AssessmentActualStartDate>2026-03-31</AssessmentActualStartDate>
        </Assessments>
        <ReferralNFA>false</ReferralNFA>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers>
        <LAchildID>c2</LAchildID>
        <PersonBirthDate>2015-06-01</PersonBirthDate>
        <Sex>U</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-03-31</CINreferralDate>
        <CINclosureDate>2025-04-01</CINclosureDate>
        <ReasonForClosure>RC1</ReasonForClosure>
        <Assessments>
          <AssessmentActualStartDate>2025-03-31</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2025-04-01</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>16A</AssessmentFactors>
            <AssessmentFactors>3B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <ReferralNFA>false</ReferralNFA>
      </CINdetails>
    </Child>
  </Children>
</Message>
)");
  const std::string notes = joined(written.notes);
  for (const std::string_view words :
       {"1 assessments are left out: they belong to no referral", "Ethnicity is left out of 1 children",
        "2 children have neither a UPN", "ReferralNFA is false for 1 referrals",
        "Disability is left out of 1 children"}) {
    EXPECT_NE(notes.find(words), std::string::npos) << words << "\n" << notes;
  }
  // What was written is a census of that year, and goes back as it is.
  const auto again = load(directory, "b", {directory / "out/cin_census.xml"}, loaded_on);
  EXPECT_EQ(again.rejected, 0U);
  EXPECT_TRUE(write_cin_census(again, year_2025_26, directory / "twice").whole);
  EXPECT_EQ(children_of(directory / "twice/cin_census.xml"), children_of(directory / "out/cin_census.xml"));
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

TEST(ReturnsRoundTrip, CensusesBeforeLettersHaveFiguresForSex) {
  const Directory directory;
  std::string old = replaced(replaced(std::string(ann_and_ben), ">2025-", ">2023-"), ">2026-", ">2024-");
  old = replaced(old, "<Sex>U</Sex>", "<GenderCurrent>0</GenderCurrent>");
  old = replaced(old, "<Sex>M</Sex>", "<GenderCurrent>1</GenderCurrent>");
  const base::Date then = base::make_date(2024, 4, 30);
  const auto loaded = load(directory, "a", {save(directory, "cin.xml", census_of(old))}, then);
  EXPECT_TRUE(write_cin_census(loaded, *parse_return_year("2023-24"), directory / "out").whole);
  EXPECT_EQ(children_of(directory / "out/cin_census.xml"), old);
  expect_same_tables(loaded, load(directory, "b", {directory / "out"}, then));
  EXPECT_FALSE(sex_by_letters(*parse_return_year("2023-24")));
  EXPECT_TRUE(sex_by_letters(*parse_return_year("2024-25")));
  // Of the year after it are the two cases that are open still.
  EXPECT_FALSE(write_cin_census(loaded, *parse_return_year("2024-25"), directory / "next").whole);
  const std::string next = children_of(directory / "next/cin_census.xml");
  EXPECT_NE(next.find("<CINreferralDate>2024-01-12</CINreferralDate>"), std::string::npos);
  EXPECT_NE(next.find("<CINreferralDate>2023-09-01</CINreferralDate>"), std::string::npos);
  EXPECT_EQ(next.find("<CINreferralDate>2023-05-06</CINreferralDate>"), std::string::npos);
  EXPECT_EQ(next.find("<CINreferralDate>2023-04-01</CINreferralDate>"), std::string::npos);
  EXPECT_EQ(next.find("<CINPlanStartDate>2023-10-06</CINPlanStartDate>"), std::string::npos);
}

// Cora: open at the end, a new legal status in the same placement, then back home and moved out again.
// Dan: adopted by his foster carers. Eva: left care, came alone, gone missing once. Finn: a care leaver.
void save_return(const Directory& directory, const std::string& folder) {
  fs::create_directories(directory / folder);
  const auto put = [&](const std::string& name, const std::string& text) {
    save(directory, folder + "/" + name, text);
  };
  put("header.csv",
      "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nCORA,F,29/02/2012,WBRI,A123456789012,1,01/02/2026\r\n"
      "DAN,M,01/01/2022,WBRI,UN1,,\r\nEVA,F,01/01/2009,BAFR,UN2,0,\r\nFINN,M,01/05/"
      "2006,MOTH,A223456789012,,\r\n");
  put("episodes.csv",
      "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
      "CORA,10/01/2025,S,V2,N1,U4,PR1,01/05/2025,X1,,GU1 1AA,KT1 1AA,SC000001\r\n"
      "CORA,01/05/2025,L,C1,N1,U4,PR1,09/09/2025,X1,CARPL,GU1 1AA,KT1 1AA,SC000001\r\n"
      "CORA,09/09/2025,P,C1,N1,K2,PR4,,,,GU2 2BB,KT2 2BB,SC000002\r\n"
      "DAN,05/05/2024,S,C2,N1,U4,PR1,05/05/2025,X1,ALLEG,GU2 2AA,KT3 3CC,SC000003\r\n"
      "DAN,05/05/2025,U,E1,N1,A5,PR1,20/12/2025,E11,,GU2 2AA,KT3 3CC,SC000003\r\n"
      "EVA,01/02/2025,P,V2,N5,H5,PR4,15/06/2025,E4B,,,KT2 2BB,SC000004\r\n");
  put("reviews.csv",
      "CHILD,DOB,REVIEW,REVIEW_CODE\r\nCORA,29/02/2012,05/05/2025,PN1\r\nCORA,29/02/2012,05/11/2025,PN3\r\n");
  put("uasc.csv", "CHILD,SEX,DOB,DUC\r\nEVA,F,01/01/2009,01/06/2025\r\n");
  put("oc2.csv",
      "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
      "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\r\n"
      "CORA,29/02/2012,14,,0,,1,0,1,1,1,\r\n");
  put("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nFINN,01/05/2006,YES,F2,K1\r\n");
  put("ad1.csv",
      "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\r\n"
      "DAN,01/01/2022,01/04/2025,01/05/2025,1,2,MF,L11\r\n");
  put("placed_for_adoption.csv",
      "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\r\nDAN,01/01/2022,01/04/2025,,\r\n");
  put("previous_permanence.csv",
      "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\r\nCORA,29/02/2012,P1,936,15/08/2019\r\nDAN,01/01/2022,Z1,,\r\n"
      "EVA,01/01/2009,P2,936,zz/zz/2014\r\n");
  put("missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\r\nEVA,01/01/2009,M,01/03/2025,02/04/2025\r\n");
  put("sw_episodes.csv",
      "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\nCORA,29/02/2012,SW1234567,10/01/2025,01/06/"
      "2025,FCONTA\r\n"
      "CORA,29/02/2012,SW7654321,01/06/2025,,\r\n");
}

TEST(ReturnsRoundTrip, TheSsda903IsWrittenAsItWasLoaded) {
  const Directory directory;
  save_return(directory, "set");
  const auto loaded = load(directory, "a", {directory / "set"}, loaded_on);
  ASSERT_EQ(loaded.rejected, 0U);
  const WrittenReturn written = write_ssda903_set(loaded, year_2025_26, directory / "out");
  EXPECT_TRUE(written.whole);
  ASSERT_EQ(written.tables.size(), 11U);
  for (const WrittenTable& table : written.tables) {
    EXPECT_EQ(text_of(directory / ("out/" + table.name + ".csv")),
              text_of(directory / ("set/" + table.name + ".csv")))
        << table.name;
  }
  EXPECT_EQ(joined(written.notes),
            "PREV_PERM is Z1 for 1 children of whom no permanence order before is known: the return that was "
            "loaded stated Z1 of them, or nothing.\n");
  expect_same_tables(loaded, load(directory, "b", {directory / "out"}, loaded_on));
}

// Both returns of a year in one load, a child in both: each return has its own children.
TEST(ReturnsRoundTrip, BothReturnsOfOneLoadGoBack) {
  const Directory directory;
  save_return(directory, "set");
  std::string census(ann_and_ben);
  census.replace(census.find("BEN&amp;2"), 9, "CORA");
  census.replace(census.find("<Sex>M"), 6, "<Sex>F");
  const auto loaded =
      load(directory, "a", {directory / "set", save(directory, "cin.xml", census_of(census))}, loaded_on);
  ASSERT_EQ(loaded.rejected, 0U);
  EXPECT_TRUE(write_cin_census(loaded, year_2025_26, directory / "cin").whole);
  EXPECT_TRUE(write_ssda903_set(loaded, year_2025_26, directory / "ssda903").whole);
  EXPECT_EQ(children_of(directory / "cin/cin_census.xml"), census);
  EXPECT_EQ(text_of(directory / "ssda903/header.csv"), text_of(directory / "set/header.csv"));
  const auto again = load(directory, "b", {directory / "cin", directory / "ssda903"}, loaded_on);
  EXPECT_EQ(again.rejected, 0U);
  expect_same_tables(loaded, again);
}

// Before 2024-25 sex was a figure.
TEST(ReturnsRoundTrip, AnEarlierSsda903HasFiguresForSex) {
  const Directory directory;
  fs::create_directories(directory / "set");
  save(directory, "set/header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,29/02/2012,WBRI,UN1,,\n");
  save(directory, "set/episodes.csv", "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n1,10/01/2023,S,V2,N1,U4,,\n");
  const base::Date then = base::make_date(2023, 4, 30);
  const auto loaded = load(directory, "a", {directory / "set"}, then);
  // The last day in it is in the year before, so it is told as what was open in the year asked for.
  write_ssda903_set(loaded, *parse_return_year("2023-24"), directory / "out");
  EXPECT_EQ(text_of(directory / "out/header.csv"),
            "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n1,2,29/02/2012,WBRI,UN1,,\r\n");
  EXPECT_EQ(
      text_of(directory / "out/episodes.csv"),
      "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
      "1,10/01/2023,S,V2,N1,U4,,,,,,,\r\n");
}

// From case records: what was open in the year, one that ends after it as open, statuses and homes by day.
TEST(ReturnsRoundTrip, AnSsda903FromCaseRecordsTellsTheYear) {
  const Directory directory;
  fs::create_directories(directory / "ssd");
  save(directory, "ssd/people.csv",
       "pers_person_id,pers_sex,pers_dob,pers_ethnicity,pers_is_mother,pers_upn_unknown\n"
       "1,F,2012-02-29,WBRI,N,UN3\n2,M,2010-05-05,WBRI,Y,UN3\n3,M,2008-04-01,WBRI,,UN3\n");
  save(directory, "ssd/episodes.csv",
       "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_entered_care_date,clae_cla_episode_start_date,"
       "clae_cla_episode_start_reason,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,"
       "clae_cla_primary_need_code,clae_cla_placement_id\n"
       "e1,1,k1,2024-03-01,2024-03-01,S,2025-03-31,X1,N1,p1\n"
       "e2,1,k1,2024-03-01,2025-03-31,L,2026-04-02,E4A,N1,p1\n"
       // Left the day before the year began.
       "e3,2,k2,2024-01-01,2024-01-01,S,2025-03-31,E8,N1,\n");
  save(directory, "ssd/statuses.csv",
       "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,"
       "lega_legal_status_end_date\nl1,1,V2,2024-03-01,2025-03-31\nl2,1,C2,2025-03-31,\n");
  save(directory, "ssd/placements.csv",
       "clap_cla_placement_id,clap_person_id,clap_cla_placement_start_date,clap_cla_placement_type,"
       "clap_cla_placement_change_reason,clap_cla_placement_postcode\np1,1,2024-03-01,U4,CARPL,KT1 1AA\n");
  save(directory, "ssd/addresses.csv",
       "addr_table_id,addr_person_id,addr_address_type,addr_address_start_date,addr_address_end_date,"
       "addr_address_postcode\nh1,1,Home,2012-02-29,2025-01-01,GU1 1AA\nh2,1,Home,2025-01-01,,GU2 2BB\n");
  save(directory, "ssd/health.csv",
       "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,"
       "clah_health_check_status\nx1,1,Health Assessment,2025-04-01,Completed\nx2,1,Dental,2025-03-31,\n");
  save(directory, "ssd/sdq.csv",
       "csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_score\n"
       "s1,1,2025-03-31,7\ns2,1,2025-04-01,11\ns3,1,2026-04-01,22\n");
  save(directory, "ssd/leavers.csv",
       "clea_table_id,clea_person_id,clea_care_leaver_in_touch,clea_care_leaver_activity,"
       "clea_care_leaver_accommodation,clea_care_leaver_accom_suitable\nc3,3,NO,,,\n");
  const auto loaded = load(directory, "a", {directory / "ssd"}, loaded_on);
  ASSERT_EQ(loaded.rejected, 0U);
  const WrittenReturn written = write_ssda903_set(loaded, year_2025_26, directory / "out");
  EXPECT_FALSE(written.whole);
  // e1 ended before the year, and e2 after it.
  EXPECT_EQ(
      text_of(directory / "out/episodes.csv"),
      "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
      "1,31/03/2025,L,C2,N1,U4,,,,,GU2 2BB,KT1 1AA,\r\n");
  // Number 3 turned 18 on 1 April 2026 and is 17 in the year's end.
  EXPECT_EQ(text_of(directory / "out/header.csv"),
            "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n1,F,29/02/2012,WBRI,UN3,0,\r\n3,M,01/04/"
            "2008,WBRI,UN3,,\r\n");
  EXPECT_EQ(text_of(directory / "out/oc3.csv"), "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\n3,01/04/2008,NO,0,0\r\n");
  EXPECT_EQ(
      text_of(directory / "out/oc2.csv"),
      "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
      "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\r\n"
      "1,29/02/2012,11,,,,,0,1,,,\r\n");
  EXPECT_NE(joined(written.notes).find("1 children are left out of previous_permanence"), std::string::npos)
      << joined(written.notes);
}

TEST(ReturnsRoundTrip, YearsAreReadAsTheDepartmentWritesThem) {
  const auto year = parse_return_year("2025-26");
  ASSERT_TRUE(year);
  EXPECT_EQ(year->start, year_2025_26.start);
  EXPECT_EQ(year->end, year_2025_26.end);
  EXPECT_EQ(year->year, 2026);
  EXPECT_TRUE(parse_return_year("1999/00"));
  for (const char* text : {"", "2025", "2025-27", "2025-2026", "25-26", "2025-2x"})
    EXPECT_FALSE(parse_return_year(text)) << text;
}

// A directory that stands where a file should go: nothing is left beside it.
TEST(ReturnsRoundTrip, WhatCannotBeWrittenLeavesNothing) {
  const Directory directory;
  const auto loaded = load(directory, "a", {save(directory, "cin.xml", census_of(ann_and_ben))}, loaded_on);
  fs::create_directories(directory / "out/cin_census.xml");
  EXPECT_THROW(write_cin_census(loaded, year_2025_26, directory / "out"), base::Error);
  EXPECT_EQ(std::distance(fs::directory_iterator(directory / "out"), fs::directory_iterator{}), 1);
}

}  // namespace
}  // namespace windscreen::report
