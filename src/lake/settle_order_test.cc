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

}  // namespace
}  // namespace windscreen::lake
