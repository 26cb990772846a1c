#include "assure/case_factors.h"

#include <gtest/gtest.h>

#include "measure/test_authority.h"

namespace windscreen::assure {
namespace {

using measure::day;

// On 29 February 2020 the twelve months before begin after 28 February 2019.
//   A   W1 gave the case up on the 28th of that February (before), W3 had it from then until 1 March 2019
//   (in),
//       W4 for one day (in), W5 until the day of the audit (in), W6 from that day (in), W7 from the day after
//   B   two workers at once, of teams with a manager each; T1's manager changed while it held the case
//   U1  unborn, referred and held by one worker
//   D   held by a duty name alone
//   C   looked after since 2018 with a plan before it; E on a plan; H in early help; S in assessment
constexpr const char* more = R"(
insert into ssd_person by name select * from (values ('A'), ('B'), ('C'), ('D'), ('E'), ('H'), ('S')) t(pers_person_id);
insert into ssd_involvements by name select * from (values
  ('A1', 'A', 'W1', 'T9', 'Allocated case worker', date '2018-01-01', date '2019-02-28'),
  ('A2', 'A', 'W3', 'T9', 'Allocated case worker', date '2019-02-28', date '2019-03-01'),
  ('A3', 'A', 'W4', 'T9', 'Allocated case worker', date '2019-03-01', date '2019-03-01'),
  ('A4', 'A', 'W5', 'T9', 'Allocated case worker', date '2019-03-01', date '2020-02-29'),
  ('A5', 'A', 'W6', 'T9', 'Allocated case worker', date '2020-02-29', null),
  ('A6', 'A', 'W7', 'T9', 'Allocated case worker', date '2020-03-01', null),
  ('B1', 'B', 'W1', 'T1', 'Allocated case worker', date '2019-06-01', null),
  ('B2', 'B', 'W2', 'T2', 'Allocated case worker', date '2019-06-01', date '2019-12-01'),
  ('B3', 'B', 'W1', 'T1', 'Allocated case worker', date '2020-01-01', null),
  ('U', 'U1', 'W1', 'T1', 'Allocated case worker', date '2020-02-01', null),
  ('D1', 'D', 'DUTY', 'T1', 'Allocated case worker', date '2019-06-01', null),
  ('E1', 'E', 'W8', 'T9', 'Allocated case worker', date '2019-06-01', null),
  ('E2', 'E', 'M9', 'T9', 'Team Manager', date '2019-06-01', null))
  t(invo_involvements_id, invo_person_id, invo_professional_id, invo_professional_team, invo_professional_role_id,
    invo_involvement_start_date, invo_involvement_end_date);
insert into ext_employment by name select * from (values
  ('M1', 'manager', 'T1', date '2018-01-01', date '2019-05-31'), ('M2', 'manager', 'T1', date '2019-06-01', date '2020-01-01'),
  ('M3', 'manager', 'T1', date '2020-01-01', null), ('M4', 'manager', 'T2', date '2019-12-01', null),
  ('M5', 'Manager', 'T2', date '2019-01-01', date '2019-12-01'), ('DUTY', 'duty', 'T1', date '2018-01-01', null))
  t(worker_id, role_group, team_id, start_date, end_date);
insert into ssd_cin_episodes by name select * from (values
  ('1', 'A', date '2018-02-28', null, null), ('2', 'U1', date '2020-02-01', null, null), ('3', 'S', date '2020-02-01', null, null),
  ('4', 'C', date '2017-06-01', null, null), ('5', 'B', date '2018-03-01', date '2020-02-29', null),
  ('6', 'D', date '2018-03-01', null, 'Y'))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_close_date, cine_referral_nfa);
insert into ssd_cin_assessments by name select 'S1' as cina_assessment_id, 'S' as cina_person_id,
  date '2020-02-02' as cina_assessment_start_date;
insert into ssd_cp_plans by name select * from (values ('P1', 'C', date '2017-06-05', date '2018-07-01'), ('P2', 'E', date '2020-02-29', null))
  t(cppl_cp_plan_id, cppl_person_id, cppl_cp_plan_start_date, cppl_cp_plan_end_date);
insert into ssd_cla_episodes by name select 'L1' as clae_cla_episode_id, 'C' as clae_person_id,
  date '2018-07-01' as clae_cla_episode_start_date, 'S' as clae_cla_episode_start_reason;
insert into ssd_early_help_episodes by name select 'H1' as earl_episode_id, 'H' as earl_person_id,
  date '2019-06-01' as earl_episode_start_date;
insert into ext_supervision by name select * from (values
  ('S1', 'A', 'case', date '2019-02-28', null), ('S2', 'A', 'case', date '2019-03-01', date '2019-03-01'),
  ('S3', 'A', 'case', date '2020-03-01', null), ('S4', 'B', 'case', date '2020-02-29', date '2020-03-01'),
  ('S5', 'E', 'case', date '2019-10-01', null)) t(supervision_id, person_id, type, due_date, held_date);
)";

class CaseFactorsTest : public testing::Test {
 protected:
  CaseFacts facts(const char* child, const char* on = "2020-02-29") {
    const std::vector<measure::ChildDay> asked = {{child, day(on)}};
    return read_case_facts(measurer, day("2020-07-31"), asked).at(0);
  }
  measure::Measurer measurer{measure::tiny_database(more), day("2020-07-31"), lake::Authority{},
                             measure::load_catalogue({})};
};

TEST_F(CaseFactorsTest, WorkersOfTheTwelveMonthsUpToTheDay) {
  EXPECT_EQ(facts("A").lead_workers, 4);
  // A day later W7 has come, and W3, who left on 1 March 2019, is out; the worker of one day then too.
  EXPECT_EQ(facts("A", "2020-03-01").lead_workers, 3);
  // A day before, W6 had not come, and the twelve months begin after 28 February 2019 as well.
  EXPECT_EQ(facts("A", "2020-02-28").lead_workers, 3);
  // Overlapping spells of one worker are one worker.
  EXPECT_EQ(facts("B").lead_workers, 2);
  EXPECT_EQ(facts("U1").lead_workers, 1);
  // A duty name is no worker: nobody is known.
  EXPECT_EQ(facts("D").lead_workers, std::nullopt);
  EXPECT_EQ(facts("nobody"), CaseFacts{});
}

TEST_F(CaseFactorsTest, ManagersAreThoseOfTheTeamsWhileTheyHeldTheCase) {
  // M1 left T1 the day before it took the case, M4 came to T2 on the day on which it gave the case up.
  EXPECT_EQ(facts("B").managers, 3);
  EXPECT_EQ(facts("B", "2019-12-31").managers, 2);
  EXPECT_EQ(facts("E").managers, 1);
  EXPECT_EQ(facts("A").managers, std::nullopt);
}

TEST_F(CaseFactorsTest, StatusAndSinceWhenItHasBeenOpen) {
  EXPECT_EQ(facts("A").status, CaseStatus::child_in_need);
  EXPECT_EQ(facts("A").open_since, day("2018-02-28"));
  EXPECT_EQ(facts("C").status, CaseStatus::looked_after);
  EXPECT_EQ(facts("C").open_since, day("2017-06-01"));
  EXPECT_EQ(facts("C", "2018-06-30").status, CaseStatus::child_protection);
  EXPECT_EQ(facts("E").status, CaseStatus::child_protection);
  EXPECT_EQ(facts("E", "2020-02-28").status, std::nullopt);
  EXPECT_EQ(facts("H").status, CaseStatus::early_help);
  EXPECT_EQ(facts("H").open_since, day("2019-06-01"));
  EXPECT_EQ(facts("S").status, CaseStatus::assessment);
  EXPECT_EQ(facts("U1").status, CaseStatus::child_in_need);
  // Closed on the day, so not open at its close; referred with no further action.
  EXPECT_EQ(facts("B").status, std::nullopt);
  EXPECT_EQ(facts("D").status, std::nullopt);
}

TEST_F(CaseFactorsTest, SupervisionThatFellDueInTheTwelveMonths) {
  EXPECT_EQ(facts("A").supervision_late, false);
  // Due on the day, held the day after.
  EXPECT_EQ(facts("B").supervision_late, true);
  EXPECT_EQ(facts("B", "2020-02-28").supervision_late, std::nullopt);
  EXPECT_EQ(facts("E").supervision_late, true);
  EXPECT_EQ(facts("C").supervision_late, std::nullopt);
}

TEST_F(CaseFactorsTest, ManyChildrenAndDaysAtOnceKeepTheirOrder) {
  const std::vector<measure::ChildDay> asked = {{"B", day("2020-02-29")},
                                                {"A", day("2020-02-29")},
                                                {"B", day("2020-02-29")},
                                                {"", day("2020-02-29")},
                                                {"A", day("2020-03-01")},
                                                {"A", day("2020-08-01")},
                                                {"it's \"A\"; drop table ssd_person", day("2020-02-29")}};
  const auto all = read_case_facts(measurer, day("2020-07-31"), asked);
  ASSERT_EQ(all.size(), asked.size());
  EXPECT_EQ(all[0], facts("B"));
  EXPECT_EQ(all[1], facts("A"));
  EXPECT_EQ(all[2], all[0]);
  EXPECT_EQ(all[3], CaseFacts{});
  EXPECT_EQ(all[4].lead_workers, 3);
  // After the snapshot's day nothing is known.
  EXPECT_EQ(all[5], CaseFacts{});
  EXPECT_EQ(all[6], CaseFacts{});
  EXPECT_TRUE(read_case_facts(measurer, day("2020-07-31"), {}).empty());
}

TEST(CaseFactor, IsKnownOnlyWhereTheFactIs) {
  const base::Date on = day("2020-02-29");
  const base::Date before = day("2018-03-01");
  CaseFacts facts;
  for (const CaseFactor one : {CaseFactor::three_workers, CaseFactor::two_managers, CaseFactor::before_date,
                               CaseFactor::two_years_open, CaseFactor::supervision_late,
                               CaseFactor::looked_after, CaseFactor::child_protection})
    EXPECT_EQ(has_factor(one, facts, on, before), std::nullopt);
  facts.lead_workers = 2;
  facts.managers = 2;
  facts.status = CaseStatus::looked_after;
  facts.open_since = day("2018-02-28");
  EXPECT_EQ(has_factor(CaseFactor::three_workers, facts, on, before), false);
  EXPECT_EQ(has_factor(CaseFactor::two_managers, facts, on, before), true);
  EXPECT_EQ(has_factor(CaseFactor::looked_after, facts, on, before), true);
  EXPECT_EQ(has_factor(CaseFactor::child_protection, facts, on, before), false);
  EXPECT_EQ(has_factor(CaseFactor::before_date, facts, on, before), true);
  EXPECT_EQ(has_factor(CaseFactor::before_date, facts, on, day("2018-02-28")), false);
  // Two years before a leap day is 28 February.
  EXPECT_EQ(has_factor(CaseFactor::two_years_open, facts, on, before), true);
  facts.open_since = day("2018-03-01");
  EXPECT_EQ(has_factor(CaseFactor::two_years_open, facts, on, before), false);
}

}  // namespace
}  // namespace windscreen::assure
