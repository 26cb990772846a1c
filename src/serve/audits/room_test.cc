#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "serve/audits/audits_world_test.h"
#include "serve/audits/room_routes.h"
#include "store/evidence_rooms.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

/// In the summer of 2020. "ofsted" and "second" have accounts and no role; the audit N2 is of the child Kid-7
/// here, so that a child's name can be told from an audit's.
class RoomTest : public AuditsWorld {
 protected:
  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    kept->write({"system:test", "inspectors"}, [](store::Writer& writer) {
      for (const char* name : {"ofsted", "second"}) {
        store::Account account;
        account.id = name;
        account.email = std::string(name) + "@example.org";
        account.name = std::string("Name of ") + name;
        account.status = "active";
        account.created_at = "2020-01-01T00:00:00.000Z";
        writer.insert(account);
      }
    });
    set_audit("N2", [](store::Audit& one) { one.person_id = "Kid-7"; });
    PeopleOptions options;
    options.workspace = workspace.directory();
    options.location = location;
    options.clock = [this] { return moment; };
    people = std::make_unique<People>(options);
    audits.emplace(AuditSources{*people, lake, figures, sources(), workspace.directory()});
    application->set_routes(audit_routes(*audits));
  }

  Identity identity(const std::string& account) const override {
    if (const auto known = remembered.find(account); known != remembered.end()) return known->second;
    Identity one;
    one.account = account;
    one.grants =
        kept->read([&](const store::Queries& reader) { return holding_grants(reader, account, moment); });
    one.permissions = permissions_of(one.grants);
    return one;
  }

  void at(const char* text) { moment = store::moment_from(text).value(); }

  static json wish(const std::string& inspector = "ofsted") {
    return {{"name", "July inspection"}, {"read_first", "Begin with the method note."},
            {"open_from", "2020-07-01"}, {"open_to", "2020-07-02"},
            {"choice", "children"},      {"children", {"Kid-7"}},
            {"inspectors", {inspector}}};
  }
  std::string open(const json& body) { return asked("lead", "/api/v1/audits/rooms", body).value("room", ""); }
  json rooms(const std::string& who) { return asked(who, "/api/v1/audits/room", json::object())["rooms"]; }
  /// The first thing of a kind in the caller's first room.
  std::string item(const std::string& who, const std::string& kind = "audit") {
    const json shown = rooms(who);
    for (const json& one : shown.at(0)["items"]) {
      if (one["kind"] == kind) return one["item"];
    }
    return "";
  }
  int status(const std::string& who, const std::string& address, const json& body) {
    return ask(who, "/api/v1/audits/" + address, body).status;
  }
  template <typename T>
  std::vector<T> all() const {
    return kept->read([](const store::Queries& reader) { return reader.select<T>("order by id"); });
  }
  /// Whether the inspector is refused everything that was in the room.
  void expect_nothing(const std::string& who, const std::string& item_of_room, const char* when) {
    const Response list = ask(who, "/api/v1/audits/room", json::object());
    if (list.status == 200) {
      EXPECT_EQ(json::parse(*list.body)["rooms"], json::array()) << when;
    } else {
      EXPECT_EQ(list.status, 403) << when;
    }
    EXPECT_NE(status(who, "room/audit", {{"item", item_of_room}}), 200) << when;
    EXPECT_NE(status(who, "open", {{"audit", "N2"}, {"purpose", "inspection"}}), 200) << when;
  }

  store::Moment moment = store::moment_from("2020-06-30T10:00:00.000Z").value();
  std::map<std::string, Identity> remembered;
};
ON_EACH_ENGINE(RoomTest);

TEST_P(RoomTest, ShowsAnAuditWithItsWatermarkAndWritesDownWhoSawIt) {
  const std::string room = open(wish());
  at("2020-07-01T09:00:00.000Z");
  const json shown = rooms("ofsted");
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0]["read_first"], "Begin with the method note.");
  EXPECT_EQ(shown[0]["items"][0]["child"], "Kid-7");
  EXPECT_EQ(shown[0]["items"][0]["final_grade"], "good");
  const json audit = asked("ofsted", "/api/v1/audits/room/audit", {{"item", item("ofsted")}});
  EXPECT_EQ(audit["audit"]["final_grade"], "good");
  EXPECT_EQ(audit["audit"]["child"], "Kid-7");
  EXPECT_EQ(audit["audit"]["may_write"], false);
  EXPECT_EQ(audit["audit"]["moves"], json::array());
  EXPECT_EQ(audit["watermark"]["who"], "Name of ofsted <ofsted@example.org>");
  EXPECT_EQ(audit["watermark"]["at"], "2020-07-01T09:00:00.000Z");
  EXPECT_EQ(audit["watermark"]["room"], "July inspection");
  // The auditor is named nowhere.
  EXPECT_EQ(audit.dump().find("Name of auditor"), std::string::npos);
  const auto record = records().back();
  EXPECT_EQ(record.person_id, "Kid-7");
  EXPECT_EQ(record.account_id, "ofsted");
  EXPECT_EQ(record.purpose, "inspection");
  EXPECT_EQ(record.viewing_id, audit["watermark"]["viewing"].get<std::string>());
  const auto visits = all<store::EvidenceRoomVisit>();
  ASSERT_EQ(visits.size(), 3U);  // the list twice, then the audit
  EXPECT_EQ(visits.back().viewing_id, record.viewing_id);
  EXPECT_EQ(visits.back().room_id, room);
  EXPECT_TRUE(visits.back().item_id);
}

TEST_P(RoomTest, MarksEveryRowOfADownload) {
  open(wish());
  at("2020-07-01T09:00:00.000Z");
  const Response file = ask("ofsted", "/api/v1/audits/room.csv", json::object());
  ASSERT_EQ(file.status, 200) << *file.body;
  const std::size_t end = file.body->find('\n');
  EXPECT_NE(file.body->substr(0, end).find("taken_by,taken_at,viewing"), std::string::npos);
  const std::string row = file.body->substr(end + 1);
  EXPECT_NE(row.find("July inspection"), std::string::npos);
  EXPECT_NE(row.find("ofsted@example.org"), std::string::npos);
  EXPECT_NE(row.find("2020-07-01T09:00:00.000Z"), std::string::npos);
  EXPECT_TRUE(records().back().left_the_system);
  EXPECT_TRUE(all<store::EvidenceRoomVisit>().back().left_the_system);
}

TEST_P(RoomTest, OpensAndClosesAtMidnightInEnglandNotInUtc) {
  // Summer time: the days of July begin at 23:00 UTC.
  open(wish());
  const std::string audit = all<store::EvidenceRoomItem>().front().id;
  expect_nothing("ofsted", audit, "on the day it was made");
  at("2020-06-30T22:59:59.999Z");
  expect_nothing("ofsted", audit, "before the first day");
  for (const char* within :
       {"2020-06-30T23:00:00.000Z", "2020-07-01T00:30:00.000Z", "2020-07-02T22:59:59.999Z"}) {
    at(within);
    EXPECT_EQ(rooms("ofsted").size(), 1U) << within;
    EXPECT_EQ(status("ofsted", "room/audit", {{"item", audit}}), 200) << within;
    EXPECT_EQ(status("ofsted", "open", {{"audit", "N2"}, {"purpose", "inspection"}}), 200) << within;
  }
  at("2020-07-02T23:00:00.000Z");
  expect_nothing("ofsted", audit, "after the last day");
  at("2020-07-02T23:59:59.999Z");
  expect_nothing("ofsted", audit, "while it is still that day in UTC");
}

TEST_P(RoomTest, ClosesAtMidnightOfUtcInWinter) {
  at("2020-11-30T10:00:00.000Z");
  json winter = wish();
  winter["open_from"] = "2020-12-01";
  winter["open_to"] = "2020-12-01";
  open(winter);
  at("2020-11-30T23:59:59.999Z");
  expect_nothing("ofsted", all<store::EvidenceRoomItem>().front().id, "before");
  at("2020-12-01T00:00:00.000Z");
  EXPECT_EQ(rooms("ofsted").size(), 1U);
  at("2020-12-01T23:59:59.999Z");
  EXPECT_EQ(rooms("ofsted").size(), 1U);
  at("2020-12-02T00:00:00.000Z");
  expect_nothing("ofsted", all<store::EvidenceRoomItem>().front().id, "after");
}

TEST_P(RoomTest, ClosedByHandEndsARunningSessionsAccessAtOnce) {
  const std::string room = open(wish());
  at("2020-07-01T09:00:00.000Z");
  const std::string audit = item("ofsted");
  // A session that remembers the grant.
  remembered["ofsted"] = identity("ofsted");
  EXPECT_EQ(status("ofsted", "room/audit", {{"item", audit}}), 200);
  EXPECT_EQ(status("lead", "rooms/" + room + "/close", {{"reason", " "}}), 422);
  EXPECT_EQ(status("ofsted", "room/audit", {{"item", audit}}), 200);
  EXPECT_EQ(status("lead", "rooms/" + room + "/close", {{"reason", "The inspection ended."}}), 200);
  EXPECT_EQ(status("ofsted", "room/audit", {{"item", audit}}), 404);
  EXPECT_EQ(rooms("ofsted"), json::array());
  EXPECT_EQ(status("ofsted", "open", {{"audit", "N2"}, {"purpose", "inspection"}}), 404);
  EXPECT_EQ(status("lead", "rooms/" + room + "/close", {{"reason", "Again."}}), 422);
  const json closed = json::parse(*get("lead", "/api/v1/audits/rooms/" + room).body);
  EXPECT_EQ(closed["standing"], "closed");
  EXPECT_EQ(closed["close_reason"], "The inspection ended.");
  EXPECT_EQ(closed["closed_by"], "Name of lead");
  EXPECT_EQ(closed["inspectors"][0]["taken_back"], true);
}

TEST_P(RoomTest, AGrantThatIsRevokedShutsTheRoom) {
  open(wish());
  at("2020-07-01T09:00:00.000Z");
  const std::string audit = item("ofsted");
  people->accounts.revoke_grant("administrator", all<store::EvidenceRoomInspector>().front().grant_id,
                                "administrator");
  expect_nothing("ofsted", audit, "revoked by an administrator");
}

TEST_P(RoomTest, AnotherInspectorsRoomIsNotThere) {
  open(wish("ofsted"));
  json other = wish("second");
  other["name"] = "Another visit";
  open(other);
  at("2020-07-01T09:00:00.000Z");
  const std::string own = item("ofsted");
  const std::string theirs = item("second");
  EXPECT_NE(own, theirs);
  EXPECT_EQ(status("second", "room/audit", {{"item", own}}), 404);
  EXPECT_EQ(status("ofsted", "room/audit", {{"item", theirs}}), 404);
  EXPECT_EQ(status("ofsted", "room/audit", {{"item", "nothing"}}), 404);
  EXPECT_EQ(status("ofsted", "room/method-note", {{"item", own}}), 404) << "of another kind";
  // An inspector with a sample of their own and no room, and everyone who works here.
  for (const char* who : {"inspector", "lead", "director", "north", "worker", "analyst"})
    EXPECT_EQ(status(who, "room/audit", {{"item", own}}), 404) << who;
  for (const char* who : {"auditor", "councillor", "administrator"})
    EXPECT_EQ(status(who, "room/audit", {{"item", own}}), 403) << who;
}

TEST_P(RoomTest, ReachesNoOtherAuditOfItsChildren) {
  set_audit("S1", [](store::Audit& one) {
    one.person_id = "Kid-7";
    one.month = "2020-08";
    one.state = "final";
    one.final_grade = one.auditor_grade = "inadequate";
    one.finalised_at = "2020-08-20T12:00:00.000Z";
  });
  json drawn = wish();
  drawn["choice"] = "draw";
  drawn.update({{"children", json::array()},
                {"seed", "of the inspector"},
                {"number", 5},
                {"month_from", "2020-09"},
                {"month_to", "2020-09"}});
  open(drawn);
  at("2020-07-01T09:00:00.000Z");
  EXPECT_EQ(rooms("ofsted")[0]["items"].size(), 1U);
  EXPECT_EQ(status("ofsted", "open", {{"audit", "N2"}, {"purpose", "inspection"}}), 200);
  EXPECT_EQ(status("ofsted", "open", {{"audit", "S1"}, {"purpose", "inspection"}}), 404);
  EXPECT_EQ(status("ofsted", "open", {{"audit", "N1"}, {"purpose", "inspection"}}), 404);
}

TEST_P(RoomTest, AReopenedAuditStaysAsItWasKept) {
  open(wish());
  at("2020-07-01T09:00:00.000Z");
  EXPECT_EQ(rooms("ofsted")[0]["items"][0]["since"], "");
  set_audit("N2", [](store::Audit& one) {
    one.state = "in_progress";
    one.final_grade.reset();
    one.finalised_at.reset();
    one.strengths = "Written after it was reopened.";
  });
  EXPECT_EQ(rooms("ofsted")[0]["items"][0]["since"], "reopened");
  const json seen = asked("ofsted", "/api/v1/audits/room/audit", {{"item", item("ofsted")}});
  EXPECT_EQ(seen["since"], "reopened");
  EXPECT_EQ(seen["audit"]["final_grade"], "good");
  EXPECT_EQ(seen.dump().find("Written after"), std::string::npos);
  EXPECT_EQ(status("ofsted", "open", {{"audit", "N2"}, {"purpose", "inspection"}}), 404);
  set_audit("N2", [](store::Audit& one) {
    one.state = "final";
    one.final_grade = "inadequate";
    one.finalised_at = "2020-07-01T12:00:00.000Z";
  });
  EXPECT_EQ(rooms("ofsted")[0]["items"][0]["since"], "changed");
}

TEST_P(RoomTest, NamesNoChildToWhoWatches) {
  const std::string room = open(wish());
  at("2020-07-01T09:00:00.000Z");
  asked("ofsted", "/api/v1/audits/room/audit", {{"item", item("ofsted")}});
  for (const char* who : {"lead", "director"}) {
    const std::size_t before = records().size();
    for (const std::string& address : {std::string("rooms"), "rooms/" + room, "rooms/" + room + "/visits",
                                       "rooms/" + room + "/visits.csv"}) {
      const Response answer = get(who, "/api/v1/audits/" + address);
      EXPECT_EQ(answer.status, 200) << address << *answer.body;
      EXPECT_EQ(answer.body->find("Kid-7"), std::string::npos) << address;
    }
    EXPECT_EQ(records().size(), before);
  }
  const json visits = json::parse(*get("lead", "/api/v1/audits/rooms/" + room + "/visits").body);
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_EQ(visits[0]["what"], "Audit of 2020-09, North");
  EXPECT_EQ(visits[0]["email"], "ofsted@example.org");
  EXPECT_EQ(visits[1]["place"], nullptr);
}

TEST_P(RoomTest, IsOpenedAndWatchedByThoseAlone) {
  const std::string room = open(wish());
  const std::vector<std::string> all_roles = {"north",      "south",         "worker",    "head",
                                              "analyst",    "auditor",       "moderator", "inspector",
                                              "councillor", "administrator", "ofsted"};
  for (const std::string& who : all_roles) {
    EXPECT_EQ(status(who, "rooms", wish("second")), 403) << who;
    EXPECT_EQ(status(who, "rooms/" + room + "/close", {{"reason", "No."}}), 403) << who;
    EXPECT_EQ(status(who, "room-choice", {{"choice", "children"}, {"children", {"Kid-7"}}}), 403) << who;
    for (const char* address : {"rooms", "room-offer"})
      EXPECT_EQ(get(who, std::string("/api/v1/audits/") + address).status, 403) << who << address;
    EXPECT_EQ(get(who, "/api/v1/audits/rooms/" + room).status, 403) << who;
    EXPECT_EQ(get(who, "/api/v1/audits/rooms/" + room + "/visits").status, 403) << who;
  }
  EXPECT_EQ(status("director", "rooms", wish("second")), 403) << "watches, and opens none";
  EXPECT_EQ(get("director", "/api/v1/audits/rooms/" + room).status, 200);
  grant("head", "qa_lead", "service", "Safeguarding");
  EXPECT_EQ(status("head", "rooms", wish("second")), 403) << "a lead of one service";
  EXPECT_EQ(status("", "room", json::object()), 401);
}

TEST_P(RoomTest, IsForInspectorsAccountsOnly) {
  const auto refused = [&](const json& body) {
    const Response answer = ask("lead", "/api/v1/audits/rooms", body);
    return answer.status == 200 ? "" : json::parse(*answer.body).value("code", "");
  };
  EXPECT_EQ(refused(wish("worker")), "not_an_inspector");
  EXPECT_EQ(refused(wish("lead")), "not_an_inspector");
  EXPECT_EQ(refused(wish("nobody")), "not_an_inspector");
  json none = wish();
  none["inspectors"] = json::array();
  EXPECT_EQ(refused(none), "audit_refused");
  EXPECT_TRUE(all<store::EvidenceRoom>().empty()) << "nothing half done";
  EXPECT_EQ(refused(wish("inspector")), "") << "one who has a sample of their own";
}

TEST_P(RoomTest, SaysWhichLinesHaveNoFinalAudit) {
  json some = wish();
  some["children"] = {"N1", "Kid-7", "Unknown"};
  const Response answer = ask("lead", "/api/v1/audits/rooms", some);
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body->find("line 1, 3"), std::string::npos) << *answer.body;
  EXPECT_EQ(answer.body->find("Unknown"), std::string::npos);
  const json counted =
      asked("lead", "/api/v1/audits/room-choice", {{"choice", "children"}, {"children", some["children"]}});
  EXPECT_EQ(counted["audits"], 1);
  EXPECT_EQ(counted["without"], json({1, 3}));
  some["leave_out"] = true;
  EXPECT_NE(open(some), "");
}

TEST_P(RoomTest, LastsTenWorkingDaysUnlessAnotherDayIsGivenAndSixtyAtMost) {
  json open_ended = wish();
  open_ended.erase("open_to");  // from Wednesday 1 July
  open(open_ended);
  EXPECT_EQ(all<store::EvidenceRoom>().front().open_to, "2020-07-14");
  json longest = wish("second");
  longest["open_to"] = "2020-08-30";
  EXPECT_EQ(status("lead", "rooms", longest), 422) << "61 days";
  longest["open_to"] = "2020-08-29";
  EXPECT_EQ(status("lead", "rooms", longest), 200) << "60 days";
  json past = wish("second");
  past["open_from"] = "2020-06-29";
  EXPECT_EQ(status("lead", "rooms", past), 422);
}

}  // namespace
}  // namespace windscreen::serve
