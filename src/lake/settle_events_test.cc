// The same event in two lists or formats is one.
#include "lake/settle_fixture.h"

namespace windscreen::lake {
namespace {

TEST_F(Settle, TwoListsThatStateOneEventAreMergedAndFillEachOther) {
  const auto referrals = source("annex_a", "annex.xlsx", "List 3");
  const auto in_need = source("annex_a", "annex.xlsx", "List 6");
  staging.count_read(referrals, 1);
  staging.count_read(in_need, 1);
  referral({referrals, 2}, "w-r", "1", "2020-01-01");
  referral({in_need, 2}, "w-r", "1", "2020-01-01", "2020-05-01", "N1");
  settle();
  EXPECT_EQ(rejects(), "");
  EXPECT_EQ(
      rows("select cine_referral_id, cine_close_date, cine_cin_primary_need_code from ssd_cin_episodes"),
      "w-r|2020-05-01|N1\n");
  expect_counts(referrals, 1, 0, 1, 0);
  expect_counts(in_need, 1, 1, 0, 0);  // it says more
}

TEST_F(Settle, TheSameEventInTwoFormatsIsOneAndReferencesFollow) {
  const auto annex = source("annex_a", "annex.xlsx", "List 3");
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  staging.count_read(annex, 2);
  staging.count_read(ssd, 1);
  referral({annex, 2}, "w-r", "1", "2020-01-01", "2020-04-01", "N1");
  referral({ssd, 2}, "R1", "1", "2020-01-01", "", "N2");
  stage(staging, "ssd_cin_assessments", {annex, 3},
        {{"cina_assessment_id", "w-a"},
         {"cina_person_id", "1"},
         {"cina_referral_id", "w-r"},
         {"cina_assessment_start_date", "2020-01-05"}});
  settle();
  EXPECT_EQ(
      rows("select cine_referral_id, cine_close_date, cine_cin_primary_need_code from ssd_cin_episodes"),
      "R1|2020-04-01|N2\n");
  EXPECT_EQ(rows("select cina_referral_id from ssd_cin_assessments"), "R1\n");
  EXPECT_EQ(rejects(), "");
  expect_counts(ssd, 1, 1, 0, 0);
  expect_counts(annex, 2, 1, 1, 0);
}

TEST_F(Settle, FillingGoesInTheOrderOfFormats) {
  const auto care = source("ssda903", "episodes.csv");
  const auto census = source("cin_census", "cin.xml");
  const auto annex = source("annex_a", "annex.xlsx");
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  referral({care, 2}, "x", "1", "2020-01-01", "2020-09-09", "N9");
  referral({census, 2}, "y", "1", "2020-01-01", "2020-04-04", "N4");
  referral({annex, 2}, "z", "1", "2020-01-01", "", "N3");
  referral({ssd, 2}, "R1", "1", "2020-01-01");
  settle();
  EXPECT_EQ(
      rows("select cine_referral_id, cine_close_date, cine_cin_primary_need_code from ssd_cin_episodes"),
      "R1|2020-04-04|N3\n");
}

TEST_F(Settle, TheSecondOfADayIsTheSecondOfTheOtherFormatsDay) {
  const auto ssd = source("ssd", "ssd_contacts.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  contact({ssd, 2}, "C1", "1", "2020-01-01", "1A");
  contact({ssd, 3}, "C2", "1", "2020-01-01", "1A");
  contact({annex, 2}, "w-1", "1", "2020-01-01", "1A");
  contact({annex, 3}, "w-2", "1", "2020-01-01", "1A");
  contact({annex, 4}, "w-3", "1", "2020-01-01", "1A");  // the third is known to one format only
  contact({annex, 5}, "w-4", "2", "2020-01-01", "1A");  // another child's
  contact({annex, 6}, "w-5", "1", "2020-01-01", "");    // no source: cannot be matched
  settle();
  EXPECT_EQ(rows("select cont_contact_id from ssd_contacts order by all"), "C1\nC2\nw-3\nw-4\nw-5\n");
}

TEST_F(Settle, TwoEventsOfOneFormatAreNeverOne) {
  const auto ssd = source("ssd", "ssd_cin_episodes.csv");
  referral({ssd, 2}, "R1", "1", "2020-01-01");
  referral({ssd, 3}, "R2", "1", "2020-01-01");
  settle();
  EXPECT_EQ(rows("select count(*) from ssd_cin_episodes"), "2\n");
}

TEST_F(Settle, SharedIdentifiersMoveForTheirOwnChildOnly) {
  const auto ssd = source("ssd", "ssd_s47_enquiry.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  const auto enquiry = [&](Origin origin, std::string_view id, std::string_view child, std::string_view day) {
    stage(staging, "ssd_s47_enquiry", origin,
          {{"s47e_s47_enquiry_id", id}, {"s47e_person_id", child}, {"s47e_s47_start_date", day}});
  };
  enquiry({ssd, 2}, "S1", "1", "2020-03-01");
  enquiry({ssd, 3}, "S2", "2", "2020-03-01");
  enquiry({annex, 2}, "w-s", "1", "2020-03-01");
  enquiry({annex, 3}, "w-s", "2", "2020-03-01");
  enquiry({annex, 4}, "w-s", "3", "2020-03-01");  // not in the SSD: stays
  for (const std::string_view child : {"1", "2", "3"}) {
    stage(staging, "ssd_initial_cp_conference", {annex, 10},
          {{"icpc_icpc_id", "w-i"}, {"icpc_person_id", child}, {"icpc_s47_enquiry_id", "w-s"}});
  }
  settle();
  EXPECT_EQ(rows("select icpc_person_id, icpc_s47_enquiry_id from ssd_initial_cp_conference order by all"),
            "1|S1\n2|S2\n3|w-s\n");
}

TEST_F(Settle, RowsKnownByWhatTheyReferToAreMatchedAfterIt) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto census = source("cin_census", "cin.xml");
  const auto assessment = [&](Origin origin, std::string_view id) {
    stage(
        staging, "ssd_cin_assessments", origin,
        {{"cina_assessment_id", id}, {"cina_person_id", "1"}, {"cina_assessment_start_date", "2020-01-05"}});
  };
  const auto factors = [&](Origin origin, std::string_view id, std::string_view of, std::string_view found) {
    stage(staging, "ssd_assessment_factors", origin,
          {{"cinf_table_id", id}, {"cinf_assessment_id", of}, {"cinf_assessment_factors_json", found}});
  };
  assessment({ssd, 2}, "A1");
  assessment({census, 20}, "w-a");
  factors({ssd, 2}, "F1", "A1", "");
  factors({census, 21}, "w-f", "w-a", R"(["2A"])");
  stage(staging, "ext_cp_history", {ssd, 9}, {{"cp_plan_id", "P1"}, {"previous_plans", ""}});
  stage(staging, "ext_cp_history", {census, 30}, {{"cp_plan_id", "w-p"}, {"previous_plans", "2"}});
  for (const auto& [from, id] : {std::pair{ssd, "P1"}, std::pair{census, "w-p"}}) {
    stage(staging, "ssd_cp_plans", {from, 30},
          {{"cppl_cp_plan_id", id}, {"cppl_person_id", "1"}, {"cppl_cp_plan_start_date", "2020-02-01"}});
  }
  settle();
  EXPECT_EQ(rows("select * exclude (_source, _line, _seq) from ssd_assessment_factors"), "F1|A1|[\"2A\"]\n");
  EXPECT_EQ(rows("select cp_plan_id, previous_plans from ext_cp_history"), "P1|2\n");
}

TEST_F(Settle, PeriodsOfCareFollowTheirEpisodes) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto care = source("ssda903", "episodes.csv");
  const auto episode = [&](Origin origin, std::string_view id, std::string_view period,
                           std::string_view day) {
    stage(staging, "ssd_cla_episodes", origin,
          {{"clae_cla_episode_id", id},
           {"clae_person_id", "1"},
           {"clae_cla_id", period},
           {"clae_cla_episode_start_date", day}});
  };
  episode({ssd, 2}, "E1", "L1", "2019-01-01");
  episode({care, 2}, "w-1", "w-l", "2019-01-01");
  episode({care, 3}, "w-2", "w-l", "2020-01-01");  // an episode that the SSD does not have
  const auto review = [&](Origin origin, std::string_view id, std::string_view period) {
    stage(staging, "ssd_cla_reviews", origin,
          {{"clar_cla_review_id", id}, {"clar_cla_id", period}, {"clar_cla_review_date", "2020-02-29"}});
  };
  review({ssd, 2}, "V1", "L1");
  review({care, 2}, "w-v", "w-l");
  settle();
  EXPECT_EQ(rows("select clae_cla_episode_id, clae_cla_id from ssd_cla_episodes order by all"),
            "E1|L1\nw-2|L1\n");
  EXPECT_EQ(rows("select clar_cla_review_id, clar_cla_id from ssd_cla_reviews"), "V1|L1\n");
}

}  // namespace
}  // namespace windscreen::lake
