#include "improve/feedback_rates.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

/// A round with a theme of so many mentions.
FeedbackRound feedback_round_of(std::int64_t asked, std::int64_t replied, std::int64_t mentions) {
  TestBook record;
  record.add("feedback", "round", "2020-07-01", {}, "families").feedback =
      store::ImprovementFeedback{{}, asked, replied};
  record.add("feedback_theme", "theme", "2020-07-01", "round", "to_change").mention =
      store::ImprovementMention{{}, mentions};
  const Book book = record.read();
  return feedback_round(book, given(book.place_of("round")), make_date(2020, 7, 1));
}

TEST(FeedbackRates, APercentageNeedsTenReplies) {
  const auto ten = feedback_round_of(20, 10, 0);
  EXPECT_DOUBLE_EQ(given(ten.percent), 50.0);
  EXPECT_EQ(ten.words, "10 of 20 replied (50%).");
  const auto nine = feedback_round_of(20, 9, 0);
  EXPECT_FALSE(nine.percent);
  EXPECT_EQ(nine.words, "9 of 20 replied: too few for a percentage.");
  EXPECT_EQ(nine.asked, 20);
  EXPECT_EQ(nine.replied, 9);
  EXPECT_EQ(feedback_round_of(20, 0, 0).words, "0 of 20 replied.");
  EXPECT_EQ(feedback_round_of(0, 0, 0).words, "Nobody was asked.");
}

TEST(FeedbackRates, NoPercentageIsRoundedToAllOrNone) {
  EXPECT_EQ(feedback_round_of(1000, 999, 0).words, "999 of 1000 replied (over 99%).");
  EXPECT_EQ(feedback_round_of(1000, 1000, 0).words, "1000 of 1000 replied (100%).");
  EXPECT_EQ(feedback_round_of(5000, 10, 0).words, "10 of 5000 replied (under 1%).");
}

TEST(FeedbackRates, HidesSmallNumbersAndWhatLeavesThem) {
  struct Case {
    std::int64_t replied;
    std::int64_t mentions;
    const char* words;
    bool hidden;
  };
  for (const Case& one : std::vector<Case>{{57, 0, "Nobody mentioned it.", false},
                                           {57, 1, "Fewer than 6 mentioned it.", true},
                                           {57, 5, "Fewer than 6 mentioned it.", true},
                                           {57, 6, "6 of 57 mentioned it (11%).", false},
                                           {57, 51, "51 of 57 mentioned it (89%).", false},
                                           {57, 52, "All but fewer than 6 mentioned it.", true},
                                           {57, 56, "All but fewer than 6 mentioned it.", true},
                                           {57, 57, "57 of 57 mentioned it (100%).", false},
                                           {10, 5, "Fewer than 6 mentioned it.", true},
                                           {10, 6, "All but fewer than 6 mentioned it.", true},
                                           {10, 10, "10 of 10 mentioned it (100%).", false},
                                           {9, 5, "Fewer than 6 mentioned it.", true},
                                           {9, 6, "6 or more mentioned it.", true},
                                           {9, 9, "6 or more mentioned it.", true},
                                           {9, 0, "Nobody mentioned it.", false},
                                           {4, 4, "Fewer than 6 mentioned it.", true}}) {
    const auto theme = feedback_round_of(112, one.replied, one.mentions).themes.at(0);
    EXPECT_EQ(theme.words, one.words) << one.mentions << " of " << one.replied;
    EXPECT_EQ(theme.hidden, one.hidden) << one.mentions << " of " << one.replied;
    EXPECT_EQ(theme.mentions.has_value(), !one.hidden);
    if (one.hidden) {
      EXPECT_FALSE(theme.percent);
    }
  }
}

TEST(FeedbackRates, MoreMentionsThanRepliesAreAMistakeThatShows) {
  const auto theme = feedback_round_of(112, 20, 21).themes.at(0);
  EXPECT_FALSE(theme.percent);
  EXPECT_EQ(theme.words, "21 of 20 mentioned it: more than replied. Check the number.");
}

TEST(FeedbackRates, SaysWhatNobodyRecorded) {
  TestBook record;
  record.add("feedback", "round", "2020-07-01", {}, "staff");
  record.add("feedback_theme", "theme", "2020-07-02", "round", "works_well");
  const Book book = record.read();
  EXPECT_TRUE(feedback_rounds(book, make_date(2020, 6, 30)).empty());
  EXPECT_TRUE(feedback_rounds(book, make_date(2020, 7, 1)).at(0).themes.empty());
  const auto round = feedback_rounds(book, make_date(2020, 7, 2)).at(0);
  EXPECT_EQ(round.words, "Nobody recorded how many were asked and how many replied.");
  EXPECT_EQ(round.themes.at(0).words, "Nobody recorded how many mentioned it.");
  EXPECT_FALSE(round.themes.at(0).hidden);
}

TEST(YouSaid, HasTheAnswersAndTheActions) {
  TestBook record;
  record.add("feedback", "round", "2020-07-01", {}, "families");
  for (const std::string key : {"calls", "workers", "silent"})
    record.add("feedback_theme", key, "2020-07-01", "round", "to_change");
  record.add("plan", "plan", "2020-07-01", {}, "improvement");
  for (const std::string key : {"ring_back", "fewer_changes", "dropped"})
    record.add("action", key, "2020-07-01", "plan");
  record.link("ring_back", "answers", "calls", "2020-08-01");
  record.link("calls", "shows", "fewer_changes", "2020-08-01");
  record.link("dropped", "answers", "workers", "2020-08-01");
  record.say("dropped", "2020-08-02", "status", "withdrawn", "No money.");
  record.say("calls", "2020-09-01", "answer", {}, "We ring back on the same day.");
  const Book book = record.read();
  const auto before = you_said_we_did(book, make_date(2020, 7, 31));
  ASSERT_EQ(before.size(), 3U);
  EXPECT_TRUE(before[0].actions.empty());
  EXPECT_FALSE(before[0].answered());
  const auto after = you_said_we_did(book, make_date(2020, 9, 1));
  EXPECT_TRUE(after[0].answered());
  EXPECT_EQ(after[0].answers[0].words, "We ring back on the same day.");
  EXPECT_EQ(after[0].actions.size(), 2U);
  EXPECT_EQ(book.at(after[0].round).row.id, "round");
  // Something was planned and dropped, and nobody told them.
  EXPECT_FALSE(after[1].answered());
  EXPECT_TRUE(after[1].actions.empty());
  EXPECT_FALSE(after[2].answered());
}

}  // namespace
}  // namespace windscreen::improve
