// Meetings over the API: their pages as they stand, and as they were frozen.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "serve/improvement/improvement_world_test.h"
#include "store/improvement.h"

namespace windscreen::serve {
namespace {

/// The board met on 12 May 2020 and on 14 July. The performance meeting of the quadrant NW met on 6 October.
/// Of its children N1, N2 and S1 two have no social worker; Z1 has one, and is nobody's.
class MeetingPapers : public ImprovementWorld {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(workspace.indicators_directory());
    define("children_unallocated",
           "select pers_person_id as person_id, case when pers_person_id = 'S1' then 'T2' else 'T1' end as "
           "team_id\nfrom ssd_person where pers_person_id in ('N1', 'S1') and pers_dob <= :as_at\n");
    define("cin_open",
           "select pers_person_id as person_id, case pers_person_id when 'S1' then 'T2' when 'Z1' then null "
           "else 'T1' end as team_id\nfrom ssd_person where pers_person_id <> 'M1' and pers_dob <= "
           ":as_at\n");
    ImprovementWorld::SetUp();
    if (IsSkipped()) return;
    may = held_meeting("board", "Board of May 2020", "2020-05-01", "2020-05-12");
    july = held_meeting("board", "Board of July 2020", "2020-05-13", "2020-07-14");
    const std::string body = add({{"kind", "body"},
                                  {"sort", "performance"},
                                  {"title", "NW performance meeting"},
                                  {"since", "2020-01-01"}});
    october = held_meeting(body, "October 2020", "2020-09-10", "2020-10-06");
  }
  void define(const std::string& id, const std::string& query) const {
    std::ofstream(workspace.indicators_directory() / (id + ".sql"))
        << "-- name: Children of " << id
        << "\n-- area: workforce\n-- unit: count\n-- grain: snapshot\n-- count: children\n"
           "-- measure: children\n-- breakdowns: team, service, quadrant\n-- definition: Of this test.\n"
        << query;
  }
  std::string add(const json& wish) {
    const Response made = send("keeper", "things", wish);
    EXPECT_EQ(made.status, 200) << *made.body;
    return json::parse(*made.body)["thing"];
  }
  void say(const json& entry) {
    const Response said = send("keeper", "entries", entry);
    EXPECT_EQ(said.status, 200) << *said.body;
  }
  std::string held_meeting(const std::string& body, const std::string& title, const std::string& since,
                           const std::string& on) {
    const std::string meeting =
        add({{"kind", "meeting"}, {"parent", body}, {"title", title}, {"since", since}, {"due", on}});
    say({{"thing", meeting}, {"on", on}, {"kind", "status"}, {"value", "held"}});
    return meeting;
  }
  int freezes(const std::string& who, const std::string& meeting, const std::string& kind) {
    return send(who, "papers", {{"meeting", meeting}, {"kind", kind}}).status;
  }
  std::string frozen(const std::string& meeting, const std::string& kind) {
    const Response made = send("keeper", "papers", {{"meeting", meeting}, {"kind", kind}});
    EXPECT_EQ(made.status, 200) << *made.body;
    const json answer = json::parse(*made.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named("ImprovementPaperId")), answer), "");
    return answer["paper"];
  }
  json meeting(const std::string& who, const std::string& id, const std::string& query = {}) {
    return got(who, "meetings/" + id + query, "ImprovementMeeting");
  }
  json paper(const std::string& who, const std::string& id) {
    return got(who, "papers/" + id, "ImprovementPaper");
  }

  std::string may;
  std::string july;
  std::string october;
};
ON_EACH_ENGINE(MeetingPapers);

TEST_P(MeetingPapers, ABoardSeesItsPlanAsAtTheDayOfTheMeeting) {
  const json shown = meeting("councillor", july);
  EXPECT_EQ(shown["on"], "2020-07-14");
  EXPECT_EQ(shown["meeting"]["status"], "held");
  EXPECT_EQ(shown["meeting"]["body"]["id"], "board");
  EXPECT_EQ(shown["quadrant"], nullptr);
  const json& board = shown["board"];
  EXPECT_EQ(board["since"], "2020-05-12");
  EXPECT_EQ(board["last"]["id"], may);
  ASSERT_EQ(board["plans"].size(), 1U);
  EXPECT_EQ(board["plans"][0]["id"], "plan");
  EXPECT_EQ(board["plans"][0]["counts"]["by_rating"]["red"], 1);
  ASSERT_EQ(board["plans"][0]["actions"].size(), 1U);
  EXPECT_EQ(board["plans"][0]["actions"][0]["lead"], "Head of assessment");
  EXPECT_EQ(board["plans"][0]["actions"][0]["rating"]["shown"], "red");
  // The added posts end on 30 September, which is within three months.
  ASSERT_EQ(board["decisions"].size(), 1U);
  EXPECT_EQ(board["decisions"][0]["id"], "posts");
  EXPECT_EQ(board["decisions"][0]["why"], "capacity");
  EXPECT_EQ(board["decisions"][0]["by"], "2020-09-30");
  // As at another day it is another page.
  EXPECT_TRUE(meeting("councillor", july, "?on=2020-06-29")["board"]["decisions"].empty());
  EXPECT_EQ(get("councillor", "meetings/" + july + "?on=2020-05-12").status, 404);
  EXPECT_EQ(get("councillor", "meetings/plan").status, 404);
  EXPECT_EQ(get("councillor", "meetings/nothing").status, 404);
}

TEST_P(MeetingPapers, AQuadrantSeesItsExceptionsAndWhatIsOverdueThere) {
  say({{"thing", "late"}, {"on", "2020-10-01"}, {"kind", "lead"}, {"owner", "Assistant director, NW"}});
  const json shown = meeting("head", october);
  EXPECT_EQ(shown["board"], nullptr);
  const json& quadrant = shown["quadrant"];
  ASSERT_EQ(quadrant["overdue"].size(), 1U);
  EXPECT_EQ(quadrant["overdue"][0]["id"], "late");
  // From 31 March to 6 October.
  EXPECT_EQ(quadrant["overdue"][0]["days_late"], 189);
  const json& exceptions = quadrant["exceptions"];
  ASSERT_FALSE(exceptions.is_null());
  EXPECT_EQ(exceptions["as_at"], "2020-09-30");
  EXPECT_EQ(exceptions["unit"], "NW");
  EXPECT_EQ(exceptions["unit_kind"], "quadrant");
  // Definitions that come with the program stand beside it.
  json unallocated;
  for (const json& one : exceptions["measures"]) {
    if (one["id"] == "children_unallocated") unallocated = one;
  }
  ASSERT_TRUE(unallocated.is_object());
  EXPECT_EQ(unallocated["now"], (json{{"late", 2}, {"of", 3}}));
  EXPECT_EQ(unallocated["whole"], (json{{"late", 2}, {"of", 4}}));
  EXPECT_EQ(unallocated["month_before"], (json{{"late", 2}, {"of", 3}}));
  // Figures of quadrants are not for whoever sees no figures; what is overdue is.
  const json committee = meeting("councillor", october);
  EXPECT_EQ(committee["figures"], "public");
  EXPECT_EQ(committee["quadrant"]["exceptions"], nullptr);
  EXPECT_EQ(committee["quadrant"]["overdue"], quadrant["overdue"]);
}

TEST_P(MeetingPapers, AMeetingOfABodyThatWatchesOverNothingHasItsAgendaAlone) {
  const json shown = meeting("keeper", "meeting", "?on=2020-06-30");
  EXPECT_EQ(shown["quadrant"], nullptr);
  EXPECT_EQ(shown["board"], nullptr);
  ASSERT_EQ(shown["agenda"].size(), 1U);
  EXPECT_EQ(shown["agenda"][0]["id"], "item");
  EXPECT_EQ(shown["agenda"][0]["said"].size(), 2U);
  EXPECT_EQ(freezes("keeper", "meeting", "quadrant"), 422);
  EXPECT_EQ(freezes("keeper", "meeting", "board"), 422);
}

TEST_P(MeetingPapers, WhatIsEnteredLaterChangesTheLivePageAndNotThePaper) {
  const std::string id = frozen(july, "board");
  const json before = paper("keeper", id);
  EXPECT_EQ(before["as_at"], "2020-07-14");
  EXPECT_EQ(before["frozen_by"], "Name of keeper");
  EXPECT_EQ(before["whole"], true);
  EXPECT_EQ(before["board"], meeting("keeper", july)["board"]);
  const std::string bytes = *get("keeper", "papers/" + id).body;
  say({{"thing", "late"},
       {"on", "2020-07-10"},
       {"kind", "due"},
       {"due", "2020-12-31"},
       {"words", "Two teams are without a manager."}});
  const json live = meeting("keeper", july);
  ASSERT_EQ(live["board"]["plans"][0]["slipped"].size(), 1U);
  EXPECT_EQ(live["board"]["plans"][0]["slipped"][0]["slip"], "put_off");
  EXPECT_NE(live["board"], before["board"]);
  EXPECT_EQ(*get("keeper", "papers/" + id).body, bytes);
  ASSERT_EQ(live["papers"].size(), 1U);
  EXPECT_EQ(live["papers"][0]["paper"], id);
}

TEST_P(MeetingPapers, WhoSeesNoFiguresReadsThePageWithThoseOfThePublic) {
  // Delivered, but the five referrals of the measure are more than the four that it was to reach: a number
  // that the public does not see.
  say({{"thing", "late"},
       {"on", "2020-08-03"},
       {"kind", "delivered"},
       {"value", "yes"},
       {"evidence", "Minutes of the teams"}});
  const std::string april = held_meeting("board", "Board of April 2021", "2021-04-01", "2021-04-20");
  const std::string id = frozen(april, "board");
  const json own = paper("head", id);
  EXPECT_EQ(own["figures"], "internal");
  EXPECT_EQ(own["board"]["plans"][0]["counts"]["by_rating"]["amber"], 1);
  const json committee = paper("councillor", id);
  EXPECT_EQ(committee["figures"], "public");
  EXPECT_EQ(committee["board"]["plans"][0]["counts"]["by_rating"]["amber"], 0);
  EXPECT_EQ(committee["board"]["plans"][0]["counts"]["by_rating"]["green"], 1);
  EXPECT_EQ(committee["sha256"], own["sha256"]);
}

TEST_P(MeetingPapers, AreFrozenByWhoKeepsTheRecordAndReadByWhoSeesIt) {
  for (const char* who : {"north", "head", "director", "analyst", "inspector", "councillor", "worker",
                          "auditor", "administrator"})
    EXPECT_EQ(freezes(who, july, "board"), 403) << who;
  EXPECT_EQ(freezes("", july, "board"), 401);
  EXPECT_TRUE(got("keeper", "papers", "ImprovementPapers").empty());
  const std::string id = frozen(july, "board");
  for (const char* who : {"north", "head", "director", "analyst", "inspector", "councillor", "keeper"}) {
    EXPECT_EQ(paper(who, id)["paper"], id) << who;
    EXPECT_EQ(meeting(who, july)["may_freeze"], std::string(who) == "keeper") << who;
  }
  for (const char* who : {"worker", "auditor", "administrator"}) {
    EXPECT_EQ(get(who, "papers").status, 403) << who;
    EXPECT_EQ(get(who, "papers/" + id).status, 403) << who;
    EXPECT_EQ(get(who, "meetings/" + july).status, 403) << who;
  }
  EXPECT_EQ(get("", "papers/" + id).status, 401);
}

TEST_P(MeetingPapers, AreListedAndNothingElseIsFrozen) {
  const std::string first = frozen(may, "board");
  const std::string second = frozen(october, "quadrant");
  const json list = got("councillor", "papers", "ImprovementPapers");
  ASSERT_EQ(list.size(), 2U);
  for (const json& one : list) {
    const bool board = one["paper"] == first;
    EXPECT_EQ(one["kind"], board ? "board" : "quadrant");
    EXPECT_EQ(one["body"], board ? "Improvement board" : "NW performance meeting");
    EXPECT_EQ(one["as_at"], board ? "2020-05-12" : "2020-10-06");
    EXPECT_TRUE(board || one["paper"] == second);
  }
  const Response csv = get("councillor", "papers.csv");
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(csv.body->substr(0, csv.body->find('\n')),
            "paper,meeting,meeting_title,body,kind,as_at,frozen_at,frozen_by,sha256");
  EXPECT_EQ(freezes("keeper", july, "quadrant"), 422);
  EXPECT_EQ(freezes("keeper", "plan", "board"), 404);
  EXPECT_EQ(freezes("keeper", "nothing", "board"), 404);
  EXPECT_EQ(send("keeper", "papers", {{"meeting", july}}).status, 400);
  EXPECT_EQ(get("keeper", "papers/nothing").status, 404);
  EXPECT_EQ(got("keeper", "papers", "ImprovementPapers").size(), 2U);
}

TEST_P(MeetingPapers, APaperThatIsNotAsItWasFrozenIsNotShown) {
  // A row that somebody put into the store past the program.
  store::ImprovementPaper forged;
  forged.id = "forged";
  forged.meeting_id = july;
  forged.kind = "board";
  forged.as_at = "2020-07-14";
  forged.frozen_at = "2020-07-14T09:00:00.000Z";
  forged.frozen_by = "keeper";
  forged.content = R"({"head":{},"internal":{},"public":{}})";
  forged.sha256 = base::sha256("what it was");
  kept->write({"system:test", "forge"}, [&](store::Writer& writer) { writer.insert(forged); });
  const json shown = paper("keeper", "forged");
  EXPECT_EQ(shown["whole"], false);
  EXPECT_NE(shown["fault"], "");
  EXPECT_EQ(shown["board"], nullptr);
}

}  // namespace
}  // namespace windscreen::serve
