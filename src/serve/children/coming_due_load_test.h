// A load for the tests of what is next: a line for each thing that is recorded of a child.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lake/lake.h"
#include "lake/test_rows.h"

namespace windscreen::serve {

/// A snapshot of Monday 2 November 2020; the last day that is looked at is Monday 16 November. North's worker
// W1 has N1, N2 and N3, South's W2 has S1; nobody has Z1.
class Load {
 public:
  Load() {
    for (const char* id : {"N1", "N2", "N3", "S1", "Z1"}) {
      const std::string_view child = id;
      // Old enough for a pathway plan.
      row("ssd_person", {{"pers_person_id", child}, {"pers_forename", "Nora"}, {"pers_dob", "2004-02-29"}});
      if (child == "Z1") continue;
      const bool north = child != "S1";
      row("ssd_involvements", {{"invo_involvements_id", std::string("I") + id},
                               {"invo_person_id", child},
                               {"invo_professional_id", north ? "W1" : "W2"},
                               {"invo_professional_team", north ? "T1" : "T2"},
                               {"invo_professional_role_id", "Allocated case worker"},
                               {"invo_involvement_start_date", "2020-03-01"}});
    }
    row("ssd_department", {{"dept_team_id", "T1"}, {"dept_team_name", "North"}});
    row("ssd_department", {{"dept_team_id", "T2"}, {"dept_team_name", "South"}});
    row("ext_team", {{"team_id", "T1"}, {"service", "Safeguarding"}, {"valid_from", "2019-01-01"}});
    row("ssd_professionals", {{"prof_professional_id", "W1"}, {"prof_professional_name", "Wanda One"}});
    row("ssd_professionals", {{"prof_professional_id", "W2"}, {"prof_professional_name", "Will Two"}});
  }

  void row(std::string_view table, lake::Cells cells) {
    lake::stage(staging_, table, {source_, ++line_}, cells);
    staging_.count_read(source_);
  }
  Load& cp_plan(const char* child, const char* from, const char* to = "") {
    const std::string id = std::string("P") + child;
    row("ssd_cp_plans", {{"cppl_cp_plan_id", id},
                         {"cppl_person_id", child},
                         {"cppl_cp_plan_start_date", from},
                         {"cppl_cp_plan_end_date", to}});
    return *this;
  }
  Load& cp_visit(const char* child, const char* on, const char* seen = "Y") {
    row("ssd_cp_visits", {{"cppv_cp_visit_id", std::string("V") + child + on},
                          {"cppv_person_id", child},
                          {"cppv_cp_visit_date", on},
                          {"cppv_cp_visit_seen", seen}});
    return *this;
  }
  Load& cp_review(const char* child, const char* on) {
    row("ssd_cp_reviews", {{"cppr_cp_review_id", std::string("R") + child + on},
                           {"cppr_person_id", child},
                           {"cppr_cp_plan_id", std::string("P") + child},
                           {"cppr_cp_review_date", on}});
    return *this;
  }
  Load& in_care(const char* child, const char* from, const char* to = "") {
    row("ssd_cla_episodes", {{"clae_cla_episode_id", std::string("E") + child},
                             {"clae_person_id", child},
                             {"clae_cla_id", std::string("C") + child},
                             {"clae_cla_episode_start_reason", "S"},
                             {"clae_cla_episode_start_date", from},
                             {"clae_cla_episode_ceased_date", to}});
    return *this;
  }
  Load& cla_visit(const char* child, const char* on) {
    row("ssd_cla_visits", {{"clav_cla_visit_id", std::string("L") + child + on},
                           {"clav_person_id", child},
                           {"clav_cla_visit_date", on},
                           {"clav_cla_visit_seen", "Y"}});
    return *this;
  }
  Load& cla_review(const char* child, const char* on) {
    row("ssd_cla_reviews", {{"clar_cla_review_id", std::string("W") + child + on},
                            {"clar_cla_id", std::string("C") + child},
                            {"clar_cla_review_date", on}});
    return *this;
  }
  Load& assessment(const char* child, const char* from, const char* to = "") {
    row("ssd_cin_assessments", {{"cina_assessment_id", std::string("A") + child},
                                {"cina_person_id", child},
                                {"cina_assessment_start_date", from},
                                {"cina_assessment_auth_date", to}});
    return *this;
  }
  Load& enquiry(const char* child, const char* from, const char* to = "", const char* nfa = "N") {
    row("ssd_s47_enquiry", {{"s47e_s47_enquiry_id", std::string("S") + child},
                            {"s47e_person_id", child},
                            {"s47e_s47_start_date", from},
                            {"s47e_s47_end_date", to},
                            {"s47e_s47_nfa", nfa}});
    return *this;
  }
  Load& conference(const char* child, const char* on) {
    row("ssd_initial_cp_conference", {{"icpc_icpc_id", std::string("K") + child},
                                      {"icpc_person_id", child},
                                      {"icpc_s47_enquiry_id", std::string("S") + child},
                                      {"icpc_icpc_date", on}});
    return *this;
  }
  Load& care_leaver(const char* child, const char* reviewed, const char* in_touch = "YES") {
    row("ssd_care_leavers", {{"clea_table_id", std::string("Y") + child},
                             {"clea_person_id", child},
                             {"clea_care_leaver_eligibility", "Relevant"},
                             {"clea_care_leaver_in_touch", in_touch},
                             {"clea_pathway_plan_review_date", reviewed}});
    return *this;
  }
  void publish(const lake::Workspace& workspace) {
    lake::publish(workspace, staging_, lake::iso("2020-11-02"));
  }

 private:
  lake::TestDirectory scratch_;
  lake::Staging staging_{{scratch_ / "scratch", std::uint64_t{256} << 20U, 1}};
  std::uint32_t source_ = staging_.add_source({"ssd.csv", "", "ssd", 1, "abe", 10});
  std::uint64_t line_ = 1;
};

}  // namespace windscreen::serve
