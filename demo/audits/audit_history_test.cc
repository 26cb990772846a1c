// The demo's history of audits in a store, held to what was published and to what an audit's life allows.
#include "demo/audits/audit_history.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>

#include "assure/audit_state.h"
#include "demo/audits/audit_snapshot.h"
#include "demo/demo.h"
#include "lake/lake.h"
#include "store/audit_actions.h"
#include "store/audit_plan.h"
#include "store/audit_review.h"
#include "store/audit_talks.h"
#include "store/audits.h"
#include "store/people.h"

namespace windscreen::demo {
namespace {

namespace fs = std::filesystem;
using store::Audit;

/// The demo at scale 1, with its audits; made once for all tests, which only read.
class AuditHistoryTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory = fs::temp_directory_path() / ("audit_history_" + std::to_string(getpid()));
    DemoOptions options;
    options.workspace = directory;
    options.version = "test";
    make_demo(options);
    const auto location = store::locate(directory, "");
    store::bring_up_to_date(location);
    kept = std::make_unique<store::Store>(location);
    kept->write({"system:test", "accounts"}, [](store::Writer& writer) {
      for (const char* role :
           {"qa_lead", "auditor", "moderator", "team_manager", "head_of_service", "practitioner"}) {
        store::Account account;
        account.id = role;
        account.email = std::string(role) + "@demo.example";
        account.name = role;
        account.status = "active";
        account.created_at = "2020-01-01T00:00:00.000Z";
        writer.insert(account);
      }
      store::RoleGrant grant;
      grant.id = "grant";
      grant.account_id = "team_manager";
      grant.role = "team_manager";
      grant.scope = "team";
      grant.scope_value = "Assessment North East 1";
      grant.valid_from = "2020-01-01";
      grant.granted_at = "2020-01-01T00:00:00.000Z";
      grant.reason = "test";
      writer.insert(grant);
    });
    const lake::Workspace workspace = lake::Workspace::open(directory);
    measure::Measurer measurer(workspace, lake::list_snapshots(workspace).back());
    made = write_audit_history(*kept, measurer, 1);
    again = write_audit_history(*kept, measurer, 1);
    loaded = load_audits(*kept, workspace);
    loaded_again = load_audits(*kept, workspace);
    audits =
        kept->read([](const store::Queries& reader) { return reader.select<Audit>("order by month, id"); });
  }
  static void TearDownTestSuite() {
    kept.reset();
    fs::remove_all(directory);
  }

  struct Share {
    int all = 0, good = 0, inadequate = 0;
    static int percent(int of, int all) { return static_cast<int>(std::lround(100.0 * of / all)); }
  };
  static Share first_audits(const std::string& from, const std::string& to) {
    Share share;
    for (const Audit& one : audits) {
      if (one.stream != "random" || one.month < from || one.month > to || !one.final_grade) continue;
      ++share.all;
      share.good += *one.final_grade == "good" ? 1 : 0;
      share.inadequate += *one.final_grade == "inadequate" ? 1 : 0;
    }
    return share;
  }
  template <typename T>
  static std::vector<T> all(const std::string& rest = "") {
    return kept->read([&](const store::Queries& reader) { return reader.select<T>(rest); });
  }

  static inline fs::path directory;
  static inline std::unique_ptr<store::Store> kept;
  static inline AuditHistory made, again;
  static inline std::optional<lake::Snapshot> loaded, loaded_again;
  static inline std::vector<Audit> audits;
};

TEST_F(AuditHistoryTest, IsWrittenOnce) {
  EXPECT_FALSE(made.there);
  EXPECT_EQ(static_cast<std::size_t>(made.audits), audits.size());
  EXPECT_TRUE(again.there);
}

TEST_F(AuditHistoryTest, HasThePublishedFigures) {
  EXPECT_EQ(first_audits("2018-11", "2020-06").all, 1088);
  const Share first = first_audits("2018-11", "2019-01");
  EXPECT_EQ(Share::percent(first.good, first.all), 7);
  EXPECT_EQ(Share::percent(first.inadequate, first.all), 22);
  const Share latest = first_audits("2020-04", "2020-06");
  EXPECT_EQ(Share::percent(latest.good, latest.all), 26);
  EXPECT_EQ(Share::percent(latest.inadequate, latest.all), 18);
  const Share after = first_audits("2020-07", "2020-09");
  EXPECT_EQ(Share::percent(after.good, after.all), 20);
  EXPECT_EQ(Share::percent(after.inadequate, after.all), 15);
}

// Shares are then those of the counts, as the reports had them.
TEST_F(AuditHistoryTest, EveryPublishedAuditCountsTheSame) {
  for (const Audit& one : audits) {
    if (one.stream == "random") {
      EXPECT_EQ(one.probability.has_value(), one.month >= "2020-10") << one.month;
    }
  }
}

TEST_F(AuditHistoryTest, EveryStateOfAnAuditIsThere) {
  std::set<std::string> states;
  for (const Audit& one : audits) states.insert(one.state);
  for (const char* state : {"drawn", "assigned", "accepted", "in_progress", "conversation", "submitted",
                            "moderation", "final", "actions_open", "closed", "void"}) {
    EXPECT_TRUE(states.contains(state)) << state;
  }
}

TEST_F(AuditHistoryTest, EachAuditsStepsLeadFromDrawnToItsState) {
  std::map<std::string, std::string> now;
  std::map<std::string, std::string> last;
  for (const auto& step : all<store::AuditStep>("order by audit_id, at")) {
    auto [at, added] = now.try_emplace(step.audit_id, "drawn");
    ASSERT_EQ(step.state_from, at->second) << step.audit_id;
    const assure::AuditMove* move = assure::find_audit_move(step.move);
    ASSERT_NE(move, nullptr) << step.move;
    const auto from = assure::find_audit_state(step.state_from);
    EXPECT_TRUE(std::ranges::find(move->from, *from) != move->from.end())
        << step.move << " from " << step.state_from;
    EXPECT_GE(step.at, last[step.audit_id]);
    EXPECT_LE(step.at, "2020-11-13") << step.state_to;
    last[step.audit_id] = step.at;
    at->second = step.state_to;
  }
  for (const Audit& one : audits) EXPECT_EQ(now.contains(one.id) ? now[one.id] : "drawn", one.state);
}

TEST_F(AuditHistoryTest, NobodyAuditsAChildAgainWhomTheyGradedInadequate) {
  std::map<std::string, const Audit*> by_id;
  for (const Audit& one : audits) by_id[one.id] = &one;
  int again_graded = 0;
  for (const Audit& one : audits) {
    if (!one.previous_id) continue;
    EXPECT_EQ(one.stream, "re_audit");
    const Audit& first = *by_id.at(*one.previous_id);
    EXPECT_EQ(first.final_grade, "inadequate");
    EXPECT_EQ(first.person_id, one.person_id);
    if (one.auditor_id) {
      EXPECT_NE(first.auditor_id, one.auditor_id);
    }
    again_graded += one.final_grade ? 1 : 0;
  }
  EXPECT_GT(again_graded, 100);
}

TEST_F(AuditHistoryTest, TwoGradesAgreeAsOftenAsTheyDoElsewhere) {
  int blind = 0;
  int same = 0;
  std::map<std::string, std::string> first;
  for (const Audit& one : audits) first[one.id] = one.auditor_grade.value_or("");
  for (const auto& one : all<store::AuditModeration>()) {
    if (!one.blind || !one.finished_at) continue;
    ++blind;
    same += *one.grade == first[one.audit_id] ? 1 : 0;
  }
  EXPECT_GT(blind, 120);
  EXPECT_GT(same, blind * 60 / 100);
  EXPECT_LT(same, blind * 90 / 100);
}

TEST_F(AuditHistoryTest, NobodyVerifiesTheirOwnActionsAndSomeAreLate) {
  int late = 0;
  int open = 0;
  for (const auto& one : all<store::AuditAction>()) {
    if (one.verifier_id) {
      EXPECT_NE(one.verifier_id, one.owner_id);
    }
    late += one.done_at && one.done_at->substr(0, 10) > one.due_on ? 1 : 0;
    open += one.state == "open" && one.due_on < "2020-11-12" ? 1 : 0;
    EXPECT_LT(one.done_at.value_or(""), "2020-11-13");
  }
  EXPECT_GT(late, 50);
  EXPECT_GT(open, 5);
}

TEST_F(AuditHistoryTest, TheDemosAccountsFindSomethingOfTheirOwn) {
  EXPECT_GT(all<store::AuditAction>("where owner_id = 'team_manager' and state = 'open'").size(), 0U);
  const auto auditor = all<store::Auditor>("where account_id = 'auditor'");
  ASSERT_EQ(auditor.size(), 1U);
  std::set<std::string> states;
  for (const Audit& one : audits) {
    if (one.auditor_id == auditor.front().id) states.insert(one.state);
  }
  EXPECT_GE(states.size(), 5U);
  const auto moderator = all<store::Auditor>("where account_id = 'moderator'");
  ASSERT_EQ(moderator.size(), 1U);
  EXPECT_TRUE(std::ranges::any_of(all<store::AuditModeration>(), [&](const auto& one) {
    return one.moderator_id == moderator.front().id && !one.grade;
  }));
  EXPECT_EQ(all<store::PracticeRecommendation>("where state = 'open'").size(), 4U);
}

// The published figures come out of the indicators, as they do out of the findings of audits.
TEST_F(AuditHistoryTest, TheIndicatorsSayWhatWasPublished) {
  ASSERT_TRUE(loaded);
  EXPECT_FALSE(loaded_again) << "what is there is not loaded again";
  const lake::Workspace workspace = lake::Workspace::open(directory);
  EXPECT_EQ(lake::list_snapshots(workspace).back().name(), loaded->name());
  measure::Measurer measurer(workspace, *loaded);
  const measure::Catalogue catalogue = measure::load_catalogue({});
  measure::Request request;
  request.as_at = base::make_date(2020, 11, 12);
  request.months = 6;
  const auto is = [&](const char* id, std::size_t period, double met, double all) {
    const auto found = measurer.compute({catalogue.find(id)}, request);
    ASSERT_EQ(found.figures.size(), 2U) << id;
    EXPECT_EQ(found.figures[period].numerator, met) << id;
    EXPECT_EQ(found.figures[period].denominator, all) << id;
  };
  is("audits_good_percent", 0, 45, 172);
  is("audits_inadequate_percent", 0, 31, 172);
  is("audits_good_percent", 1, 34, 170);
  is("audits_inadequate_percent", 1, 26, 170);
}

TEST_F(AuditHistoryTest, AnAlertWaitsAndOneIsClosed) {
  const auto alerts = all<store::AuditAlert>("order by raised_at");
  ASSERT_EQ(alerts.size(), 2U);
  EXPECT_TRUE(alerts[0].closed_at);
  EXPECT_FALSE(alerts[1].acknowledged_at);
  EXPECT_EQ(alerts[1].acknowledge_by, "2020-11-12");
  EXPECT_EQ(all<store::CalibrationGrade>().size(), 32U);
}

TEST_F(AuditHistoryTest, FamiliesAnswerLessOftenThanTheyAreAsked) {
  int asked = 0;
  int spoke = 0;
  for (const auto& one : all<store::FamilyFeedback>()) {
    asked += one.safe == "safe" ? 1 : 0;
    spoke += one.outcome == "spoke" ? 1 : 0;
  }
  EXPECT_GT(spoke, asked / 3);
  EXPECT_LT(spoke, asked * 2 / 3);
}

}  // namespace
}  // namespace windscreen::demo
