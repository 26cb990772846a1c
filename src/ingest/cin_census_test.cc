#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "ingest/loading_test.h"

namespace windscreen::ingest {
namespace {

const base::Date march_2024 = base::make_date(2024, 3, 31);

std::string message(const std::string& children) {
  return "<?xml version=\"1.0\"?>\n<Message><Header><CollectionDetails><Collection>CIN</Collection>"
         "</CollectionDetails></Header>\n<Children>\n" +
         children + "\n</Children></Message>\n";
}

// One child with one of everything, an element a line. The first line of `children` is the message's fourth.
const std::string one_child = R"(<Child>
<ChildIdentifiers>
<LAchildID>C1</LAchildID>
<UPN>a123</UPN>
<PersonBirthDate>2012-02-29</PersonBirthDate>
<GenderCurrent>2</GenderCurrent>
</ChildIdentifiers>
<ChildCharacteristics>
<Ethnicity>wbri</Ethnicity>
<Disabilities><Disability>HAND</Disability>
<Disability>LD</Disability></Disabilities>
</ChildCharacteristics>
<CINdetails>
<CINreferralDate>2023-05-01</CINreferralDate>
<ReferralSource>1a</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>
<CINclosureDate>2024-01-31</CINclosureDate>
<ReasonForClosure>RC8</ReasonForClosure>
<ReferralNFA>0</ReferralNFA>
<Assessments>
<AssessmentActualStartDate>2023-05-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2023-06-30</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>16A</AssessmentFactors></FactorsIdentifiedAtAssessment>
</Assessments>
<CINPlanDates><CINPlanStartDate>2023-07-01</CINPlanStartDate></CINPlanDates>
<Section47>
<S47ActualStartDate>2023-07-03</S47ActualStartDate>
<InitialCPCtarget>2023-07-24</InitialCPCtarget>
<DateOfInitialCPC>2023-07-20</DateOfInitialCPC>
<ICPCnotRequired>false</ICPCnotRequired>
</Section47>
<ChildProtectionPlans>
<CPPstartDate>2023-07-20</CPPstartDate>
<CPPendDate>2023-12-20</CPPendDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2023-10-10</CPPreviewDate>
<CPPreviewDate>2023-12-20</CPPreviewDate></Reviews>
</ChildProtectionPlans>
</CINdetails>
</Child>)";

TEST(CinCensus, FillsEveryTable) {
  const TestFolder folder;
  TestLoad load(folder, {folder.write("cin.xml", message(one_child))}, march_2024);
  EXPECT_EQ(load.rejects(), "");
  EXPECT_EQ(load.ask("select pers_person_id, pers_sex, pers_ethnicity, pers_dob from ssd_person"),
            "C1|F|WBRI|2012-02-29");
  EXPECT_EQ(load.ask("select disa_disability_code from ssd_disability order by 1"), "HAND\nLD");
  EXPECT_EQ(load.ask("select link_identifier_type, link_identifier_value from ssd_linked_identifiers"),
            "Unique Pupil Number|A123");
  EXPECT_EQ(load.ask("select cine_referral_date, cine_referral_source_code, cine_cin_primary_need_code, "
                     "cine_close_date, cine_close_reason, cine_referral_nfa from ssd_cin_episodes"),
            "2023-05-01|1A|N1|2024-01-31|RC8|N");
  EXPECT_EQ(load.ask("select cina_assessment_start_date, cina_assessment_auth_date from ssd_cin_assessments "
                     "join ssd_cin_episodes on cina_referral_id = cine_referral_id"),
            "2023-05-02|2023-06-30");
  EXPECT_EQ(load.ask("select cinf_assessment_factors_json from ssd_assessment_factors "
                     "join ssd_cin_assessments on cinf_assessment_id = cina_assessment_id"),
            R"(["16A","3B"])");
  EXPECT_EQ(load.ask("select cinp_cin_plan_start_date, cinp_cin_plan_end_date from ssd_cin_plans"),
            "2023-07-01|");
  EXPECT_EQ(load.ask("select s47e_s47_start_date, s47e_s47_nfa, icpc_icpc_target_date, icpc_icpc_date, "
                     "icpc_icpc_outcome_cp_flag from ssd_s47_enquiry join ssd_initial_cp_conference on "
                     "icpc_s47_enquiry_id = s47e_s47_enquiry_id"),
            "2023-07-03|N|2023-07-24|2023-07-20|Y");
  EXPECT_EQ(load.ask("select cppl_cp_plan_start_date, cppl_cp_plan_end_date, cppl_cp_plan_initial_category, "
                     "cppl_cp_plan_latest_category, previous_plans from ssd_cp_plans join ext_cp_history on "
                     "cp_plan_id = cppl_cp_plan_id"),
            "2023-07-20|2023-12-20|NEG|EMO|1");
  EXPECT_EQ(load.ask("select cppr_cp_review_date from ssd_cp_reviews join ssd_cp_plans on "
                     "cppr_cp_plan_id = cppl_cp_plan_id order by 1"),
            "2023-10-10\n2023-12-20");
  // Child, 2 disabilities, referral, assessment, factors, CIN plan, enquiry, conference, CP plan, 2 reviews.
  EXPECT_EQ(load.total().read, 12U);
  EXPECT_EQ(load.total().kept, 12U);
}

TEST(CinCensus, UnbornChildrenAndNeitherSexAreKept) {
  const TestFolder folder;
  TestLoad load(
      folder,
      {folder.write("cin.xml", message("<Child><ChildIdentifiers><LAchildID>U1</LAchildID>"
                                       "<ExpectedPersonBirthDate>2024-06-01</ExpectedPersonBirthDate>"
                                       "<GenderCurrent>0</GenderCurrent></ChildIdentifiers></Child>"
                                       "<Child><ChildIdentifiers><LAchildID>U2</LAchildID>"
                                       "<PersonBirthDate>2010-01-01</PersonBirthDate>"
                                       "<GenderCurrent>9</GenderCurrent></ChildIdentifiers></Child>"))},
      march_2024);
  EXPECT_EQ(
      load.ask("select pers_person_id, pers_sex, pers_dob, pers_expected_dob from ssd_person order by 1"),
      "U1|U||2024-06-01\nU2|I|2010-01-01|");
}

TEST(CinCensus, WhatCannotBeUsedIsRejectedWithItsLine) {
  const TestFolder folder;
  TestLoad load(folder,
                {folder.write("cin.xml",
                              message(R"(<Child><ChildIdentifiers><LAchildID>C1</LAchildID></ChildIdentifiers>
<CINdetails><CINreferralDate>2023-13-01</CINreferralDate>
<CINPlanDates><CINPlanStartDate>2023-07-01</CINPlanStartDate><CINPlanEndDate>soon</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2023-07-01</S47ActualStartDate>
<DateOfInitialCPC>never</DateOfInitialCPC></Section47></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID/></ChildIdentifiers></Child>)"))},
                march_2024);
  EXPECT_EQ(load.rejects(), "0|5|bad_date\n0|6|bad_date\n0|8|bad_date\n0|9|no_person");
  // The enquiry stands on its own, without the referral.
  EXPECT_EQ(load.ask("select s47e_person_id, s47e_referral_id from ssd_s47_enquiry"), "C1|");
}

TEST(CinCensus, TheSameRowTwiceIsADuplicateAndAnotherOneOfThatDayIsNot) {
  const TestFolder folder;
  const std::string same = "<CINPlanDates>\n<CINPlanStartDate>2023-07-01</CINPlanStartDate></CINPlanDates>\n";
  const std::string other =
      "<CINPlanDates><CINPlanStartDate>2023-07-01</CINPlanStartDate>"
      "<CINPlanEndDate>2023-07-02</CINPlanEndDate></CINPlanDates>";
  TestLoad load(
      folder,
      {folder.write("cin.xml", message("<Child>\n<ChildIdentifiers><LAchildID>C1</LAchildID>"
                                       "</ChildIdentifiers>\n<CINdetails><CINreferralDate>2023-05-01"
                                       "</CINreferralDate>\n" +
                                       same + same + other + "</CINdetails></Child>"))},
      march_2024);
  EXPECT_EQ(load.count("select count(*) from ssd_cin_plans"), 2);
  EXPECT_EQ(load.count("select count(distinct cinp_cin_plan_id) from ssd_cin_plans"), 2);
  EXPECT_EQ(load.ask("select code from _rejects"), "duplicate_row");
}

TEST(CinCensus, StrayTextAndUnknownElementsAreReported) {
  const TestFolder folder;
  TestLoad load(
      folder,
      {folder.write("cin.xml", message("<Child><ChildIdentifiers><LAchildID>C1</LAchildID>PersonBirthDate"
                                       "<PersonBirthDate>2010-01-01</PersonBirthDate><Shoe>9</Shoe>"
                                       "</ChildIdentifiers></Child>"))},
      march_2024);
  EXPECT_EQ(load.ask("select pers_dob from ssd_person"), "2010-01-01");
  EXPECT_TRUE(load.has_note("the first is \"PersonBirthDate\" at line 4"));
  EXPECT_TRUE(load.has_note("left out: Shoe"));
}

TEST(CinCensus, IsReadInEveryEncoding) {
  const std::string text =
      message("<Child><ChildIdentifiers><LAchildID>Zo\xC3\xAB</LAchildID></ChildIdentifiers></Child>");
  std::string windows;
  std::string utf16 = "\xFF\xFE";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\xC3') continue;
    windows += text[i] == '\xAB' ? '\xEB' : text[i];
    utf16 += windows.back();
    utf16 += '\0';
  }
  const TestFolder folder;
  for (const auto& bytes : {text, windows, utf16}) {
    TestLoad load(folder, {folder.write("cin.xml", bytes)}, march_2024);
    EXPECT_EQ(load.ask("select pers_person_id from ssd_person"), "Zo\xC3\xAB");
  }
}

TEST(CinCensus, DangerousAndBrokenMessagesAreRefusedWithTheirLine) {
  const TestFolder folder;
  const auto refusal = [&](const std::string& bytes) -> std::string {
    try {
      TestLoad load(folder, {folder.write("cin.xml", bytes)}, march_2024);
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(refusal("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n"
                    "<Message>&b;</Message>")
                .find("line 2: the message declares a DOCTYPE"),
            std::string::npos);
  const std::string whole = message(one_child);
  EXPECT_NE(refusal(whole.substr(0, whole.size() / 2)).find("the XML is broken here"), std::string::npos);
  EXPECT_NE(
      refusal(message("<Child><ChildIdentifiers><LAchildID>" + std::string(std::size_t{10} << 20U, 'x') +
                      "</LAchildID></ChildIdentifiers></Child>"))
          .find("longer than 1 MiB"),
      std::string::npos);
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<Child>";
  EXPECT_NE(refusal(message(deep)).find("deeper than 32"), std::string::npos);
  EXPECT_NE(refusal(message("<Child>" + std::string(1, '\0') + "</Child>")), "");
  EXPECT_NE(refusal("<Other/>").find("none of the formats"), std::string::npos);
}

TEST(CinCensus, TheLargerSampleLoadsWhole) {
  const auto path = shared_data("cin/fake_CIN_data.xml");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared sample is not here: " << path;
  const TestFolder folder;
  TestLoad load(folder, {path}, base::make_date(2022, 7, 21));
  // Counted in the file by its tags: 332 Child, 402 CINdetails, 350 DateOfInitialCPC, 117 Disability.
  EXPECT_EQ(load.total().read, 332U + 402U + 350U + 117U);
  EXPECT_EQ(load.count("select count(*) from ssd_person"), 332);
  EXPECT_EQ(load.count("select count(*) from ssd_cin_episodes"), 402);
  EXPECT_EQ(load.count("select count(*) from ssd_initial_cp_conference"), 350);
  EXPECT_EQ(load.count("select count(*) from ssd_disability") +
                load.count("select count(*) from _rejects where code = 'duplicate_row'"),
            117);
  EXPECT_EQ(load.count("select count(*) from ssd_cin_episodes where cine_close_date is not null"), 252);
}

}  // namespace
}  // namespace windscreen::ingest
