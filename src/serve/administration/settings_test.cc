#include "serve/administration/settings.h"

#include <set>
#include <thread>

#include "lake/test_rows.h"
#include "serve/accounts/sign_in_test_world.h"
#include "serve/administration/settings_routes.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "serve/pages/public_picture.h"
#include "store/preferences.h"

namespace windscreen::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

class SettingsTest : public SignInWorld {
 protected:
  void SetUp() override {
    SignInWorld::SetUp();
    if (IsSkipped()) return;
    lake = std::make_unique<LakeView>(workspace.directory());
    std::vector<Route> routes = account_routes(*people);
    for (Route& route :
         settings_routes(*people, *lake, {{"session_minutes", "windscreen serve --session-minutes"}}))
      routes.push_back(std::move(route));
    routes.push_back(
        site_route([this] { return !people->settings.text("public_picture").empty(); }, &people->settings));
    application->set_routes(std::move(routes));
    administrator = signed_in("ann@example.org");
  }
  Response set(const json& values) { return post(administrator, "/api/v1/settings", {{"values", values}}); }
  std::string value(const std::string& id) {
    const json all = read(get(administrator, "/api/v1/settings"));
    for (const json& one : all) {
      if (one["id"] == id) return one["value"];
    }
    return "none";
  }

  lake::TestDirectory made;
  lake::Workspace workspace =
      lake::Workspace::create(made / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}});
  std::unique_ptr<LakeView> lake;
  Browser administrator;
};
ON_EACH_ENGINE(SettingsTest);

TEST(SettingRules, AreSoundInThemselves) {
  std::set<std::string_view> ids;
  for (const SettingRule& rule : setting_rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(setting_fault(rule, rule.standard), "") << rule.id;
    EXPECT_FALSE(rule.title.empty());
    EXPECT_FALSE(rule.about.empty());
  }
  const SettingRule& idle = *find_setting("idle_minutes");
  for (const char* wrong : {"", "4", "241", "30 ", "3e1", "-30", "99999999999999999999", "thirty"})
    EXPECT_NE(setting_fault(idle, wrong), "") << wrong;
  for (const char* right : {"5", "240", "030"}) EXPECT_EQ(setting_fault(idle, right), "") << right;
  const SettingRule& line = *find_setting("help_contact");
  EXPECT_NE(setting_fault(line, "two\nlines"), "");
  EXPECT_NE(setting_fault(line, "\xff"), "");
  EXPECT_NE(setting_fault(line, std::string(201, 'x')), "");
  EXPECT_EQ(setting_fault(line, std::string(200, 'x')), "");
}

TEST(SettingRules, PurposesAreThoseThatThereAre) {
  const SettingRule& rule = *find_setting("purposes_with_words");
  for (const char* right : {"", " ", "audit", "audit,complaint", "complaint, own_case"})
    EXPECT_EQ(setting_fault(rule, right), "") << right;
  for (const char* wrong : {"curiosity", "audit,", "audit audit", "audit,audit", ",", "Audit"})
    EXPECT_NE(setting_fault(rule, wrong), "") << wrong;
}

TEST_P(SettingsTest, TheSessionSaysWhichPurposesNeedWords) {
  EXPECT_EQ(read(get(administrator, "/api/v1/session"))["purposes_with_words"], json::array());
  ASSERT_EQ(set({{"purposes_with_words", "complaint, audit"}}).status, 200);
  const json session = read(get(administrator, "/api/v1/session"));
  EXPECT_EQ(session["purposes_with_words"], json({"complaint", "audit"}));
  EXPECT_EQ(schema_fault(json::parse(schema_named("Session")), session), "");
  EXPECT_EQ(code(set({{"purposes_with_words", "curiosity"}})), "setting_refused");
}

TEST_P(SettingsTest, AreListedChangedAndPutBack) {
  const Response listed = get(administrator, "/api/v1/settings");
  ASSERT_EQ(listed.status, 200) << *listed.body;
  EXPECT_EQ(schema_fault(json::parse(schema_named("Settings")), read(listed)), "");
  EXPECT_EQ(read(listed).size(), setting_rules().size());
  EXPECT_EQ(value("idle_minutes"), "30");
  const Response changed = set({{"idle_minutes", "20"}, {"help_name", "Performance team"}});
  ASSERT_EQ(changed.status, 200) << *changed.body;
  EXPECT_EQ(schema_fault(json::parse(schema_named("Settings")), read(changed)), "");
  EXPECT_EQ(value("idle_minutes"), "20");
  // Once more: nothing is changed, so nothing is logged.
  const auto end = [&] {
    return people->store.read([](const store::Queries& reader) { return reader.head().sequence; });
  };
  const auto before = end();
  EXPECT_EQ(set({{"idle_minutes", "20"}}).status, 200);
  EXPECT_EQ(end(), before);
  EXPECT_EQ(set({{"idle_minutes", "30"}}).status, 200);
  EXPECT_EQ(people->store.read([](const store::Queries& reader) { return reader.count<store::Setting>(); }),
            1);
  const json changes = read(get(administrator, "/api/v1/settings/changes"));
  EXPECT_EQ(schema_fault(json::parse(schema_named("SettingChanges")), changes), "");
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0]["id"], "idle_minutes");
  EXPECT_EQ(changes[0]["was"], "20");
  EXPECT_TRUE(changes[0]["is"].is_null());
  EXPECT_EQ(changes[0]["changed_by"], "Ann Lee");
  EXPECT_NE(get(administrator, "/api/v1/settings.csv").body->find("help_name"), std::string::npos);
  EXPECT_NE(get(administrator, "/api/v1/settings/changes.csv").body->find("Performance team"),
            std::string::npos);
}

TEST_P(SettingsTest, RefuseWhatCannotBeAndChangeNothingThen) {
  const auto refused = [&](const json& values) { return code(set(values)); };
  EXPECT_EQ(refused({{"idle_minutes", "0"}, {"help_name", "Team"}}), "setting_refused");
  EXPECT_EQ(value("help_name"), "");
  EXPECT_EQ(refused({{"shoe_size", "43"}}), "setting_refused");
  EXPECT_EQ(refused({{"public_picture", "2020-09-30-nothing"}}), "setting_refused");
  // Each may be, but not both.
  EXPECT_EQ(refused({{"idle_minutes", "120"}, {"session_minutes", "60"}}), "setting_refused");
  EXPECT_EQ(set({{"session_minutes", "60"}}).status, 200);
  EXPECT_EQ(refused({{"idle_minutes", "61"}}), "setting_refused");
  EXPECT_EQ(set({{"idle_minutes", 20}}).status, 400);
  EXPECT_EQ(post(administrator, "/api/v1/settings", {{"idle_minutes", "20"}}).status, 400);
  Browser director = signed_in("bob@example.org");
  EXPECT_EQ(post(director, "/api/v1/settings", {{"values", {{"help_name", "x"}}}}).status, 403);
  EXPECT_EQ(get(director, "/api/v1/settings").status, 403);
  EXPECT_EQ(get(director, "/api/v1/settings/changes").status, 403);
}

TEST_P(SettingsTest, SessionsEndByWhatIsChosenWithoutARestart) {
  Browser early = signed_in("bob@example.org");
  ASSERT_EQ(set({{"idle_minutes", "5"}, {"session_minutes", "30"}}).status, 200);
  Browser late = signed_in("bob@example.org", "10.0.0.2");
  const json session = read(get(late, "/api/v1/session"));
  EXPECT_EQ(session["idle_ends_at"], "2020-02-29T09:05:00.000Z");
  EXPECT_EQ(session["ends_at"], "2020-02-29T09:30:00.000Z");
  now += 5min;
  EXPECT_FALSE(is_signed_in(late));
  // Who signed in before keeps the time that was promised, until the next use.
  EXPECT_TRUE(is_signed_in(early));
}

TEST_P(SettingsTest, LimitsGivenAtTheStartStand) {
  PeopleOptions given = options();
  given.limits.idle = 7min;
  given.limits.idle_given = true;
  const People other(given);
  EXPECT_EQ(other.limits().idle_now(), 7min);
  EXPECT_EQ(other.limits().absolute_now(), 720min);
}

// Publishing is a decision: of one load, until another is chosen or none.
TEST_P(SettingsTest, ThePublicPictureIsOfTheLoadThatIsChosen) {
  const auto publish_load = [&](const char* as_at) {
    lake::Staging staging({made / "scratch", std::uint64_t{256} << 20U, 1});
    const auto source = staging.add_source({"ssd.csv", "", "ssd", 1, "abc", 10});
    lake::stage(staging, "ssd_person", {source, 2}, {{"pers_person_id", "P1"}, {"pers_dob", "2012-02-29"}});
    staging.count_read(source);
    return lake::publish(workspace, staging, lake::iso(as_at)).name();
  };
  const std::string chosen = publish_load("2020-06-30");
  lake = std::make_unique<LakeView>(workspace.directory());
  std::vector<Route> routes = account_routes(*people);
  for (Route& route : settings_routes(*people, *lake, {})) routes.push_back(std::move(route));
  for (Route& route : public_routes(*lake, [this] { return people->settings.text("public_picture"); }))
    routes.push_back(std::move(route));
  application->set_routes(std::move(routes));
  Browser stranger;
  EXPECT_EQ(get(stranger, "/public").status, 404);
  EXPECT_EQ(code(set({{"public_picture", chosen.substr(0, 10)}})), "setting_refused") << "a part of a name";
  const Response saved = set({{"public_picture", chosen}});
  ASSERT_EQ(saved.status, 200) << *saved.body;
  EXPECT_EQ(value("public_picture"), chosen);
  publish_load("2020-09-30");
  // For ten seconds at most.
  for (int i = 0; i < 1000 && lake->now()->snapshots.size() < 2; ++i) std::this_thread::sleep_for(10ms);
  ASSERT_EQ(lake->now()->snapshots.size(), 2U);
  const Response shown = get(stranger, "/public.json");
  ASSERT_EQ(shown.status, 200) << *shown.body;
  EXPECT_EQ(read(shown)["as_at"], "2020-06-30");
  EXPECT_EQ(set({{"public_picture", ""}}).status, 200);
  EXPECT_EQ(get(stranger, "/public.json").status, 404);
}

TEST_P(SettingsTest, AnInvitationLastsAsLongAsIsChosen) {
  ASSERT_EQ(set({{"invitation_days", "2"}}).status, 200);
  const auto [account, link] = people->accounts.invite("system:test", "new@example.org", "New", std::nullopt);
  EXPECT_EQ(link.row.expires_at, "2020-03-02T09:00:00.000Z");
}

TEST_P(SettingsTest, WhoeverIsNotSignedInLearnsWhoHelps) {
  ASSERT_EQ(set({{"help_name", "Performance team"}, {"help_contact", "01234 567890"}}).status, 200);
  Browser stranger;
  const json site = read(get(stranger, "/api/v1/site"));
  EXPECT_EQ(schema_fault(json::parse(schema_named("Site")), site), "");
  EXPECT_EQ(site["help_name"], "Performance team");
  EXPECT_EQ(site["help_contact"], "01234 567890");
  EXPECT_EQ(site["public"], false);
}

TEST_P(SettingsTest, WhatAnotherServerChangedIsSeen) {
  Settings other(people->store);
  other.follow(1ms);
  ASSERT_EQ(set({{"help_name", "Performance team"}}).status, 200);
  // For ten seconds at most.
  for (int i = 0; i < 1000 && other.text("help_name") != "Performance team"; ++i)
    std::this_thread::sleep_for(10ms);
  EXPECT_EQ(other.text("help_name"), "Performance team");
  // What a later version may have left there holds nothing up.
  people->store.write({"system:test", "set"}, [](store::Writer& writer) {
    writer.insert(store::Setting{"idle_minutes", "a while", "2020-01-01T00:00:00.000Z"});
  });
  other.look();
  EXPECT_EQ(other.number("idle_minutes"), 30);
}

}  // namespace
}  // namespace windscreen::serve
