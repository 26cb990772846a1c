// What a journey says to look at, on the days on which it turns.
#include <gtest/gtest.h>

#include "report/journey_test_child.h"

namespace windscreen::report {
namespace {

std::string flags(const std::string& rows, std::string_view as_at) {
  return flags_of(journey_of(
      "insert into ssd_person by name select 'C1' as pers_person_id, date '2010-06-15' as pers_dob;" + rows,
      "C1", as_at));
}

bool has(const std::string& all, const std::string& line) {
  return ("\n" + all).find("\n" + line + "\n") != std::string::npos;
}

constexpr const char* third_plan = R"(
insert into ssd_cp_plans by name select * from (values
  ('P1', 'C1', date '2012-01-10', date '2012-06-01', 'N'), ('P2', 'C1', date '2017-02-01', date '2018-02-28', 'N'),
  ('P3', 'C1', date '2020-02-29', null, 'N')) t(cppl_cp_plan_id, cppl_person_id, cppl_cp_plan_start_date, cppl_cp_plan_end_date, cppl_cp_plan_ola);
)";

TEST(JourneyFlags, NumbersChildProtectionPlans) {
  const std::string all = flags(third_plan, "2020-04-30");
  EXPECT_TRUE(has(all, "past|2017-02-01|-|Second child protection plan")) << all;
  EXPECT_TRUE(has(all, "past|2020-02-29|-|Third child protection plan")) << all;
  // Ended on 28 February 2018: two years before 29 February 2020 is that day, the last that is within.
  EXPECT_TRUE(has(all, "past|2020-02-29|-|Child protection plan within 2 years of the end of an earlier one"))
      << all;
  EXPECT_FALSE(
      has(all, "past|2017-02-01|-|Child protection plan within 2 years of the end of an earlier one"))
      << all;
}

TEST(JourneyFlags, CountsPlansElsewhereThatAreOnlyANumber) {
  const std::string all =
      flags(std::string(third_plan) + "insert into ext_cp_history values ('P3', 4);", "2020-04-30");
  EXPECT_TRUE(has(all, "past|2020-02-29|-|Fifth child protection plan")) << all;
}

TEST(JourneyFlags, CountsPlacementsOfTheLastTwelveMonths) {
  const std::string all = flags(R"(
insert into ssd_cla_episodes by name select * from (values
  ('E1', 'C1', 'H', date '2019-06-01', date '2020-01-10', 'S', 'X1', 'L1'), ('E2', 'C1', 'H', date '2020-01-10', date '2020-03-01', 'P', 'X1', 'L2'),
  ('E3', 'C1', 'H', date '2020-03-01', date '2020-05-01', 'P', 'X1', 'L3'), ('E4', 'C1', 'H', date '2020-05-01', date '2020-05-08', 'P', 'X1', 'L4'),
  ('E5', 'C1', 'H', date '2020-05-08', null, 'P', null, 'L5'))
  t(clae_cla_episode_id, clae_person_id, clae_cla_id, clae_cla_episode_start_date, clae_cla_episode_ceased_date,
    clae_cla_episode_start_reason, clae_cla_episode_ceased_reason, clae_cla_placement_id);
insert into ssd_cla_placement by name select * from (values ('L1', 'C1', date '2019-06-01', date '2020-01-10', 'U6'),
  ('L2', 'C1', date '2020-01-10', date '2020-03-01', 'U6'), ('L3', 'C1', date '2020-03-01', date '2020-05-01', 'K2'),
  ('L4', 'C1', date '2020-05-01', date '2020-05-08', 'T3'), ('L5', 'C1', date '2020-05-08', null, 'U6'))
  t(clap_cla_placement_id, clap_person_id, clap_cla_placement_start_date, clap_cla_placement_end_date, clap_cla_placement_type);
insert into ssd_legal_status by name select 'S' as lega_legal_status_id, 'C1' as lega_person_id, 'C2' as lega_legal_status,
  date '2019-06-01' as lega_legal_status_start_date;
)",
                                "2020-12-31");
  // The week with other carers while the usual ones were away (T3) is no placement of its own.
  EXPECT_TRUE(has(all, "now|2020-05-08|-|4 placements in the last 12 months")) << all;
  EXPECT_TRUE(has(all, "past|2020-05-08|-|4 placements in the 12 months up to this move")) << all;
}

TEST(JourneyFlags, FindsTheDaysWithoutAWorker) {
  const std::string rows = R"(
insert into ssd_cin_episodes by name select * from (values ('R1', 'C1', date '2020-01-06', 'N', null))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_referral_nfa, cine_close_date);
insert into ssd_involvements by name select * from (values
  ('I1', 'C1', 'W1', 'ALLOCATED CASE WORKER', date '2020-01-06', date '2020-03-02'),
  ('I2', 'C1', 'W2', 'Allocated case worker', date '2020-03-09', date '2020-05-04'),
  ('I3', 'C1', 'W3', 'ALLOCATED CASE WORKER', date '2020-05-10', date '2020-06-01'),
  ('I4', 'C1', 'W4', 'Family support worker', date '2020-06-01', null))
  t(invo_involvements_id, invo_person_id, invo_professional_id, invo_professional_role_id, invo_involvement_start_date,
    invo_involvement_end_date);
)";
  const std::string all = flags(rows, "2020-06-03");
  EXPECT_TRUE(has(all, "past|2020-03-02|2020-03-09|No allocated worker for 7 days")) << all;
  EXPECT_EQ(all.find("2020-05-04|2020-05-10"), std::string::npos) << "six days are not a week\n" << all;
  // 1, 2 and 3 June: a gap that lasts counts from its first day.
  EXPECT_TRUE(has(all, "now|2020-06-01|-|No allocated worker for 3 days")) << all;
}

TEST(JourneyFlags, FindsVisitsThatCameLate) {
  const std::string rows = R"(
insert into ssd_cp_plans by name select 'P1' as cppl_cp_plan_id, 'C1' as cppl_person_id, date '2020-06-01' as cppl_cp_plan_start_date;
insert into ssd_cp_visits by name select * from (values ('V1', 'C1', 'P1', date '2020-06-15', 'Y'), ('V2', 'C1', 'P1', date '2020-06-30', 'Y'))
  t(cppv_cp_visit_id, cppv_person_id, cppv_cp_plan_id, cppv_cp_visit_date, cppv_cp_visit_seen);
)";
  // 29 June is the tenth working day after 15 June, so 30 June would be a day late; the visit of that day
  // mends it on that very day. 14 July is the tenth working day after it.
  const std::string before = flags(rows, "2020-07-14");
  EXPECT_EQ(before.find("now|"), std::string::npos) << before;
  const std::string after = flags(rows, "2020-07-15");
  EXPECT_TRUE(has(after, "now|2020-07-15|-|Child protection visit overdue for 1 day")) << after;
}

constexpr const char* reviewed_plan = R"(
insert into ssd_cp_plans by name select 'P1' as cppl_cp_plan_id, 'C1' as cppl_person_id, date '2019-11-30' as cppl_cp_plan_start_date,
  {end} as cppl_cp_plan_end_date;
insert into ssd_cp_reviews by name select * from (values ('V0', 'C9', 'P9', date '2019-01-01'), ('V00', 'C9', 'P9', date '2019-06-01'){reviews})
  t(cppr_cp_review_id, cppr_person_id, cppr_cp_plan_id, cppr_cp_review_date);
)";

std::string reviewed(const std::string& reviews, const std::string& end) {
  std::string rows = reviewed_plan;
  rows.replace(rows.find("{end}"), 5, end);
  rows.replace(rows.find("{reviews}"), 9, reviews);
  return rows;
}

TEST(JourneyFlags, FindsReviewsThatCameLate) {
  // Three months after 30 November is 29 February; six after that, 29 August.
  const std::string in_time =
      flags(reviewed(", ('V1', 'C1', 'P1', date '2020-02-29')", "null"), "2020-08-29");
  EXPECT_EQ(in_time.find("Review"), std::string::npos) << in_time;
  const std::string late = flags(reviewed(", ('V1', 'C1', 'P1', date '2020-03-01')", "null"), "2020-09-02");
  EXPECT_TRUE(has(late, "past|2020-03-01|2020-03-01|Review conference held 1 day late")) << late;
  EXPECT_TRUE(has(late, "now|2020-09-02|-|Review conference overdue by 1 day")) << late;
  const std::string ended = flags(reviewed("", "date '2020-03-01'"), "2020-09-02");
  EXPECT_EQ(ended.find("Review"), std::string::npos) << ended;
  const std::string overdue = flags(reviewed("", "date '2020-03-03'"), "2020-09-02");
  EXPECT_TRUE(
      has(overdue, "past|2020-03-01|2020-03-03|Review conference overdue by 2 days when the plan ended"))
      << overdue;
}

TEST(JourneyFlags, SaysNothingOfVisitsWhereTheSnapshotHoldsNone) {
  const std::string all = flags(
      "insert into ssd_cp_plans by name select 'P1' as cppl_cp_plan_id, 'C1' as cppl_person_id, date "
      "'2020-06-01' as "
      "cppl_cp_plan_start_date;",
      "2020-12-31");
  EXPECT_EQ(all.find("visit"), std::string::npos) << all;
}

TEST(JourneyFlags, MeasuresAssessmentsAndConferencesByWorkingDays) {
  const std::string all = flags(R"(
insert into ssd_cin_episodes by name select 'R1' as cine_referral_id, 'C1' as cine_person_id, date '2020-01-06' as cine_referral_date, 'N' as cine_referral_nfa;
insert into ssd_cin_assessments by name select * from (values ('A1', 'C1', 'R1', date '2020-01-06', date '2020-03-09', 'N'),
  ('A2', 'C1', 'R1', date '2020-01-06', date '2020-03-10', 'N'))
  t(cina_assessment_id, cina_person_id, cina_referral_id, cina_assessment_start_date, cina_assessment_auth_date, cina_assessment_outcome_nfa);
insert into ssd_s47_enquiry by name select 'S1' as s47e_s47_enquiry_id, 'C1' as s47e_person_id, date '2020-01-06' as s47e_s47_start_date;
insert into ssd_initial_cp_conference by name select 'I1' as icpc_icpc_id, 'C1' as icpc_person_id, 'S1' as icpc_s47_enquiry_id,
  date '2020-01-28' as icpc_icpc_date;
insert into ssd_cin_plans by name select 'N' as cinp_cin_plan_id, 'C9' as cinp_person_id, date '2020-01-01' as cinp_cin_plan_start_date;
)",
                                "2020-04-07");
  EXPECT_EQ(all.find("took 45"), std::string::npos) << all;  // on the last day
  EXPECT_TRUE(has(all, "past|2020-03-10|-|Assessment took 46 working days (the limit is 45)")) << all;
  EXPECT_TRUE(has(
      all, "past|2020-01-28|-|Initial conference 16 working days after the enquiry began (the limit is 15)"))
      << all;
  EXPECT_TRUE(has(all, "now|2020-03-09|-|Case open after an assessment with no plan for 30 days")) << all;
}

TEST(JourneyFlags, KnowsWhatIsOverTheDayAnEighteenthBirthdayEndsIt) {
  // Looked after, 18 on 15 June 2028: care ends that day, though the episode was left open.
  const std::string rows = R"(
insert into ssd_cla_episodes by name select 'E1' as clae_cla_episode_id, 'C1' as clae_person_id, 'H' as clae_cla_id,
  date '2027-01-04' as clae_cla_episode_start_date, 'S' as clae_cla_episode_start_reason;
insert into ssd_cla_visits by name select 'V1' as clav_cla_visit_id, 'C1' as clav_person_id, date '2028-01-03' as clav_cla_visit_date,
  'Y' as clav_cla_visit_seen;
)";
  EXPECT_NE(
      flags(rows, "2028-06-14").find("now|2028-02-15|-|Visit to the looked after child overdue for 121 days"),
      std::string::npos)
      << flags(rows, "2028-06-14");
  const std::string after = flags(rows, "2028-06-15");
  EXPECT_TRUE(has(after, "past|2028-02-15|2028-06-15|Visit to the looked after child overdue for 121 days"))
      << after;
}

}  // namespace
}  // namespace windscreen::report
