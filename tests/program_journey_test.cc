// One child's journey from the outside, over the micro-authority (tests/micro): what it says must be what the
// indicators say, and it must give nothing away about anyone else.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

class ProgramJourney : public Program {
 protected:
  void SetUp() override {
    const std::filesystem::path micro = std::filesystem::path(WINDSCREEN_SOURCE_DIR) / "tests" / "micro";
    ASSERT_EQ(windscreen({"init", "--authority-code", "M01", "--name", "Microshire", "--population", "10000",
                          "--mid-year", "2020"})
                  .exit_code,
              0);
    const Outcome loaded = windscreen({"load", "--as-at", "2020-12-31", (micro / "ssd").string()});
    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
  }

  json journey(const std::string& person) const {
    const Outcome run = windscreen({"journey", person, "--format", "json"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run.json();
  }

  std::set<std::string> counted(const std::string& indicator, bool unmet_only) const {
    const Outcome run = windscreen({"explain", indicator, "--children", "--format", "json"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    std::set<std::string> people;
    for (const json& row : run.json()) {
      if (!unmet_only || row.at("met") == false) people.insert(row.at("person_id").get<std::string>());
    }
    return people;
  }
};

std::string person(int number) { return (number < 10 ? "P0" : "P") + std::to_string(number); }

bool has(const json& rows, const std::string& kind, const std::string& from, const std::string& what) {
  return std::any_of(rows.begin(), rows.end(), [&](const json& row) {
    return row.at("kind") == kind && row.at("from") == from && row.at("what") == what;
  });
}

// Who is counted by an indicator over everyone is exactly who is told so in a journey of one.
TEST_F(ProgramJourney, SaysOfEachChildWhatTheIndicatorsSayOfAll) {
  struct Asked {
    std::string indicator;
    bool unmet_only;
  };
  const std::array<Asked, 8> all{{{"visits_overdue_children", false},
                                  {"children_unallocated", false},
                                  {"assessments_open_over_45_days", false},
                                  {"section_47_open_over_15_days", false},
                                  {"cp_reviews_in_timescale_percent", true},
                                  {"cla_health_assessment_percent", true},
                                  {"care_leavers_in_touch_percent", true},
                                  {"dq_date_sequence_errors", false}}};
  std::map<std::string, std::set<std::string>> told;
  for (int number = 1; number <= 22; ++number) {
    for (const json& row : journey(person(number))) {
      if (row.at("kind") == "flag" && row.at("open") == true)
        told[row.at("source").is_null() ? "" : row.at("source").get<std::string>()].insert(person(number));
    }
  }
  for (const Asked& asked : all) {
    if (asked.indicator == "cp_reviews_in_timescale_percent") {
      // The indicator looks back 12 months; a journey says "now" only while a review is overdue.
      const auto people = counted(asked.indicator, true);
      for (const std::string& one : told[asked.indicator]) EXPECT_TRUE(people.contains(one)) << one;
      continue;
    }
    EXPECT_EQ(told[asked.indicator], counted(asked.indicator, asked.unmet_only)) << asked.indicator;
  }
}

TEST_F(ProgramJourney, TellsAdasStory) {
  const json rows = journey("P01");
  EXPECT_TRUE(has(rows, "spell", "2018-12-31", "Referral and episode of need"));
  EXPECT_TRUE(has(rows, "spell", "2020-06-01", "Child protection plan"));
  EXPECT_TRUE(has(rows, "flag", "2020-12-31", "Episode of need open for 2 years or more"));
  // Her first review was due on 1 September and held on the 2nd.
  EXPECT_TRUE(has(rows, "flag", "2020-09-02", "Review conference held 1 day late"));
  // Born on 29 February 2012.
  for (const json& row : rows) {
    if (row.at("from") == "2020-06-01") {
      EXPECT_EQ(row.at("age"), "8 years");
    }
  }
}

TEST_F(ProgramJourney, NeverShowsTheTwoIdentifiersOfAnAdoptedChildTogether) {
  // Gus is P07 before his adoption and P08 after.
  for (const auto& [asked, other] : {std::pair{"P07", "P08"}, std::pair{"P08", "P07"}}) {
    const Outcome run = windscreen({"journey", asked, "--format", "csv"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ((run.out + run.err).find(other), std::string::npos) << run.out;
    const bool in_care = run.out.find("ssd_cla_episodes") != std::string::npos;
    EXPECT_EQ(in_care, std::string(asked) == "P07") << run.out;
  }
}

TEST_F(ProgramJourney, WritesAPageForItsOwnerOnlyAndSaysNoIdentifier) {
  const Outcome run = windscreen({"journey", "P14", "--out", path("P14.html").string()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ((run.out + run.err).find("P14"), std::string::npos) << run.out << run.err;
  using std::filesystem::perms;
  const auto mode = std::filesystem::status(path("P14.html")).permissions();
  EXPECT_EQ(mode & (perms::group_all | perms::others_all), perms::none);
  std::ifstream in(path("P14.html"), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_NE(text.str().find("<title>One child's journey (internal)</title>"), std::string::npos);
  // What is said of the child is packed; nothing stands open in the file.
  EXPECT_EQ(text.str().find("P14"), std::string::npos);
}

TEST_F(ProgramJourney, RefusesThePublicAndWhoIsNotThere) {
  const Outcome open =
      windscreen({"journey", "P14", "--audience", "public", "--out", path("public.html").string()});
  EXPECT_EQ(open.exit_code, 2);
  EXPECT_NE(open.err.find("cannot be made public"), std::string::npos) << open.err;
  EXPECT_FALSE(std::filesystem::exists(path("public.html")));
  for (const std::string wanted : {"P1", "P99", "p14", "Max", "P14' or '1'='1"}) {
    const Outcome none = windscreen({"journey", wanted, "--out", path("none.html").string()});
    EXPECT_EQ(none.exit_code, 1) << wanted;
    EXPECT_NE(none.err.find("holds nobody with that identifier"), std::string::npos) << none.err;
    EXPECT_EQ(none.err.find("P1"), std::string::npos) << none.err;
    EXPECT_FALSE(std::filesystem::exists(path("none.html")));
  }
}

}  // namespace
}  // namespace windscreen::tests
