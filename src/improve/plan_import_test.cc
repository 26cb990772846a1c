#include "improve/plan_import.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "improve/plan_fields.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

const base::Date day_of_import = base::make_date(2020, 10, 15);

PlanImport import_of(const std::string& csv, bool carry_themes = true) {
  const PlanTable table = read_plan_table(csv, "plan.csv");
  return read_plan_import(table, {guess_plan_fields(table.headings), carry_themes}, day_of_import);
}

/// As a page lists it: "4 By when: TBC".
std::vector<std::string> rejects_of(const PlanImport& import) {
  std::vector<std::string> all;
  for (const PlanReject& one : import.rejects)
    all.push_back(std::to_string(one.line) + " " + one.column + ": " + one.says);
  return all;
}

TEST(PlanImportTest, ARowIsAnActionWithAllThatItSays) {
  const PlanImport import = import_of(
      "Theme,Ref,Action,Description,Finding,Lead,By when,Status,RAG,Evidence,Date completed,Progress,"
      "Success measure,Baseline,Target\n"
      "Front door,1.1,Open one front door,With partners,1; 2,Head of MASH,31/03/2021,Complete,Blue,Audit of "
      "May,"
      "29/02/2020,All teams moved,Re-referrals fall,26%,15%\n");
  EXPECT_TRUE(import.rejects.empty());
  EXPECT_EQ(import.themes, std::vector<std::string>{"Front door"});
  ASSERT_EQ(import.actions.size(), 1U);
  const PlanImportAction& action = import.actions[0];
  EXPECT_EQ(action.line, 2U);
  EXPECT_EQ(action.theme, 0U);
  EXPECT_EQ(action.number, "1.1");
  EXPECT_EQ(action.title, "Open one front door");
  EXPECT_EQ(action.words, "With partners");
  EXPECT_EQ(action.findings, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(action.lead, "Head of MASH");
  EXPECT_EQ(action.due, base::make_date(2021, 3, 31));
  EXPECT_TRUE(action.delivered);
  EXPECT_EQ(action.delivered_on, base::make_date(2020, 2, 29));
  EXPECT_EQ(action.evidence, "Audit of May");
  EXPECT_EQ(action.updates, (std::vector<std::string>{"Rated blue in the spreadsheet.", "All teams moved"}));
  EXPECT_EQ(given(action.measure).title, "Re-referrals fall");
  EXPECT_EQ(given(action.measure).baseline, "26");
  EXPECT_EQ(given(action.measure).target, "15");
  EXPECT_EQ(import.measures(), 1U);
  EXPECT_TRUE(import.notes.empty());
  EXPECT_TRUE(import.unused.empty());
}

// What a merged cell of a spreadsheet leaves: the text in its first row, nothing in the others.
TEST(PlanImportTest, AThemeIsCarriedDown) {
  const std::string csv =
      "Theme,Action\nFront door,Open one\n,Staff it\nPlanning,Plan\nfront  door,Mend it\n";
  const PlanImport import = import_of(csv);
  EXPECT_EQ(import.themes, (std::vector<std::string>{"Front door", "Planning"}));
  ASSERT_EQ(import.actions.size(), 4U);
  EXPECT_EQ(import.actions[1].theme, 0U);
  EXPECT_EQ(import.actions[2].theme, 1U);
  EXPECT_EQ(import.actions[3].theme, 0U);
  EXPECT_EQ(import_of(csv, false).actions[1].theme, std::nullopt);
}

TEST(PlanImportTest, AThemeIsCarriedDownFromARowThatIsLeftOut) {
  const PlanImport import =
      import_of("Theme,Lead,Action\nPlanning,Head,Plan\nFront door,Director,\n,Head,Open one\n");
  EXPECT_EQ(import.rows_left_out(), 1U);
  ASSERT_EQ(import.actions.size(), 2U);
  EXPECT_EQ(import.themes, (std::vector<std::string>{"Planning", "Front door"}));
  EXPECT_EQ(import.actions[1].theme, 1U);
}

TEST(PlanImportTest, WhatNamesNoDayInTheColumnOfDeliveryIsKept) {
  const PlanImport import = import_of("Action,Date completed\nPlan,ongoing\nLook,n/a\nTell,\n");
  ASSERT_EQ(import.actions.size(), 3U);
  EXPECT_EQ(import.actions[0].updates, std::vector<std::string>{"Date completed: ongoing"});
  EXPECT_TRUE(import.actions[1].updates.empty());
  EXPECT_EQ(rejects_of(import), std::vector<std::string>{"2 Date completed: ongoing"});
}

TEST(PlanImportTest, OfVeryManyFindingsTheFirstAreLookedForAndAllAreKept) {
  std::string many = "1";
  for (int finding = 2; finding <= 21; ++finding) many += "; " + std::to_string(finding);
  const PlanImport import = import_of("Action,Finding\nPlan," + many + "\n");
  ASSERT_EQ(import.actions.size(), 1U);
  EXPECT_EQ(import.actions[0].findings.size(), 20U);
  EXPECT_EQ(import.actions[0].updates, std::vector<std::string>{"Finding: " + many});
}

TEST(PlanImportTest, ARowWithOneTextIsTheHeadingOfATheme) {
  const std::string csv =
      "Ref,Action,Lead\nPriority 1: Front door,,\n1,Open one,Head\nPriority 2,,\n2,Plan,Head\n";
  const PlanImport import = import_of(csv);
  EXPECT_EQ(import.themes, (std::vector<std::string>{"Priority 1: Front door", "Priority 2"}));
  ASSERT_EQ(import.actions.size(), 2U);
  EXPECT_EQ(import.actions[1].theme, 1U);
  EXPECT_TRUE(import.rejects.empty());
  ASSERT_EQ(import.notes.size(), 1U);
  EXPECT_EQ(import.notes[0], "2 rows have one text alone and were read as the heading of a theme.");
  EXPECT_EQ(import_of(csv, false).rows_left_out(), 2U);
}

TEST(PlanImportTest, ANumberAloneIsNoHeadingOfATheme) {
  const PlanImport import = import_of("Ref,Action,Lead\n1,Open one,Head\n1.2,,\nA4,,\n");
  EXPECT_TRUE(import.themes.empty());
  EXPECT_EQ(import.rows_left_out(), 2U);
}

TEST(PlanImportTest, ARowWithoutAnActionIsLeftOutAndSaid) {
  const PlanImport import = import_of("Action,Lead,Status\nOpen one,Head,\n,Head,Complete\n");
  EXPECT_EQ(import.actions.size(), 1U);
  EXPECT_EQ(import.rows_left_out(), 1U);
  ASSERT_EQ(import.rejects.size(), 1U);
  EXPECT_EQ(import.rejects[0].line, 3U);
  EXPECT_EQ(import.rejects[0].says, "Head | Complete");
  EXPECT_EQ(import.rejects[0].why, "The column of the action is empty.");
  EXPECT_EQ(import.rejects[0].becomes, "The row is left out.");
}

TEST(PlanImportTest, WhatCannotBeReadIsSaidAndKept) {
  const PlanImport import = import_of(
      "Action,By when,Status,RAG,Date completed\n"
      "A,TBC,Overdue,Grey,\n"
      "B,Spring 2021,In progress,Amber/Red,01/10/2020\n"
      "C,29/02/2021,,,16/10/2020\n");
  EXPECT_EQ(
      rejects_of(import),
      (std::vector<std::string>{"2 By when: TBC", "2 Status: Overdue", "2 RAG: Grey",
                                "3 By when: Spring 2021", "3 Date completed: 01/10/2020", "3 RAG: Amber/Red",
                                "4 By when: 29/02/2021", "4 Date completed: 16/10/2020"}));
  EXPECT_EQ(import.rows_left_out(), 0U);
  ASSERT_EQ(import.actions.size(), 3U);
  EXPECT_EQ(import.actions[0].updates,
            (std::vector<std::string>{"By when: TBC", "Status: Overdue", "RAG: Grey"}));
  EXPECT_EQ(import.rejects[0].why, "it names no day");
  EXPECT_EQ(import.rejects[3].why, "a year does not say which day");
  EXPECT_EQ(import.rejects[4].why, "the status says that it is not delivered");
  EXPECT_EQ(import.actions[1].status, "under_way");
  EXPECT_FALSE(import.actions[1].delivered);
  EXPECT_EQ(import.rejects[7].why, "the day is still to come");
  EXPECT_FALSE(import.actions[2].delivered);
  for (const PlanImportAction& action : import.actions) EXPECT_EQ(action.due, std::nullopt);
}

TEST(PlanImportTest, DeliveredOnTheDayOfTheImportIsDelivered) {
  const PlanImport import = import_of("Action,Date completed\nA,15/10/2020\nB,Yes\nC,No\nD,n/a\n");
  EXPECT_TRUE(import.rejects.empty());
  EXPECT_EQ(import.actions.at(0).delivered_on, day_of_import);
  EXPECT_TRUE(import.actions.at(1).delivered);
  EXPECT_EQ(import.actions.at(1).delivered_on, std::nullopt);
  EXPECT_FALSE(import.actions.at(2).delivered);
  EXPECT_FALSE(import.actions.at(3).delivered);
}

TEST(PlanImportTest, EvidenceOfWhatIsNotDeliveredIsAnUpdate) {
  const PlanImport import = import_of("Action,Status,Evidence\nA,In progress,Audit of May\n");
  EXPECT_EQ(import.actions.at(0).evidence, "");
  EXPECT_EQ(import.actions.at(0).updates, std::vector<std::string>{"Evidence: Audit of May"});
}

TEST(PlanImportTest, WhatAMeasureSaysInWordsStaysInItsWords) {
  const PlanImport import =
      import_of("Action,Success measure,Baseline,Target\nA,Re-referrals fall,about a quarter,15\nB,,26,\n");
  const PlanImportMeasure measure = given(import.actions.at(0).measure);
  EXPECT_EQ(measure.baseline, "");
  EXPECT_EQ(measure.words, "Baseline: about a quarter");
  EXPECT_EQ(measure.target, "15");
  EXPECT_FALSE(import.actions.at(1).measure.has_value());
  EXPECT_EQ(import.actions.at(1).updates, std::vector<std::string>{"Baseline: 26"});
  EXPECT_EQ(rejects_of(import), (std::vector<std::string>{"2 Baseline: about a quarter", "3 Baseline: 26"}));
}

TEST(PlanImportTest, ALongActionHasAShortTitleAndKeepsItsText) {
  const std::string sentence = "Every team manager looks at every plan each month with the social worker. ";
  const std::string text = sentence + sentence + sentence + "Then again.";
  const PlanImport import = import_of("Action,Description\n\"" + text + "\",More\n\"One\nTwo\",\n");
  const PlanImportAction& action = import.actions.at(0);
  EXPECT_LE(action.title.size(), longest_plan_title);
  EXPECT_TRUE(text.starts_with(action.title.substr(0, action.title.size() - 3))) << action.title;
  EXPECT_TRUE(action.title.ends_with("\u2026"));
  EXPECT_EQ(action.words, text + "\n\nMore");
  EXPECT_EQ(import.actions.at(1).title, "One\u2026");
  EXPECT_EQ(import.actions.at(1).words, "One\nTwo");
  EXPECT_EQ(import.notes.size(), 1U);
}

TEST(PlanImportTest, AColumnThatIsNotUsedIsSaidOrKept) {
  const PlanTable table = read_plan_table("Action,Cost,Empty,\nA,\u00a340,,x\nB,,,\n", "plan.csv");
  const PlanImport unused =
      read_plan_import(table, {{"action", "ignore", "ignore", "ignore"}}, day_of_import);
  EXPECT_EQ(unused.unused, (std::vector<std::string>{"Cost", "Column 4"}));
  const PlanImport kept = read_plan_import(table, {{"action", "keep", "keep", "keep"}}, day_of_import);
  EXPECT_TRUE(kept.unused.empty());
  EXPECT_EQ(kept.actions.at(0).updates, (std::vector<std::string>{"Cost: \u00a340", "Column 4: x"}));
  EXPECT_TRUE(kept.actions.at(1).updates.empty());
}

TEST(PlanImportTest, AMappingThatCannotBeUsedIsRefused) {
  const PlanTable table = read_plan_table("Action,Lead\nA,Head\n", "plan.csv");
  for (const std::vector<std::string>& fields :
       {std::vector<std::string>{"action"}, {"lead", "ignore"}, {"action", "action"}, {"action", "owner"}}) {
    EXPECT_NE(plan_mapping_fault(table, {fields}), "");
    EXPECT_THROW(read_plan_import(table, {fields}, day_of_import), base::Error);
  }
  EXPECT_EQ(plan_mapping_fault(table, {{"action", "keep"}}), "");
}

TEST(PlanImportTest, WhatAPersonShouldLookAtIsSaid) {
  const PlanImport import = import_of("Ref,Action,RAG\n1,A,Blue\n1,B,B\nRef,Action,RAG\n2,C,Green\n");
  EXPECT_EQ(import.actions.size(), 3U);
  ASSERT_EQ(import.notes.size(), 3U);
  EXPECT_EQ(import.notes[0], "1 row repeats the headings and was passed over.");
  EXPECT_EQ(import.notes[1], "These numbers stand at more than one action: 1.");
  EXPECT_TRUE(import.notes[2].starts_with("2 actions are rated blue")) << import.notes[2];
}

TEST(PlanImportTest, ThePlanBeginsBeforeWhatItDelivered) {
  const PlanImport import = import_of("Action,Date completed\nA,29/02/2020\nB,31/03/2020\n");
  EXPECT_EQ(plan_import_begins(import, day_of_import), base::make_date(2020, 2, 29));
  EXPECT_EQ(plan_import_begins(import, base::make_date(2019, 1, 1)), base::make_date(2019, 1, 1));
  EXPECT_EQ(plan_import_begins({}, day_of_import), day_of_import);
}

}  // namespace
}  // namespace windscreen::improve
