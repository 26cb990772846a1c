#include "assure/frame_query.h"

#include <gtest/gtest.h>

#include "assure/case_notes.h"
#include "assure/families.h"
#include "assure/frame_fixture.h"
#include "measure/test_authority.h"

namespace windscreen::assure {
namespace {

using measure::day;

// Beside the tiny authority: M1's and X1's cases are held. One child for each status, and those who are near
// one.
constexpr const char* more = R"(
insert into ssd_person by name select * from (values
  ('CLA', date '2010-01-01', null, null), ('CP', date '2010-01-01', null, null), ('OLD', date '2002-07-31', null, null),
  ('CL', date '2001-01-01', null, null), ('CIN', date '2010-01-01', null, null), ('ASS', date '2010-01-01', null, null),
  ('EH', date '2010-01-01', null, null), ('NFA', date '2010-01-01', null, null), ('SHUT', date '2010-01-01', null, null),
  ('GONE', date '2010-01-01', date '2020-07-30', null), ('FORMER', date '2010-01-01', null, null),
  ('NOW', date '2010-01-01', null, 'FORMER')) t(pers_person_id, pers_dob, pers_death_date, pers_legacy_id);
insert into ssd_cin_episodes by name select * from (values
  ('E1', 'M1', date '2020-07-30', null, 'T2', null), ('E2', 'CLA', date '2019-01-01', null, 'T2', null),
  ('E3', 'CP', date '2019-01-01', null, 'T2', null), ('E4', 'CIN', date '2020-03-01', null, 'T1', null),
  ('E5', 'ASS', date '2020-07-01', null, 'T2', null), ('E6', 'NFA', date '2020-07-01', null, 'T2', 'Y'),
  ('E7', 'SHUT', date '2020-07-01', date '2020-07-31', 'T2', null), ('E8', 'GONE', date '2020-07-01', null, 'T2', null),
  ('E9', 'FORMER', date '2020-07-01', null, 'T2', null), ('E10', 'NOW', date '2020-07-31', null, 'T2', null),
  ('E11', 'X1', date '2020-08-01', null, 'T2', null))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_close_date, cine_referral_team, cine_referral_nfa);
insert into ssd_cin_assessments by name select 'A1' as cina_assessment_id, 'ASS' as cina_person_id,
  date '2020-07-02' as cina_assessment_start_date;
insert into ssd_cla_episodes by name select 'C1' as clae_cla_episode_id, 'CLA' as clae_person_id,
  date '2019-05-01' as clae_cla_episode_start_date, 'S' as clae_cla_episode_start_reason;
insert into ssd_cla_placement by name select 'L1' as clap_cla_placement_id, 'CLA' as clap_person_id,
  date '2020-05-01' as clap_cla_placement_start_date, 'A5' as clap_cla_placement_type;
insert into ssd_cp_plans by name select * from (values ('P1', 'CP', date '2020-02-01'), ('P2', 'CLA', date '2020-02-01'),
  ('P3', 'OLD', date '2020-02-01')) t(cppl_cp_plan_id, cppl_person_id, cppl_cp_plan_start_date);
insert into ssd_care_leavers by name select 'R1' as clea_table_id, 'CL' as clea_person_id, 'Relevant' as clea_care_leaver_eligibility,
  'T3' as clea_care_leaver_allocated_team, 'W2' as clea_care_leaver_worker_id;
insert into ssd_early_help_episodes by name select * from (values ('H1', 'EH', date '2020-06-01', 'W7'),
  ('H2', 'CIN', date '2020-06-01', 'W7')) t(earl_episode_id, earl_person_id, earl_episode_start_date, earl_episode_worker_id);
insert into ext_employment by name select * from (values
  ('B1', 'manager', 'T2', date '2018-01-01', date '2020-03-01'), ('B2', 'manager', 'T2', date '2020-03-01', null),
  ('B3', 'manager', 'T3', date '2020-01-01', null), ('W7', 'early_help', 'T1', date '2020-01-01', null),
  ('D1', 'duty', 'T1', date '2020-01-01', null)) t(worker_id, role_group, team_id, start_date, end_date);
insert into ssd_involvements by name select * from (values
  ('J1', 'CIN', 'D1', 'T1', 'Allocated case worker', date '2020-03-01', null),
  ('J2', 'CP', 'W3', 'T2', 'Allocated case worker', date '2020-02-01', date '2020-07-01'),
  ('J3', 'CP', 'W4', 'T2', 'Allocated case worker', date '2020-07-01', null),
  ('J4', 'CP', 'W5', 'T9', 'Independent Reviewing Officer', date '2020-02-01', null),
  ('J5', 'CP', 'W6', 'T9', 'Practice supervisor', date '2020-02-01', null))
  t(invo_involvements_id, invo_person_id, invo_professional_id, invo_professional_team, invo_professional_role_id,
    invo_involvement_start_date, invo_involvement_end_date);
insert into ssd_family by name select * from (values ('F2', 'CP'), ('F2', 'CIN'), ('F1', 'CIN'), ('F1', 'ASS'), ('F9', 'EH'),
  ('F8', 'SHUT')) t(fami_family_id, fami_person_id);
)";

class FrameQuery : public testing::Test {
 protected:
  FrameRow row(const Frame& from, const char* child) {
    const FrameRow* const found = find_child(from, child);
    EXPECT_NE(found, nullptr) << child;
    return found == nullptr ? FrameRow{} : *found;
  }
  measure::Measurer measurer{measure::tiny_database(more), day("2020-07-31"), lake::Authority{},
                             measure::load_catalogue({})};
  Frame frame = read_frame(measurer, day("2020-07-31"), "source");
};

TEST_F(FrameQuery, EachChildOnceByTheFirstStatusThatHolds) {
  std::string all;
  for (const FrameRow& one : frame.rows) all += one.child + "=" + std::string(code(*one.status)) + " ";
  // X1 is referred the day after; NFA and SHUT are not open.
  EXPECT_EQ(all,
            "ASS=assessment CIN=CIN CL=CL CLA=CLA CP=CP EH=EH FORMER=CIN GONE=CIN M1=CIN NOW=CIN OLD=CP ");
  EXPECT_EQ(row(frame, "CLA").opened, day("2019-05-01"));
  EXPECT_EQ(row(frame, "ASS").opened, day("2020-07-01"));
  EXPECT_EQ(row(frame, "CIN").opened, day("2020-03-01"));
  EXPECT_EQ(row(frame, "CL").opened, std::nullopt);
  EXPECT_EQ(frame.source_hash, "source");
  EXPECT_EQ(frame_hash(frame), frame_hash(read_frame(measurer, day("2020-07-31"), "again")));
}

TEST_F(FrameQuery, TeamWorkerManagerServiceAndQuadrant) {
  // The case of M1 is held in T3 and was referred to T2.
  EXPECT_EQ(row(frame, "M1").team, "T3");
  EXPECT_EQ(row(frame, "M1").worker, "W2");
  EXPECT_EQ(row(frame, "M1").manager, "B3");
  EXPECT_EQ(row(frame, "M1").service, "Looked after");
  EXPECT_EQ(row(frame, "M1").quadrant, "North");
  EXPECT_EQ(row(frame, "CL").worker, "W2");
  EXPECT_EQ(row(frame, "CL").team, "T3");
  EXPECT_EQ(row(frame, "EH").worker, "W7");
  EXPECT_EQ(row(frame, "EH").team, "T1");
  EXPECT_EQ(row(frame, "ASS").manager, "B2");
}

// Edge case 6: no worker (a duty name is none) and no manager.
TEST_F(FrameQuery, AuditEdgeCase06NoAllocatedWorkerOrManagerStaysInTheFrame) {
  EXPECT_EQ(row(frame, "ASS").worker, "");
  // Early help's worker is the next known.
  EXPECT_EQ(row(frame, "CIN").worker, "W7");
  EXPECT_EQ(row(frame, "CIN").team, "T1");
  EXPECT_EQ(row(frame, "CIN").manager, "");
}

TEST_F(FrameQuery, ClosedRestrictedAndMergedStandThereAsSuch) {
  EXPECT_EQ(row(frame, "CLA").restriction, Restriction::adoption);
  EXPECT_EQ(row(frame, "GONE").closure, Closure::died);
  EXPECT_EQ(row(frame, "OLD").closure, Closure::turned_18);
  EXPECT_EQ(row(frame, "OLD").closed_on, day("2020-07-31"));
  EXPECT_EQ(row(frame, "FORMER").merged_into, "NOW");
  EXPECT_EQ(row(frame, "NOW").other_references, std::vector<std::string>{"FORMER"});
  // A day before, neither had died nor come of age... and NOW was not known.
  const Frame before = read_frame(measurer, day("2020-07-29"), "source");
  EXPECT_EQ(row(before, "GONE").closure, Closure::none);
  EXPECT_EQ(row(before, "OLD").closure, Closure::none);
  EXPECT_EQ(row(before, "SHUT").status, CaseStatus::child_in_need);
  EXPECT_EQ(row(before, "FORMER").merged_into, "");
}

TEST_F(FrameQuery, FamiliesThatShareAChildAreOne) {
  EXPECT_EQ(row(frame, "CP").family, "F1");
  EXPECT_EQ(row(frame, "CIN").family, "F1");
  EXPECT_EQ(row(frame, "ASS").family, "F1");
  EXPECT_EQ(row(frame, "EH").family, "F9");
  EXPECT_EQ(row(frame, "M1").family, "");
}

TEST_F(FrameQuery, HistoriesSayWhoHeldManagedAndReviewed) {
  const auto histories =
      read_histories(measurer, {"CP", "nobody", "M1"}, day("2019-07-31"), day("2020-07-31"));
  ASSERT_EQ(histories.size(), 3U);
  const CaseHistory& one = histories[0];
  EXPECT_EQ(one.child, "CP");
  ASSERT_EQ(one.workers.size(), 2U);
  EXPECT_EQ(one.workers[0].reference, "W3");
  EXPECT_EQ(one.workers[0].until, day("2020-07-01"));
  ASSERT_EQ(one.reviewing_officers.size(), 1U);
  EXPECT_EQ(one.reviewing_officers[0].reference, "W5");
  ASSERT_EQ(one.supervisors.size(), 1U);
  // B1 managed T2 in February only as far as this child goes.
  ASSERT_EQ(one.managers.size(), 3U);
  EXPECT_EQ(one.managers[0].reference, "B1");
  EXPECT_EQ(one.managers[0].from, day("2020-02-01"));
  EXPECT_EQ(one.managers[0].until, day("2020-03-01"));
  EXPECT_TRUE(histories[2].workers.empty());
  // Before the time looked at.
  EXPECT_EQ(read_histories(measurer, {"CP"}, day("2020-07-01"), day("2020-07-31"))[0].workers.size(), 1U);
}

TEST_F(FrameQuery, StaffsTeamsAreThoseOfEmploymentAndCases) {
  const auto teams = read_staff_teams(measurer, day("2019-07-31"), day("2020-07-31"));
  ASSERT_EQ(teams.at("W1").size(), 1U);
  EXPECT_EQ(teams.at("W1")[0].reference, "T1");
  EXPECT_EQ(teams.at("W1")[0].until, std::nullopt);
  EXPECT_EQ(teams.at("B1")[0].until, day("2020-03-01"));
  EXPECT_EQ(teams.at("W2").size(), 2U);
}

TEST(Families, AreJoinedInAnyOrder) {
  Families one(4);
  one.add(0, "F3");
  one.add(1, "F2");
  one.add(1, "F3");
  one.add(2, "F1");
  one.add(2, "F2");
  EXPECT_EQ(one.of(0), "F1");
  EXPECT_EQ(one.of(1), "F1");
  EXPECT_EQ(one.of(3), "");
}

TEST(CaseNotes, AreWrittenToTheChildUnderAnyReference) {
  Frame frame = frame_of({row_of("A"), row_of("NEW")});
  frame.rows[1].other_references = {"OLD"};
  const auto nobody =
      add_notes(frame, {{"OLD", on("2020-01-01"), false, Restriction::none, Closure::none, {}},
                        {"NEW", on("2019-01-01"), true, Restriction::embargoed, Closure::none, {}},
                        {"A", {}, false, Restriction::none, Closure::moved_area, on("2020-09-29")},
                        {"gone", {}, true, Restriction::none, Closure::none, {}}});
  EXPECT_EQ(nobody, std::vector<std::string>{"gone"});
  EXPECT_EQ(frame.rows[1].last_audited, on("2020-01-01"));
  EXPECT_TRUE(frame.rows[1].legal_hold);
  EXPECT_EQ(frame.rows[1].restriction, Restriction::embargoed);
  EXPECT_EQ(frame.rows[0].closure, Closure::moved_area);
}

TEST_F(FrameQuery, TeamsAreNamedAsTheBreakdownsNameThem) {
  std::map<std::string, std::string> names;
  for (const auto& [name, id] : read_team_ids(measurer)) names[id] = name;
  for (const FrameRow& one : frame.rows) {
    if (one.team.empty()) continue;
    EXPECT_EQ(one.team_name, names.at(one.team)) << one.child;
  }
  std::set<std::string> places;
  for (const measure::TeamPlace& one : measurer.team_places(day("2020-07-31"))) places.insert(one.team);
  for (const FrameRow& one : frame.rows) {
    if (places.contains(one.team_name)) continue;
    EXPECT_TRUE(one.service.empty()) << one.child << " is of " << one.team_name;
  }
}

}  // namespace
}  // namespace windscreen::assure
