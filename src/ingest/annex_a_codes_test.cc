#include "ingest/annex_a_codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "ingest/annex_a_lists.h"
#include "model/tables.h"

namespace windscreen::ingest {
namespace {

std::string code_of(const AnnexACodeSet& set, std::string_view text) {
  const Decoded decoded = decode(set, text);
  return decoded.known ? decoded.code : "? " + decoded.code;
}

TEST(AnnexACodes, WhatIsWrittenIsReadBack) {
  for (const AnnexACodeSet* set : annex_a_code_sets()) {
    std::set<std::string_view> codes;
    for (const AnnexACode& code : set->codes) {
      EXPECT_TRUE(codes.insert(code.code).second) << set->name << " has " << code.code << " twice";
      EXPECT_EQ(encode(*set, code.code), code.written);
      if (set == &sexes) {
        EXPECT_EQ(sex(code.written).value, code.code);
      } else if (set == &ethnicities) {
        EXPECT_EQ(ethnicity(code.written).value, code.code);
      } else {
        const Decoded decoded = decode(*set, code.written);
        EXPECT_TRUE(decoded.known) << set->name << ": " << code.written;
        EXPECT_EQ(decoded.code, code.code) << set->name << ": " << code.written;
        EXPECT_EQ(decoded.words, "") << set->name << ": " << code.written;
      }
    }
  }
}

TEST(AnnexACodes, EveryOtherWordIsReadAsItsCode) {
  for (const AnnexACodeSet* set : annex_a_code_sets()) {
    for (const AnnexACode& code : set->codes) {
      std::string_view rest = code.words;
      while (!rest.empty()) {
        const std::size_t bar = rest.find('|');
        EXPECT_EQ(code_of(*set, rest.substr(0, bar)), code.code) << set->name << ": " << rest.substr(0, bar);
        if (bar == std::string_view::npos) break;
        rest.remove_prefix(bar + 1);
      }
    }
  }
}

TEST(AnnexACodes, TakesCodeAndWordsInAnyForm) {
  for (const char* text :
       {"N1", "n1", " N1 ", "N1 - Abuse or neglect", "N1: ABUSE OR NEGLECT", "Abuse or Neglect", "a) N1",
        "Abuse or neglect (N1)", "N1 \xE2\x80\x93 Abuse or neglect"}) {
    EXPECT_EQ(code_of(primary_needs, text), "N1") << text;
  }
  EXPECT_EQ(code_of(case_statuses, "c) Child in need plan"), "3");
  EXPECT_EQ(code_of(case_statuses, "c)"), "3");
  EXPECT_EQ(code_of(case_statuses, "C"), "3");
  EXPECT_EQ(code_of(case_statuses, "Child Protection Plan"), "2");
  EXPECT_EQ(code_of(abuse_categories, "NEG"), "NEG");
  EXPECT_EQ(code_of(abuse_categories, "a) Neglect"), "NEG");
  EXPECT_EQ(code_of(ceased_reasons, "E4A - Returned home"), "E4A");
  EXPECT_EQ(code_of(ceased_reasons, "E4"), "E4");
  // In a set whose codes are letters a bare letter is a code and never a place in a list.
  EXPECT_EQ(code_of(accommodation_types, "B"), "B");
  EXPECT_EQ(code_of(accommodation_types, "B - With parents or relatives"), "B");
  EXPECT_EQ(code_of(legal_statuses, "Section 20"), "V2");
}

TEST(AnnexACodes, KeepsWhatItDoesNotKnow) {
  EXPECT_EQ(code_of(primary_needs, "N77"), "? N77");
  EXPECT_EQ(code_of(primary_needs, "Something else"), "? Something else");
  EXPECT_EQ(code_of(primary_needs, ""), "");
  EXPECT_EQ(encode(primary_needs, "N77"), "N77");
  // Neither letter order is safe to assume for gender, so a letter alone is no sex.
  EXPECT_FALSE(sex("a)").known);
}

TEST(AnnexACodes, KeepsASourcesOwnWordsBesideItsCode) {
  const Decoded school = decode(contact_sources, "2A: St Swithun's");
  EXPECT_EQ(school.code, "2A");
  EXPECT_EQ(school.words, "St Swithun's");
  EXPECT_EQ(decode(contact_sources, "6: Police").words, "");
  EXPECT_EQ(code_of(contact_sources, "10"), "10");
  EXPECT_EQ(code_of(contact_sources, "1A"), "1A");
  EXPECT_EQ(code_of(contact_sources, "Not known"), "10");
}

TEST(AnnexACodes, KnowsWhenACellSaysNothing) {
  for (const char* text : {"", "-", "Unknown", "c) Unknown", "N/A", "not recorded", "None", "NULL"}) {
    EXPECT_TRUE(says_nothing(text)) << text;
  }
  for (const char* text : {"0", "No", "a) Yes", "Nonesuch", "NA", "\xC5\x81\xC3\xB3", "\xE4\xB8\xAD"})
    EXPECT_FALSE(says_nothing(text)) << text;
}

TEST(AnnexALists, EveryTargetIsInTheModel) {
  for (const AnnexAList& list : annex_a_lists()) {
    EXPECT_EQ(list.columns.size(),
              [&] {
                std::set<Field> fields;
                for (const AnnexAColumn& column : list.columns) fields.insert(column.field);
                return fields.size();
              }())
        << "list " << list.number << " names a field twice";
    for (const AnnexAColumn& column : list.columns) {
      EXPECT_EQ(column.codes != nullptr, column.kind == Kind::coded) << column.heading;
      if (column.target.empty() || column.target.find(':') != std::string_view::npos) continue;
      const std::size_t point = column.target.find('.');
      const model::Table* table = model::find_table(column.target.substr(0, point));
      ASSERT_NE(table, nullptr) << column.target;
      EXPECT_NE(table->find(column.target.substr(point + 1)), model::Table::npos) << column.target;
    }
  }
}

TEST(AnnexALists, TheDocumentationNamesEveryColumn) {
  std::ifstream page(WINDSCREEN_SOURCE_DIR "/docs/formats.md");
  std::ostringstream text;
  text << page.rdbuf();
  for (const AnnexAList& list : annex_a_lists()) {
    for (const AnnexAColumn& column : list.columns) {
      const bool once_for_all = list.number > 1 && list.number < 11 &&
                                (is_common(column.field) || column.field == Field::disability ||
                                 column.field == Field::team || column.field == Field::worker);
      if (once_for_all) continue;
      const std::string line = "| " + std::string(column.heading) +
                               (column.essential ? " **(needed)**" : "") + " | " +
                               (column.target.empty() ? "computed" : "`" + std::string(column.target) + "`");
      EXPECT_NE(text.str().find(line), std::string::npos) << "list " << list.number << ": " << line;
    }
  }
}

}  // namespace
}  // namespace windscreen::ingest
