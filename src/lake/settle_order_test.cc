// Which of several rows wins, on tables small enough to settle by hand.
#include <algorithm>
#include <random>
#include <set>

#include "lake/settle_fixture.h"

namespace windscreen::lake {
namespace {

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

// What could not be read stands in no cell, only in the flag: it settles which of two rows that are else the
// same is kept, so that the flag that is left is the same in every order.
TEST_F(Settle, RowsThatDifferInWhatCannotBeReadAreSettledByIt) {
  const model::Table& table = *model::find_table("ssd_cin_episodes");
  std::vector<std::string> details{"\"b\" is not a date", "\"a\" is not a date", ""};
  std::set<std::string> outcomes;
  do {
    Staging one({directory / "scratch"});
    const auto ssd = one.add_source({"ssd.csv", "", "ssd", 1, "", 0});
    std::uint64_t line = 1;
    for (const std::string& detail : details) {
      stage(one, "ssd_cin_episodes", {ssd, ++line},
            {{"cine_referral_id", "R1"}, {"cine_person_id", "1"}, {"cine_referral_date", "2020-02-29"}});
      if (!detail.empty()) one.flag({ssd, line}, table, "R1", "unreadable_value", detail);
    }
    one.settle();
    outcomes.insert(
        rows_of(one.flushed(), "select code, detail from _flags where table_name <> 'ssd_person'") +
        rows_of(one.flushed(), "select code, record from _rejects order by all"));
  } while (std::ranges::prev_permutation(details).found);
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_TRUE(outcomes.begin()->starts_with("unreadable_value|\"a\" is not a date\nduplicate_row|"))
      << *outcomes.begin();
}

// The line that wins takes the flags of all its rows with it.
TEST_F(Settle, OfALineThatWinsEveryFlagIsKept) {
  const model::Table& assessments = *model::find_table("ssd_cin_assessments");
  const model::Table& counts = *model::find_table("ext_reported_count");
  for (const bool turned : {false, true}) {
    Staging one({directory / "scratch"});
    const auto list = one.add_source({"annex.xlsx", "List 4", "annex_a", 1, "", 0});
    one.count_read(list, 2);
    const auto row = [&](std::uint64_t line, std::string_view of_assessment, std::string_view of_count) {
      stage(one, "ssd_cin_assessments", {list, line},
            {{"cina_assessment_id", "w-a"},
             {"cina_person_id", "1"},
             {"cina_assessment_start_date", "2020-01-05"}});
      stage(one, "ext_reported_count", {list, line},
            {{"person_id", "1"}, {"list", "4"}, {"measure", "m"}, {"reference_date", "2020-01-05"}});
      one.flag({list, line}, assessments, "w-a", "unreadable_value", of_assessment);
      one.flag({list, line}, counts, "1|4|m|2020-01-05", "unreadable_value", of_count);
    };
    // By the assessment alone the first line would win, by the count (which comes first) the second.
    row(turned ? 3 : 2, "a", "d");
    row(turned ? 2 : 3, "b", "c");
    one.settle();
    EXPECT_EQ(
        rows_of(one.flushed(), "select detail from _flags where code = 'unreadable_value' order by all"),
        "b\nc\n");
  }
}

// That a child came unaccompanied is said once as well: the line that happens to say it is no fuller for it.
TEST_F(Settle, ALineIsNoFullerForWhatIsSaidOnce) {
  const model::Table& leavers = *model::find_table("ssd_care_leavers");
  for (const std::uint64_t says : {2U, 3U}) {
    Staging one({directory / "scratch"});
    const auto list = one.add_source({"annex.xlsx", "List 9", "annex_a", 1, "", 0});
    one.count_read(list, 2);
    for (const std::uint64_t line : {2U, 3U}) {
      stage(one, "ssd_care_leavers", {list, line}, {{"clea_table_id", "w-c"}, {"clea_person_id", "1"}});
      one.flag({list, line}, leavers, "w-c", "unreadable_value", line == 2 ? "b" : "a");
    }
    stage(one, "ssd_immigration_status", {list, says},
          {{"immi_immigration_status_id", "w-u"}, {"immi_person_id", "1"}});
    one.settle();
    EXPECT_EQ(rows_of(one.flushed(), "select detail from _flags where code = 'unreadable_value'"), "a\n");
    EXPECT_EQ(rows_of(one.flushed(), "select line, code from _rejects"), "2|duplicate_row\n");
  }
}

// A list says once who a child is, on whichever of its lines comes first, so both birthdays are to be mended.
TEST_F(Settle, OfPeopleWhatCouldNotBeReadIsKeptFromEveryRow) {
  const model::Table& table = *model::find_table("ssd_person");
  const auto ssd = source("ssd", "ssd_person.csv");
  staging.count_read(ssd, 4);
  const auto birthday = [&](std::uint64_t line, std::string_view detail) {
    person({ssd, line}, "1", "");
    staging.flag({ssd, line}, table, "1", "unreadable_value", detail);
  };
  birthday(2, "b");
  birthday(3, "a");
  birthday(4, "a");
  person({ssd, 5}, "1", "");
  settle();
  EXPECT_EQ(rows("select detail from _flags where code = 'unreadable_value' order by all"), "a\nb\n");
  EXPECT_EQ(rejects(), "0|4|duplicate_row\n");
  expect_counts(ssd, 4, 1, 2, 1);
}

}  // namespace
}  // namespace windscreen::lake
