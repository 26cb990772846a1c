// The demo's improvement record from day to day, from the inspection's publication to December 2020: what
// each person would have seen on given days.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "demo/improvement/improvement_history.h"
#include "improve/call_in.h"
#include "improve/capacity.h"
#include "improve/coverage.h"
#include "improve/due_list.h"
#include "improve/engine_readings.h"
#include "improve/feedback_rates.h"
#include "improve/lineage.h"
#include "improve/loose_ends.h"
#include "improve/milestones.h"
#include "improve/oversight.h"
#include "improve/plan_gaps.h"
#include "improve/plan_summary.h"
#include "improve/promises.h"
#include "improve/questions.h"
#include "improve/recommendations.h"
#include "improve/slips.h"
#include "improve/thread.h"
#include "measure/definition.h"
#include "store/test_engines.h"

namespace windscreen::demo {
namespace {

using base::make_date;
using improve::Book;

const improve::Readings no_figures = [](std::string_view, base::Date) { return std::nullopt; };

class ImprovementWalk : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const store::TemporaryDirectory directory;
    const store::Location location = store::locate(directory.path(), "");
    store::bring_up_to_date(location);
    store::Store opened(location);
    write_improvement_history(opened);
    record() = opened.read([](const store::Queries& reader) { return improve::read_book(reader); });
  }
  static Book& record() {
    static Book kept;
    return kept;
  }
  static const Book& book() { return record(); }
  static std::size_t place(const std::string& id) {
    const auto found = book().place_of(id);
    if (!found) throw std::out_of_range("the story has no " + id);
    return *found;
  }
  static improve::Standing standing(const std::string& id, base::Date day) {
    return improve::standing_on(book().at(place(id)), day);
  }
  static std::set<std::string> ids(const std::vector<std::size_t>& places) {
    std::set<std::string> all;
    for (const std::size_t one : places) all.insert(book().at(one).row.id);
    return all;
  }
};

TEST_F(ImprovementWalk, HoldsWhatThePapersTellOf) {
  const base::Date end = make_date(2021, 3, 31);
  const auto findings = book().below(place("ilacs-2018"), "finding", end);
  EXPECT_EQ(std::ranges::count_if(
                findings, [](std::size_t one) { return book().at(one).row.sort == "recommendation"; }),
            18);
  std::vector<std::size_t> priorities;
  std::size_t activities = 0;
  for (const std::size_t theme : book().below(place("directorate-2020"), "theme", end)) {
    priorities.push_back(book().below(theme, "action", end).size());
    activities += priorities.back();
  }
  EXPECT_EQ(priorities, (std::vector<std::size_t>{11, 6, 6, 4, 3, 5, 6}));
  EXPECT_EQ(activities, 41U);
  EXPECT_EQ(book().below(place("sc-2018-09-ofsted"), "point", end).size(), 15U);
  EXPECT_EQ(book().below(place("sc-2018-09-ofsted"), "recommendation", end).size(), 2U);
  EXPECT_EQ(book().of_kind("promise", end).size(), 7U);
}

TEST_F(ImprovementWalk, NamesOnlyIndicatorsThatThereAre) {
  const measure::Catalogue catalogue = measure::load_catalogue("");
  for (const std::string& id : improve::indicators_of(book())) EXPECT_NE(catalogue.find(id), nullptr) << id;
}

TEST_F(ImprovementWalk, ThePromiseOfJuneIsOverdueInOctoberWithoutAnyoneAsking) {
  const std::size_t promise = place("promise-cabinet-september");
  EXPECT_EQ(improve::ledger_line(book(), promise, make_date(2020, 9, 30)).state, "due");
  EXPECT_EQ(improve::ledger_line(book(), promise, make_date(2020, 10, 1)).state, "overdue");
  const auto overdue = improve::overdue_on(book(), make_date(2020, 10, 15));
  const auto found = std::ranges::find(overdue, promise, &improve::OverduePromise::place);
  ASSERT_NE(found, overdue.end());
  EXPECT_EQ(found->days, 15);
}

TEST_F(ImprovementWalk, TheAddedPostsWarnInJuneThatTheyEndInSeptember) {
  const auto warns = [](base::Date day) {
    const auto endings = improve::endings_on(book(), day);
    return std::ranges::find(endings, place("control-capacity"), &improve::Ending::place) != endings.end();
  };
  EXPECT_FALSE(warns(make_date(2020, 6, 29)));
  EXPECT_TRUE(warns(make_date(2020, 6, 30)));
  EXPECT_TRUE(warns(make_date(2020, 9, 30)));
  // In December nobody speaks of it any more; the record does, beside the caseloads that it held down.
  const auto ended = improve::ended_on(book(), make_date(2020, 12, 14), 3);
  const auto found = std::ranges::find(ended, place("control-capacity"), &improve::Ending::place);
  ASSERT_NE(found, ended.end());
  EXPECT_FALSE(found->indicators.empty());
  EXPECT_FALSE(found->dependants.empty());
  // From twelve months to eighteen.
  ASSERT_EQ(found->put_off.size(), 1U);
  EXPECT_EQ(found->put_off[0].was, make_date(2020, 3, 31));
}

TEST_F(ImprovementWalk, TheSupervisionAuditSlippedFromUnderWayToNotBegun) {
  EXPECT_EQ(standing("qa-a3", make_date(2020, 6, 23)).status, "under_way");
  EXPECT_EQ(standing("qa-a3", make_date(2020, 12, 14)).status, "not_started");
  const auto slips = improve::slipped_since(book(), place("qa-2020"), make_date(2020, 6, 23),
                                            make_date(2020, 12, 14), no_figures);
  std::set<std::string_view> how;
  for (const improve::Slip& slip : slips) {
    if (slip.place == place("qa-a3")) how.insert(slip.kind);
  }
  EXPECT_TRUE(how.contains("status_back"));
  EXPECT_TRUE(how.contains("put_off"));
}

TEST_F(ImprovementWalk, ThePlanIsDeliveredInJanuaryAndItsImpactShownForSomeOnly) {
  const improve::ActionCounts counts =
      improve::summarise_plan(book(), place("plan-2018"), make_date(2020, 1, 28), no_figures).all;
  EXPECT_EQ(counts.actions, 21U);
  EXPECT_EQ(counts.delivered(), counts.actions);
  EXPECT_EQ(counts.delivered_unshown, 0U);
  EXPECT_LT(counts.impact, counts.actions);
  const improve::ActionCounts later =
      improve::summarise_plan(book(), place("plan-2018"), make_date(2020, 12, 14), no_figures).all;
  EXPECT_EQ(later.embedded, 13U);
  EXPECT_EQ(later.impact, 7U);
}

TEST_F(ImprovementWalk, NothingOpenIsLostFromTheOldPlanToTheNew) {
  const base::Date day = make_date(2020, 12, 14);
  EXPECT_TRUE(improve::lineage_of(book(), place("plan-2018"), day).over);
  EXPECT_EQ(ids(improve::lost_on(book(), place("plan-2018"), day)), std::set<std::string>{});
  EXPECT_EQ(ids(improve::without_source(book(), place("g2g"), day)), std::set<std::string>{});
}

TEST_F(ImprovementWalk, StatementsOfSuccessWithoutAMeasureAreFlagged) {
  const base::Date day = make_date(2020, 6, 23);
  const auto all = book().below(place("directorate-2020"), "measure", day);
  const auto unmeasured = improve::without_measure(book(), place("directorate-2020"), day);
  EXPECT_FALSE(unmeasured.empty());
  EXPECT_LT(unmeasured.size(), all.size());
}

TEST_F(ImprovementWalk, OversightOfThePlanPassesFromOneBodyToTheOther) {
  const auto bodies = [](base::Date day) {
    std::set<std::string> all;
    for (const improve::Overseer& one : improve::overseers(book(), place("plan-2018"), day))
      all.insert(book().at(one.body).row.id);
    return all;
  };
  EXPECT_TRUE(bodies(make_date(2019, 12, 31)).contains("opab"));
  EXPECT_FALSE(bodies(make_date(2020, 2, 1)).contains("opab"));
  EXPECT_TRUE(bodies(make_date(2020, 2, 1)).contains("partnership-executive"));
  EXPECT_FALSE(bodies(make_date(2019, 12, 31)).contains("partnership-executive"));
}

TEST_F(ImprovementWalk, ADecisionOfJuneMayBeActedOnFromJuly) {
  const std::size_t decision = place("cab-2020-06-d1");
  EXPECT_EQ(improve::call_in(book(), decision, make_date(2020, 6, 30)).closes, make_date(2020, 6, 30));
  EXPECT_FALSE(improve::may_act_on(book(), decision, make_date(2020, 6, 30)));
  EXPECT_TRUE(improve::may_act_on(book(), decision, make_date(2020, 7, 1)));
}

TEST_F(ImprovementWalk, ALateAwardKnocksOnToTheStartOfTheContract) {
  const auto start = [](base::Date day) {
    for (const improve::MilestoneDates& one : improve::milestone_dates(book(), place("wellbeing"), day)) {
      if (book().at(one.place).row.id == "wellbeing-m4") return one;
    }
    throw std::out_of_range("the start of the contract is no milestone");
  };
  EXPECT_EQ(start(make_date(2020, 6, 23)).float_days, 1);
  EXPECT_EQ(start(make_date(2020, 11, 30)).float_days, -29);
}

TEST_F(ImprovementWalk, TheFifthVisitIsThereAndLookedAtNothing) {
  constexpr std::array<std::string_view, 2> sorts = {"full_inspection", "monitoring_visit"};
  const improve::Coverage before = improve::coverage(book(), sorts, make_date(2020, 3, 1));
  const improve::Coverage grid = improve::coverage(book(), sorts, make_date(2020, 12, 14));
  const auto fifth = std::ranges::find(grid.visits, place("visit-5"), &improve::CoverageVisit::place);
  ASSERT_NE(fifth, grid.visits.end());
  EXPECT_EQ(fifth->status, "cancelled");
  EXPECT_FALSE(fifth->reason.empty());
  const auto column = static_cast<std::size_t>(fifth - grid.visits.begin());
  for (const improve::CoverageRow& row : grid.rows) EXPECT_EQ(row.cells[column].status, "") << row.service;
  EXPECT_FALSE(grid.never_looked_at.empty());
  EXPECT_EQ(std::ranges::count(before.visits, true, &improve::CoverageVisit::held), 5);
}

TEST_F(ImprovementWalk, TheDirectorSeesWhatDeliveredActionsHaveNotShown) {
  std::set<std::string> without_effect;
  for (const improve::LooseEnd& end : improve::loose_ends(book(), make_date(2020, 6, 23))) {
    if (end.what == "delivered_without_effect") without_effect.insert(book().at(end.place).row.id);
  }
  EXPECT_FALSE(without_effect.empty());
}

TEST_F(ImprovementWalk, TheProgrammeManagerSeesWhatIsTheirsToDo) {
  const improve::DuePerson manager = {"", {"Programme manager"}};
  const auto lines = improve::due_list(book(), manager, make_date(2020, 10, 15));
  ASSERT_FALSE(lines.empty());
  for (const improve::DueLine& line : lines) EXPECT_EQ(line.lead, "Programme manager");
}

TEST_F(ImprovementWalk, TheCouncillorFindsTheirRecommendationOf2018) {
  const auto line =
      improve::recommendation_line(book(), place("sc-2018-09-ofsted-rec2"), make_date(2020, 12, 14));
  EXPECT_TRUE(line.response.has_value());
  EXPECT_GT(line.days_late, 0);
  EXPECT_FALSE(improve::asked_again(book(), make_date(2020, 12, 14)).empty());
}

TEST_F(ImprovementWalk, AFindingsThreadReachesItsProofAndItsReports) {
  const auto thread = improve::thread(book(), place("ilacs-2018-r01"), make_date(2020, 12, 14));
  std::set<std::string_view> stages;
  for (const improve::ThreadNode& node : thread.nodes) {
    stages.insert(node.stage);
    // Walkable back from wherever it leads.
    const auto back = improve::thread(book(), node.place, make_date(2020, 12, 14));
    EXPECT_TRUE(std::ranges::any_of(back.nodes, [&](const auto& one) {
      return one.place == place("ilacs-2018-r01");
    })) << book().at(node.place).row.id;
  }
  EXPECT_TRUE(stages.contains("found"));
  EXPECT_TRUE(stages.contains("planned"));
  EXPECT_TRUE(stages.contains("told"));
}

TEST_F(ImprovementWalk, RoundsOfFewRepliesHaveNoPercentage) {
  bool few = false;
  for (const improve::FeedbackRound& round : improve::feedback_rounds(book(), make_date(2020, 12, 14))) {
    if (!round.replied || *round.replied >= 10) continue;
    few = true;
    EXPECT_FALSE(round.percent.has_value());
    for (const improve::FeedbackThemeLine& theme : round.themes) EXPECT_FALSE(theme.percent.has_value());
  }
  EXPECT_TRUE(few);
}

TEST_F(ImprovementWalk, EveryDayTellsOfNothingThatIsStillToCome) {
  std::map<std::string, std::size_t> delivered;
  for (base::Date day = make_date(2018, 5, 16); day <= make_date(2020, 12, 14); day += std::chrono::days(1)) {
    SCOPED_TRACE(base::format_iso(day));
    for (const std::size_t plan : book().of_kind("plan", day)) {
      const improve::ActionCounts counts = improve::summarise_plan(book(), plan, day, no_figures).all;
      ASSERT_EQ(counts.not_started + counts.under_way + counts.paused + counts.withdrawn + counts.delivered(),
                counts.actions);
      std::size_t rated = 0;
      for (const auto& [rating, count] : counts.by_rating) rated += count;
      ASSERT_EQ(rated + counts.withdrawn, counts.actions);
      // In this story nothing that was delivered is taken back.
      std::size_t& before = delivered[book().at(plan).row.id];
      ASSERT_GE(counts.delivered(), before);
      before = counts.delivered();
    }
    for (const improve::OverduePromise& one : improve::overdue_on(book(), day)) {
      ASSERT_LT(one.due, day);
      ASSERT_TRUE(book().at(one.place).there_on(day));
    }
    for (const improve::DueLine& line : improve::due_for_all(book(), day)) {
      ASSERT_TRUE(book().at(line.place).there_on(day));
      ASSERT_EQ(line.days_late > 0, line.due && *line.due < day);
    }
    for (const improve::Ending& one : improve::endings_on(book(), day)) {
      ASSERT_LE(one.warns_from, day);
      ASSERT_GE(one.ends_on, day);
    }
  }
}

}  // namespace
}  // namespace windscreen::demo
