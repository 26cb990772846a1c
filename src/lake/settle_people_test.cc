// One person a child, and children who seem to have two identifiers.
#include "lake/settle_fixture.h"

namespace windscreen::lake {
namespace {

TEST_F(Settle, OnePersonAChildAndTheFirstValueWins) {
  const auto annex = source("annex_a", "annex.xlsx");
  const auto ssd = source("ssd", "ssd_person.csv");
  person({annex, 2}, "1", "2012-05-05", "M", "Ali");
  person({annex, 3}, "1", "2012-05-06", "F");
  person({ssd, 2}, "1", "", "F");
  settle();
  EXPECT_EQ(rows("select pers_person_id, pers_dob, pers_sex, pers_forename from ssd_person"),
            "1|2012-05-05|F|Ali\n");
  EXPECT_EQ(flags(), "1|1|dob_differs\n1|1|sex_differs\n");
  EXPECT_EQ(rows("select detail, line from _flags where code = 'dob_differs'"),
            "2012-05-05 (annex_a), 2012-05-06 (annex_a); the first is used|3\n");
  EXPECT_EQ(rows("select detail from _flags where code = 'sex_differs'"),
            "F (ssd), M (annex_a); the first is used\n");
}

TEST_F(Settle, APersonListedTwiceTheSameIsADuplicateRow) {
  const auto ssd = source("ssd", "ssd_person.csv");
  staging.count_read(ssd, 3);
  person({ssd, 2}, "1");
  person({ssd, 3}, "1");
  person({ssd, 4}, "1", "2012-05-05", "F", "Ada");
  settle();
  EXPECT_EQ(rejects(), "0|3|duplicate_row\n");
  EXPECT_EQ(rows("select pers_person_id, pers_forename from ssd_person"), "1|Ada\n");
  expect_counts(ssd, 3, 1, 1, 1);
}

TEST_F(Settle, WhoeverIsMentionedIsListed) {
  const auto ssd = source("ssd", "ssd.csv");
  person({ssd, 2}, "1");
  contact({ssd, 3}, "C1", "1", "2020-01-01");
  contact({ssd, 4}, "C2", "7", "2020-01-01");
  contact({ssd, 5}, "C3", "7", "2020-01-01");
  stage(staging, "ssd_mother", {ssd, 6},
        {{"moth_table_id", "M"}, {"moth_person_id", "1"}, {"moth_childs_person_id", "8"}});
  settle("2020-09-30");
  EXPECT_EQ(rows("select pers_person_id, pers_dob from ssd_person order by all"), "1|2012-05-05\n7|-\n8|-\n");
  EXPECT_EQ(rows("select person_id, code, line, detail from _flags order by all"),
            "7|person_not_listed|4|mentioned in ssd_contacts but not listed as a person\n"
            "8|person_not_listed|6|mentioned in ssd_mother but not listed as a person\n");
}

TEST_F(Settle, PeopleAreListedWhereNoneWere) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  contact({ssd, 2}, "C1", "1", "2020-01-01");
  settle();
  EXPECT_EQ(rows("select pers_person_id from ssd_person"), "1\n");
}

TEST_F(Settle, UnbornChildrenAreKeptAndFlagged) {
  const auto ssd = source("ssd", "ssd_person.csv");
  stage(staging, "ssd_person", {ssd, 2}, {{"pers_person_id", "1"}, {"pers_expected_dob", "2020-12-01"}});
  person({ssd, 3}, "2", "2020-10-01");
  person({ssd, 4}, "3", "2020-09-30");  // born on the very day
  stage(staging, "ssd_person", {ssd, 5}, {{"pers_person_id", "4"}, {"pers_is_mother", "Y"}});
  person({ssd, 6}, "5", "");
  settle("2020-09-30");
  EXPECT_EQ(rows("select person_id, detail from _flags where code = 'unborn' order by all"),
            "1|no date of birth; expected 2020-12-01\n2|date of birth 2020-10-01 is after 2020-09-30\n"
            "5|no date of birth\n");
  EXPECT_EQ(rows("select count(*) from ssd_person"), "5\n");
}

TEST_F(Settle, AnAdoptedChildsSecondIdentifierIsFlaggedAndNotMerged) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto adopted = [&](std::string_view id, std::string_view reason) {
    stage(staging, "ssd_cla_episodes", {ssd, 9},
          {{"clae_cla_episode_id", id},
           {"clae_person_id", id},
           {"clae_cla_episode_start_date", "2018-01-01"},
           {"clae_cla_episode_ceased_date", "2020-02-29"},
           {"clae_cla_episode_ceased_reason", reason}});
  };
  person({ssd, 2}, "old", "2017-06-01", "F", "Sam");
  person({ssd, 3}, "new", "2017-06-01", "F", "Sam");
  person({ssd, 4}, "other sex", "2017-06-01", "M", "Sam");
  person({ssd, 5}, "known before", "2017-06-01", "F", "Sam");
  person({ssd, 9}, "other name", "2017-06-01", "F", "Kit");
  contact({ssd, 16}, "C7", "other name", "2020-02-29");
  person({ssd, 6}, "much later", "2017-06-01", "F", "Sam");
  adopted("old", "E11");
  contact({ssd, 10}, "C1", "new", "2020-02-29");
  contact({ssd, 11}, "C2", "other sex", "2020-03-10");
  contact({ssd, 12}, "C3", "known before", "2020-02-28");
  contact({ssd, 13}, "C4", "known before", "2020-03-10");
  contact({ssd, 14}, "C5", "much later", "2020-05-30");  // three months end on 29 May
  person({ssd, 7}, "not adopted", "2016-01-01", "F", "Sam");
  person({ssd, 8}, "a twin in birthday", "2016-01-01", "F", "Sam");
  adopted("not adopted", "E4A");
  contact({ssd, 15}, "C6", "a twin in birthday", "2020-03-01");
  settle();
  EXPECT_EQ(flags(), "new|new|two_identifiers\nold|old|two_identifiers\n");
  EXPECT_EQ(rows("select count(*) from ssd_person"), "8\n");
}

TEST_F(Settle, WithoutForenamesAnAdoptedChildIsKnownByEthnicityWithinAMonth) {
  const auto annex = source("annex_a", "annex.xlsx");
  const auto child = [&](std::string_view id, std::string_view born, std::string_view ethnicity) {
    stage(staging, "ssd_person", {annex, 2},
          {{"pers_person_id", id}, {"pers_dob", born}, {"pers_sex", "F"}, {"pers_ethnicity", ethnicity}});
  };
  const auto adopted = [&](std::string_view id) {
    stage(staging, "ssd_cla_episodes", {annex, 9},
          {{"clae_cla_episode_id", id},
           {"clae_person_id", id},
           {"clae_cla_episode_start_date", "2018-01-01"},
           {"clae_cla_episode_ceased_date", "2020-01-31"},
           {"clae_cla_episode_ceased_reason", "E12"}});
  };
  child("old 1", "2017-06-01", "WBRI");
  child("new 1", "2017-06-01", "WBRI");
  child("old 2", "2017-06-02", "WBRI");
  child("other ethnicity", "2017-06-02", "MWBC");
  child("old 3", "2017-06-03", "WBRI");
  child("not known", "2017-06-03", "");
  child("old 4", "2017-06-04", "WBRI");
  child("later", "2017-06-04", "WBRI");
  for (const std::string_view id : {"old 1", "old 2", "old 3", "old 4"}) adopted(id);
  contact({annex, 10}, "C1", "new 1", "2020-02-29");  // a month from 31 January
  contact({annex, 11}, "C2", "other ethnicity", "2020-02-01");
  contact({annex, 12}, "C3", "not known", "2020-02-01");
  contact({annex, 13}, "C4", "later", "2020-03-01");
  settle();
  EXPECT_EQ(flags(), "new 1|new 1|two_identifiers\nold 1|old 1|two_identifiers\n");
}

TEST_F(Settle, TwoWhoFitAnAdoptedChildAreNotFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  for (const std::string_view id : {"old", "new", "newer"}) person({ssd, 2}, id, "2017-06-01", "F", "Sam");
  stage(staging, "ssd_cla_episodes", {ssd, 9},
        {{"clae_cla_episode_id", "E"},
         {"clae_person_id", "old"},
         {"clae_cla_episode_start_date", "2018-01-01"},
         {"clae_cla_episode_ceased_date", "2020-02-29"},
         {"clae_cla_episode_ceased_reason", "E12"}});
  contact({ssd, 10}, "C1", "new", "2020-03-01");
  contact({ssd, 11}, "C2", "newer", "2020-03-02");
  settle();
  EXPECT_EQ(flags(), "");
}

TEST_F(Settle, IdentifiersThatASourceLinksAreFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  person({ssd, 2}, "1");
  person({ssd, 3}, "2");
  const auto link = [&](std::string_view id, std::string_view value) {
    stage(staging, "ssd_linked_identifiers", {ssd, 4},
          {{"link_table_id", id},
           {"link_person_id", "1"},
           {"link_identifier_type", "Former identifier"},
           {"link_identifier_value", value}});
  };
  link("L1", "2");
  link("L2", "1");     // itself
  link("L3", "A123");  // a pupil number: nobody's identifier here
  settle();
  EXPECT_EQ(rows("select person_id, detail from _flags order by all"),
            "1|the same child may also be listed as 2: a linked identifier of it\n"
            "2|the same child may also be listed as 1: of which this is a linked identifier\n");
}

}  // namespace
}  // namespace windscreen::lake
