#include "serve/children/child_reach.h"

#include <gtest/gtest.h>

#include "measure/measure.h"
#include "measure/test_authority.h"
#include "serve/children/child_details.h"
#include "serve/children/child_search.h"

namespace windscreen::serve {
namespace {

using measure::day;

// Beside the tiny authority's cases: R1 was referred to T2 and is nobody's case yet, R2's referral is closed,
// R3 was referred to T2 and then to T3. F1 and U1 have neither.
constexpr const char* more_rows = R"(
insert into ssd_person by name select * from (values
  ('R1', 'Rosie', 'Frost', date '2012-02-29'), ('R2', 'Ravi', 'Frost', null), ('R3', 'Ana', 'de Souza', null))
  t(pers_person_id, pers_forename, pers_surname, pers_dob);
insert into ssd_cin_episodes by name select * from (values
  ('E1', 'R1', date '2020-07-30', null, 'T2'), ('E2', 'R2', date '2020-07-01', date '2020-07-31', 'T2'),
  ('E3', 'R3', date '2020-06-01', null, 'T2'), ('E4', 'R3', date '2020-07-31', null, 'T3'),
  ('E5', 'M1', date '2020-07-30', null, 'T2'))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_close_date, cine_referral_team);
insert into ssd_involvements by name select * from (values
  ('I8', 'U1', 'W1', 'T1', 'Allocated case worker', date '2020-07-31', date '2020-07-31'),
  ('I9', 'F1', 'W1', 'T1', 'Allocated case worker', date '2020-01-01', date '2020-07-31'))
  t(invo_involvements_id, invo_person_id, invo_professional_id, invo_professional_team, invo_professional_role_id,
    invo_involvement_start_date, invo_involvement_end_date);)";

class ChildReach : public testing::Test {
 protected:
  std::string reached(Scope scope, const std::string& value, const char* on = "2020-07-31") {
    const ChildSet children = read_reach(measurer, {scope, value}, day(on));
    std::string all;
    for (const char* child : {"F1", "M1", "R1", "R2", "R3", "U1", "X1"}) {
      if (children.has(child)) all += (all.empty() ? "" : " ") + std::string(child);
    }
    return all;
  }
  measure::Measurer measurer{measure::tiny_database(more_rows), day("2020-07-31"), lake::Authority{},
                             measure::Catalogue{}};
};

TEST_F(ChildReach, ATeamHasItsCasesAndWhatIsReferredToItAndIsNobodysYet) {
  // F1's case ended on the day, and U1's began and ended on it: neither is held.
  EXPECT_EQ(reached(Scope::team, "Assessment North"), "X1");
  // M1 was referred to the team too, but another holds the case; R2's referral closed on the day.
  EXPECT_EQ(reached(Scope::team, "Assessment South"), "R1");
  EXPECT_EQ(reached(Scope::team, "T3"), "M1 R3");
  // A day earlier, and before the case moved.
  EXPECT_EQ(reached(Scope::team, "Assessment North", "2020-07-30"), "F1 X1");
  EXPECT_EQ(reached(Scope::team, "Assessment South", "2020-07-30"), "R1 R2 R3");
  EXPECT_EQ(reached(Scope::team, "Assessment North", "2020-06-30"), "F1 M1 X1");
  // Two hold X1's case in April: the latest allocated counts.
  EXPECT_EQ(reached(Scope::team, "Assessment South", "2020-04-30"), "X1");
  EXPECT_EQ(reached(Scope::team, "Nowhere"), "");
  EXPECT_EQ(reached(Scope::team, ""), "");
  EXPECT_EQ(reached(Scope::team, "' or 1 = 1 --"), "");
}

TEST_F(ChildReach, AServiceOrQuadrantHasItsTeams) {
  EXPECT_EQ(reached(Scope::service, "Assessment"), "R1 X1");
  EXPECT_EQ(reached(Scope::service, "Looked after"), "M1 R3");
  EXPECT_EQ(reached(Scope::quadrant, "North"), "M1 R3 X1");
  EXPECT_EQ(reached(Scope::quadrant, "South"), "R1");
  // T3 is in no service before 2020.
  EXPECT_EQ(reached(Scope::service, "Looked after", "2019-12-31"), "");
}

TEST_F(ChildReach, OwnCasesAreThoseWithWhomTheWorkerIsInvolved) {
  EXPECT_EQ(reached(Scope::own_cases, "W1"), "X1");
  EXPECT_EQ(reached(Scope::own_cases, "W2"), "M1");
  EXPECT_EQ(reached(Scope::own_cases, "W9", "2020-08-01"), "M1");
  EXPECT_EQ(reached(Scope::own_cases, "W9"), "");
  // An account without a worker has no cases.
  EXPECT_EQ(reached(Scope::own_cases, ""), "");
}

TEST_F(ChildReach, TheAuthorityIsEveryoneAndNoScopeNoOne) {
  EXPECT_EQ(reached(Scope::authority, ""), "F1 M1 R1 R2 R3 U1 X1");
  EXPECT_EQ(reached(Scope::none, ""), "");
  EXPECT_EQ(reached(Scope::named_children, "M1"), "");
}

// The team that reaches a child is the team of the breakdowns.
TEST_F(ChildReach, AgreesWithTheBreakdowns) {
  const auto spells = measure::definition(
      "held", "-- unit: count\n-- grain: spell\n-- polarity: context\n-- breakdowns: team",
      "select invo_person_id as person_id, invo_involvement_start_date as start_date, "
      "invo_involvement_end_date as end_date from ssd_involvements");
  for (const char* on :
       {"2020-01-01", "2020-02-29", "2020-03-01", "2020-06-30", "2020-07-01", "2020-07-31"}) {
    for (const measure::CountedRow& row : measurer.counted(spells, day(on))) {
      if (row.team.empty()) continue;
      EXPECT_TRUE(read_reach(measurer, {Scope::team, row.team}, day(on)).has(row.person_id))
          << row.person_id << " " << row.team << " " << on;
    }
  }
}

TEST_F(ChildReach, KeepsWhatItReadUntilThereIsAnotherSnapshot) {
  ReachCache kept;
  int reads = 0;
  const auto read = [&] {
    ++reads;
    return ChildSet({"M1"});
  };
  EXPECT_TRUE(kept.get("a", {Scope::team, "T1"}, read)->has("M1"));
  EXPECT_FALSE(kept.get("a", {Scope::team, "T1"}, read)->has("X1"));
  EXPECT_EQ(reads, 1);
  kept.get("a", {Scope::team, "T2"}, read);
  kept.get("a", {Scope::service, "T1"}, read);
  kept.get("b", {Scope::team, "T1"}, read);
  EXPECT_EQ(reads, 4);
}

TEST_F(ChildReach, DetailsSayWhoHoldsTheCase) {
  const auto details = read_details(measurer, {"X1", "M1", "R1", "nobody", "M1"}, day("2020-07-31"));
  ASSERT_EQ(details.size(), 4U);
  EXPECT_EQ(details.at("X1").worker, "Ann Other");
  EXPECT_EQ(details.at("X1").team, "Assessment North");
  EXPECT_EQ(details.at("M1").worker, "W2");
  EXPECT_EQ(details.at("M1").team, "T3");
  EXPECT_EQ(details.at("R1").name, "Rosie Frost");
  EXPECT_EQ(details.at("R1").born, day("2012-02-29"));
  EXPECT_EQ(details.at("R1").worker, "");
  EXPECT_EQ(details.at("nobody").name, "");
}

TEST_F(ChildReach, InvolvedAreAllWhoAreOnTheDay) {
  const auto involved = read_involved(measurer, "M1", day("2020-08-01"));
  ASSERT_EQ(involved.size(), 2U);
  EXPECT_EQ(involved[0].worker, "W2");
  EXPECT_EQ(involved[1].role, "Family support worker");
  EXPECT_EQ(involved[1].team, "Assessment South");
  EXPECT_TRUE(read_involved(measurer, "M1", day("2019-12-31")).empty());
}

TEST_F(ChildReach, FindsByIdentifierNameAndDateOfBirth) {
  const auto found = [&](ChildSought sought, const std::string& not_this = "") {
    std::string all;
    for (const std::string& id :
         find_children(measurer, sought, [&](const std::string& id) { return id != not_this; }))
      all += (all.empty() ? "" : " ") + id;
    return all;
  };
  EXPECT_EQ(found({"M1", {}, {}}), "M1");
  EXPECT_EQ(found({"M", {}, {}}), "");
  EXPECT_EQ(found({{}, "frost", {}}), "R2 R1");
  EXPECT_EQ(found({{}, "Frost, Rosie", {}}), "R1");
  EXPECT_EQ(found({{}, "SOUZA an", {}}), "R3");
  EXPECT_EQ(found({{}, "%", {}}), "");
  EXPECT_EQ(found({{}, {}, day("2012-02-29")}), "R1");
  EXPECT_EQ(found({{}, {}, day("2020-12-01")}), "U1");
  EXPECT_EQ(found({{}, "frost", {}}, "R2"), "R1");
  EXPECT_EQ(found({{}, "frost", day("2012-02-28")}), "");
  EXPECT_EQ(found({{}, "x' or '1'='1", {}}), "");
}

}  // namespace
}  // namespace windscreen::serve
