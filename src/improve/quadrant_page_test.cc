#include "improve/quadrant_page.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

std::vector<std::string> all_units() {
  return {"Assessment", "Family Safeguarding", "North", "North East", "North West", "South East"};
}

TEST(QuadrantUnit, StandsInTheTitleAsWholeWords) {
  Thing body;
  body.row.title = "North East quadrant performance meeting";
  EXPECT_EQ(unit_of(body, all_units()), "North East");
  body.row.title = "Performance meeting (south-east)";
  EXPECT_EQ(unit_of(body, all_units()), "South East");
  body.row.title = "Northern performance meeting";
  EXPECT_EQ(unit_of(body, all_units()), std::nullopt);
  body.row.title = "Improvement board";
  EXPECT_EQ(unit_of(body, all_units()), std::nullopt);
  EXPECT_EQ(unit_of(body, {}), std::nullopt);
}

TEST(QuadrantUnit, WhichTheBodyNamesAmongItsServicesComesFirst) {
  Thing body;
  body.row.title = "North East performance meeting";
  body.services = {"Elsewhere", "family safeguarding"};
  EXPECT_EQ(unit_of(body, all_units()), "Family Safeguarding");
}

TEST(QuadrantUnit, NamesAreWholeWordsWhateverTheirCase) {
  EXPECT_TRUE(names_unit("Assistant director, North East", "north east"));
  EXPECT_TRUE(names_unit("North East", "North East"));
  EXPECT_FALSE(names_unit("Assistant director, North Eastern", "North East"));
  EXPECT_FALSE(names_unit("Assistant director, East", "North East"));
  EXPECT_FALSE(names_unit("Assistant director", ""));
  EXPECT_FALSE(names_unit("", "North East"));
  EXPECT_FALSE(names_unit("Assistant director", " , "));
}

/// The meeting of 10 November 2020 of the North East, and actions that were due on 31 October.
class QuadrantMeeting : public testing::Test {
 protected:
  void SetUp() override {
    record.add("body", "ne", "2020-01-01", {}, "performance").row.title = "North East quadrant meeting";
    record.add("plan", "P", "2020-01-01", {}, "improvement");
    record.say("P", "2020-01-01", "status", "running");
    record.add("meeting", "october", "2020-09-10", "ne");
    record.due("october", "2020-09-10", "2020-10-06");
    record.say("october", "2020-10-06", "status", "held");
    record.add("item", "october_i", "2020-10-06", "october");
    record.add("meeting", "november", "2020-10-07", "ne");
    record.due("november", "2020-10-07", "2020-11-10");
    late_action("theirs", "Assistant director, North East");
    late_action("elsewhere", "Assistant director, South West");
    late_action("told", "Head of fostering");
    record.link("october_i", "tells", "told", "2020-10-06");
  }
  void late_action(const std::string& key, const std::string& lead) {
    record.add("action", key, "2020-01-06", "P");
    record.lead(key, "2020-01-06", lead);
    record.due(key, "2020-01-06", "2020-10-31");
  }
  QuadrantPage page(const std::string& on, const std::string& unit = "North East") {
    book = record.read();
    return quadrant_page(book, given(book.place_of("november")), iso_day(on), unit);
  }
  std::vector<std::string> overdue(const std::string& on, const std::string& unit = "North East") {
    std::vector<std::string> keys;
    for (const DueLine& line : page(on, unit).overdue) keys.push_back(book.at(line.place).row.id);
    return keys;
  }
  using Keys = std::vector<std::string>;
  TestBook record;
  Book book;
};

TEST_F(QuadrantMeeting, HasWhatIsOverdueThereAndNotElsewhere) {
  EXPECT_EQ(overdue("2020-11-10"), (Keys{"theirs", "told"}));
  // On the day itself nothing is late; the day after it is.
  EXPECT_EQ(overdue("2020-10-31"), Keys{});
  EXPECT_EQ(overdue("2020-11-01"), (Keys{"theirs", "told"}));
  EXPECT_EQ(page("2020-11-10").overdue.at(0).days_late, 10);
}

TEST_F(QuadrantMeeting, WithoutAUnitHasWhatItTalkedAboutAndWhatTheBodyLeads) {
  late_action("own", "North East quadrant meeting");
  EXPECT_EQ(overdue("2020-11-10", ""), (Keys{"told", "own"}));
}

TEST_F(QuadrantMeeting, ALeadOfALongerUnitIsNotOfTheShorterInIt) {
  late_action("north", "Assistant director, North");
  book = record.read();
  const std::vector<std::string> units = {"North", "North East", "South West"};
  Keys keys;
  for (const DueLine& line :
       quadrant_page(book, given(book.place_of("november")), iso_day("2020-11-01"), "North", units).overdue)
    keys.push_back(book.at(line.place).row.id);
  EXPECT_EQ(keys, (Keys{"told", "north"}));
}

TEST_F(QuadrantMeeting, HasWhatIsAboutOneOfItsServices) {
  record.add("body", "assessment", "2020-01-01", {}, "performance").services = {"Assessment"};
  record.add("meeting", "assessment_m", "2020-10-07", "assessment");
  record.add("action", "about", "2020-01-06", "P").services = {"Assessment", "Fostering"};
  record.due("about", "2020-01-06", "2020-10-31");
  // A milestone is about what its action is about.
  record.add("milestone", "step", "2020-01-06", "about");
  record.due("step", "2020-01-06", "2020-09-30");
  book = record.read();
  const auto found =
      quadrant_page(book, given(book.place_of("assessment_m")), iso_day("2020-11-10"), "Assessment").overdue;
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(book.at(found[0].place).row.id, "step");
  EXPECT_EQ(book.at(found[1].place).row.id, "about");
  EXPECT_EQ(overdue("2020-11-10"), (Keys{"theirs", "told"}));
}

TEST_F(QuadrantMeeting, KnowsTheLastMeetingAndWhatCameOfIt) {
  const QuadrantPage november = page("2020-11-10");
  EXPECT_EQ(book.at(november.meeting.place).row.id, "november");
  EXPECT_EQ(given(november.last).on, iso_day("2020-10-06"));
  ASSERT_EQ(november.outcomes.size(), 1U);
  EXPECT_EQ(book.at(november.outcomes[0].place).row.id, "told");
  EXPECT_TRUE(november.outcomes[0].late);
  const QuadrantPage first =
      quadrant_page(book, given(book.place_of("october")), iso_day("2020-11-10"), "North East");
  EXPECT_FALSE(first.last);
  EXPECT_TRUE(first.outcomes.empty());
  EXPECT_EQ(first.meeting.items.size(), 1U);
}

}  // namespace
}  // namespace windscreen::improve
