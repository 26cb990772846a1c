#include "ingest/ssda903.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "ingest/loading_test.h"
#include "ingest/ssda903_care.h"

namespace windscreen::ingest {
namespace {

using base::make_date;

ssda903::Episode episode(base::Date start, std::optional<base::Date> end, const char* reason,
                         const char* status, const char* ceased, const char* type,
                         const char* postcode = "") {
  return {start, end, reason, status, ceased, type, postcode, ""};
}

std::vector<std::pair<std::size_t, std::size_t>> spells(const std::vector<ssda903::Spell>& all) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  out.reserve(all.size());
  for (const auto& one : all) out.emplace_back(one.first, one.last);
  return out;
}
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(Ssda903Care, OnePeriodTwoStatusesTwoPlacements) {
  // Comes into care, the legal status changes in the same placement, then the placement changes.
  const std::vector<ssda903::Episode> all{
      episode(make_date(2020, 1, 1), make_date(2020, 2, 1), "S", "V2", "X1", "U4"),
      episode(make_date(2020, 2, 1), make_date(2020, 3, 1), "L", "C1", "X1", "U4"),
      episode(make_date(2020, 3, 1), {}, "P", "C1", "", "K2"),
  };
  const auto care = ssda903::read_care(all);
  EXPECT_EQ(spells(care.periods), (Pairs{{0, 2}}));
  EXPECT_EQ(spells(care.legal_statuses), (Pairs{{0, 0}, {1, 2}}));
  EXPECT_EQ(spells(care.placements), (Pairs{{0, 1}, {2, 2}}));
  EXPECT_EQ(ssda903::end_of(care.periods[0], all), std::nullopt);
}

TEST(Ssda903Care, LeavingCareEndsThePeriodEvenWhenTheChildComesBackTheSameDay) {
  const std::vector<ssda903::Episode> all{
      episode(make_date(2020, 1, 1), make_date(2020, 2, 1), "S", "V2", "E4A", "U4"),
      episode(make_date(2020, 2, 1), make_date(2020, 3, 1), "S", "V2", "X1", "U4"),
      episode(make_date(2020, 3, 1), make_date(2020, 4, 1), "B", "C1", "E8", "U4"),
      episode(make_date(2021, 3, 1), {}, "S", "C1", "", "U4"),
  };
  const auto care = ssda903::read_care(all);
  EXPECT_EQ(spells(care.periods), (Pairs{{0, 0}, {1, 2}, {3, 3}}));
  // The same status across periods is two statuses; B begins a placement even of the same type.
  EXPECT_EQ(spells(care.legal_statuses), (Pairs{{0, 0}, {1, 1}, {2, 2}, {3, 3}}));
  EXPECT_EQ(spells(care.placements), (Pairs{{0, 0}, {1, 1}, {2, 2}, {3, 3}}));
}

TEST(Ssda903Care, GapsUnderX1DoNotEndCareAndSBeginsIt) {
  const std::vector<ssda903::Episode> all{
      episode(make_date(2020, 1, 1), make_date(2020, 2, 1), "S", "C2", "X1", "U4"),
      episode(make_date(2020, 2, 3), make_date(2020, 3, 1), "P", "C2", "X1", "U5"),
      episode(make_date(2020, 6, 1), {}, "S", "C2", "", "U5"),
  };
  const auto care = ssda903::read_care(all);
  EXPECT_EQ(spells(care.periods), (Pairs{{0, 1}, {2, 2}}));
  EXPECT_EQ(spells(care.legal_statuses), (Pairs{{0, 0}, {1, 1}, {2, 2}}));
}

TEST(Ssda903Care, SameCarersBeforeAnAdoptivePlacement) {
  const std::vector<ssda903::Episode> all{
      episode(make_date(2019, 1, 1), make_date(2019, 6, 1), "S", "C2", "X1", "U6"),
      episode(make_date(2019, 6, 1), make_date(2020, 1, 1), "P", "C2", "X1", "U4"),
      episode(make_date(2020, 1, 1), make_date(2020, 3, 1), "L", "E1", "X1", "U4"),
      episode(make_date(2020, 3, 1), make_date(2020, 9, 1), "T", "E1", "E11", "A5"),
  };
  const auto care = ssda903::read_care(all);
  EXPECT_TRUE(ssda903::is_adoptive_placement(all[3]));
  EXPECT_EQ(ssda903::with_same_carers_since(3, all, care), 1U);
  EXPECT_EQ(spells(care.placements), (Pairs{{0, 0}, {1, 2}, {3, 3}}));
}

TEST(Ssda903, YearlyFlagsHoldOnTheYearsEndOrTheDayOfTheLoad) {
  EXPECT_EQ(ssda903::flags_hold_on(make_date(2020, 3, 31), make_date(2020, 9, 30)), make_date(2020, 3, 31));
  EXPECT_EQ(ssda903::flags_hold_on(make_date(2019, 4, 1), make_date(2020, 9, 30)), make_date(2020, 3, 31));
  EXPECT_EQ(ssda903::flags_hold_on(make_date(2020, 4, 1), make_date(2020, 9, 30)), make_date(2020, 9, 30));
  EXPECT_EQ(ssda903::flags_hold_on({}, make_date(2020, 9, 30)), make_date(2020, 9, 30));
}

// The files of one small return.
void write_return(const TestFolder& folder, const std::string& under = "") {
  folder.write(under + "one.csv",
               "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
               "C1,2,29/02/2008,WBRI,A1,1,01/02/2020\n"
               "C2,1,01/01/2004,BAFR,UN3,,\n"
               "C3,1,01/01/2016,WBRI,A3,,\n");
  folder.write(
      under + "two.csv",
      "child;decom;rne;ls;cin;place;place_provider;dec;rec;reason_place_change;home_post;pl_post;urn\n"
      "C1;10/01/2019;S;V2;N1;U4;PR1;01/03/2019;X1;;GU1 1AA;KT1 1AA;SC1\n"
      "C1;01/03/2019;L;C1;N1;U4;PR1;;;;GU1 1AA;KT1 1AA;SC1\n"
      "C2;01/02/2019;P;V2;N5;H5;PR4;15/06/2019;E4B;;;KT2 2BB;SC2\n"
      "C3;05/05/2018;S;C2;N1;U4;PR1;05/05/2019;X1;CARPL;GU2 2AA;KT3 3CC;SC3\n"
      "C3;05/05/2019;U;E1;N1;A5;PR1;20/12/2019;E11;;GU2 2AA;KT3 3CC;SC3\n");
  folder.write(under + "reviews.csv",
               "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,29/02/2008,05/02/2019,PN1\nC2,01/01/2004,01/01/2020,PN0\n");
  folder.write(under + "uasc.csv", "CHILD,SEX,DOB,DUC\nC2,1,01/01/2004,01/01/2022\n");
  folder.write(under + "oc2.csv",
               "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
               "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n"
               "C1,29/02/2008,14,,1,,1,0,1,1,1,0\n");
  folder.write(under + "oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC9,01/05/2000,YES,F2,K1\n");
  folder.write(under + "ad1.csv",
               "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n"
               "C3,01/01/2016,01/04/2019,01/05/2019,1,2,MF,L11\n");
  folder.write(under + "placed.csv",
               "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nC3,01/01/2016,01/04/2019,,\n");
  folder.write(
      under + "previous.csv",
      "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nC1,29/02/2008,Z1,,\nC2,01/01/2004,P2,936,zz/zz/2014\n");
  folder.write(under + "missing.csv",
               "CHILD,DOB,MISSING,MIS_START,MIS_END\nC2,01/01/2004,M,01/03/2019,02/03/2019\n");
  folder.write(under + "workers.csv",
               "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n"
               "C1,29/02/2008,SW1,10/01/2019,01/06/2019,FCONTA\nC1,29/02/2008,SW2,01/06/2019,,\n"
               "C2,01/01/2004,SW1,01/02/2019,15/06/2019,\n");
}

TEST(Ssda903, FillsEveryTable) {
  const TestFolder folder;
  write_return(folder, "set/");
  TestLoad load(folder, {folder.path() / "set"}, make_date(2020, 9, 30));
  EXPECT_EQ(load.rejects(), "");
  EXPECT_EQ(
      load.ask("select pers_person_id, pers_sex, pers_dob, pers_ethnicity, pers_is_mother, pers_upn_unknown "
               "from ssd_person order by 1"),
      "C1|F|2008-02-29|WBRI|Y|\nC2|M|2004-01-01|BAFR||UN3\nC3|M|2016-01-01|WBRI||\nC9||2000-05-01|||");
  EXPECT_EQ(load.ask("select moth_person_id, moth_childs_dob from ssd_mother"), "C1|2020-02-01");
  EXPECT_EQ(
      load.ask("select clae_person_id, clae_cla_episode_start_date, clae_cla_episode_start_reason, "
               "clae_cla_primary_need_code, clae_cla_episode_ceased_date, clae_cla_episode_ceased_reason, "
               "clae_entered_care_date from ssd_cla_episodes order by 1, 2"),
      "C1|2019-01-10|S|N1|2019-03-01|X1|2019-01-10\nC1|2019-03-01|L|N1|||2019-01-10\n"
      "C2|2019-02-01|P|N5|2019-06-15|E4B|\n"
      "C3|2018-05-05|S|N1|2019-05-05|X1|2018-05-05\nC3|2019-05-05|U|N1|2019-12-20|E11|2018-05-05");
  EXPECT_EQ(load.count("select count(distinct clae_cla_id) from ssd_cla_episodes"), 3);
  EXPECT_EQ(load.ask("select lega_person_id, lega_legal_status, lega_legal_status_start_date, "
                     "lega_legal_status_end_date from ssd_legal_status order by 1, 3"),
            "C1|V2|2019-01-10|2019-03-01\nC1|C1|2019-03-01|\nC2|V2|2019-02-01|2019-06-15\n"
            "C3|C2|2018-05-05|2019-05-05\nC3|E1|2019-05-05|2019-12-20");
  EXPECT_EQ(
      load.ask(
          "select clap_person_id, clap_cla_placement_start_date, clap_cla_placement_end_date, "
          "clap_cla_placement_type, clap_cla_placement_provider, clap_cla_placement_postcode, "
          "clap_cla_placement_urn, clap_cla_placement_change_reason from ssd_cla_placement order by 1, 2"),
      "C1|2019-01-10||U4|PR1|KT1 1AA|SC1|\nC2|2019-02-01|2019-06-15|H5|PR4|KT2 2BB|SC2|\n"
      "C3|2018-05-05|2019-05-05|U4|PR1|KT3 3CC|SC3|CARPL\nC3|2019-05-05|2019-12-20|A5|PR1|KT3 3CC|SC3|");
  // Every episode points at a placement and every placement at a period.
  EXPECT_EQ(load.count("select count(*) from ssd_cla_episodes semi join ssd_cla_placement on "
                       "clae_cla_placement_id = clap_cla_placement_id and clae_cla_id = clap_cla_id"),
            5);
  EXPECT_EQ(load.ask("select addr_person_id, addr_address_postcode, addr_address_start_date from ssd_address "
                     "order by 1"),
            "C1|GU1 1AA|2019-01-10\nC3|GU2 2AA|2018-05-05");
  EXPECT_EQ(
      load.ask("select clae_person_id, clar_cla_review_date, clar_cla_review_participation from "
               "ssd_cla_reviews join (select distinct clae_cla_id, clae_person_id from ssd_cla_episodes) on "
               "clar_cla_id = clae_cla_id order by 1"),
      "C1|2019-02-05|PN1\nC2|2020-01-01|PN0");
  EXPECT_EQ(load.ask("select immi_person_id, immi_immigration_status, immi_immigration_status_end_date from "
                     "ssd_immigration_status"),
            "C2|UASC|2022-01-01");
  EXPECT_EQ(load.ask("select csdq_sdq_score, csdq_sdq_completed_date from ssd_sdq_scores"), "14|2020-03-31");
  EXPECT_EQ(load.ask("select clah_health_check_type, clah_health_check_status, clah_health_check_date from "
                     "ssd_cla_health order by 1"),
            "DENTAL|Not completed in year|\nHEALTH|Completed in year|2020-03-31");
  EXPECT_EQ(
      load.ask("select clai_immunisations_status, clai_immunisations_status_date from ssd_cla_immunisations"),
      "Y|2020-03-31");
  EXPECT_EQ(load.ask("select clas_person_id, clas_intervention_received from ssd_cla_substance_misuse"),
            "C1|Y");
  EXPECT_EQ(load.ask("select clac_person_id, clac_cla_conviction_date from ssd_cla_convictions"),
            "C1|2020-03-31");
  EXPECT_EQ(load.ask("select clea_person_id, clea_care_leaver_in_touch, clea_care_leaver_activity, "
                     "clea_care_leaver_accommodation, clea_care_leaver_accom_suitable from ssd_care_leavers"),
            "C9|YES|F2|K|1");
  EXPECT_EQ(
      load.ask("select perm_person_id, perm_adm_decision_date, perm_placement_order_date, perm_matched_date, "
               "perm_placed_for_adoption_date, perm_placed_foster_carer_date, perm_adopted_by_carer_flag, "
               "perm_permanence_order_date, perm_number_of_adopters from ssd_permanence"),
      "C3|2019-04-01|2019-05-05|2019-05-01|2019-05-05|2018-05-05|Y|2019-12-20|2");
  EXPECT_EQ(load.ask("select lapp_person_id, lapp_previous_permanence_option, lapp_previous_permanence_la, "
                     "lapp_previous_permanence_order_date from ssd_cla_previous_permanence"),
            "C2|P2|936|zz/zz/2014");
  EXPECT_EQ(load.ask("select miss_person_id, miss_missing_episode_type, miss_missing_episode_start_date, "
                     "miss_missing_episode_end_date from ssd_missing"),
            "C2|M|2019-03-01|2019-03-02");
  EXPECT_EQ(
      load.ask(
          "select invo_person_id, invo_professional_id, invo_involvement_start_date from ssd_involvements "
          "order by 1, 3"),
      "C1|SW1|2019-01-10\nC1|SW2|2019-06-01\nC2|SW1|2019-02-01");
  EXPECT_EQ(load.ask("select prof_professional_id from ssd_professionals order by 1"), "SW1\nSW2");
  EXPECT_EQ(load.flags(), "ssd_cla_episodes|care_started_before_return\nssd_cla_reviews|review_outside_care");
  EXPECT_EQ(load.total().read, 21U);
  EXPECT_EQ(load.total().kept, 21U);
}

TEST(Ssda903, TheMessageSaysTheSameAsTheFiles) {
  const TestFolder folder;
  write_return(folder, "set/");
  const auto xml =
      folder.write("m.xml", R"(<EXPSSDA903><CHILD><HEADER><CHILDID>C1</CHILDID><UPN>A1</UPN><SEX>2</SEX>
<DOB>29/02/2008</DOB><ETHNIC>WBRI</ETHNIC><MOTHER>1</MOTHER><MC_DOB>01/02/2020</MC_DOB>
<AREVIEW><REVIEW>05/02/2019</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER>
<EPISODE><DECOM>10/01/2019</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N1</CIN><PL>U4</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
<DEC>01/03/2019</DEC><REC>X1</REC><HOME_POST>GU1 1AA</HOME_POST><PL_POST>KT1 1AA</PL_POST><URN>SC1</URN></EPISODE>
<EPISODE><DECOM>01/03/2019</DECOM><RNE>L</RNE><LS>C1</LS><CIN>N1</CIN><PL>U4</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
<DEC/><REC/><HOME_POST>GU1 1AA</HOME_POST><PL_POST>KT1 1AA</PL_POST><URN>SC1</URN></EPISODE></CHILD>
<CHILD><HEADER><CHILDID>C9</CHILDID><DOB>01/05/2000</DOB><IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>K1</ACCOM>
</HEADER></CHILD></EXPSSDA903>)");
  TestLoad files(folder, {folder.path() / "set"}, make_date(2020, 9, 30));
  TestLoad message(folder, {xml}, make_date(2020, 9, 30));
  EXPECT_EQ(message.rejects(), "");
  for (
      const std::string sql :
      {"select * exclude (_source, _line, _seq) from ssd_cla_episodes where clae_person_id = 'C1' order by 1",
       "select * exclude (_source, _line, _seq) from ssd_legal_status where lega_person_id = 'C1' order by 1",
       "select * exclude (_source, _line, _seq) from ssd_cla_placement where clap_person_id = 'C1' order by "
       "1",
       "select * exclude (_source, _line, _seq) from ssd_cla_reviews where clar_cla_review_participation = "
       "'PN1'",
       "select * exclude (_source, _line, _seq) from ssd_care_leavers",
       "select * exclude (_source, _line, _seq) from ssd_person where pers_person_id in ('C1', 'C9') order "
       "by 1"}) {
    EXPECT_EQ(message.ask(sql), files.ask(sql)) << sql;
    EXPECT_NE(message.ask(sql), "") << sql;
  }
}

// Care that the return shows from the middle on: the day of coming into care is not known, and is not made
// up.
TEST(Ssda903, OnlyAnEpisodeThatSaysSoStartsCare) {
  const TestFolder folder;
  folder.write("s/e.csv",
               "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n"
               "C1,01/05/2018,P,C2,N1,U4,29/02/2020,X1\nC1,29/02/2020,L,E1,N1,U4,,\n"
               // Left care and came back the same year: the second period says S.
               "C2,01/06/2018,L,C2,N1,U4,01/07/2019,E4A\nC2,01/09/2019,S,V2,N1,U4,,\n"
               // Came back without saying so: the first period's start is known, the second's is not.
               "C3,10/04/2019,S,V2,N1,U4,01/07/2019,E4A\nC3,01/09/2019,P,V2,N1,U4,,\n");
  TestLoad load(folder, {folder.path() / "s"}, make_date(2020, 3, 31));
  EXPECT_EQ(load.ask("select clae_person_id, clae_cla_episode_start_date, clae_entered_care_date from "
                     "ssd_cla_episodes order by 1, 2"),
            "C1|2018-05-01|\nC1|2020-02-29|\nC2|2018-06-01|\nC2|2019-09-01|2019-09-01\n"
            "C3|2019-04-10|2019-04-10\nC3|2019-09-01|");
  EXPECT_EQ(
      load.ask("select person_id, line from _flags where code = 'care_started_before_return' order by 1"),
      "C1|2\nC2|4\nC3|7");
  EXPECT_TRUE(load.has_note("3 period(s) of care began before their first episode here"));
}

TEST(Ssda903, TwoYearsReturnsStateOneEpisodeOnce) {
  const TestFolder folder;
  folder.write("y1/e.csv", "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\nC1,10/01/2019,S,C2,N1,U4,,\n");
  folder.write("y2/e.csv",
               "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\nC1,10/01/2019,S,C2,N1,U4,05/06/2019,X1\n"
               "C1,05/06/2019,P,C2,N1,K2,,\n");
  TestLoad load(folder, {folder.path() / "y1", folder.path() / "y2"}, make_date(2020, 3, 31));
  EXPECT_EQ(load.ask("select clae_cla_episode_start_date, clae_cla_episode_ceased_date from ssd_cla_episodes "
                     "order by 1"),
            "2019-01-10|2019-06-05\n2019-06-05|");
  EXPECT_EQ(load.count("select count(*) from ssd_cla_placement"), 2);
  EXPECT_EQ(load.total().merged, 1U);
  EXPECT_EQ(load.rejects(), "");
}

TEST(Ssda903, WhatCannotBeUsedIsRejectedWithItsLine) {
  const TestFolder folder;
  folder.write("s/e.csv",
               "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n,10/01/2019,S,C2,N1,U4,,\nC1,31/02/2019,S,C2,N1,U4,,\n"
               "C1,10/01/2019,S,C2,N1,U4,soon,\nC1,11/01/2019,S,C2,N1,U4,,,,x\nC2,12/01/2019,S,C2,N1,U4,,\n");
  folder.write("s/r.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,,05/02/2019,PN1\nC2,,nodate,PN1\n");
  TestLoad load(folder, {folder.path() / "s"}, make_date(2020, 3, 31));
  EXPECT_EQ(
      load.rejects(),
      "0|2|no_person\n0|3|bad_date\n0|4|bad_date\n0|5|unreadable_row\n1|2|no_period_of_care\n1|3|bad_date");
  EXPECT_EQ(load.count("select count(*) from ssd_cla_episodes"), 1);
}

TEST(Ssda903, DuplicateColumnsAreRefused) {
  const TestFolder folder;
  const auto path =
      folder.write("e.csv", "CHILD,DECOM,RNE,LS,PLACE,DECOM\nC1,10/01/2019,S,C2,U4,11/01/2019\n");
  EXPECT_THROW(TestLoad(folder, {path}, make_date(2020, 3, 31)), base::Error);
}

std::size_t data_lines(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) lines += line.empty() ? 0U : 1U;
  return lines - 1;
}

TEST(Ssda903, TheSampleFilesLoadWhole) {
  const auto folder_path = shared_data("ssda903");
  if (!std::filesystem::exists(folder_path)) GTEST_SKIP() << "the shared sample is not here: " << folder_path;
  const TestFolder folder;
  std::vector<std::filesystem::path> files;
  std::size_t lines = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_path)) {
    if (entry.path().extension() != ".csv") continue;
    files.push_back(entry.path());
    lines += data_lines(entry.path());
  }
  TestLoad load(folder, files, make_date(2018, 3, 31));
  EXPECT_EQ(load.total().read, lines);
  // Children of episodes.csv, header.csv and the others, counted by name in the files.
  EXPECT_EQ(load.count("select count(*) from ssd_cla_episodes"), 5050);
  EXPECT_EQ(load.count("select count(distinct clae_person_id) from ssd_cla_episodes"), 2123);
  EXPECT_EQ(load.count("select count(*) from ssd_care_leavers"), 53);
  EXPECT_EQ(load.count("select count(*) from ssd_cla_immunisations"), 2675);
}

TEST(Ssda903, TheSampleMessageLoadsWhole) {
  const auto path = shared_data("ssda903/fake_903.xml");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared sample is not here: " << path;
  const TestFolder folder;
  TestLoad load(folder, {path}, make_date(2018, 3, 31));
  // Counted in the file by its tags: 253 HEADER, 459 EPISODE, 1206 AREVIEW, 253 PERMANENCE, 253 OC2, 6
  // AMISSING, 3 AD_PLACED.
  EXPECT_EQ(load.total().read, 253U + 459U + 1206U + 253U + 253U + 6U + 3U);
  EXPECT_EQ(load.count("select count(*) from ssd_person"), 253);
  EXPECT_EQ(load.count("select count(*) from ssd_cla_episodes"), 459);
  EXPECT_EQ(load.count("select count(*) from ssd_missing"), 6);
}

}  // namespace
}  // namespace windscreen::ingest
