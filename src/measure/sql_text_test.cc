#include "measure/sql_text.h"

#include <gtest/gtest.h>

namespace windscreen::measure {
namespace {

TEST(Mentions, NamesOutsideLiteralsAndComments) {
  const Mentions found = mentions(
      "select Person_ID -- not ssd_contacts\n from ssd_person /* ssd_cp_plans */ where a = 'ssd_cin_plans'"
      " and \"Ext_Post\".x = 1");
  EXPECT_TRUE(found.names.contains("person_id"));
  EXPECT_TRUE(found.names.contains("ssd_person"));
  EXPECT_TRUE(found.names.contains("ext_post"));
  EXPECT_FALSE(found.names.contains("ssd_contacts"));
  EXPECT_FALSE(found.names.contains("ssd_cp_plans"));
  EXPECT_FALSE(found.names.contains("ssd_cin_plans"));
  EXPECT_FALSE(found.as_at);
}

TEST(Mentions, TellsEveryColumnFromCountAndTimes) {
  EXPECT_TRUE(mentions("select * from x").every_column);
  EXPECT_TRUE(mentions("select distinct * from x").every_column);
  EXPECT_TRUE(mentions("select a.* from a").every_column);
  EXPECT_TRUE(mentions("select b, * from a").every_column);
  EXPECT_FALSE(mentions("select count(*), 2 * 3, a * b from x").every_column);
}

TEST(WithAsAt, ReplacesOnlyTheParameter) {
  const base::Date day = base::make_date(2020, 9, 30);
  EXPECT_EQ(with_as_at("where d <= :as_at\n and x = ':as_at' -- :as_at\n and y::date > :AS_AT", day),
            "where d <= DATE '2020-09-30'\n and x = ':as_at' -- :as_at\n and y::date > DATE '2020-09-30'");
  EXPECT_EQ(with_as_at(":as_at_day", day), ":as_at_day");
  EXPECT_TRUE(mentions("select :as_at").as_at);
  EXPECT_FALSE(mentions("select ':as_at'").as_at);
}

TEST(WithAsAt, UnclosedTextIsKept) {
  const base::Date day = base::make_date(2020, 9, 30);
  EXPECT_EQ(with_as_at("select 'open :as_at", day), "select 'open :as_at");
  EXPECT_EQ(with_as_at("select 1 /* :as_at", day), "select 1 /* :as_at");
}

TEST(Locate, MapsTheEnginesLineToTheFile) {
  const Complaint complaint = locate(
      "Binder Error: no column \"x\"\nCandidates: \"y\"\n\nLINE 4: where x = 1\n              ^", 10, 1);
  // Line 4 of the text sent is line 3 of the query, which starts on line 10 of the file.
  EXPECT_EQ(complaint.line, 12U);
  EXPECT_EQ(complaint.what, "Binder Error: no column \"x\" Candidates: \"y\" (at: where x = 1)");
  EXPECT_EQ(locate("Conversion Error: bad", 10, 1).line, 10U);
}

}  // namespace
}  // namespace windscreen::measure
