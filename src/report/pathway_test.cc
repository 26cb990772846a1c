#include "report/pathway.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "measure/test_authority.h"

namespace windscreen::report {
namespace {

using measure::Audience;
using measure::day;

// Six referrals of the year to 30 September 2020, one of 2018, and a plan that no referral explains. F1 goes
// all the way to a plan; M1 is referred on 29 February without further action, and again with an assessment
// that names no referral; X1 waits for an assessment; U1 (unborn) has one since the day of the referral; C1
// enters care without a plan and leaves it.
constexpr const char* authority = R"(
insert into ssd_person by name select * from (values ('C1', date '2009-02-28'), ('Z1', date '2015-05-05'))
  t(pers_person_id, pers_dob);
insert into ssd_cin_episodes by name select * from (values
  ('R1', 'F1', date '2020-01-06', 'N', null, null, 'T1'), ('R2', 'M1', date '2020-02-29', 'Y', null, null, null),
  ('R3', 'M1', date '2020-04-01', 'N', 'RC1', date '2020-06-01', 'T2'),
  ('R4', 'X1', date '2020-08-03', 'N', null, null, null), ('R5', 'U1', date '2020-09-01', 'N', null, null, null),
  ('R6', 'F1', date '2018-01-01', 'N', 'RC1', date '2018-06-01', null),
  ('R7', 'C1', date '2019-10-01', 'N', 'RC1', date '2020-05-01', null))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_referral_nfa, cine_close_reason, cine_close_date,
    cine_referral_team);
insert into ssd_cin_assessments by name select * from (values
  ('A1', 'F1', 'R1', date '2020-01-08', date '2020-03-12', null),
  ('A3', 'M1', null, date '2020-04-03', date '2020-05-29', null), ('A5', 'U1', 'R5', date '2020-09-01', null, 'T2'))
  t(cina_assessment_id, cina_person_id, cina_referral_id, cina_assessment_start_date, cina_assessment_auth_date,
    cina_assessment_team);
insert into ssd_s47_enquiry by name select * from (values ('S1', 'F1', 'R1', date '2020-02-03'))
  t(s47e_s47_enquiry_id, s47e_person_id, s47e_referral_id, s47e_s47_start_date);
insert into ssd_initial_cp_conference by name select * from (values ('I1', 'F1', 'S1', null, date '2020-02-20'))
  t(icpc_icpc_id, icpc_person_id, icpc_s47_enquiry_id, icpc_referral_id, icpc_icpc_date);
insert into ssd_cp_plans by name select * from (values
  ('P1', 'F1', 'no such referral', date '2020-02-20', null), ('P9', 'Z1', null, date '2020-07-01', null))
  t(cppl_cp_plan_id, cppl_person_id, cppl_referral_id, cppl_cp_plan_start_date, cppl_cp_plan_end_date);
insert into ssd_cla_episodes by name select * from (values
  ('E1', 'C1', 'L1', null, date '2020-01-01', date '2020-05-01', 'E4A', 'S'))
  t(clae_cla_episode_id, clae_person_id, clae_cla_id, clae_referral_id, clae_cla_episode_start_date,
    clae_cla_episode_ceased_date, clae_cla_episode_ceased_reason, clae_cla_episode_start_reason);
insert into ssd_contacts by name select * from (values
  ('K1', 'F1', date '2020-01-03', '{"NEW_REFERRAL_FLAG":"Y"}'), ('K2', 'X1', date '2020-06-01', '{"ADVICE_FLAG":"Y"}'))
  t(cont_contact_id, cont_person_id, cont_contact_date, cont_contact_outcome_json);
)";

/// Whatever holds the database must outlive the connection.
class Opened {
 public:
  explicit Opened(const std::string& rows)
      : measurer_(measure::tiny_database(rows), day("2020-09-30"), std::vector<lake::Population>{},
                  measure::load_catalogue({})) {}

  Pathway read(const char* as_at, std::optional<base::Date> reaches_from = {},
               Audience audience = Audience::internal) {
    query::Connection connection = measurer_.connect_for(pathway_queries(), 2);
    auto pathway = read_pathway(connection, day(as_at), reaches_from, audience);
    if (!pathway) throw std::runtime_error("there is no pathway");
    return *std::move(pathway);
  }

  bool has_none(const char* as_at) {
    query::Connection connection = measurer_.connect_for(pathway_queries(), 2);
    return !read_pathway(connection, day(as_at), {}, Audience::internal);
  }

 private:
  measure::Measurer measurer_;
};

std::int64_t children(const FlowSlice& slice, Stage stage) {
  return slice.stages.at(static_cast<std::size_t>(stage)).children.value_or(-1);
}

std::int64_t ended(const FlowSlice& slice, Stage stage, Ending ending) {
  return slice.stages.at(static_cast<std::size_t>(stage))
      .endings.at(static_cast<std::size_t>(ending))
      .value_or(-1);
}

StageLink link(const FlowSlice& slice, Stage from, Stage to) {
  for (const StageLink& one : slice.links)
    if (one.from == from && one.to == to) return one;
  return {};
}

TEST(Pathway, FollowsTheReferralsOfTheYear) {
  const Pathway pathway = Opened(authority).read("2020-09-30");
  const FlowSlice& year = pathway.periods.at(0);
  EXPECT_EQ(year.from, day("2019-10-01"));
  EXPECT_EQ(year.to, day("2020-09-30"));
  EXPECT_EQ(children(year, Stage::referral), 6);
  EXPECT_EQ(children(year, Stage::assessment), 3);
  EXPECT_EQ(children(year, Stage::enquiry), 1);
  EXPECT_EQ(children(year, Stage::conference), 1);
  EXPECT_EQ(children(year, Stage::plan), 1);
  EXPECT_EQ(children(year, Stage::care), 1);
  EXPECT_EQ(children(year, Stage::left_care), 1);
  EXPECT_EQ(link(year, Stage::referral, Stage::assessment).children, 3);
  EXPECT_EQ(link(year, Stage::referral, Stage::care).children, 1);
  EXPECT_EQ(link(year, Stage::care, Stage::left_care).children, 1);
  EXPECT_FALSE(link(year, Stage::plan, Stage::care).children);
  EXPECT_EQ(ended(year, Stage::referral, Ending::no_further_action), 1);
  EXPECT_EQ(ended(year, Stage::referral, Ending::in_progress), 1);
  EXPECT_EQ(ended(year, Stage::assessment, Ending::closed), 1);
  EXPECT_EQ(ended(year, Stage::assessment, Ending::in_progress), 1);
  EXPECT_EQ(ended(year, Stage::plan, Ending::in_progress), 1);
  EXPECT_EQ(pathway.without_referral.at(static_cast<std::size_t>(Stage::plan)), 1);
  EXPECT_EQ(pathway.without_referral.at(static_cast<std::size_t>(Stage::care)), 0);
}

TEST(Pathway, GivesTheDaysBetweenTheSteps) {
  const Pathway pathway = Opened(authority).read("2020-09-30");
  const FlowSlice& year = pathway.periods.at(0);
  // R1 two days, R3 two days (the assessment names no referral), R5 the same day.
  const WaitSummary to_assessment = link(year, Stage::referral, Stage::assessment).days;
  EXPECT_EQ(to_assessment.count, 3);
  EXPECT_DOUBLE_EQ(to_assessment.median.value_or(-1), 2);
  EXPECT_DOUBLE_EQ(to_assessment.lower_quartile.value_or(-1), 1);
  EXPECT_EQ(to_assessment.longest, 2);
  // 8 January to 3 February, 3 to 20 February, the same day.
  EXPECT_EQ(link(year, Stage::assessment, Stage::enquiry).days.median, 26);
  EXPECT_EQ(link(year, Stage::enquiry, Stage::conference).days.median, 17);
  EXPECT_EQ(link(year, Stage::conference, Stage::plan).days.median, 0);
  // 6 January to 20 February.
  EXPECT_EQ(year.stages.at(static_cast<std::size_t>(Stage::plan)).since_referral.median, 45);
  // 1 October to 1 January, and to 1 May of a leap year.
  EXPECT_EQ(link(year, Stage::referral, Stage::care).days.median, 92);
  EXPECT_EQ(year.stages.at(static_cast<std::size_t>(Stage::left_care)).since_referral.median, 213);
  // A contact on 3 January; the other's of 1 June is more than 30 days before 3 August.
  EXPECT_EQ(year.contacts_total, 2);
  EXPECT_EQ(year.after_contact, 1);
  EXPECT_EQ(year.since_contact.median, 3);
}

TEST(Pathway, MeasuresLimitsInWorkingDaysAndCountsThoseWhoWait) {
  const Pathway pathway = Opened(authority).read("2020-09-30");
  const FlowSlice& year = pathway.periods.at(0);
  // 8 January to 12 March is 46 working days; 3 April to 29 May 2020, with Good Friday, Easter Monday, 8 May
  // and 25 May left out, 36; and 1 to 30 September, so far, 21.
  const StepWaits& assessment = year.waits.at(2);
  EXPECT_EQ(assessment.completed.count, 2);
  EXPECT_DOUBLE_EQ(assessment.completed.median.value_or(-1), 41);
  EXPECT_EQ(assessment.over_limit, 1);
  EXPECT_EQ(assessment.waiting, 1);
  EXPECT_EQ(assessment.waiting_over_limit, 0);
  // Of 3 at risk the one of 21 days leaves; on day 36 one of two is done.
  EXPECT_EQ(assessment.median_of_all, 36);
  // 3 to 20 February: 13 working days.
  const StepWaits& conference = year.waits.at(4);
  EXPECT_EQ(conference.completed.median, 13);
  EXPECT_EQ(conference.over_limit, 0);
  EXPECT_FALSE(conference.median_of_all);
  // X1 has waited since 3 August: 41 working days, 31 August a bank holiday. C1's case closed without one.
  EXPECT_EQ(year.waits.at(1).waiting, 1);
  EXPECT_FALSE(year.waits.at(1).over_limit);
  const auto now = std::ranges::find_if(
      pathway.waiting, [](const WaitingNow& one) { return one.step == 1 && one.team.empty(); });
  ASSERT_NE(now, pathway.waiting.end());
  EXPECT_EQ(now->bands.at(3), 1);
  EXPECT_EQ(now->bands.at(0), 0);
  // No contact has steps: nothing is measured.
  EXPECT_FALSE(pathway.screening_recorded);
  EXPECT_EQ(year.waits.at(0).completed.count, 0);
}

TEST(Pathway, AContactIsDecidedByTheEndOfItsFirstScreening) {
  const std::string steps = R"(
insert into ext_contact_step by name select * from (values
  ('1', 'K1', 'screening', date '2020-01-03', date '2020-01-06'),
  ('2', 'K1', 'screening', date '2020-01-03', date '2020-01-09'),
  ('3', 'K2', 'screening', date '2020-06-01', date '2020-10-05')) t(step_id, contact_id, step_type, started_at, ended_at);)";
  const Pathway pathway = Opened(authority + steps).read("2020-09-30");
  EXPECT_TRUE(pathway.screening_recorded);
  const StepWaits& decision = pathway.periods.at(0).waits.at(0);
  // Friday to Monday is one working day; K2's screening ends only after the day, so it waits.
  EXPECT_EQ(decision.completed.median, 1);
  EXPECT_EQ(decision.over_limit, 0);
  EXPECT_EQ(decision.waiting, 1);
  EXPECT_EQ(decision.waiting_over_limit, 1);
}

TEST(Pathway, KnowsNothingOfWhatCameAfterTheDay) {
  // On 10 February: F1's enquiry is open, C1 is looked after, nobody else has been referred.
  const Pathway pathway = Opened(authority).read("2020-02-10");
  // The newest whole twelve months end with January.
  const FlowSlice& year = pathway.periods.at(0);
  EXPECT_EQ(year.to, day("2020-01-31"));
  EXPECT_EQ(children(year, Stage::referral), 2);
  EXPECT_EQ(children(year, Stage::conference), 0);
  EXPECT_EQ(ended(year, Stage::enquiry, Ending::in_progress), 1);
  EXPECT_EQ(ended(year, Stage::care, Ending::in_progress), 1);
  EXPECT_EQ(children(year, Stage::left_care), 0);
  EXPECT_EQ(year.waits.at(2).completed.count, 0);
  EXPECT_EQ(year.waits.at(2).waiting, 1);
  EXPECT_EQ(year.waits.at(4).waiting, 1);
  EXPECT_EQ(pathway.waiting.at(4).bands.at(0), 1);
}

TEST(Pathway, HasQuartersAsFarAsTheLoadReachesAndTeams) {
  Opened opened(authority);
  const Pathway whole = opened.read("2020-09-30");
  ASSERT_EQ(whole.periods.size(), 1 + quarters_shown);
  EXPECT_EQ(whole.periods.at(1).from, day("2020-07-01"));
  EXPECT_EQ(children(whole.periods.at(1), Stage::referral), 2);
  std::int64_t sum = 0;
  for (std::size_t quarter = 1; quarter <= 4; ++quarter)
    sum += children(whole.periods.at(quarter), Stage::referral);
  EXPECT_EQ(sum, 6);
  const Pathway short_load = opened.read("2020-09-30", day("2020-04-01"));
  EXPECT_EQ(short_load.periods.size(), 3U);

  ASSERT_EQ(whole.teams.size(), 3U);
  EXPECT_EQ(whole.teams.at(0).team, "Assessment North");
  EXPECT_EQ(children(whole.teams.at(0), Stage::plan), 1);
  // R3 came to it; R5 names no team, but its assessment does.
  EXPECT_EQ(whole.teams.at(1).team, "Assessment South");
  EXPECT_EQ(children(whole.teams.at(1), Stage::referral), 2);
  EXPECT_EQ(whole.teams.at(2).team, "Not recorded");
  EXPECT_EQ(children(whole.teams.at(2), Stage::referral), 3);
}

TEST(Pathway, AStepBeforeTheStepBeforeHasNoWait) {
  // The enquiry of 3 February, and its assessment started only on the 10th.
  const Pathway pathway = Opened(std::string(authority) +
                                 "update ssd_cin_assessments set cina_assessment_start_date = date"
                                 " '2020-02-10' where cina_assessment_id = 'A1';")
                              .read("2020-09-30");
  const StageLink to_enquiry = link(pathway.periods.at(0), Stage::assessment, Stage::enquiry);
  EXPECT_EQ(to_enquiry.children, 1);
  EXPECT_EQ(to_enquiry.before, 1);
  EXPECT_EQ(to_enquiry.days.count, 0);
  EXPECT_FALSE(to_enquiry.days.median);
}

TEST(Pathway, NoReferralIsNoPathway) {
  EXPECT_TRUE(Opened("").has_none("2020-09-30"));
  EXPECT_TRUE(Opened(authority).has_none("2015-09-30"));
}

TEST(Pathway, CountsCanBeRounded) {
  Pathway pathway = Opened(authority).read("2020-09-30");
  round_counts(pathway, 5);
  // 6 referrals, 3 assessments, 1 plan; the days stay.
  EXPECT_EQ(children(pathway.periods.at(0), Stage::referral), 5);
  EXPECT_EQ(children(pathway.periods.at(0), Stage::assessment), 5);
  EXPECT_EQ(children(pathway.periods.at(0), Stage::plan), 0);
  EXPECT_EQ(link(pathway.periods.at(0), Stage::assessment, Stage::enquiry).days.median, 26);
  EXPECT_EQ(pathway.without_referral.at(static_cast<std::size_t>(Stage::plan)), 0);
}

// Whatever goes in and comes out of a step is the step.
void expect_sums(const FlowSlice& slice) {
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    std::int64_t in = 0;
    std::int64_t out = 0;
    for (const StageLink& one : slice.links) {
      if (static_cast<std::size_t>(one.to) == stage) in += one.children.value_or(0);
      if (static_cast<std::size_t>(one.from) == stage) out += one.children.value_or(0);
    }
    for (const auto& ending : slice.stages.at(stage).endings) out += ending.value_or(0);
    const std::int64_t all = slice.stages.at(stage).children.value_or(-1);
    const bool first = stage == 0;
    const bool last = stage + 1 == stage_count;
    EXPECT_TRUE(first || in == all) << stage << ": " << in << " come in, " << all;
    EXPECT_TRUE(last || out == all) << stage << ": " << out << " go out, " << all;
  }
}

TEST(Pathway, WhatGoesInComesOut) {
  const Pathway pathway = Opened(authority).read("2020-09-30");
  for (const FlowSlice& slice : pathway.periods) expect_sums(slice);
  for (const FlowSlice& slice : pathway.teams) expect_sums(slice);
}

void expect_not_small(const std::optional<std::int64_t>& count, const char* what) {
  EXPECT_FALSE(count && *count >= 1 && *count <= 5) << what << " " << count.value_or(0);
}

void expect_public(const Pathway& pathway) {
  EXPECT_EQ(pathway.periods.size(), 1U);
  EXPECT_TRUE(pathway.teams.empty());
  for (const FlowSlice& slice : pathway.periods) {
    for (const StageFlow& stage : slice.stages) {
      expect_not_small(stage.children, "step");
      expect_not_small(stage.since_referral.count, "since the referral");
      EXPECT_FALSE(stage.since_referral.longest);
      for (const auto& ending : stage.endings) expect_not_small(ending, "ending");
    }
    for (const StageLink& one : slice.links) {
      expect_not_small(one.children, "link");
      expect_not_small(one.before, "before");
      expect_not_small(one.days.count, "days");
      EXPECT_FALSE(one.days.longest);
    }
    for (const StepWaits& waits : slice.waits) {
      expect_not_small(waits.completed.count, "completed");
      expect_not_small(waits.over_limit, "over");
      expect_not_small(waits.waiting, "waiting");
      expect_not_small(waits.waiting_over_limit, "waiting over");
    }
    for (const ContactCount& one : slice.contacts) expect_not_small(one.contacts, "contacts");
  }
  for (const WaitingNow& one : pathway.waiting) {
    EXPECT_TRUE(one.team.empty());
    for (const auto& band : one.bands) expect_not_small(band, "band");
  }
}

TEST(Pathway, ThePublicSeesNoSmallCountAndNoTeam) {
  expect_public(Opened(authority).read("2020-09-30", {}, Audience::public_));
}

// Forty children referred, thirty assessed, of whom four and no more go on to an enquiry.
TEST(Pathway, ForThePublicADifferenceTellsNothing) {
  const Pathway pathway = Opened(R"(
insert into ssd_cin_episodes by name select 'R' || i as cine_referral_id, 'N' || i as cine_person_id,
  date '2020-05-01' + cast(i as integer) as cine_referral_date, 'N' as cine_referral_nfa from range(40) r(i);
insert into ssd_cin_assessments by name select 'A' || i as cina_assessment_id, 'N' || i as cina_person_id,
  'R' || i as cina_referral_id, date '2020-05-03' + cast(i as integer) as cina_assessment_start_date from range(30) r(i);
insert into ssd_s47_enquiry by name select 'S' || i as s47e_s47_enquiry_id, 'N' || i as s47e_person_id,
  'R' || i as s47e_referral_id, date '2020-05-09' + cast(i as integer) as s47e_s47_start_date from range(4) r(i);
)")
                              .read("2020-09-30", {}, Audience::public_);
  expect_public(pathway);
  const FlowSlice& year = pathway.periods.at(0);
  EXPECT_EQ(year.stages.at(0).children, 40);
  EXPECT_FALSE(year.stages.at(2).children);
  EXPECT_FALSE(link(year, Stage::assessment, Stage::enquiry).children);
  EXPECT_FALSE(link(year, Stage::assessment, Stage::enquiry).days.median);
  // 30 assessed less the 26 whose assessment goes on would be the four.
  const bool both = year.stages.at(1).children && year.stages.at(1).endings.at(3);
  EXPECT_FALSE(both);
  // Nor do the working days' counts say how many were assessed; their median may.
  EXPECT_FALSE(year.waits.at(1).completed.count);
  EXPECT_TRUE(year.waits.at(1).completed.median);
}

}  // namespace
}  // namespace windscreen::report
