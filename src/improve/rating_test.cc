#include "improve/rating.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

using Codes = std::vector<std::string>;

/// An action with all that it needs: a lead, a day, and something said of it from time to time. 2020 is a
/// leap year.
class Ratings : public testing::Test {
 protected:
  void SetUp() override {
    book.add("plan", "P", "2020-01-06", {}, "improvement");
    book.add("theme", "T", "2020-01-06", "P");
    add_action("A", "T");
  }
  void add_action(const std::string& key, const std::string& parent) {
    book.add("action", key, "2020-01-06", parent);
    book.lead(key, "2020-01-06", "Head of Safeguarding");
    book.due(key, "2020-01-06", "2020-09-30");
    book.say(key, "2020-01-06", "status", "under_way");
  }
  void claim_all(const std::string& key, const std::string& on) {
    for (const char* kind : {"delivered", "embedded", "impact"})
      book.claim(key, on, kind, "Audit of the month");
  }
  /// Says that the action should bring re-referrals down to 15% by the end of June.
  void measured(const std::string& parent) {
    store::ImprovementMeasure measure;
    measure.indicator = "re_referrals";
    measure.better = "lower";
    measure.baseline = "19";
    measure.baseline_on = "2020-01-31";
    measure.target = "15";
    measure.target_on = "2020-06-30";
    book.add("measure", "M", "2020-01-06", parent).measure = measure;
  }
  Rating rate(const std::string& key, const std::string& on, const Readings& readings = nullptr) {
    const Book read = book.read();
    return rating_on(read, *read.place_of(key), iso_day(on), readings);
  }
  Codes codes(const std::string& key, const std::string& on, const Readings& readings = nullptr) {
    Codes found;
    for (const RatingReason& reason : rate(key, on, readings).reasons) found.emplace_back(reason.code);
    return found;
  }
  TestBook book;
};

TEST_F(Ratings, AreGreenWhereNothingSpeaksAgainstIt) {
  const auto rating = rate("A", "2020-02-03");
  EXPECT_EQ(rating.rule, "green");
  EXPECT_EQ(rating.shown, "green");
  EXPECT_EQ(rating.words, "Green: on course");
  EXPECT_FALSE(rating.overridden);
  ASSERT_EQ(rating.reasons.size(), 1U);
  EXPECT_EQ(rating.reasons[0].words, "Nothing speaks against its day, 30 September 2020.");
}

TEST_F(Ratings, AreRedFromTheDayAfter) {
  book.say("A", "2020-09-29", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-09-30"), Codes{"on_course"});
  const auto late = rate("A", "2020-10-01");
  EXPECT_EQ(late.rule, "red");
  EXPECT_EQ(late.words, "Red: late");
  EXPECT_EQ(late.reasons.at(0).words, "It was to be delivered by 30 September 2020 and is 1 day late.");
}

TEST_F(Ratings, HaveADayOnTheTwentyNinthOfFebruary) {
  book.due("A", "2020-01-20", "2020-02-29");
  EXPECT_EQ(codes("A", "2020-02-29"), Codes{"due_soon_silent"});
  EXPECT_EQ(codes("A", "2020-03-01"), Codes{"late"});
}

TEST_F(Ratings, DeliveredOnTheDayItselfIsNotLate) {
  book.claim("A", "2020-09-30", "delivered", "Report");
  EXPECT_EQ(rate("A", "2020-10-01").rule, "green");
  // Delivered late, it is late no more.
  book.say("A", "2020-10-05", "delivered", "taken_back", "Two teams have not begun.");
  EXPECT_EQ(rate("A", "2020-10-05").rule, "red");
  book.claim("A", "2020-10-12", "delivered", "Report");
  EXPECT_EQ(rate("A", "2020-10-12").rule, "green");
}

TEST_F(Ratings, DeliveryThatIsTakenBackOnTheSameDayIsNone) {
  book.claim("A", "2020-09-30", "delivered", "Report");
  book.say("A", "2020-09-30", "delivered", "taken_back", "It was the report of another team.");
  EXPECT_EQ(codes("A", "2020-10-01"), Codes{"late"});
}

TEST_F(Ratings, SayWhatIsMissingOfWhatIsDelivered) {
  book.claim("A", "2020-03-02", "delivered", "Report");
  EXPECT_EQ(codes("A", "2020-03-02"), (Codes{"not_embedded", "impact_not_shown"}));
  EXPECT_EQ(rate("A", "2020-03-02").words, "Green: delivered, not yet embedded");
  book.claim("A", "2020-04-06", "embedded", "Audits of three months");
  EXPECT_EQ(codes("A", "2020-04-06"), Codes{"impact_not_shown"});
  EXPECT_EQ(rate("A", "2020-04-06").words, "Green: delivered and embedded, impact not yet shown");
  book.claim("A", "2020-05-04", "impact", "Re-referrals fell");
  const auto complete = rate("A", "2020-05-04");
  EXPECT_EQ(complete.rule, "blue");
  EXPECT_EQ(complete.words, "Blue: delivered, embedded, impact shown");
  EXPECT_EQ(rate("A", "2020-05-03").rule, "green");
}

TEST_F(Ratings, ImpactWithoutEverydayPracticeIsNotBlue) {
  book.claim("A", "2020-03-02", "delivered", "Report");
  book.claim("A", "2020-03-02", "impact", "Re-referrals fell");
  EXPECT_EQ(codes("A", "2020-03-02"), Codes{"not_embedded"});
}

TEST_F(Ratings, ClaimsWithoutDeliveryMakeNothingBlue) {
  book.claim("A", "2020-03-02", "embedded", "Audit");
  book.claim("A", "2020-03-02", "impact", "Re-referrals fell");
  EXPECT_EQ(codes("A", "2020-03-02"), Codes{"on_course"});
}

TEST_F(Ratings, DeliveredWithoutEvidenceIsAmber) {
  book.say("A", "2020-03-02", "delivered", "yes");
  EXPECT_EQ(rate("A", "2020-03-02").words, "Amber: delivered without evidence");
  // What shows it is named a day later.
  book.claim("A", "2020-03-03", "delivered", "Report");
  EXPECT_EQ(rate("A", "2020-03-03").rule, "green");
}

TEST_F(Ratings, DeliveredWithFiguresNoBetterIsRed) {
  measured("A");
  book.claim("A", "2020-03-02", "delivered", "Report");
  const auto at = [&](double value, const std::string& on) {
    return rate("A", on, reads({{"re_referrals", "2020-06-30", value}}));
  };
  EXPECT_EQ(at(26, "2020-07-01").words, "Red: delivered, figures no better");
  EXPECT_EQ(
      at(26, "2020-07-01").reasons.at(0).words,
      "\u201cTitle of M\u201d: 26% in June 2020; 19% at the start (January 2020); 15% was to be reached by "
      "30 June 2020. It is further away than at the start.");
  EXPECT_EQ(at(19, "2020-07-01").rule, "red");
  EXPECT_EQ(at(18, "2020-07-01").words, "Amber: delivered, figures not reached");
  EXPECT_EQ(at(15, "2020-07-01").rule, "green");
  // On the day itself it may still be reached.
  EXPECT_EQ(at(26, "2020-06-30").rule, "green");
}

TEST_F(Ratings, FiguresSpeakAgainstAClaimOfImpact) {
  measured("A");
  claim_all("A", "2020-03-02");
  EXPECT_EQ(rate("A", "2020-07-01", reads({{"re_referrals", "2020-06-30", 26}})).rule, "red");
  EXPECT_EQ(rate("A", "2020-07-01", reads({{"re_referrals", "2020-06-30", 14}})).rule, "blue");
  EXPECT_EQ(rate("A", "2020-07-01", reads({})).rule, "blue");
}

TEST_F(Ratings, FiguresSayNothingBeforeDelivery) {
  measured("A");
  book.say("A", "2020-06-20", "update", "", "Half is done.");
  EXPECT_EQ(rate("A", "2020-07-01", reads({{"re_referrals", "2020-06-30", 26}})).rule, "green");
}

TEST_F(Ratings, NobodyInTheLeadIsAmber) {
  book.add("action", "B", "2020-01-06", "T");
  book.due("B", "2020-01-06", "2020-09-30");
  EXPECT_EQ(rate("B", "2020-01-06").words, "Amber: no lead");
  book.lead("T", "2020-01-07", "Assistant Director");
  EXPECT_EQ(rate("B", "2020-01-07").words, "Amber: no lead");
  book.lead("B", "2020-01-08", "Head of Safeguarding");
  EXPECT_EQ(rate("B", "2020-01-08").rule, "green");
}

TEST_F(Ratings, NoDayIsAmber) {
  book.add("action", "B", "2020-01-06", "T");
  book.lead("B", "2020-01-06", "Head of Safeguarding");
  EXPECT_EQ(rate("B", "2020-01-06").words, "Amber: no day");
  book.due("B", "2020-01-07", "2020-09-30");
  EXPECT_EQ(rate("B", "2020-01-07").rule, "green");
}

TEST_F(Ratings, DueSoonWithNothingSaidIsAmber) {
  // Four weeks before 30 September is 2 September.
  book.say("A", "2020-08-05", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-09-01"), Codes{"on_course"});
  EXPECT_EQ(codes("A", "2020-09-02"), Codes{"due_soon_silent"});
  EXPECT_EQ(rate("A", "2020-09-02").reasons.at(0).words,
            "It is due by 30 September 2020, and nothing was said of it since 5 August 2020.");
  book.say("A", "2020-09-03", "update", "", "Nearly done.");
  EXPECT_EQ(codes("A", "2020-09-30"), Codes{"on_course"});
}

TEST_F(Ratings, DueSoonAndHeardOfIsNotAmber) {
  book.say("A", "2020-08-06", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-09-02"), Codes{"on_course"});
  EXPECT_EQ(codes("A", "2020-09-03"), Codes{"due_soon_silent"});
}

TEST_F(Ratings, SilenceWhileUnderWayIsAmber) {
  // Sixty days after 6 January 2020, over 29 February, is 6 March.
  EXPECT_EQ(codes("A", "2020-03-05"), Codes{"on_course"});
  EXPECT_EQ(codes("A", "2020-03-06"), Codes{"silent"});
  EXPECT_EQ(rate("A", "2020-03-06").reasons.at(0).words,
            "It is under way, and nothing was said of it since 6 January 2020, 60 days before.");
  book.say("A", "2020-03-06", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-03-06"), Codes{"on_course"});
}

TEST_F(Ratings, SilenceBeforeTheStartIsNot) {
  book.say("A", "2020-01-07", "status", "not_started");
  EXPECT_EQ(codes("A", "2020-06-30"), Codes{"on_course"});
}

TEST_F(Ratings, WhatIsSaidOfAPartBreaksTheSilence) {
  book.add("milestone", "S", "2020-01-06", "A");
  book.due("S", "2020-01-06", "2020-08-31");
  book.say("S", "2020-03-02", "update", "", "The tender is out.");
  EXPECT_EQ(codes("A", "2020-03-06"), Codes{"on_course"});
}

TEST_F(Ratings, PutOffByFourWeeksIsAmberForNinetyDays) {
  book.due("A", "2020-01-20", "2020-10-28", "Staff were ill.");
  EXPECT_EQ(codes("A", "2020-01-19"), Codes{"on_course"});
  EXPECT_EQ(codes("A", "2020-01-20"), Codes{"put_off"});
  EXPECT_EQ(rate("A", "2020-01-20").reasons.at(0).words,
            "Its day was put off by 28 days in the last 90 days. It is now 28 October 2020.");
  book.say("A", "2020-04-01", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-04-18"), Codes{"put_off"});
  EXPECT_EQ(codes("A", "2020-04-19"), Codes{"on_course"});
}

TEST_F(Ratings, PutOffByLessIsNot) {
  book.due("A", "2020-01-20", "2020-10-27", "Staff were ill.");
  EXPECT_EQ(codes("A", "2020-01-20"), Codes{"on_course"});
}

TEST_F(Ratings, BringingForwardTakesNoPuttingOffAway) {
  book.due("A", "2020-01-20", "2020-12-31", "Staff were ill.");
  book.due("A", "2020-01-21", "2020-09-30");
  EXPECT_EQ(codes("A", "2020-01-21"), Codes{"put_off"});
}

TEST_F(Ratings, BroughtForwardIsNotPutOff) {
  book.due("A", "2020-01-20", "2020-06-30");
  EXPECT_EQ(codes("A", "2020-01-20"), Codes{"on_course"});
}

TEST_F(Ratings, PutOffTwiceIsAmberUntilDelivered) {
  book.due("A", "2020-01-20", "2020-10-01", "One day.");
  EXPECT_EQ(codes("A", "2020-01-20"), Codes{"on_course"});
  book.due("A", "2020-02-03", "2020-10-02", "Another day.");
  EXPECT_EQ(codes("A", "2020-02-03"), Codes{"put_off_twice"});
  book.say("A", "2020-08-31", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-09-01"), Codes{"put_off_twice"});
  claim_all("A", "2020-09-02");
  EXPECT_EQ(rate("A", "2020-09-02").rule, "blue");
}

TEST_F(Ratings, PausedIsAmberAndStillBecomesLate) {
  book.say("A", "2020-02-03", "status", "paused", "The team is needed elsewhere.");
  EXPECT_EQ(codes("A", "2020-02-02"), Codes{"on_course"});
  const auto paused = rate("A", "2020-02-03");
  EXPECT_EQ(paused.words, "Amber: paused");
  EXPECT_EQ(paused.reasons.at(0).words, "It is paused since 3 February 2020: The team is needed elsewhere.");
  EXPECT_EQ(codes("A", "2020-10-01"), (Codes{"late", "paused"}));
  book.say("A", "2020-02-10", "status", "under_way");
  EXPECT_EQ(codes("A", "2020-02-10"), Codes{"on_course"});
}

TEST_F(Ratings, WithdrawnHasNone) {
  book.say("A", "2020-02-03", "status", "withdrawn", "The law has changed.");
  book.say("A", "2020-02-03", "rating", "green", "It is fine.");
  const auto withdrawn = rate("A", "2020-10-01");
  EXPECT_EQ(withdrawn.rule, "");
  EXPECT_EQ(withdrawn.shown, "");
  EXPECT_EQ(withdrawn.words, "Withdrawn");
  EXPECT_TRUE(withdrawn.reasons.empty());
  EXPECT_EQ(rate("A", "2020-02-02").rule, "green");
}

TEST_F(Ratings, APartIsWithdrawnWithTheWhole) {
  book.add("milestone", "S", "2020-01-06", "A");
  book.say("T", "2020-02-03", "status", "withdrawn", "It went to the partnership.");
  for (const char* key : {"T", "A", "S"}) EXPECT_EQ(rate(key, "2020-10-01").words, "Withdrawn") << key;
}

TEST_F(Ratings, WhatIsNotThereHasNone) {
  EXPECT_EQ(rate("A", "2020-01-05").words, "Not rated");
  EXPECT_EQ(rate("P", "2020-02-03").words, "Not rated");
  EXPECT_EQ(rate("A", "2020-01-06").rule, "green");
}

TEST_F(Ratings, ALateMilestoneMakesItsActionAmber) {
  book.add("milestone", "S", "2020-01-06", "A");
  book.due("S", "2020-01-06", "2020-02-10");
  // Due that day and not heard of for five weeks: of no concern to the action.
  EXPECT_EQ(codes("S", "2020-02-10"), Codes{"due_soon_silent"});
  EXPECT_EQ(codes("A", "2020-02-10"), Codes{"on_course"});
  book.say("A", "2020-02-03", "update", "", "Half is done.");
  EXPECT_EQ(codes("A", "2020-02-10"), Codes{"on_course"});
  EXPECT_EQ(codes("S", "2020-02-11"), Codes{"late"});
  const auto action = rate("A", "2020-02-11");
  EXPECT_EQ(action.words, "Amber: a milestone is red");
  EXPECT_EQ(
      action.reasons.at(0).words,
      "The milestone \u201cTitle of S\u201d is red. It was to be delivered by 10 February 2020 and is 1 day "
      "late.");
  book.claim("S", "2020-02-12", "delivered", "Contracts Finder");
  EXPECT_EQ(codes("A", "2020-02-12"), Codes{"on_course"});
}

TEST_F(Ratings, AMilestoneIsBlueWhereItIsDelivered) {
  book.add("milestone", "S", "2020-01-06", "A");
  EXPECT_EQ(codes("S", "2020-01-06"), Codes{"no_due"});
  book.due("S", "2020-01-06", "2020-06-08");
  EXPECT_EQ(codes("S", "2020-01-06"), Codes{"on_course"});
  book.say("S", "2020-02-03", "delivered", "yes");
  EXPECT_EQ(codes("S", "2020-02-03"), Codes{"no_evidence"});
  book.claim("S", "2020-02-04", "delivered", "Contracts Finder");
  EXPECT_EQ(rate("S", "2020-02-04").words, "Blue: delivered");
}

TEST_F(Ratings, AMilestoneIsLedByWhoLeadsWhatItIsIn) {
  book.add("milestone", "S", "2020-01-06", "P");
  book.due("S", "2020-01-06", "2020-06-08");
  EXPECT_EQ(codes("S", "2020-01-06"), Codes{"no_lead"});
  book.lead("P", "2020-01-07", "Director");
  EXPECT_EQ(codes("S", "2020-01-07"), Codes{"on_course"});
}

TEST_F(Ratings, WhatDependsOnWhatHasEndedIsAmber) {
  book.add("risk", "R", "2019-01-07");
  book.add("control", "posts", "2019-04-01", "R", "capacity");
  book.due("posts", "2019-04-01", "2020-02-29");
  book.link("A", "depends_on", "posts", "2020-01-06");
  EXPECT_EQ(codes("A", "2020-02-29"), Codes{"on_course"});
  EXPECT_EQ(codes("A", "2020-03-01"), Codes{"control_ended"});
  EXPECT_EQ(rate("A", "2020-03-01").words, "Amber: what it depends on has ended");
  book.due("posts", "2020-03-02", "2020-12-31", "The grant was extended.");
  EXPECT_EQ(codes("A", "2020-03-02"), Codes{"on_course"});
}

TEST_F(Ratings, AThemeIsAsRedAsItsActions) {
  add_action("B", "T");
  book.say("B", "2020-09-01", "update", "", "Half is done.");
  book.claim("A", "2020-09-01", "delivered", "Report");
  EXPECT_EQ(rate("T", "2020-09-15").rule, "green");
  const auto red = rate("T", "2020-10-01");
  EXPECT_EQ(red.words, "Red: an action is red");
  EXPECT_EQ(red.reasons.at(0).words, "\u201cTitle of B\u201d is red.");
  book.say("B", "2020-10-01", "status", "withdrawn", "The law has changed.");
  EXPECT_EQ(codes("T", "2020-10-01"), (Codes{"not_embedded", "impact_not_shown"}));
}

TEST_F(Ratings, AThemeIsAmberWithAnActionAndBlueWithAll) {
  add_action("B", "T");
  claim_all("A", "2020-02-03");
  book.say("B", "2020-02-03", "status", "paused", "The team is needed elsewhere.");
  EXPECT_EQ(rate("T", "2020-02-03").words, "Amber: an action is amber");
  claim_all("B", "2020-02-04");
  EXPECT_EQ(rate("T", "2020-02-04").words, "Blue: delivered, embedded, impact shown");
  EXPECT_EQ(rate("T", "2020-02-02").rule, "green");
}

TEST_F(Ratings, AThemeHasADayOfItsOwn) {
  book.due("T", "2020-01-06", "2020-02-29");
  book.say("A", "2020-02-15", "update", "", "Half is done.");
  EXPECT_EQ(codes("T", "2020-02-29"), Codes{"on_course"});
  EXPECT_EQ(codes("T", "2020-03-01"), Codes{"late"});
  claim_all("A", "2020-03-01");
  EXPECT_EQ(rate("T", "2020-03-01").rule, "blue");
}

TEST_F(Ratings, AnEmptyThemeIsNeverDone) {
  book.add("theme", "E", "2020-01-06", "P");
  EXPECT_EQ(rate("E", "2020-02-03").words, "Green: on course");
  EXPECT_EQ(rate("E", "2020-02-03").reasons.at(0).words, "Nothing speaks against it.");
}

TEST_F(Ratings, SetAgainstTheRuleTheyKeepItsReasons) {
  book.say("A", "2020-10-05", "rating", "green", "It waits for the court only.");
  EXPECT_EQ(rate("A", "2020-10-04").shown, "red");
  const auto set = rate("A", "2020-10-05");
  EXPECT_EQ(set.rule, "red");
  EXPECT_EQ(set.shown, "green");
  ASSERT_TRUE(set.overridden);
  EXPECT_EQ(set.overridden->words, "It waits for the court only.");
  EXPECT_EQ(set.overridden->on, iso_day("2020-10-05"));
  EXPECT_EQ(set.reasons.at(0).code, "late");
  EXPECT_EQ(set.words, "Green: set against the rule (Red: late)");
  book.say("A", "2020-10-12", "rating", "rule", "The court has decided.");
  EXPECT_EQ(rate("A", "2020-10-12").shown, "red");
  EXPECT_FALSE(rate("A", "2020-10-12").overridden);
}

TEST_F(Ratings, SetToWhatTheRuleSaysTheyReadAsTheRule) {
  book.say("A", "2020-10-05", "rating", "red", "It is late.");
  const auto set = rate("A", "2020-10-05");
  EXPECT_EQ(set.words, "Red: late");
  EXPECT_TRUE(set.overridden);
}

TEST_F(Ratings, SettingAPartToGreenMakesTheWholeNoGreener) {
  book.say("A", "2020-10-05", "rating", "green", "It waits for the court only.");
  EXPECT_EQ(rate("T", "2020-10-05").rule, "red");
}

TEST_F(Ratings, SettingAPartToRedMakesTheWholeRed) {
  book.say("A", "2020-02-03", "rating", "red", "The grant is not certain.");
  EXPECT_EQ(rate("T", "2020-02-03").rule, "red");
  EXPECT_EQ(rate("T", "2020-02-02").rule, "green");
  book.add("milestone", "S", "2020-01-06", "A");
  book.due("S", "2020-01-06", "2020-06-08");
  book.say("S", "2020-02-03", "rating", "red", "No bidder has answered.");
  EXPECT_EQ(rate("A", "2020-02-03").reasons.at(0).words,
            "The milestone \u201cTitle of S\u201d is red. No bidder has answered.");
}

TEST_F(Ratings, TheGravestReasonStandsFirst) {
  book.add("action", "B", "2020-01-06", "T");
  book.due("B", "2020-01-06", "2020-01-31");
  book.due("B", "2020-01-20", "2020-02-29", "Staff were ill.");
  EXPECT_EQ(codes("B", "2020-03-01"), (Codes{"late", "put_off", "no_lead"}));
}

TEST(RatingKinds, GoFromTheGravestToTheLeast) {
  EXPECT_TRUE(graver("red", "amber"));
  EXPECT_TRUE(graver("amber", "green"));
  EXPECT_TRUE(graver("green", "blue"));
  EXPECT_TRUE(graver("blue", ""));
  EXPECT_FALSE(graver("red", "red"));
  EXPECT_FALSE(graver("", "blue"));
  EXPECT_TRUE(std::ranges::is_sorted(reason_kinds(), graver, &ReasonKind::rating));
  for (const ReasonKind& kind : reason_kinds()) EXPECT_TRUE(has_code(ratings(), kind.rating)) << kind.code;
}

}  // namespace
}  // namespace windscreen::improve
