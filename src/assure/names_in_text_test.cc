#include "assure/names_in_text.h"

#include <gtest/gtest.h>

#include "assure/folded_words.h"
#include "assure/number_forms.h"

namespace windscreen::assure {
namespace {

NamesToFind lists() {
  NamesToFind all;
  all.children = {"Amy Rose Khan", "Zoë O’Brien",        "Will Young",
                  "Amy Diaz",      "Łukasz Smith-Jones", "Nguyễn Thị Ánh"};
  all.workers = {"Orr, Pat", "Dr Mary Fenwick", "Anne-Marie van der Berg"};
  all.identifiers = {"N100", "CH/00123", "0004711", "12", "2020"};
  all.births = {base::make_date(2010, 3, 12), base::make_date(2012, 2, 29)};
  return all;
}

// "child_name:Amy Khan", with a question mark where it is weak.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> lines;
  for (const FoundName& one : names_in_text(text, lists()))
    lines.push_back(std::string(code(one.kind)) + (one.weak ? "?:" : ":") + one.found);
  return lines;
}
using Lines = std::vector<std::string>;

TEST(NamesInText, EdgeCase33FreeTextHoldsNames) {
  EXPECT_EQ(found("We saw Amy Khan (N100), born 12 March 2010; her worker Pat Orr is on 020 7946 0018."),
            Lines({"child_name:Amy Khan", "identifier:N100", "birth_date:12 March 2010",
                   "worker_name:Pat Orr", "phone:020 7946 0018"}));
  EXPECT_EQ(found("Visits were later than in spring, and 12 of 172 audits were inadequate."), Lines());
  EXPECT_EQ(found(""), Lines());
}

TEST(NamesInText, WholeWordsInAnyCase) {
  EXPECT_EQ(found("AMY KHAN"), Lines({"child_name:AMY KHAN"}));
  EXPECT_EQ(found("amy rose khan"), Lines({"child_name:amy rose khan"}));
  EXPECT_EQ(found("Khan, Amy"), Lines({"child_name:Khan, Amy"}));
  EXPECT_EQ(found("Khanna, mamy, Fenwickshire, N1001, AN100"), Lines());
}

TEST(NamesInText, AFamilyNameIsSureAndAFirstNameOfSeveralIsWeak) {
  EXPECT_EQ(found("the Khan case"), Lines({"child_name:Khan"}));
  EXPECT_EQ(found("Amy was seen alone"), Lines({"child_name?:Amy"}));
  EXPECT_EQ(found("Zoe was seen alone"), Lines({"child_name:Zoe"}));
  EXPECT_EQ(found("the Fenwicks"), Lines({"worker_name?:Fenwicks"}));
}

TEST(NamesInText, AWordOfEnglishMustHaveACapitalAndIsWeak) {
  EXPECT_EQ(found("visits will be to young people"), Lines());
  EXPECT_EQ(found("Will visits be kept?"), Lines({"child_name?:Will"}));
  EXPECT_EQ(found("will young"), Lines({"child_name:will young"}));
}

TEST(NamesInText, AccentsApostrophesAndHyphens) {
  for (const char* text : {"Zoë O’Brien", "Zoe O'Brien", "ZOE OBRIEN", "Zoe O Brien", "Zoe\u0308 O`Brien"})
    EXPECT_EQ(found(text), Lines({std::string("child_name:") + text})) << text;
  EXPECT_EQ(found("O’Brien’s plan"), Lines({"child_name:O’Brien’s"}));
  EXPECT_EQ(found("Khan's plan, Khans’ plan"), Lines({"child_name:Khan's", "child_name?:Khans"}));
  EXPECT_EQ(found("lukasz smith jones"), Lines({"child_name:lukasz smith jones"}));
  EXPECT_EQ(found("Annemarie"), Lines({"worker_name:Annemarie"}));
  EXPECT_EQ(found("Nguyen Thi Anh"), Lines({"child_name:Nguyen Thi Anh"}));
  // Nothing hides behind what cannot be seen.
  EXPECT_EQ(found("Kh\u00ADan and K\u200Bhan"), Lines({"child_name:Kh\u00ADan", "child_name:K\u200Bhan"}));
  EXPECT_EQ(found("van der, of the"), Lines());
}

TEST(NamesInText, PlacesAreCodePoints) {
  const std::vector<FoundName> all = names_in_text("Über “Zoë” und N100", lists());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], (FoundName{NameKind::child_name, false, 6, 9, "Zoë"}));
  EXPECT_EQ(all[1], (FoundName{NameKind::identifier, false, 15, 19, "N100"}));
  // A byte that is no UTF-8 counts as one.
  const std::vector<FoundName> broken = names_in_text("\xFF\xC3 Khan", lists());
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_EQ(broken[0].first, 3U);
}

TEST(NamesInText, IdentifiersInTheWaysOfWritingThem) {
  EXPECT_EQ(found("n100"), Lines({"identifier:n100"}));
  EXPECT_EQ(found("N-100, N/100"), Lines({"identifier:N-100", "identifier:N/100"}));
  EXPECT_EQ(found("CH00123 and CH-00123"), Lines({"identifier:CH00123", "identifier:CH-00123"}));
  EXPECT_EQ(found("0004711"), Lines({"identifier:0004711"}));
  // A spreadsheet took its zeros away.
  EXPECT_EQ(found("4711"), Lines({"identifier?:4711"}));
  EXPECT_EQ(found("12 audits in 2020"), Lines({"identifier?:2020"}));
  EXPECT_EQ(found("child 12"), Lines({"identifier:12"}));
}

TEST(NamesInText, NumbersThatCheckThemselves) {
  // 9x10 + 4x9 + 3x8 + 4x7 + 7x6 + 6x5 + 5x4 + 9x3 + 1x2 = 299 = 27 x 11 + 2, and 11 - 2 = 9.
  EXPECT_TRUE(is_nhs_number("9434765919"));
  EXPECT_FALSE(is_nhs_number("9434765918"));
  EXPECT_FALSE(is_nhs_number("943476591"));
  EXPECT_EQ(found("943 476 5919, 9434765919, 943-476-5919"),
            Lines({"nhs_number:943 476 5919", "nhs_number:9434765919", "nhs_number:943-476-5919"}));
  EXPECT_EQ(found("943 476 5918"), Lines());
  EXPECT_EQ(found("NHS number 943 476 5918"), Lines({"nhs_number?:943 476 5918"}));
  // 8x2 + 1x4 + 2x5 + 1x10 + 1x13 = 53 = 2 x 23 + 7, and the letter at 7 (from 0) is H.
  EXPECT_TRUE(is_pupil_number("H801200001001"));
  EXPECT_FALSE(is_pupil_number("A801200001001"));
  EXPECT_EQ(found("H801200001001 A801200001001"),
            Lines({"pupil_number:H801200001001", "pupil_number?:A801200001001"}));
}

TEST(NamesInText, DaysOfBirth) {
  for (const char* day : {"12/03/2010", "12.3.10", "12-03-2010", "2010-03-12", "12 March 2010",
                          "12th Mar 2010", "12th of March 2010", "March 12, 2010", "12032010", "12 3 2010"}) {
    EXPECT_EQ(found(std::string("DOB: ") + day), Lines({std::string("birth_date:") + day})) << day;
    EXPECT_EQ(found(std::string("seen on ") + day), Lines({std::string("birth_date?:") + day})) << day;
  }
  // A day on which nobody in the lists was born, and that nothing calls a birth.
  EXPECT_EQ(found("From 1 April 2019 to 31/03/2019"), Lines());
  EXPECT_EQ(found("d.o.b. 1 April 2019"), Lines({"birth_date:1 April 2019"}));
  EXPECT_EQ(found("born on 29 February 2011"), Lines());
  EXPECT_EQ(found("29 February 2012"), Lines({"birth_date?:29 February 2012"}));
}

TEST(NamesInText, MailAndPhone) {
  EXPECT_EQ(found("Write to amy.khan@example.org."), Lines({"email:amy.khan@example.org"}));
  EXPECT_EQ(found("graded @ 3 of 4, a@b"), Lines());
  EXPECT_EQ(found("07700 900123; +44 7700 900123; +44 (0)20 7946 0018; 01632 960001"),
            Lines({"phone:07700 900123", "phone:44 7700 900123", "phone:44 (0)20 7946 0018",
                   "phone:01632 960001"}));
  EXPECT_EQ(found("0 of 10 in 2019, 01 of 12"), Lines());
}

TEST(NamesInText, AFinderReadsManyTexts) {
  const NameFinder finder(lists());
  EXPECT_EQ(finder.find("Khan").size(), 1U);
  EXPECT_EQ(finder.find("nobody").size(), 0U);
  std::string text;
  for (int many = 0; many < 2000; ++many) text += "Khan @@@@ 0 0 0 0 - ";
  EXPECT_EQ(finder.find(text).size(), 2000U);
}

TEST(FoldedWords, KeysAndPlaces) {
  const std::vector<FoldedWord> words = folded_words("  Straße, Ærø’s ИВАН 12th");
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(words[0].key, "strasse");
  EXPECT_EQ(words[1].key, "aeros");
  EXPECT_EQ(words[1].owner, "aero");
  EXPECT_EQ(words[2].key, "иван");
  EXPECT_TRUE(words[2].capital);
  EXPECT_EQ(words[3].key, "12th");
  EXPECT_FALSE(words[3].all_digits);
  EXPECT_EQ(words[0].first, 2U);
  EXPECT_EQ(words[0].last, 8U);
  EXPECT_EQ(words[1].gap, 2U);
}

}  // namespace
}  // namespace windscreen::assure
