#include "report/journey.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "report/journey_page.h"
#include "report/journey_test_child.h"

namespace windscreen::report {
namespace {

std::string age(std::string_view born, std::string_view on) {
  return age_words(base::parse_iso(born), std::nullopt, journey_day(on));
}
std::string unborn(std::string_view expected, std::string_view on) {
  return age_words(std::nullopt, base::parse_iso(expected), journey_day(on));
}

TEST(AgeWords, FollowsTheBirthdays) {
  EXPECT_EQ(age("2012-02-29", "2020-02-28"), "7 years");
  EXPECT_EQ(age("2012-02-29", "2020-02-29"), "8 years");
  EXPECT_EQ(age("2012-02-29", "2021-02-28"), "8 years");  // 1 March in other years
  EXPECT_EQ(age("2012-02-29", "2021-03-01"), "9 years");
  EXPECT_EQ(age("2002-12-10", "2020-12-09"), "17 years");
  EXPECT_EQ(age("2002-12-10", "2020-12-10"), "18 years");
}

TEST(AgeWords, CountsMonthsBelowTwoYearsAndWeeksBelowTwoMonths) {
  EXPECT_EQ(age("2020-01-31", "2020-01-31"), "0 weeks");
  EXPECT_EQ(age("2020-01-31", "2020-02-07"), "1 week");
  EXPECT_EQ(age("2020-01-31", "2020-03-30"), "8 weeks");
  EXPECT_EQ(age("2020-01-31", "2020-03-31"), "2 months");
  EXPECT_EQ(age("2018-05-05", "2020-05-04"), "23 months");
  EXPECT_EQ(age("2018-05-05", "2020-05-05"), "2 years");
}

TEST(AgeWords, SaysHowLongBeforeBirth) {
  EXPECT_EQ(age("2020-03-01", "2020-02-29"), "before birth (0 weeks)");
  EXPECT_EQ(age("2020-03-01", "2020-02-23"), "before birth (1 week)");
  EXPECT_EQ(unborn("2020-11-15", "2020-09-14"), "before birth (8 weeks)");
  EXPECT_EQ(unborn("2020-11-15", "2020-11-15"), "due (0 weeks past)");
  EXPECT_EQ(unborn("2020-11-15", "2020-12-27"), "due (6 weeks past)");
  EXPECT_EQ(age_words(std::nullopt, std::nullopt, journey_day("2020-01-01")), "");
}

constexpr const char* ada = R"(
insert into ssd_person by name select * from (values ('C1', date '2012-02-29', 'F', 'WBRI'), ('C2', date '2012-02-29', 'F', 'WBRI'))
  t(pers_person_id, pers_dob, pers_sex, pers_ethnicity);
insert into ssd_department by name select 'T1' as dept_team_id, 'Assessment North' as dept_team_name;
insert into ssd_contacts by name select * from (values ('K1', 'C1', date '2012-01-18', '3A', '{"ADVICE_FLAG":"Y","NFA_FLAG":"N"}'),
  ('K2', 'C2', date '2019-01-01', '6', null))
  t(cont_contact_id, cont_person_id, cont_contact_date, cont_contact_source_code, cont_contact_outcome_json);
insert into ssd_cin_episodes by name select * from (values
  ('R1', 'C1', date '2020-02-29', 'N', '6', 'N1', 'RC7', date '2020-06-30', 'T1'),
  ('R2', 'C1', date '2021-03-01', 'Y', null, null, null, date '2021-03-01', null))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_referral_nfa, cine_referral_source_code, cine_cin_primary_need_code,
    cine_close_reason, cine_close_date, cine_referral_team);
insert into ssd_cin_assessments by name select 'A1' as cina_assessment_id, 'C1' as cina_person_id, 'R1' as cina_referral_id,
  date '2020-03-02' as cina_assessment_start_date, date '2020-03-06' as cina_assessment_auth_date, 'Y' as cina_assessment_child_seen;
insert into ssd_assessment_factors by name select 'F1' as cinf_table_id, 'A1' as cinf_assessment_id,
  '["3B","16A"]' as cinf_assessment_factors_json;
insert into ssd_s47_enquiry by name select 'S1' as s47e_s47_enquiry_id, 'C1' as s47e_person_id, 'R1' as s47e_referral_id,
  date '2020-03-03' as s47e_s47_start_date, date '2020-03-03' as s47e_s47_end_date, 'Y' as s47e_s47_nfa;
)";

TEST(Journey, TellsTheStoryInTheOrderOfDays) {
  const Journey journey = journey_of(ada, "C1", "2021-03-31");
  EXPECT_EQ(lines_of(journey),
            "2012-01-18|-|Contact|from GP; advice\n"
            "2020-02-29|2020-06-30|Referral and episode of need|from Police; need: Abuse or neglect; closed: "
            "Services ceased "
            "for any other reason; Assessment North\n"
            "2020-03-02|2020-03-06|Assessment|started 1 working day after the referral; took 4 working days; "
            "child seen\n"
            "2020-03-03|2020-03-03|Section 47 enquiry|took 0 working days; no further action\n"
            "2020-03-06|-|Factors found by the assessment|16A Neglect; 3B Domestic abuse, parent\n"
            "2021-03-01|-|Referral, no further action|\n");
  EXPECT_EQ(journey.entries[0].age, "before birth (6 weeks)");
  EXPECT_EQ(journey.entries[1].age, "8 years");
  EXPECT_EQ(journey.entries[5].age, "9 years");
  EXPECT_EQ(journey.age, "9 years");
  EXPECT_EQ(journey.sex, "female");
}

TEST(Journey, ShowsPlacementsByTheirWordsAndNoDistanceThatIsNotKnown) {
  const Journey journey = journey_of(R"(
insert into ssd_person by name select 'C1' as pers_person_id;
insert into ssd_cla_placement by name select * from (values
  ('P1', 'C1', date '2020-01-01', date '2020-01-01', 'K2', 'PR4', 999.9), ('P2', 'C1', date '2020-01-01', null, 'U6', null, 12.5))
  t(clap_cla_placement_id, clap_person_id, clap_cla_placement_start_date, clap_cla_placement_end_date, clap_cla_placement_type,
    clap_cla_placement_provider, clap_cla_placement_distance);
insert into ext_placement_area values ('P2', '936');
)",
                                     "C1");
  EXPECT_EQ(lines_of(journey),
            "2020-01-01|2020-01-01|Children's home|Private provision\n"
            "2020-01-01|-|Foster placement with other foster carer, not long term|12.5 miles from home; in "
            "the area of "
            "authority 936\n");
  EXPECT_EQ(journey.entries[1].source, "ssd_cla_placement, ext_placement_area");
}

TEST(Journey, LeavesOutReviewsOfAPeriodOfCareThatSomebodyElseHasToo) {
  // C1 was adopted; the case system kept the period's identifier under the identifier from after adoption,
  // C9.
  const std::string rows = R"(
insert into ssd_person by name select * from (values ('C1'), ('C9')) t(pers_person_id);
insert into ssd_cla_episodes by name select * from (values ('E1', 'C1', 'H1', date '2019-01-01'), ('E2', 'C1', 'H2', date '2020-01-01'),
  ('E9', 'C9', 'H1', date '2019-01-01')) t(clae_cla_episode_id, clae_person_id, clae_cla_id, clae_cla_episode_start_date);
insert into ssd_cla_reviews by name select * from (values ('V1', 'H1', date '2019-01-20'), ('V2', 'H2', date '2020-01-20'))
  t(clar_cla_review_id, clar_cla_id, clar_cla_review_date);
)";
  const std::string own = lines_of(journey_of(rows, "C1"));
  EXPECT_EQ(own.find("2019-01-20"), std::string::npos) << own;
  EXPECT_NE(own.find("2020-01-20|-|Review of a looked after child|\n"), std::string::npos) << own;
  EXPECT_EQ(lines_of(journey_of(rows, "C9")).find("2020-01"), std::string::npos);
}

TEST(Journey, RefusesAnIdentifierThatNobodyHasAndNamesNone) {
  for (const std::string_view wanted : {"C", "c1", "C1'", "%", ""}) {
    try {
      journey_of(ada, wanted);
      ADD_FAILURE() << wanted << " was found";
    } catch (const base::Error& error) {
      EXPECT_STREQ(error.what(), "the snapshot holds nobody with that identifier");
      EXPECT_EQ(error.remedy().find("C1"), std::string::npos);
    }
  }
}

TEST(Journey, TakesAChildWithNothingButAName) {
  const Journey journey = journey_of("insert into ssd_person by name select 'C1' as pers_person_id", "C1");
  EXPECT_TRUE(journey.entries.empty());
  EXPECT_TRUE(journey.flags.empty()) << flags_of(journey);
}

TEST(Journey, IsJsonWithDaysAndOpenEnds) {
  const std::string json = to_json(journey_of(ada, "C1", "2021-03-31"));
  EXPECT_NE(json.find(R"("person_id":"C1","as_at":"2021-03-31")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"({"lane":"front_door","spell":false,"from":"2012-01-18","to":null,"what":"Contact")"),
            std::string::npos)
      << json;
  EXPECT_EQ(json.find("2012-02-29"), std::string::npos) << "the day of birth stands in the page";
}

}  // namespace
}  // namespace windscreen::report
