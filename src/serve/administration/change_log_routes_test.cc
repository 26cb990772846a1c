#include "serve/administration/change_log_routes.h"

#include "serve/administration/change_rows.h"
#include "serve/children/child_world_test.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "store/bookkeeping.h"
#include "store/preferences.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* address = "/api/v1/change-log";

class ChangeLogRoutes : public ChildWorld {
 protected:
  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    std::vector<Route> routes = child_routes(sources());
    for (Route& route : change_log_routes(sources())) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
  }
  Response look(const std::string& who, const std::string& target) {
    Request asked = request(who, target, nullptr);
    asked.method = "GET";
    asked.body.clear();
    return application->answer_now(asked);
  }
  void set(const std::string& actor, const std::string& id, const std::string& value) {
    kept->write({actor, "settings.change"}, [&](store::Writer& writer) {
      if (writer.find<store::Setting>(id))
        writer.update(store::Setting{id, value, store::now()});
      else
        writer.insert(store::Setting{id, value, store::now()});
    });
  }
  static const json* field(const json& entry, const std::string& name) {
    for (const json& one : entry["fields"]) {
      if (one["name"] == name) return &one;
    }
    return nullptr;
  }
};
ON_EACH_ENGINE(ChangeLogRoutes);

TEST_P(ChangeLogRoutes, ShowsWhoChangedWhatNewestFirst) {
  set("administrator", "help_name", "One");
  set("administrator", "help_name", "Two");
  set("system:command line (ann)", "help_contact", "1");
  const json found = asked("director", address, {{"table", "settings"}});
  EXPECT_EQ(schema_fault(json::parse(schema_named("ChangeLog")), found), "");
  ASSERT_EQ(found["rows"].size(), 3U);
  EXPECT_EQ(found["rows"][0]["who"], "system:command line (ann)");
  EXPECT_TRUE(found["rows"][0]["email"].is_null());
  const json& second = found["rows"][1];
  EXPECT_EQ(second["who"], "Name of administrator");
  EXPECT_EQ(second["email"], "administrator@example.org");
  EXPECT_EQ(second["operation"], "update");
  EXPECT_EQ((*field(second, "value"))["was"], "One");
  EXPECT_EQ((*field(second, "value"))["is"], "Two");
  // What did not change is not shown.
  EXPECT_EQ(field(second, "id"), nullptr);
  EXPECT_EQ(found["head"]["sequence"], found["rows"][0]["sequence"]);
  EXPECT_EQ(found["head"]["hash"], found["rows"][0]["hash"]);
  EXPECT_TRUE(found["older"].is_null());
}

TEST_P(ChangeLogRoutes, IsSoughtByPersonTableActRowAndDay) {
  set("administrator", "help_name", "One");
  set("director", "help_contact", "1");
  const auto rows = [&](const json& body) { return asked("director", address, body)["rows"].size(); };
  EXPECT_EQ(rows({{"person", "Administrator@example.org"}}), 1U);
  EXPECT_EQ(rows({{"person", "director"}, {"table", "settings"}}), 1U);
  EXPECT_EQ(rows({{"act", "settings.change"}}), 2U);
  EXPECT_EQ(rows({{"row", "help_name"}}), 1U);
  EXPECT_EQ(rows({{"row", "help_name' or 1 = 1 --"}}), 0U);
  const std::string today = store::now().substr(0, 10);
  EXPECT_EQ(rows({{"table", "settings"}, {"to", today}}), 2U);
  EXPECT_EQ(rows({{"table", "settings"}, {"to", "2020-01-01"}}), 0U);
  EXPECT_EQ(rows({{"table", "settings"}, {"from", "2099-01-01"}}), 0U);
  EXPECT_EQ(ask("director", address, {{"person", "x@example.org"}}).status, 404);
  EXPECT_EQ(ask("director", address, {{"person", "system:nobody"}}).status, 200);
  EXPECT_EQ(ask("director", address, {{"from", "yesterday"}}).status, 400);
  EXPECT_EQ(ask("director", address, {{"before", "1"}}).status, 400);
  EXPECT_EQ(ask("director", address, {{"colour", "red"}}).status, 400);
  // By an address, which names no person and no row.
  EXPECT_EQ(json::parse(*look("director", std::string(address) + "?table=settings").body)["rows"].size(), 2U);
  EXPECT_EQ(look("director", std::string(address) + "?row=help_name").status, 400);
}

TEST_P(ChangeLogRoutes, GoesBackPageByPageWithoutGapOrRepetition) {
  for (int i = 0; i < 250; ++i) set("administrator", "help_name", std::to_string(i));
  std::vector<std::int64_t> seen;
  json body = {{"table", "settings"}};
  for (int page = 0; page < 4; ++page) {
    const json found = asked("director", address, body);
    for (const json& one : found["rows"]) seen.push_back(one["sequence"]);
    if (found["older"].is_null()) break;
    body["before"] = found["older"];
  }
  ASSERT_EQ(seen.size(), 250U);
  for (std::size_t i = 1; i < seen.size(); ++i) EXPECT_EQ(seen[i], seen[i - 1] - 1);
}

TEST_P(ChangeLogRoutes, LeavesRoutineOutUnlessItIsWanted) {
  asked("north", "/api/v1/children/search", oversight);
  const auto tables = [&](const json& body) {
    std::set<std::string> found;
    const json answer = asked("director", address, body);
    for (const json& one : answer["rows"]) found.insert(one["table"]);
    return found;
  };
  EXPECT_FALSE(tables(json::object()).contains("access_records"));
  EXPECT_TRUE(tables({{"routine", true}}).contains("access_records"));
  EXPECT_EQ(tables({{"table", "access_records"}}), std::set<std::string>{"access_records"});
}

TEST_P(ChangeLogRoutes, NeverShowsASecret) {
  kept->write({"administrator", "password.change"}, [](store::Writer& writer) {
    auto account = writer.find<store::Account>("north");
    account->password_hash = "$argon2id$v=19$secret";
    writer.update(*account);
  });
  const Response answer = ask("director", address, {{"act", "password.change"}});
  const json found = json::parse(*answer.body);
  const json& hash = *field(found["rows"][0], "password_hash");
  EXPECT_EQ(hash["secret"], true);
  EXPECT_TRUE(hash["is"].is_null());
  EXPECT_EQ(answer.body->find("argon2"), std::string::npos);
  EXPECT_EQ(answer.body->find("sha256:"), std::string::npos);
}

// Which children were looked at is the access record's to say, and asking for it is recorded there.
TEST_P(ChangeLogRoutes, ShowsChildrenOnlyForAPurposeAndRecordsIt) {
  asked("north", "/api/v1/children/search", with(oversight, "purpose_words", "about Nora of N1"));
  const std::size_t before = records().size();
  const json plain = asked("director", address, {{"routine", true}});
  EXPECT_EQ(plain.dump().find("N1"), std::string::npos);
  EXPECT_EQ(plain.dump().find("\"S1\""), std::string::npos) << "an auditor's sample";
  EXPECT_TRUE(plain["viewing"].is_null());
  EXPECT_EQ(look("director", std::string(address) + ".csv?routine=yes").body->find("N1"), std::string::npos);
  EXPECT_EQ(records().size(), before);

  const json shown =
      asked("director", address, {{"table", "access_records"}, {"purpose", "management_oversight"}});
  EXPECT_NE(shown.dump().find("about Nora of N1"), std::string::npos);
  const auto after = records();
  ASSERT_EQ(after.size(), before + 2) << "N1 and N2 were listed";
  EXPECT_EQ(after.back().view, "change_log");
  EXPECT_EQ(after.back().viewing_id, shown["viewing"].get<std::string>());
  EXPECT_EQ(after.back().account_id, "director");
  EXPECT_EQ(ask("director", address, {{"purpose", "curiosity"}}).status, 400);
}

TEST_P(ChangeLogRoutes, IsForWhoeverMaySeeIt) {
  for (const char* who : {"administrator", "analyst", "head", "north", "councillor"}) {
    EXPECT_EQ(ask(who, address, json::object()).status, 403) << who;
    EXPECT_EQ(look(who, address).status, 403) << who;
    EXPECT_EQ(look(who, std::string(address) + "/verification").status, 403) << who;
  }
}

TEST_P(ChangeLogRoutes, SavesARowAField) {
  set("administrator", "help_name", "One");
  const std::string saved = *look("director", std::string(address) + ".csv?table=settings").body;
  EXPECT_TRUE(
      saved.starts_with("sequence,changed_at,who,email,act,table,row,operation,field,was,is,note,hash\n"));
  EXPECT_NE(saved.find(",settings.change,settings,help_name,insert,value,,One,"), std::string::npos) << saved;
  // What someone typed runs in nobody's spreadsheet.
  set("administrator", "help_name", "=1+1");
  EXPECT_EQ(look("director", std::string(address) + ".csv?table=settings").body->find(",=1+1"),
            std::string::npos);
}

TEST_P(ChangeLogRoutes, SaysWhetherTheLogIsWhole) {
  const Response answer = look("director", std::string(address) + "/verification");
  ASSERT_EQ(answer.status, 200) << *answer.body;
  const json result = json::parse(*answer.body);
  EXPECT_EQ(schema_fault(json::parse(schema_named("LogVerification")), result), "");
  EXPECT_EQ(result["whole"], true) << result;
  EXPECT_EQ(result["head"], asked("director", address, json::object())["head"]);
  EXPECT_EQ(result["entries"], result["head"]["sequence"]);
}

// A column that names a child is kept back in every table, also in those that are still to come.
TEST(ChangeRows, KnowWhatIsAboutAChild) {
  std::size_t found = 0;
  for (const store::Table* table : store::all_tables()) {
    for (const store::Column& column : table->columns) {
      if (column.name.find("person") == std::string::npos && column.name.find("child") == std::string::npos)
        continue;
      EXPECT_TRUE(is_about_child(table->name, column.name)) << table->name << "." << column.name;
      ++found;
    }
  }
  EXPECT_GE(found, 2U);
}

TEST(ChangeRows, ShowWhatChanged) {
  store::Change change;
  change.table = "settings";
  change.before = R"({"id":"a","value":"1","left":null,"gone":true})";
  change.after = R"({"id":"a","value":"2","left":null,"number":3})";
  const auto fields = shown_fields(change, false);
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0].name, "gone");
  EXPECT_EQ(fields[0].was, "true");
  EXPECT_FALSE(fields[0].is.has_value());
  EXPECT_EQ(fields[1].is, "3");
  EXPECT_EQ(fields[2].was, "1");
  // Of a table that this program does not know, what looks like a digest is none of anyone's.
  change.table = "of_later";
  change.after = R"({"id":"a","value":"sha256:00"})";
  EXPECT_TRUE(shown_fields(change, false).back().secret);
  EXPECT_FALSE(shown_fields(change, false).back().is.has_value());
}

}  // namespace
}  // namespace windscreen::serve
