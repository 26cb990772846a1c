// What the tests of planning share: an authority with a running programme of its own, and requests as people
// make them.
#pragma once

#include <set>
#include <string>

#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {

/// AuditsWorld with a newer snapshot, of 31 October 2020, in which cases are open: A1 to A6 of team North (A1
/// and A2 are of one family), B1 of South since 1 October, C1 of Tiny, the one team of Adoption. W1 to W3
/// hold them and M1 to M3 manage the teams. "service_lead" leads quality assurance of the service Permanence
/// only.
class PlanWorld : public AuditsWorld {
 protected:
  using json = nlohmann::json;

  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    load_october();
    lake.look_now();
    kept->write({"system:test", "set up a lead of one service"}, [&](store::Writer& writer) {
      store::Account account;
      account.id = "service_lead";
      account.email = "service_lead@example.org";
      account.name = "Name of service_lead";
      account.status = "active";
      account.created_at = "2020-01-01T00:00:00.000Z";
      writer.insert(account);
    });
    grant("service_lead", "qa_lead", "service", "Permanence");
  }

  void load_october() const {
    lake::Staging staging({scratch / "october", std::uint64_t{256} << 20U, 1});
    lake::SourceRows row(staging, staging.add_source({"october.csv", "", "ssd", 1, "def", 10}));
    const auto child = [&](const std::string& id, const char* since, const std::string& number) {
      const std::string worker = "W" + number;
      const std::string team = "T" + number;
      row("ssd_person", {{"pers_person_id", id}, {"pers_sex", "F"}, {"pers_dob", "2012-02-29"}});
      row("ssd_cin_episodes",
          {{"cine_referral_id", "E" + id}, {"cine_person_id", id}, {"cine_referral_date", since}});
      row("ssd_involvements", {{"invo_involvements_id", "I" + id},
                               {"invo_person_id", id},
                               {"invo_professional_id", worker},
                               {"invo_professional_team", team},
                               {"invo_professional_role_id", "Allocated case worker"},
                               {"invo_involvement_start_date", since}});
    };
    for (const char* id : {"A1", "A2", "A3", "A4", "A5", "A6"}) child(id, "2020-03-01", "1");
    child("B1", "2020-10-01", "2");
    child("C1", "2020-03-01", "3");
    row("ssd_family", {{"fami_table_id", "F1"}, {"fami_family_id", "F"}, {"fami_person_id", "A1"}});
    row("ssd_family", {{"fami_table_id", "F2"}, {"fami_family_id", "F"}, {"fami_person_id", "A2"}});
    const auto team = [&](const std::string& number, const char* name, const char* service) {
      const std::string id = "T" + number;
      row("ssd_department", {{"dept_team_id", id}, {"dept_team_name", name}});
      row("ext_team",
          {{"team_id", id}, {"service", service}, {"quadrant", "NW"}, {"valid_from", "2019-01-01"}});
      row("ext_employment", {{"worker_id", "M" + number},
                             {"role_group", "manager"},
                             {"team_id", id},
                             {"start_date", "2019-01-01"}});
    };
    team("1", "North", "Safeguarding");
    team("2", "South", "Permanence");
    team("3", "Tiny", "Adoption");
    row("ext_employment", {{"worker_id", "W9"},
                           {"role_group", "social_worker"},
                           {"team_id", "T1"},
                           {"start_date", "2019-01-01"}});
    lake::publish(workspace, staging, lake::iso("2020-10-31"));
  }

  Response post(const std::string& who, const std::string& address, const json& body = json::object()) {
    return application->answer_now(request(who, "/api/v1/audits/" + address, body));
  }
  /// The body of an answer that must be one.
  json sent(const std::string& address, const json& body = json::object()) {
    const Response answer = post("lead", address, body);
    EXPECT_EQ(answer.status, 200) << address << ": " << *answer.body;
    return answer.status == 200 ? json::parse(*answer.body) : json::object();
  }
  json got(const std::string& address, const std::string& who = "lead") {
    const Response answer = get(who, "/api/v1/audits/" + address);
    EXPECT_EQ(answer.status, 200) << address << ": " << *answer.body;
    return answer.status == 200 ? json::parse(*answer.body) : json::object();
  }
  /// A programme of the lead's, planned.
  std::string programme(const json& more = json::object()) {
    json wish = {{"kind", "monthly"},
                 {"name", "Quarterly look"},
                 {"question", "Is practice good?"},
                 {"tool", "core"},
                 {"target", 2},
                 {"method", "stratified_random"},
                 {"starts_on", "2020-10-01"},
                 {"population", {{"floor", 1}, {"reserves", 5}, {"audited_within_months", 0}}}};
    wish.update(more);
    return sent("programmes", wish).value("programme", "");
  }
  /// Its round of a month, with a frame that passed.
  std::string round_with_frame(const std::string& of, const std::string& month = "2020-11",
                               const json& wish = json::object()) {
    const std::string round = sent("programmes/" + of + "/rounds", {{"month", month}}).value("round", "");
    const json seen = sent("rounds/" + round + "/frame", wish);
    frame = seen["frame"]["id"];
    EXPECT_EQ(seen["frame"]["passed"], true) << seen["frame"].dump(1);
    return round;
  }
  json draw(const std::string& round, const std::string& seed, const json& more = json::object()) {
    json wish = {{"frame", frame}, {"seed", seed}};
    wish.update(more);
    return sent("rounds/" + round + "/draw", wish);
  }
  std::multiset<std::string> children_of(const std::string& round) {
    std::multiset<std::string> children;
    for (const json& one : got("rounds/" + round + "/cases")) {
      if (one["state"] == "drawn") children.insert(one["child"].get<std::string>());
    }
    return children;
  }

  std::string frame;
};

}  // namespace windscreen::serve
