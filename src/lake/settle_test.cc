// What only shows across rows, each rule on a table small enough to settle by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>

#include "lake/staging.h"
#include "lake/test_rows.h"

namespace windscreen::lake {
namespace {

class Settle : public ::testing::Test {
 protected:
  std::uint32_t source(const std::string& format, const std::string& file, const std::string& part = {}) {
    return staging.add_source({file, part, format, 1, "", 0});
  }
  void settle(std::optional<std::string_view> as_at = {}) {
    std::optional<base::Date> day;
    if (as_at) day = iso(*as_at);
    staging.settle(day);
  }
  std::string rows(const std::string& select) { return rows_of(staging.flushed(), select); }
  std::string rejects() { return rows("select source, line, code from _rejects order by all"); }
  std::string flags(const std::string& but = "person_not_listed") {
    return rows("select person_id, row_key, code from _flags where code not in ('" + but +
                "', 'unborn') order by all");
  }
  void contact(Origin origin, std::string_view id, std::string_view person, std::string_view date,
               std::string_view from = {}) {
    stage(staging, "ssd_contacts", origin,
          {{"cont_contact_id", id},
           {"cont_person_id", person},
           {"cont_contact_date", date},
           {"cont_contact_source_code", from}});
  }
  void referral(Origin origin, std::string_view id, std::string_view person, std::string_view date,
                std::string_view closed = {}, std::string_view need = {}) {
    stage(staging, "ssd_cin_episodes", origin,
          {{"cine_referral_id", id},
           {"cine_person_id", person},
           {"cine_referral_date", date},
           {"cine_close_date", closed},
           {"cine_cin_primary_need_code", need}});
  }
  void person(Origin origin, std::string_view id, std::string_view dob = "2012-05-05",
              std::string_view sex = "F", std::string_view forename = {}) {
    stage(staging, "ssd_person", origin,
          {{"pers_person_id", id}, {"pers_dob", dob}, {"pers_sex", sex}, {"pers_forename", forename}});
  }
  void expect_counts(std::uint32_t number, std::uint64_t read, std::uint64_t kept, std::uint64_t merged,
                     std::uint64_t rejected) {
    const RowCounts& counts = staging.counts().at(number);
    EXPECT_EQ(counts.read, read);
    EXPECT_EQ(counts.kept, kept);
    EXPECT_EQ(counts.merged, merged);
    EXPECT_EQ(counts.rejected, rejected);
  }

  TestDirectory directory;
  Staging staging{{directory / "scratch"}};
};

// ------------------------------------------------------------------------------------------- duplicates

TEST_F(Settle, TheSameRowTwiceIsRejectedNamingTheLineKept) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  staging.count_read(ssd, 3);
  contact({ssd, 2}, "C1", "1", "2020-02-29", "1A");
  contact({ssd, 3}, "C2", "1", "2020-02-29", "1A");
  contact({ssd, 4}, "C1", "1", "2020-02-29", "1A");
  settle();
  EXPECT_EQ(rejects(), "0|4|duplicate_row\n");
  EXPECT_EQ(rows("select reason, record from _rejects"),
            "The same row stands at line 2 already; it counts once.|ssd_contacts: cont_contact_id=C1, "
            "cont_person_id=1, cont_contact_date=2020-02-29, cont_contact_source_code=1A\n");
  EXPECT_EQ(rows("select cont_contact_id from ssd_contacts order by all"), "C1\nC2\n");
  expect_counts(ssd, 3, 2, 0, 1);
}

TEST_F(Settle, TheSameKeyWithOtherContentIsRejectedSayingWhatDiffers) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  contact({ssd, 2}, "C1", "1", "2020-01-02", "1A");
  contact({ssd, 3}, "C1", "1", "2020-01-03", "");
  settle();
  EXPECT_EQ(rejects(), "0|3|same_key\n");
  const std::string reason = rows("select reason from _rejects");
  EXPECT_NE(reason.find("line 2"), std::string::npos) << reason;
  EXPECT_NE(reason.find("cont_contact_date, cont_contact_source_code"), std::string::npos) << reason;
  EXPECT_EQ(rows("select cont_contact_date from ssd_contacts"), "2020-01-02\n");
}

TEST_F(Settle, OfTwoRowsOfOneKeyTheFullerWinsThenTheLater) {
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  referral({ssd, 2}, "R1", "1", "2020-01-02");
  referral({ssd, 3}, "R1", "1", "2020-01-01", "2020-03-01");  // says when it closed
  referral({ssd, 4}, "R2", "1", "2020-02-01", "2020-02-29");
  referral({ssd, 5}, "R2", "1", "2020-02-01", "2020-03-01");  // closed later
  referral({ssd, 6}, "R3", "1", "2020-05-01", "", "N2");
  referral({ssd, 7}, "R3", "1", "2020-05-01", "", "N1");  // only the text is left to tell them apart
  settle();
  EXPECT_EQ(rows("select cine_referral_id, _line from ssd_cin_episodes order by all"), "R1|3\nR2|5\nR3|7\n");
  EXPECT_EQ(rejects(), "0|2|same_key\n0|4|same_key\n0|6|same_key\n");
}

TEST_F(Settle, AListInTwoFilesIsOneListAndAnotherReturnStatesItAgain) {
  const auto add = [&](const std::string& file, const std::string& scope) {
    return staging.add_source({file, "list_3", "annex_a", 1, "", 0, scope});
  };
  const auto one = add("one.csv", "list 3");
  const auto two = add("two.csv", "list 3");
  const auto other = add("other.csv", "another list 3");
  for (const auto number : {one, two, other}) {
    staging.count_read(number);
    referral({number, 2}, "w-r", "1", "2020-01-01");
  }
  settle();
  EXPECT_EQ(rejects(), "1|2|duplicate_row\n");
  expect_counts(other, 1, 0, 1, 0);
}

TEST_F(Settle, ALineWinsAsAWhole) {
  // Two lines that state one assessment: what each says of the team and of the worker stays together.
  const auto list = source("annex_a", "annex.xlsx", "List 4");
  staging.count_read(list, 2);
  const auto row = [&](std::uint64_t line, std::string_view team, std::string_view worker,
                       std::string_view until) {
    stage(staging, "ssd_cin_assessments", {list, line},
          {{"cina_assessment_id", "w-a"},
           {"cina_person_id", "1"},
           {"cina_assessment_start_date", "2020-01-05"},
           {"cina_assessment_team", team}});
    stage(staging, "ssd_involvements", {list, line},
          {{"invo_involvements_id", "w-a-worker"},
           {"invo_person_id", "1"},
           {"invo_professional_id", worker},
           {"invo_professional_team", team},
           {"invo_involvement_start_date", "2020-01-05"},
           {"invo_involvement_end_date", until}});
  };
  row(2, "A team", "W1", "");            // first by the text of its assessment
  row(3, "B team", "W2", "2020-02-29");  // but this line says more
  settle();
  EXPECT_EQ(rows("select cina_assessment_team from ssd_cin_assessments"), "B team\n");
  EXPECT_EQ(rows("select invo_professional_id, invo_professional_team from ssd_involvements"), "W2|B team\n");
  EXPECT_EQ(rejects(), "0|2|same_key\n");
}

// Rows that meet in every way there is, staged in any order: what is settled is the same.
TEST_F(Settle, TheOrderOfRowsAndSourcesSettlesNothing) {
  struct Staged {
    std::string_view format;
    std::string_view id;
    std::string_view day;
    std::string_view closed;
    std::string_view need;
  };
  std::vector<Staged> staged{
      {"ssd", "R1", "2020-01-01", "", "N1"},      {"ssd", "R1", "2020-01-01", "2020-02-29", ""},
      {"ssd", "R1", "2020-01-01", "", "N1"},      {"ssd", "R2", "2020-01-01", "", ""},
      {"annex_a", "w-r", "2020-01-01", "", "N2"}, {"annex_a", "w-s", "2020-01-01", "2020-03-01", ""},
      {"annex_a", "w-s", "2020-01-01", "", "N3"}};
  std::set<std::string> outcomes;
  std::mt19937 random(29);
  for (int turn = 0; turn < 20; ++turn) {
    Staging one({directory / "scratch"});
    const std::string first = turn % 2 == 0 ? "ssd" : "annex_a";
    const auto a = one.add_source({first + ".csv", "", first, 1, "", 0});
    const auto b = one.add_source({"other.csv", "", turn % 2 == 0 ? "annex_a" : "ssd", 1, "", 0});
    std::uint64_t line = 1;
    for (const Staged& row : staged) {
      const Origin origin{row.format == first ? a : b, ++line};
      stage(one, "ssd_cin_episodes", origin,
            {{"cine_referral_id", row.id},
             {"cine_person_id", "1"},
             {"cine_referral_date", row.day},
             {"cine_close_date", row.closed},
             {"cine_cin_primary_need_code", row.need}});
      stage(one, "ssd_person", origin,
            {{"pers_person_id", "1"}, {"pers_dob", row.closed}, {"pers_surname", row.need}});
    }
    one.settle();
    outcomes.insert(
        rows_of(one.flushed(), "select * exclude (_source, _line, _seq) from ssd_cin_episodes order by all") +
        rows_of(one.flushed(), "select * exclude (_source, _line, _seq) from ssd_person order by all") +
        rows_of(one.flushed(), "select code, record from _rejects order by all") +
        rows_of(one.flushed(), "select row_key, code, detail from _flags order by all"));
    std::ranges::shuffle(staged, random);
  }
  EXPECT_EQ(outcomes.size(), 1U);
}

TEST_F(Settle, ADuplicateInAnotherFileOfTheSameFormatNamesThatFile) {
  const auto first = source("ssd", "january.csv");
  const auto second = source("ssd", "february.csv");
  contact({first, 2}, "C1", "1", "2020-01-02");
  contact({second, 5}, "C1", "1", "2020-01-02");
  settle();
  EXPECT_EQ(rejects(), "1|5|duplicate_row\n");
  EXPECT_NE(rows("select reason from _rejects").find("line 2 of january.csv"), std::string::npos);
}

TEST_F(Settle, KeysOfSeveralColumnsAreComparedWhole) {
  const auto ssd = source("ssd", "ssd_s47_enquiry.csv");
  for (const std::string_view child : {"1", "2"}) {  // siblings share the enquiry's identifier
    stage(staging, "ssd_s47_enquiry", {ssd, child == "1" ? 2U : 3U},
          {{"s47e_s47_enquiry_id", "S"}, {"s47e_person_id", child}, {"s47e_s47_start_date", "2020-03-01"}});
  }
  settle();
  EXPECT_EQ(rejects(), "");
  EXPECT_EQ(rows("select count(*) from ssd_s47_enquiry"), "2\n");
}

TEST_F(Settle, OneListsRowsThatRepeatADetailAreNoDuplicates) {
  // Two assessments of one child, each of which says that the child has a disability.
  const auto list = source("annex_a", "annex.xlsx", "List 4");
  staging.count_read(list, 3);
  const auto row = [&](std::uint64_t line, std::string_view id, std::string_view date) {
    stage(staging, "ssd_cin_assessments", {list, line},
          {{"cina_assessment_id", id}, {"cina_person_id", "1"}, {"cina_assessment_start_date", date}});
    stage(staging, "ssd_disability", {list, line},
          {{"disa_table_id", "w-d"}, {"disa_person_id", "1"}, {"disa_disability_code", "HAND"}});
    person({list, line}, "1");
  };
  row(2, "w-a", "2020-01-01");
  row(3, "w-b", "2020-06-01");
  row(4, "w-b", "2020-06-01");  // the second once more, which is one
  settle();
  EXPECT_EQ(rejects(), "0|4|duplicate_row\n");
  EXPECT_EQ(rows("select count(*) from ssd_cin_assessments"), "2\n");
  EXPECT_EQ(rows("select count(*) from ssd_disability"), "1\n");
  EXPECT_EQ(rows("select count(*) from ssd_person"), "1\n");
  expect_counts(list, 3, 2, 0, 1);
}

TEST_F(Settle, TwoListsThatStateOneEventAreMergedAndFillEachOther) {
  const auto referrals = source("annex_a", "annex.xlsx", "List 3");
  const auto in_need = source("annex_a", "annex.xlsx", "List 6");
  staging.count_read(referrals, 1);
  staging.count_read(in_need, 1);
  referral({referrals, 2}, "w-r", "1", "2020-01-01");
  referral({in_need, 2}, "w-r", "1", "2020-01-01", "2020-05-01", "N1");
  settle();
  EXPECT_EQ(rejects(), "");
  EXPECT_EQ(
      rows("select cine_referral_id, cine_close_date, cine_cin_primary_need_code from ssd_cin_episodes"),
      "w-r|2020-05-01|N1\n");
  expect_counts(referrals, 1, 0, 1, 0);
  expect_counts(in_need, 1, 1, 0, 0);  // it says more
}

TEST_F(Settle, AMessageOnOneLineKeepsItsRowsApart) {
  const auto census = source("cin_census", "cin.xml");
  staging.count_read(census, 3);
  referral({census, 1}, "w-1", "1", "2020-01-01");
  referral({census, 1}, "w-2", "2", "2020-01-01");
  referral({census, 1}, "w-2", "2", "2020-01-01");
  settle();
  EXPECT_EQ(rejects(), "0|1|duplicate_row\n");
  expect_counts(census, 3, 2, 0, 1);
}

TEST_F(Settle, RowsWithoutKeyPersonOrStartAreRejected) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  contact({ssd, 2}, "", "1", "2020-01-01");
  contact({ssd, 3}, "C2", "", "2020-01-01");
  contact({ssd, 4}, "C3", "1", "");
  contact({ssd, 5}, "C4", "1", "2020-01-01");
  settle();
  EXPECT_EQ(rejects(), "0|2|no_key\n0|3|no_person\n0|4|no_start_date\n");
  EXPECT_EQ(rows("select cont_contact_id from ssd_contacts"), "C4\n");
}

// -------------------------------------------------------------------------------- the same event, merged

TEST_F(Settle, TheSameEventInTwoFormatsIsOneAndReferencesFollow) {
  const auto annex = source("annex_a", "annex.xlsx", "List 3");
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  staging.count_read(annex, 2);
  staging.count_read(ssd, 1);
  referral({annex, 2}, "w-r", "1", "2020-01-01", "2020-04-01", "N1");
  referral({ssd, 2}, "R1", "1", "2020-01-01", "", "N2");
  stage(staging, "ssd_cin_assessments", {annex, 3},
        {{"cina_assessment_id", "w-a"},
         {"cina_person_id", "1"},
         {"cina_referral_id", "w-r"},
         {"cina_assessment_start_date", "2020-01-05"}});
  settle();
  EXPECT_EQ(
      rows("select cine_referral_id, cine_close_date, cine_cin_primary_need_code from ssd_cin_episodes"),
      "R1|2020-04-01|N2\n");
  EXPECT_EQ(rows("select cina_referral_id from ssd_cin_assessments"), "R1\n");
  EXPECT_EQ(rejects(), "");
  expect_counts(ssd, 1, 1, 0, 0);
  expect_counts(annex, 2, 1, 1, 0);
}

TEST_F(Settle, FillingGoesInTheOrderOfFormats) {
  const auto care = source("ssda903", "episodes.csv");
  const auto census = source("cin_census", "cin.xml");
  const auto annex = source("annex_a", "annex.xlsx");
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  referral({care, 2}, "x", "1", "2020-01-01", "2020-09-09", "N9");
  referral({census, 2}, "y", "1", "2020-01-01", "2020-04-04", "N4");
  referral({annex, 2}, "z", "1", "2020-01-01", "", "N3");
  referral({ssd, 2}, "R1", "1", "2020-01-01");
  settle();
  EXPECT_EQ(
      rows("select cine_referral_id, cine_close_date, cine_cin_primary_need_code from ssd_cin_episodes"),
      "R1|2020-04-04|N3\n");
}

TEST_F(Settle, TheSecondOfADayIsTheSecondOfTheOtherFormatsDay) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  contact({ssd, 2}, "C1", "1", "2020-01-01", "1A");
  contact({ssd, 3}, "C2", "1", "2020-01-01", "1A");
  contact({annex, 2}, "w-1", "1", "2020-01-01", "1A");
  contact({annex, 3}, "w-2", "1", "2020-01-01", "1A");
  contact({annex, 4}, "w-3", "1", "2020-01-01", "1A");  // the third is known to one format only
  contact({annex, 5}, "w-4", "2", "2020-01-01", "1A");  // another child's
  contact({annex, 6}, "w-5", "1", "2020-01-01", "");    // no source: cannot be matched
  settle();
  EXPECT_EQ(rows("select cont_contact_id from ssd_contacts order by all"), "C1\nC2\nw-3\nw-4\nw-5\n");
}

TEST_F(Settle, TwoEventsOfOneFormatAreNeverOne) {
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  referral({ssd, 2}, "R1", "1", "2020-01-01");
  referral({ssd, 3}, "R2", "1", "2020-01-01");
  settle();
  EXPECT_EQ(rows("select count(*) from ssd_cin_episodes"), "2\n");
}

TEST_F(Settle, SharedIdentifiersMoveForTheirOwnChildOnly) {
  const auto ssd = source("ssd", "ssd_s47_enquiry.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  const auto enquiry = [&](Origin origin, std::string_view id, std::string_view child, std::string_view day) {
    stage(staging, "ssd_s47_enquiry", origin,
          {{"s47e_s47_enquiry_id", id}, {"s47e_person_id", child}, {"s47e_s47_start_date", day}});
  };
  enquiry({ssd, 2}, "S1", "1", "2020-03-01");
  enquiry({ssd, 3}, "S2", "2", "2020-03-01");
  enquiry({annex, 2}, "w-s", "1", "2020-03-01");
  enquiry({annex, 3}, "w-s", "2", "2020-03-01");
  enquiry({annex, 4}, "w-s", "3", "2020-03-01");  // not in the SSD: stays
  for (const std::string_view child : {"1", "2", "3"}) {
    stage(staging, "ssd_initial_cp_conference", {annex, 10},
          {{"icpc_icpc_id", "w-i"}, {"icpc_person_id", child}, {"icpc_s47_enquiry_id", "w-s"}});
  }
  settle();
  EXPECT_EQ(rows("select icpc_person_id, icpc_s47_enquiry_id from ssd_initial_cp_conference order by all"),
            "1|S1\n2|S2\n3|w-s\n");
}

TEST_F(Settle, RowsKnownByWhatTheyReferToAreMatchedAfterIt) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto census = source("cin_census", "cin.xml");
  const auto assessment = [&](Origin origin, std::string_view id) {
    stage(
        staging, "ssd_cin_assessments", origin,
        {{"cina_assessment_id", id}, {"cina_person_id", "1"}, {"cina_assessment_start_date", "2020-01-05"}});
  };
  const auto factors = [&](Origin origin, std::string_view id, std::string_view of, std::string_view found) {
    stage(staging, "ssd_assessment_factors", origin,
          {{"cinf_table_id", id}, {"cinf_assessment_id", of}, {"cinf_assessment_factors_json", found}});
  };
  assessment({ssd, 2}, "A1");
  assessment({census, 20}, "w-a");
  factors({ssd, 2}, "F1", "A1", "");
  factors({census, 21}, "w-f", "w-a", R"(["2A"])");
  stage(staging, "ext_cp_history", {ssd, 9}, {{"cp_plan_id", "P1"}, {"previous_plans", ""}});
  stage(staging, "ext_cp_history", {census, 30}, {{"cp_plan_id", "w-p"}, {"previous_plans", "2"}});
  for (const auto& [from, id] : {std::pair{ssd, "P1"}, std::pair{census, "w-p"}}) {
    stage(staging, "ssd_cp_plans", {from, 30},
          {{"cppl_cp_plan_id", id}, {"cppl_person_id", "1"}, {"cppl_cp_plan_start_date", "2020-02-01"}});
  }
  settle();
  EXPECT_EQ(rows("select * exclude (_source, _line, _seq) from ssd_assessment_factors"), "F1|A1|[\"2A\"]\n");
  EXPECT_EQ(rows("select cp_plan_id, previous_plans from ext_cp_history"), "P1|2\n");
}

TEST_F(Settle, PeriodsOfCareFollowTheirEpisodes) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto care = source("ssda903", "episodes.csv");
  const auto episode = [&](Origin origin, std::string_view id, std::string_view period,
                           std::string_view day) {
    stage(staging, "ssd_cla_episodes", origin,
          {{"clae_cla_episode_id", id},
           {"clae_person_id", "1"},
           {"clae_cla_id", period},
           {"clae_cla_episode_start_date", day}});
  };
  episode({ssd, 2}, "E1", "L1", "2019-01-01");
  episode({care, 2}, "w-1", "w-l", "2019-01-01");
  episode({care, 3}, "w-2", "w-l", "2020-01-01");  // an episode that the SSD does not have
  const auto review = [&](Origin origin, std::string_view id, std::string_view period) {
    stage(staging, "ssd_cla_reviews", origin,
          {{"clar_cla_review_id", id}, {"clar_cla_id", period}, {"clar_cla_review_date", "2020-02-29"}});
  };
  review({ssd, 2}, "V1", "L1");
  review({care, 2}, "w-v", "w-l");
  settle();
  EXPECT_EQ(rows("select clae_cla_episode_id, clae_cla_id from ssd_cla_episodes order by all"),
            "E1|L1\nw-2|L1\n");
  EXPECT_EQ(rows("select clar_cla_review_id, clar_cla_id from ssd_cla_reviews"), "V1|L1\n");
}

TEST_F(Settle, MergedRowsWithOtherEndsAreFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  referral({ssd, 2}, "R1", "1", "2020-01-01", "2020-03-01");
  referral({annex, 2}, "w-r", "1", "2020-01-01", "2020-03-02");
  settle();
  EXPECT_EQ(flags(), "1|R1|end_dates_differ\n");
  EXPECT_EQ(rows("select detail from _flags where code = 'end_dates_differ'"),
            "ends 2020-03-01 (ssd) or 2020-03-02 (annex_a); the first is used\n");
}

// ------------------------------------------------------------------------------------------------ people

TEST_F(Settle, OnePersonAChildAndTheFirstValueWins) {
  const auto annex = source("annex_a", "annex.xlsx");
  const auto ssd = source("ssd", "ssd_person.csv");
  person({annex, 2}, "1", "2012-05-05", "M", "Ali");
  person({annex, 3}, "1", "2012-05-06", "F");
  person({ssd, 2}, "1", "", "F");
  settle();
  EXPECT_EQ(rows("select pers_person_id, pers_dob, pers_sex, pers_forename from ssd_person"),
            "1|2012-05-05|F|Ali\n");
  EXPECT_EQ(flags(), "1|1|dob_differs\n1|1|sex_differs\n");
  EXPECT_EQ(rows("select detail, line from _flags where code = 'dob_differs'"),
            "2012-05-05 (annex_a), 2012-05-06 (annex_a); the first is used|3\n");
  EXPECT_EQ(rows("select detail from _flags where code = 'sex_differs'"),
            "F (ssd), M (annex_a); the first is used\n");
}

TEST_F(Settle, APersonListedTwiceTheSameIsADuplicateRow) {
  const auto ssd = source("ssd", "ssd_person.csv");
  staging.count_read(ssd, 3);
  person({ssd, 2}, "1");
  person({ssd, 3}, "1");
  person({ssd, 4}, "1", "2012-05-05", "F", "Ada");
  settle();
  EXPECT_EQ(rejects(), "0|3|duplicate_row\n");
  EXPECT_EQ(rows("select pers_person_id, pers_forename from ssd_person"), "1|Ada\n");
  expect_counts(ssd, 3, 1, 1, 1);
}

TEST_F(Settle, WhoeverIsMentionedIsListed) {
  const auto ssd = source("ssd", "ssd.csv");
  person({ssd, 2}, "1");
  contact({ssd, 3}, "C1", "1", "2020-01-01");
  contact({ssd, 4}, "C2", "7", "2020-01-01");
  contact({ssd, 5}, "C3", "7", "2020-01-01");
  stage(staging, "ssd_mother", {ssd, 6},
        {{"moth_table_id", "M"}, {"moth_person_id", "1"}, {"moth_childs_person_id", "8"}});
  settle("2020-09-30");
  EXPECT_EQ(rows("select pers_person_id, pers_dob from ssd_person order by all"), "1|2012-05-05\n7|-\n8|-\n");
  EXPECT_EQ(rows("select person_id, code, line, detail from _flags order by all"),
            "7|person_not_listed|4|mentioned in ssd_contacts but not listed as a person\n"
            "8|person_not_listed|6|mentioned in ssd_mother but not listed as a person\n");
}

TEST_F(Settle, PeopleAreListedWhereNoneWere) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  contact({ssd, 2}, "C1", "1", "2020-01-01");
  settle();
  EXPECT_EQ(rows("select pers_person_id from ssd_person"), "1\n");
}

TEST_F(Settle, UnbornChildrenAreKeptAndFlagged) {
  const auto ssd = source("ssd", "ssd_person.csv");
  stage(staging, "ssd_person", {ssd, 2}, {{"pers_person_id", "1"}, {"pers_expected_dob", "2020-12-01"}});
  person({ssd, 3}, "2", "2020-10-01");
  person({ssd, 4}, "3", "2020-09-30");  // born on the very day
  stage(staging, "ssd_person", {ssd, 5}, {{"pers_person_id", "4"}, {"pers_is_mother", "Y"}});
  person({ssd, 6}, "5", "");
  settle("2020-09-30");
  EXPECT_EQ(rows("select person_id, detail from _flags where code = 'unborn' order by all"),
            "1|no date of birth; expected 2020-12-01\n2|date of birth 2020-10-01 is after 2020-09-30\n"
            "5|no date of birth\n");
  EXPECT_EQ(rows("select count(*) from ssd_person"), "5\n");
}

TEST_F(Settle, AnAdoptedChildsSecondIdentifierIsFlaggedAndNotMerged) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto adopted = [&](std::string_view id, std::string_view reason) {
    stage(staging, "ssd_cla_episodes", {ssd, 9},
          {{"clae_cla_episode_id", id},
           {"clae_person_id", id},
           {"clae_cla_episode_start_date", "2018-01-01"},
           {"clae_cla_episode_ceased_date", "2020-02-29"},
           {"clae_cla_episode_ceased_reason", reason}});
  };
  person({ssd, 2}, "old", "2017-06-01", "F", "Sam");
  person({ssd, 3}, "new", "2017-06-01", "F", "Sam");
  person({ssd, 4}, "other sex", "2017-06-01", "M", "Sam");
  person({ssd, 5}, "known before", "2017-06-01", "F", "Sam");
  person({ssd, 9}, "other name", "2017-06-01", "F", "Kit");
  contact({ssd, 16}, "C7", "other name", "2020-02-29");
  person({ssd, 6}, "much later", "2017-06-01", "F", "Sam");
  adopted("old", "E11");
  contact({ssd, 10}, "C1", "new", "2020-02-29");
  contact({ssd, 11}, "C2", "other sex", "2020-03-10");
  contact({ssd, 12}, "C3", "known before", "2020-02-28");
  contact({ssd, 13}, "C4", "known before", "2020-03-10");
  contact({ssd, 14}, "C5", "much later", "2020-05-30");  // three months end on 29 May
  person({ssd, 7}, "not adopted", "2016-01-01", "F", "Sam");
  person({ssd, 8}, "a twin in birthday", "2016-01-01", "F", "Sam");
  adopted("not adopted", "E4A");
  contact({ssd, 15}, "C6", "a twin in birthday", "2020-03-01");
  settle();
  EXPECT_EQ(flags(), "new|new|two_identifiers\nold|old|two_identifiers\n");
  EXPECT_EQ(rows("select count(*) from ssd_person"), "8\n");
}

TEST_F(Settle, WithoutForenamesAnAdoptedChildIsKnownByEthnicityWithinAMonth) {
  const auto annex = source("annex_a", "annex.xlsx");
  const auto child = [&](std::string_view id, std::string_view born, std::string_view ethnicity) {
    stage(staging, "ssd_person", {annex, 2},
          {{"pers_person_id", id}, {"pers_dob", born}, {"pers_sex", "F"}, {"pers_ethnicity", ethnicity}});
  };
  const auto adopted = [&](std::string_view id) {
    stage(staging, "ssd_cla_episodes", {annex, 9},
          {{"clae_cla_episode_id", id},
           {"clae_person_id", id},
           {"clae_cla_episode_start_date", "2018-01-01"},
           {"clae_cla_episode_ceased_date", "2020-01-31"},
           {"clae_cla_episode_ceased_reason", "E12"}});
  };
  child("old 1", "2017-06-01", "WBRI");
  child("new 1", "2017-06-01", "WBRI");
  child("old 2", "2017-06-02", "WBRI");
  child("other ethnicity", "2017-06-02", "MWBC");
  child("old 3", "2017-06-03", "WBRI");
  child("not known", "2017-06-03", "");
  child("old 4", "2017-06-04", "WBRI");
  child("later", "2017-06-04", "WBRI");
  for (const std::string_view id : {"old 1", "old 2", "old 3", "old 4"}) adopted(id);
  contact({annex, 10}, "C1", "new 1", "2020-02-29");  // a month from 31 January
  contact({annex, 11}, "C2", "other ethnicity", "2020-02-01");
  contact({annex, 12}, "C3", "not known", "2020-02-01");
  contact({annex, 13}, "C4", "later", "2020-03-01");
  settle();
  EXPECT_EQ(flags(), "new 1|new 1|two_identifiers\nold 1|old 1|two_identifiers\n");
}

TEST_F(Settle, TwoWhoFitAnAdoptedChildAreNotFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  for (const std::string_view id : {"old", "new", "newer"}) person({ssd, 2}, id, "2017-06-01", "F", "Sam");
  stage(staging, "ssd_cla_episodes", {ssd, 9},
        {{"clae_cla_episode_id", "E"},
         {"clae_person_id", "old"},
         {"clae_cla_episode_start_date", "2018-01-01"},
         {"clae_cla_episode_ceased_date", "2020-02-29"},
         {"clae_cla_episode_ceased_reason", "E12"}});
  contact({ssd, 10}, "C1", "new", "2020-03-01");
  contact({ssd, 11}, "C2", "newer", "2020-03-02");
  settle();
  EXPECT_EQ(flags(), "");
}

TEST_F(Settle, IdentifiersThatASourceLinksAreFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  person({ssd, 2}, "1");
  person({ssd, 3}, "2");
  const auto link = [&](std::string_view id, std::string_view value) {
    stage(staging, "ssd_linked_identifiers", {ssd, 4},
          {{"link_table_id", id},
           {"link_person_id", "1"},
           {"link_identifier_type", "Former identifier"},
           {"link_identifier_value", value}});
  };
  link("L1", "2");
  link("L2", "1");     // itself
  link("L3", "A123");  // a pupil number: nobody's identifier here
  settle();
  EXPECT_EQ(rows("select person_id, detail from _flags order by all"),
            "1|the same child may also be listed as 2: a linked identifier of it\n"
            "2|the same child may also be listed as 1: of which this is a linked identifier\n");
}

// ----------------------------------------------------------------------------------------------- flags

TEST_F(Settle, EndsBeforeStartsAreKeptAndFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  referral({ssd, 2}, "R1", "1", "2020-03-01", "2020-02-29");
  referral({ssd, 3}, "R2", "1", "2020-03-01", "2020-03-01");  // the same day is no fault
  stage(staging, "ssd_address", {ssd, 4},
        {{"addr_table_id", "A1"},
         {"addr_person_id", "1"},
         {"addr_address_start_date", "2020-03-02"},
         {"addr_address_end_date", "2020-03-01"}});
  stage(staging, "ext_absence", {ssd, 5},
        {{"worker_id", "W"}, {"start_date", "2020-03-02"}, {"end_date", "2020-03-01"}});
  settle();
  EXPECT_EQ(flags(), "1|A1|end_before_start\n1|R1|end_before_start\n-|W|2020-03-02|end_before_start\n");
  EXPECT_EQ(rows("select detail from _flags where row_key = 'R1'"),
            "starts 2020-03-01 and ends 2020-02-29\n");
}

TEST_F(Settle, WhatStartsAfterTheLoadsDayIsFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  contact({ssd, 2}, "C1", "1", "2020-09-30");
  contact({ssd, 3}, "C2", "1", "2020-10-01");
  settle("2020-09-30");
  EXPECT_EQ(flags(), "1|C2|after_as_at\n");
}

TEST_F(Settle, ReadersFlagsGetTheirPersonAndFollowTheirRow) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  const model::Table& table = *model::find_table("ssd_cin_episodes");
  referral({ssd, 2}, "R1", "1", "2020-01-01");
  staging.flag({ssd, 2}, table, "R1", "unreadable_value", "kept");
  referral({ssd, 3}, "R1", "1", "2020-01-01");
  staging.flag({ssd, 3}, table, "R1", "unreadable_value", "rejected");
  referral({annex, 4}, "w-r", "1", "2020-01-01");
  staging.flag({annex, 4}, table, "w-r", "unreadable_value", "merged");
  person({annex, 5}, "1");
  staging.flag({annex, 5}, *model::find_table("ssd_person"), "1", "unreadable_value", "person");
  settle();
  EXPECT_EQ(rows("select person_id, row_key, source, line, detail from _flags order by detail"),
            "1|R1|0|2|kept\n1|R1|1|4|merged\n1|1|1|5|person\n");
}

TEST_F(Settle, NothingStagedIsNothingSettled) {
  settle("2020-09-30");
  EXPECT_EQ(rejects(), "");
  EXPECT_EQ(flags(), "");
}

}  // namespace
}  // namespace windscreen::lake
