// One's own work over the API: the list, the choice of reminders, and the calendar behind a secret address.
#include "serve/work/work_routes.h"

#include <gtest/gtest.h>

#include "serve/accounts/session_token.h"
#include "serve/http/schema_checker_test.h"
#include "serve/server_program.h"
#include "serve/work/work_world_test.h"
#include "store/reminders.h"

namespace windscreen::serve {
namespace {

class WorkRoutes : public WorkWorld {
 protected:
  using json = nlohmann::json;

  void SetUp() override {
    WorkWorld::SetUp();
    if (IsSkipped()) return;
    mine.emplace(WorkSources{*people, "https://windscreen.example", true});
    application->set_routes(work_routes(*mine));
  }
  json checked(const Response& answer, const char* schema) const {
    EXPECT_EQ(answer.status, 200) << *answer.body;
    EXPECT_EQ(*answer.headers.find("Cache-Control"), "no-store");
    json body = json::parse(*answer.body);
    EXPECT_EQ(schema_fault(json::parse(work_schemas().at(schema).dump()), body), "");
    return body;
  }
  json list(const std::string& who, const std::string& query = "?on=2020-10-02") {
    return checked(get(who, "/api/v1/work" + query), "Work");
  }
  json choices(const std::string& who) { return checked(get(who, "/api/v1/work/choices"), "WorkChoices"); }
  Response choose(const std::string& who, const json& body) { return ask(who, "/api/v1/work/choices", body); }
  /// The path of a new calendar address.
  std::string made(const std::string& who) {
    return checked(ask(who, "/api/v1/work/calendar", json::object()), "WorkCalendar")["path"];
  }
  void end(const std::string& who) {
    checked(ask(who, "/api/v1/work/calendar/end", json::object()), "WorkChoices");
  }
  std::string calendar(const std::string& path) {
    const Response answer = get("", path);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return *answer.body;
  }
  static std::string secret_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
  static std::string uid_in(const std::string& text) {
    const std::size_t at = text.find("UID:");
    return at == std::string::npos ? std::string() : text.substr(at, text.find("\r\n", at) - at);
  }

  std::optional<WorkSources> mine;
};
ON_EACH_ENGINE(WorkRoutes);

TEST_P(WorkRoutes, EverybodyWhoIsSignedInHasAListAndNobodyElse) {
  for (const char* who : {"north", "south", "worker", "head", "director", "analyst", "inspector",
                          "councillor", "administrator", "lead", "other", "moderator"})
    EXPECT_TRUE(list(who)["lines"].empty()) << who;
  EXPECT_EQ(get("", "/api/v1/work").status, 401);
  EXPECT_EQ(get("", "/api/v1/work/choices").status, 401);
  EXPECT_EQ(ask("", "/api/v1/work/choices", {{"often", "daily"}}).status, 401);
  EXPECT_EQ(ask("", "/api/v1/work/calendar", json::object()).status, 401);
  EXPECT_EQ(ask("", "/api/v1/work/calendar/end", json::object()).status, 401);
  const json answer = list("auditor");
  EXPECT_EQ(answer["on"], "2020-10-02");
  EXPECT_EQ(answer["lines"], json::parse(R"([{"area": "audits", "what": "audit", "what_words": "Audit",
      "sentence": "Make an audit", "due": "2020-09-30", "days_late": 2, "address": "/audits/mine",
      "lead": ""}])"));
  EXPECT_EQ(get("auditor", "/api/v1/work?on=soon").status, 400);
  EXPECT_EQ(list("auditor", "")["on"], base::format_iso(audits->today()));
  EXPECT_TRUE(records().empty()) << "no child was shown";
}

TEST_P(WorkRoutes, TheListCanBeSaved) {
  improvement();
  EXPECT_EQ(*get("head", "/api/v1/work.csv?on=2020-04-01").body,
            "area,what,what_words,sentence,due,days_late,address\n"
            "improvement,action,Action,Deliver: Managers look at every plan,2020-03-31,1,"
            "/improvement/things/late\n"
            "improvement,action,Action,Deliver: Write the guidance,,,/improvement/things/undated\n");
}

TEST_P(WorkRoutes, RemindersAreChosenByEachForThemselves) {
  EXPECT_EQ(choices("north"),
            (json{{"often", "never"}, {"has_calendar", false}, {"calendar_since", nullptr}, {"mail", true}}));
  EXPECT_EQ(checked(choose("north", {{"often", "weekly"}}), "WorkChoices")["often"], "weekly");
  EXPECT_EQ(choices("south")["often"], "never");
  const auto before = kept->read([](const store::Queries& reader) { return reader.head(); });
  EXPECT_EQ(choose("north", {{"often", "weekly"}}).status, 200);
  EXPECT_EQ(kept->read([](const store::Queries& reader) { return reader.head(); }).sequence, before.sequence)
      << "nothing changed, so nothing is logged";
  EXPECT_EQ(checked(choose("north", {{"often", "daily"}}), "WorkChoices")["often"], "daily");
  EXPECT_EQ(choose("north", {{"often", "hourly"}}).status, 400);
  EXPECT_EQ(choose("north", json::object()).status, 400);
  EXPECT_EQ(choices("north")["often"], "daily");
  mine->mail = false;
  EXPECT_EQ(choices("north")["mail"], false);
}

TEST_P(WorkRoutes, ACalendarIsReadByItsSecretAddressAlone) {
  const std::string path = made("auditor");
  EXPECT_TRUE(path.starts_with("/calendar/"));
  EXPECT_TRUE(is_token(secret_of(path)));
  const Response answer = get("", path);
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(*answer.headers.find("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_EQ(*answer.headers.find("Cache-Control"), "private, no-store");
  EXPECT_NE(answer.body->find("DTSTART;VALUE=DATE:20200930\r\nDTEND;VALUE=DATE:20201001\r\n"
                              "SUMMARY:Make an audit\r\nURL:https://windscreen.example/audits/mine\r\n"),
            std::string::npos)
      << *answer.body;
  for (const char* word : said_of_children) EXPECT_EQ(answer.body->find(word), std::string::npos) << word;
  EXPECT_EQ(answer.body->find("auditor"), std::string::npos) << "nor whose it is";
  // As calendar programs ask, and with the ending that some want.
  Request asked = request("", path + ".ics", json::object());
  asked.method = "GET";
  asked.body.clear();
  asked.headers.add("Accept", "text/calendar");
  EXPECT_EQ(application->answer_now(asked).status, 200);
  Request head = request("", path, json::object());
  head.method = "HEAD";
  head.body.clear();
  EXPECT_TRUE(application->answer_now(head).head_only);
  mine->address = "https://windscreen.example/";
  EXPECT_NE(calendar(path).find("URL:https://windscreen.example/audits/mine\r\n"), std::string::npos);
  mine->address.clear();
  EXPECT_EQ(calendar(path).find("URL"), std::string::npos);
}

TEST_P(WorkRoutes, AnAddressThatIsWrongReplacedOrEndedOpensNothing) {
  const std::string first = made("auditor");
  const std::string second = made("auditor");
  EXPECT_NE(first, second);
  EXPECT_EQ(get("", first).status, 404) << "a new one ends the old";
  EXPECT_EQ(get("", second).status, 200);
  std::string wrong = second;
  wrong.back() = wrong.back() == 'A' ? 'E' : 'A';
  const Response no = get("", wrong);
  EXPECT_EQ(no.status, 404);
  EXPECT_EQ(no.body->find(secret_of(wrong)), std::string::npos);
  EXPECT_EQ(*no.headers.find("Cache-Control"), "no-store");
  EXPECT_EQ(get("", "/calendar/auditor").status, 404);
  EXPECT_EQ(get("", "/calendar/" + hash_of_token(secret_of(second))).status, 404) << "nor by what is kept";
  EXPECT_TRUE(choices("auditor")["has_calendar"].get<bool>());
  end("auditor");
  EXPECT_EQ(get("", second).status, 404);
  EXPECT_EQ(choices("auditor")["has_calendar"], false);
  EXPECT_EQ(choices("auditor")["calendar_since"], nullptr);
  end("auditor");
}

TEST_P(WorkRoutes, NobodyReachesAnothersCalendar) {
  const std::string own = made("auditor");
  const std::string others = made("other");
  EXPECT_EQ(calendar(others).find("VEVENT"), std::string::npos);
  end("other");
  EXPECT_EQ(get("", own).status, 200) << "ending one's own ends nobody else's";
  // Who is signed in as somebody else reads what the address is of.
  EXPECT_NE(get("north", own).body->find("Make an audit"), std::string::npos);
}

TEST_P(WorkRoutes, ACalendarShowsWhatItsOwnerMaySeeNow) {
  improvement();
  const std::string path = made("head");
  EXPECT_NE(calendar(path).find("SUMMARY:Deliver: Managers look at every plan"), std::string::npos);
  EXPECT_EQ(calendar(path).find("Write the guidance"), std::string::npos) << "it has no day";
  revoke("head");
  EXPECT_EQ(calendar(path).find("VEVENT"), std::string::npos);
  set_status("head", "locked");
  EXPECT_EQ(get("", path).status, 404);
  set_status("head", "active");
  EXPECT_EQ(get("", path).status, 200);
  set_status("head", "closed");
  EXPECT_EQ(get("", path).status, 404);
}

TEST_P(WorkRoutes, AnEventKeepsItsNameWhichSaysNothing) {
  const std::string path = made("auditor");
  const std::string uid = uid_in(calendar(path));
  ASSERT_EQ(uid.size(), std::string("UID:@windscreen").size() + 32);
  // One more audit on that day is the same event with another number.
  set_audit("N2", [](store::Audit& one) { one.state = "assigned"; });
  EXPECT_NE(calendar(path).find("Make 2 audits"), std::string::npos);
  EXPECT_EQ(uid_in(calendar(path)), uid);
  set_audit("N1", [](store::Audit& one) { one.auditor_id = "Oth"; });
  set_audit("N2", [](store::Audit& one) { one.due_on = "2020-10-31"; });
  EXPECT_NE(uid_in(calendar(path)), uid);
  EXPECT_NE(uid_in(calendar(made("other"))), uid) << "nor can two people's be held together by it";
}

TEST_P(WorkRoutes, TheSecretStandsInNoLogMetricOrRow) {
  const std::string path = made("auditor");
  const std::string secret = secret_of(path);
  calendar(path);
  end("auditor");
  EXPECT_EQ(get("", path).status, 404);
  bool named = false;
  ASSERT_FALSE(log.empty());
  for (const LogLine& line : log) {
    named = named || line.pattern == "/calendar/{key}";
    EXPECT_EQ(json_line(line).find(secret), std::string::npos);
  }
  EXPECT_TRUE(named);
  EXPECT_NE(application->metrics().text().find("/calendar/{key}"), std::string::npos);
  EXPECT_EQ(application->metrics().text().find(secret), std::string::npos);
  kept->read([&](const store::Queries& reader) {
    const auto keys = reader.select<store::CalendarKey>();
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys[0].sha256, hash_of_token(secret));
    EXPECT_TRUE(keys[0].ended_at.has_value());
    for (const store::Change& change : reader.changes(0, 100'000)) {
      for (const auto& image : {change.before, change.after}) {
        EXPECT_EQ(image.value_or("").find(secret), std::string::npos);
        EXPECT_EQ(image.value_or("").find(hash_of_token(secret)), std::string::npos) << change.table;
      }
    }
  });
}

}  // namespace
}  // namespace windscreen::serve
