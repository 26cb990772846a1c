#include <gtest/gtest.h>

#include <algorithm>

#include "serve/audits/audits_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class FindingsTest : public AuditsWorld {
 protected:
  static store::Audit past(const std::string& id, const std::string& month, const std::string& grade) {
    store::Audit one;
    one.id = id;
    one.stream = "random";
    one.month = month;
    one.state = "closed";
    one.auditor_grade = one.final_grade = grade;
    one.import_id = "before";
    return one;
  }
  void put(const std::vector<store::Audit>& all) const {
    kept->write({"system:test", "bring in"}, [&](store::Writer& writer) {
      for (const store::Audit& one : all) writer.insert(one);
    });
  }
  /// So many of each grade in the month: good, requires improvement, inadequate.
  static void add(std::vector<store::Audit>& all, const std::string& month, int good, int improvement,
                  int inadequate) {
    const auto some = [&](int count, const std::string& grade) {
      for (int i = 0; i < count; ++i) all.push_back(past(month + grade + std::to_string(i), month, grade));
    };
    some(good, "good");
    some(improvement, "requires_improvement");
    some(inadequate, "inadequate");
  }
  /// An answer, which fits its schema.
  json asked(const std::string& who, const std::string& address) {
    const Response answer = get(who, "/api/v1/audits/findings" + address);
    EXPECT_EQ(answer.status, 200) << who << " " << address << " " << *answer.body;
    if (answer.status != 200) return {};
    json found = json::parse(*answer.body);
    const std::string page = address.substr(0, address.find('?'));
    const char* schema = page.empty()            ? "AuditFindings"
                         : page == "/inadequate" ? "InadequateAudits"
                         : page == "/compliance" ? "ComplianceAndQuality"
                         : page == "/re-audits"  ? "ReAuditFindings"
                         : page == "/teams"      ? "TeamAudits"
                                                 : "TeamAuditsOverTime";
    EXPECT_EQ(schema_fault(json::parse(schema_named(schema)), found), "") << address;
    return found;
  }
  static std::vector<std::string> names(const json& teams) {
    std::vector<std::string> all;
    for (const json& one : teams.at("units")) all.push_back(one.at("unit"));
    return all;
  }
};
ON_EACH_ENGINE(FindingsTest);

TEST_P(FindingsTest, TheHeadlineSaysOfWhatItIs) {
  const json found = asked("lead", "");
  EXPECT_EQ(found.at("audits"), 1);
  ASSERT_EQ(found.at("windows").size(), 1U);
  const json& window = found.at("windows")[0];
  EXPECT_EQ(window.at("words"), "September 2020, by month sampled");
  EXPECT_EQ(window.at("weighted"), true);
  EXPECT_EQ(window.at("good_or_better").at("met"), 1);
  EXPECT_EQ(window.at("good_or_better").at("share"), 100.0);
  // Wilson of 1 of 1.
  EXPECT_NEAR(window.at("good_or_better").at("lower").get<double>(), 20.65, 0.01);
  EXPECT_EQ(found.at("charts")[0].at("months").size(), 1U);
  // Of the three that were drawn one is done; those that are with an auditor and nobody's are due.
  EXPECT_EQ(found.at("completion").back().at("group"), "All");
  EXPECT_EQ(found.at("completion").back().at("due"), 3);
  EXPECT_EQ(found.at("completion").back().at("done"), 1);
}

TEST_P(FindingsTest, AMonthThatIsNotOverOrNotFinalIsSaid) {
  const auto cautions = [&](const std::string& query) {
    return asked("lead", query).at("windows").back().at("cautions").dump();
  };
  // Two of the month's three audits are not final.
  EXPECT_NE(cautions("").find("2 of 3 audits drawn for these months have no final grade yet"),
            std::string::npos)
      << cautions("");
  EXPECT_EQ(cautions("").find("is not over yet"), std::string::npos);
  set_audit("N1", [](store::Audit& one) { one.state = "void"; });
  set_audit("S1", [](store::Audit& one) { one.state = "replaced"; });
  EXPECT_EQ(cautions("").find("no final grade yet"), std::string::npos) << cautions("");
  const std::string month = base::format_iso(audits->today()).substr(0, 7);
  put({past("now", month, "good")});
  EXPECT_NE(cautions("").find("is not over yet"), std::string::npos) << cautions("");
}

// The published figures, of 57, 57 and 58 audits a month: 7% good then 26%, 22% inadequate then 18%.
TEST_P(FindingsTest, TheRiseInGoodIsBeyondChanceAndTheFallInInadequateIsNot) {
  std::vector<store::Audit> all;
  add(all, "2018-11", 4, 40, 13);
  add(all, "2018-12", 4, 41, 12);
  add(all, "2019-01", 4, 41, 13);
  for (const char* month : {"2019-04", "2019-07", "2019-10", "2020-01"}) add(all, month, 8, 38, 11);
  add(all, "2020-04", 15, 32, 10);
  add(all, "2020-05", 15, 31, 11);
  add(all, "2020-06", 15, 33, 10);
  put(all);
  const json found = asked("director", "?until=2020-06-30");
  const json& comparison = found.at("comparisons").back();
  EXPECT_EQ(comparison.at("older").at("words"), "November 2018 to January 2019, by month sampled");
  EXPECT_EQ(comparison.at("newer").at("words"), "April 2020 to June 2020, by month sampled");
  EXPECT_EQ(
      comparison.at("changes")[0].at("words"),
      "Good or better rose from 7% to 26% (+19 points, 95% interval +11 to +27): more than chance would "
      "give, if the sample, the tool and the auditors were comparable.");
  EXPECT_EQ(comparison.at("changes")[0].at("beyond_chance"), true);
  EXPECT_EQ(comparison.at("changes")[2].at("grade"), "inadequate");
  EXPECT_EQ(comparison.at("changes")[2].at("beyond_chance"), false);
  EXPECT_NE(comparison.at("changes")[2].at("words").get<std::string>().find("fell from 22% to 18%"),
            std::string::npos);
  EXPECT_EQ(found.at("windows").back().at("weighted"), false);
  EXPECT_FALSE(found.at("windows").back().at("cautions").empty());
  EXPECT_NE(found.at("power")[0].get<std::string>().find("With 172 audits a quarter"), std::string::npos);
}

// Edge case 17: a month without audits breaks the chart's line, and a window without any says so.
TEST_P(FindingsTest, MonthsWithoutAuditsAreThere) {
  put({past("a", "2019-12", "good"), past("b", "2020-01", "inadequate")});
  const json found = asked("lead", "");
  const json& months = found.at("charts")[0].at("months");
  ASSERT_EQ(months.size(), 10U);
  EXPECT_EQ(months[2].at("audits"), 0);
  EXPECT_TRUE(months[2].at("share").is_null());
  // April to June 2020.
  const json& empty = found.at("windows")[found.at("windows").size() - 2];
  EXPECT_EQ(empty.at("audits"), 0);
  EXPECT_TRUE(empty.at("good_or_better").at("share").is_null());
  EXPECT_EQ(found.at("comparisons")[0].at("changes")[0].at("words"),
            "Good or better cannot be compared: there were no audits in one of the two windows.");
}

TEST_P(FindingsTest, OtherStreamsHaveLinesOfTheirOwn) {
  std::vector<store::Audit> all;
  for (const char* stream : {"re_audit", "purposive", "thematic", "external"}) {
    all.push_back(past(stream, "2020-09", "inadequate"));
    all.back().stream = stream;
  }
  put(all);
  const json found = asked("lead", "");
  EXPECT_EQ(found.at("windows")[0].at("audits"), 1);
  ASSERT_EQ(found.at("streams").size(), 6U);
  for (std::size_t i = 1; i < 5; ++i) {
    EXPECT_EQ(found.at("streams")[i].at("audits"), 1) << i;
    EXPECT_EQ(found.at("streams")[i].at("grades")[3].at("met"), 1) << i;
  }
  EXPECT_EQ(found.at("streams")[5].at("stream"), "imported");
  EXPECT_EQ(found.at("streams")[5].at("audits"), 0);
}

// Edge case 31: by the month completed, what has only a sampled month is in no figure, and is counted.
TEST_P(FindingsTest, TheMonthIsThatOfTheSampleUnlessAskedOtherwise) {
  store::Audit late = past("late", "2020-06", "inadequate");
  late.completed_on = "2020-08-02";
  put({late, past("unknown", "2020-06", "good")});
  EXPECT_EQ(asked("lead", "?months=1").at("charts")[0].at("months")[0].at("month"), "2020-06-01");
  const json completed = asked("lead", "?by=completed&months=1");
  EXPECT_EQ(completed.at("by"), "completed");
  EXPECT_EQ(completed.at("audits"), 2);
  EXPECT_EQ(completed.at("without_day"), 1);
  EXPECT_EQ(completed.at("charts")[0].at("months")[0].at("month"), "2020-08-01");
  EXPECT_EQ(get("lead", "/api/v1/audits/findings?by=drawn").status, 400);
}

TEST_P(FindingsTest, RollingWindowsSayThatTheyAre) {
  put({past("a", "2020-05", "good"), past("b", "2020-08", "good")});
  const json found = asked("lead", "?rolling=yes");
  ASSERT_EQ(found.at("windows").size(), 3U);
  EXPECT_EQ(found.at("windows")[2].at("words"), "rolling July 2020 to September 2020, by month sampled");
}

TEST_P(FindingsTest, WhoReachesATeamSeesItsFiguresAndTheAuthoritys) {
  set_audit("S1", [](store::Audit& one) {
    one.state = "final";
    one.final_grade = "inadequate";
  });
  using Names = std::vector<std::string>;
  EXPECT_EQ(names(asked("north", "/teams")), Names{"north"});
  EXPECT_EQ(names(asked("south", "/teams")), Names{"south"});
  EXPECT_EQ(names(asked("head", "/teams")), (Names{"service-safeguarding", "north"}));
  EXPECT_EQ(names(asked("director", "/teams")),
            (Names{"service-permanence", "service-safeguarding", "quadrant-nw", "north", "south"}));
  EXPECT_EQ(asked("north", "").at("audits"), 2);
  EXPECT_EQ(get("north", "/api/v1/audits/findings/teams/south").status, 404);
  EXPECT_EQ(get("north", "/api/v1/audits/findings/teams/quadrant-nw").status, 404);
  EXPECT_EQ(asked("south", "/teams/south").at("windows").back().at("audits"), 1);
  for (const char* nobody : {"auditor", "moderator", "worker", "inspector", "councillor", "administrator"}) {
    EXPECT_EQ(get(nobody, "/api/v1/audits/findings").status, 403) << nobody;
    EXPECT_EQ(get(nobody, "/api/v1/audits/findings/teams").status, 403) << nobody;
  }
  // No identifier of a child is in any of them.
  for (const char* address : {"", "/inadequate", "/compliance", "/re-audits", "/teams", "/teams/north"})
    EXPECT_EQ(get("director", std::string("/api/v1/audits/findings") + address).body->find("\"S1\""),
              std::string::npos);
}

// Edge case 29: all good is an interval, not a celebration.
TEST_P(FindingsTest, TenGoodAuditsAreAnInterval) {
  std::vector<store::Audit> all;
  add(all, "2020-08", 10, 0, 0);
  for (store::Audit& one : all) one.team = "East";
  put(all);
  const json teams = asked("director", "/teams");
  const auto& east = *std::find_if(teams.at("units").begin(), teams.at("units").end(),
                                   [](const json& one) { return one.at("unit") == "east"; });
  EXPECT_EQ(east.at("words"),
            "All 10 audits were good or better; from so many, the share of practice that is may be anything "
            "between 72% and 100%. Fewer than 20 audits say little by themselves.");
  EXPECT_EQ(east.at("little"), true);
}

// Of 20 with weak oversight 10 were inadequate, of 40 others 5: (10/20) / (5/40) = 4; the interval by hand
// exp(ln 4 ± 1.96 · √(1/10 - 1/20 + 1/5 - 1/40)) = 1.58 to 10.15.
TEST_P(FindingsTest, WhatGoesWithInadequateIsAnAssociation) {
  std::vector<store::Audit> all;
  const auto some = [&](int count, const std::string& oversight, const std::string& grade) {
    for (int i = 0; i < count; ++i) {
      store::Audit one = past(oversight + grade + std::to_string(i), "2020-08", grade);
      one.oversight = oversight;
      one.service = i % 2 == 0 ? "Safeguarding" : "Permanence";
      one.lead_workers = 3;
      all.push_back(one);
    }
  };
  some(10, "no", "inadequate");
  some(10, "partly", "good");
  some(5, "yes", "inadequate");
  some(35, "yes", "good");
  put(all);
  const json found = asked("analyst", "/inadequate");
  EXPECT_EQ(found.at("audits"), 61);
  const json& oversight = found.at("factors")[0];
  EXPECT_EQ(oversight.at("factor"), "oversight");
  EXPECT_EQ(oversight.at("with").at("met"), 10);
  EXPECT_EQ(oversight.at("with").at("all"), 20);
  EXPECT_EQ(oversight.at("without").at("met"), 5);
  EXPECT_EQ(oversight.at("unknown"), 1);
  EXPECT_NEAR(oversight.at("crude").at("ratio").get<double>(), 4.0, 0.005);
  EXPECT_NEAR(oversight.at("crude").at("lower").get<double>(), 1.58, 0.01);
  EXPECT_NEAR(oversight.at("crude").at("upper").get<double>(), 10.15, 0.02);
  EXPECT_EQ(oversight.at("services"), 2);
  EXPECT_FALSE(oversight.at("stratified").is_null());
  EXPECT_NE(found.at("caution").get<std::string>().find("not a cause"), std::string::npos);
  // All had three lead workers: there is nothing to compare with.
  const auto& workers = *std::ranges::find_if(
      found.at("factors"), [](const json& one) { return one.at("factor") == "lead_workers"; });
  EXPECT_TRUE(workers.at("crude").is_null());
  EXPECT_EQ(workers.at("note"), "There are no two groups to compare.");
}

// Edge case 19, and what no change at all would give.
TEST_P(FindingsTest, ReauditsStandBesideWhatNoChangeWouldGive) {
  store::Audit weak = past("weak", "2020-05", "inadequate");
  weak.completed_on = "2020-05-20";
  store::Audit again = past("again", "2020-08", "good");
  again.stream = "re_audit";
  again.previous_id = "weak";
  again.completed_on = "2020-08-20";
  put({weak, again});
  json found = asked("lead", "/re-audits");
  EXPECT_EQ(found.at("matrix")[3].at("due"), 1);
  EXPECT_EQ(found.at("matrix")[3].at("second"), json({0, 1, 0, 0}));
  EXPECT_TRUE(found.at("expected").is_null());
  EXPECT_NE(found.at("example").get<std::string>().find("only 46%"), std::string::npos);
  // A blind pair in which one of the two said inadequate.
  moderate("N2", true, "inadequate");
  found = asked("lead", "/re-audits");
  EXPECT_EQ(found.at("expected").at("pairs"), 1);
  EXPECT_EQ(found.at("expected").at("share"), 0.0);
  const json improved = asked("lead", "/inadequate").at("time_to_fix")[1];
  EXPECT_EQ(improved.at("done"), 1);
  EXPECT_EQ(improved.at("median"), 92.0);
}

TEST_P(FindingsTest, EveryFindingCanBeDownloaded) {
  for (const char* address : {"", "/inadequate", "/compliance", "/re-audits", "/teams", "/teams/north"}) {
    const Response answer = get("lead", std::string("/api/v1/audits/findings") + address + ".csv");
    EXPECT_EQ(answer.status, 200) << address;
    EXPECT_NE(answer.body->find('\n'), answer.body->rfind('\n')) << address << *answer.body;
  }
}

TEST_P(FindingsTest, NothingAtAllIsNoError) {
  set_audit("N2", [](store::Audit& one) {
    one.state = "in_progress";
    one.final_grade.reset();
  });
  EXPECT_TRUE(asked("lead", "").at("windows").empty());
  EXPECT_TRUE(asked("lead", "/inadequate").at("window").is_null());
  EXPECT_TRUE(asked("lead", "/compliance").at("window").is_null());
  EXPECT_TRUE(asked("lead", "/teams").at("units").empty());
  EXPECT_EQ(asked("lead", "/re-audits").at("matrix")[3].at("due"), 0);
}

}  // namespace
}  // namespace windscreen::serve
