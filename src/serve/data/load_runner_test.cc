#include "serve/data/load_runner.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include <map>
#include <thread>

#include "base/hash.h"
#include "serve/accounts/sign_in_test_world.h"
#include "serve/data/load_routes.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "store/audits.h"
#include "store/bookkeeping.h"
#include "store/identity.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* people_csv =
    "pers_person_id,pers_sex,pers_dob\nP1,F,2010-02-28\n,M,2011-01-01\nP1,F,2010-02-28\nP2,F,not a day\n";
constexpr const char* referrals_csv =
    "cine_referral_id,cine_person_id,cine_referral_date\nR1,P1,2020-09-30\nR2,P1,never\n";

class LoadRoutes : public SignInWorld {
 protected:
  void SetUp() override {
    SignInWorld::SetUp();
    if (IsSkipped()) return;
    workspace.emplace(
        lake::Workspace::create(directory.path() / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}}));
    // It hardly looks by itself: what a load has published must be known when its row says so.
    view = std::make_unique<LakeView>(workspace->directory(), std::chrono::hours(1));
    loading = std::make_unique<Loading>(*view, *people, workspace->directory());
    std::vector<Route> routes = account_routes(*people);
    for (auto* more : {upload_routes, load_routes})
      for (Route& route : more(*loading)) routes.push_back(std::move(route));
    for (Route& route : compare_routes(*view)) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
    analyst = account("analyst@example.org", "Una Wren");
    people->accounts.grant("system:test", analyst, std::nullopt,
                           {"performance_analyst", "authority", {}, "2020-01-01", {}, "is one", {}});
    browser = signed_in("analyst@example.org");
  }
  void TearDown() override {
    if (loading) loading->runner.stop();
    SignInWorld::TearDown();
  }

  Response put(const std::string& target, const std::string& bytes,
               const char* type = "application/octet-stream") {
    return send(
        browser, "PUT", target, bytes,
        {{"Content-Type", type}, {"Origin", "http://localhost:8080"}, {"X-CSRF-Token", browser.csrf}});
  }
  // Sends a file whole and gives its upload.
  std::string sent(const std::string& name, const std::string& content) {
    const json begun =
        checked("Upload", post(browser, "/api/v1/uploads", {{"name", name}, {"bytes", content.size()}}));
    const std::string id = begun["upload"];
    checked("Upload", put("/api/v1/uploads/" + id + "/parts?offset=0", content));
    checked("Upload",
            post(browser, "/api/v1/uploads/" + id + "/finish", {{"sha256", base::sha256(content)}}));
    return id;
  }
  static json checked(const char* schema, const Response& response) {
    EXPECT_EQ(response.status, 200) << *response.body;
    json body = json::parse(*response.body);
    EXPECT_EQ(schema_fault(json::parse(schema_named(schema)), body), "");
    return body;
  }
  Response begin(const std::vector<std::string>& uploads, const char* as_at = "2020-09-30") {
    return post(browser, "/api/v1/loads", {{"as_at", as_at}, {"uploads", uploads}});
  }
  json shown(const std::string& id) { return checked("Load", get(browser, "/api/v1/loads/" + id)); }
  // Waits until the load has ended.
  json ended(const std::string& id) {
    for (;;) {
      json load = shown(id);
      if (load["state"] != "running") return load;
      std::this_thread::yield();
    }
  }
  json loaded(const std::vector<std::string>& uploads, const char* as_at = "2020-09-30") {
    return ended(checked("LoadBegun", begin(uploads, as_at))["load"]);
  }
  std::vector<std::string> acts() const {
    return people->store.read([](const store::Queries& reader) {
      std::vector<std::string> acts;
      for (const store::Change& one : reader.changes(0, 10'000)) {
        const bool about = one.act.starts_with("load.") || one.act.starts_with("upload.");
        if (about && (acts.empty() || acts.back() != one.act)) acts.push_back(one.act);
      }
      return acts;
    });
  }

  std::optional<lake::Workspace> workspace;
  std::unique_ptr<LakeView> view;
  std::unique_ptr<Loading> loading;
  std::string analyst;
  Browser browser;
};
ON_EACH_ENGINE(LoadRoutes);

TEST_P(LoadRoutes, FilesThatWereSentBecomeASnapshot) {
  const std::string people_file = sent("people.csv", people_csv);
  const std::string referrals = sent("referrals.csv", referrals_csv);
  EXPECT_EQ(checked("Uploads", get(browser, "/api/v1/uploads")).size(), 2U);
  const json load = loaded({people_file, referrals});
  EXPECT_EQ(load["state"], "published") << load.dump();
  EXPECT_EQ(load["by"], "Una Wren");
  EXPECT_EQ(load["rows_read"], 6);
  EXPECT_EQ(load["rows_read"],
            load["rows_kept"].get<int>() + load["rows_merged"].get<int>() + load["rows_rejected"].get<int>());
  EXPECT_EQ(load["files"].size(), 2U);
  EXPECT_FALSE(load["was_there"]);
  // The files are gone, and the server sees the snapshot by itself.
  EXPECT_TRUE(checked("Uploads", get(browser, "/api/v1/uploads")).empty());
  while (std::filesystem::exists(loading->uploads.files().path_of(referrals))) std::this_thread::yield();
  const std::string snapshot = load["snapshot"];
  EXPECT_EQ(checked("Loads", get(browser, "/api/v1/loads"))[0]["snapshot"], snapshot);
  EXPECT_NE(get(browser, "/api/v1/loads.csv").body->find(snapshot), std::string::npos);
  EXPECT_EQ(acts(), (std::vector<std::string>{"upload.begin", "upload.finish", "upload.begin",
                                              "upload.finish", "load.begin", "load.published"}));
  EXPECT_TRUE(store::verify(people->store, store::all_tables()).problems.empty());

  const json outcome = checked("LoadOutcome", get(browser, "/api/v1/snapshots/" + snapshot + "/outcome"));
  ASSERT_EQ(outcome["sources"].size(), 2U);
  std::int64_t rejected = 0;
  for (const auto& one : outcome["sources"]) rejected += one["rejected"].get<std::int64_t>();
  EXPECT_EQ(rejected, load["rows_rejected"]);
  const json rejects = checked("Rejects", get(browser, "/api/v1/snapshots/" + snapshot + "/rejects"));
  ASSERT_EQ(rejects.size(), static_cast<std::size_t>(rejected));
  bool duplicate = false;
  for (const auto& one : rejects) {
    EXPECT_FALSE(one["mend"].get<std::string>().empty());
    duplicate = duplicate || (one["file"] == "people.csv" && one["code"] == "duplicate_row");
  }
  EXPECT_TRUE(duplicate) << rejects.dump();
  const json page = checked("Rejects", get(browser, "/api/v1/snapshots/" + snapshot + "/rejects?page=2"));
  EXPECT_TRUE(page.empty());
  const std::string csv = *get(browser, "/api/v1/snapshots/" + snapshot + "/rejects.csv").body;
  EXPECT_NE(csv.find("people.csv"), std::string::npos);
  // Where a row stands and why, and nothing of what is in it.
  for (const std::string& text : {rejects.dump(), outcome.dump(), csv}) {
    EXPECT_EQ(text.find("2010-02-28"), std::string::npos);
    EXPECT_EQ(text.find("never"), std::string::npos);
    EXPECT_EQ(text.find("not a day"), std::string::npos);
  }
  const json sound =
      checked("Verification", post(browser, "/api/v1/snapshots/" + snapshot + "/verify", json::object()));
  EXPECT_TRUE(sound["problems"].empty());
}

// What is final in the store goes with every load, as a source that nobody sent.
TEST_P(LoadRoutes, TheStoresAuditsAreInTheSnapshot) {
  people->store.write({"system:test", "audit"}, [](store::Writer& writer) {
    store::Audit audit;
    audit.id = "audit";
    audit.stream = "random";
    audit.month = "2020-09";
    audit.person_id = "P1";
    audit.state = "final";
    audit.final_grade = "inadequate";
    audit.worries = "Words about Sam";
    writer.insert(audit);
  });
  const json load = loaded({sent("people.csv", people_csv)});
  ASSERT_EQ(load["state"], "published") << load.dump();
  EXPECT_EQ(load["rows_read"], 5);
  EXPECT_EQ(load["files"].size(), 1U);
  const lake::Snapshot snapshot = lake::find_snapshot(*workspace, load["snapshot"].get<std::string>());
  EXPECT_EQ(snapshot.rows("ext_audit"), 1U);
  const json outcome =
      checked("LoadOutcome", get(browser, "/api/v1/snapshots/" + snapshot.name() + "/outcome"));
  EXPECT_NE(outcome["sources"].dump().find("practice audits/ext_audit.csv"), std::string::npos);
  EXPECT_EQ(outcome.dump().find("Sam"), std::string::npos);
  // Audits alone are no extract.
  const json nothing = loaded({sent("nobody.csv", "pers_person_id,pers_sex\n,F\n")});
  EXPECT_EQ(nothing["state"], "refused");
}

TEST_P(LoadRoutes, TheSameFilesOnceMoreAreTheSameSnapshot) {
  const json first = loaded({sent("people.csv", people_csv)});
  const json second = loaded({sent("people.csv", people_csv)});
  EXPECT_EQ(second["state"], "published");
  EXPECT_EQ(second["snapshot"], first["snapshot"]);
  EXPECT_TRUE(second["was_there"]);
}

TEST_P(LoadRoutes, ARefusedLoadSaysWhyAndKeepsTheFiles) {
  const std::string shapes = sent("shapes.csv", "colour,shape\nred,round\n");
  const json load = loaded({shapes});
  EXPECT_EQ(load["state"], "refused");
  const std::string problem = load["problem"];
  EXPECT_NE(problem.find("shapes.csv"), std::string::npos) << problem;
  EXPECT_EQ(load.dump().find(directory.path().string()), std::string::npos) << "a path of the server";
  EXPECT_TRUE(lake::list_snapshots(*workspace).empty());
  const json waiting = checked("Uploads", get(browser, "/api/v1/uploads"));
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0]["state"], "whole");
  // What a file's first row says is not in the log of changes.
  people->store.read([&](const store::Queries& reader) {
    for (const store::Change& one : reader.changes(0, 10'000))
      EXPECT_EQ(one.after.value_or("").find("colour"), std::string::npos);
  });
  // With the others in its place it loads.
  post(browser, "/api/v1/uploads/" + shapes, nullptr, "DELETE");
  EXPECT_EQ(loaded({sent("people.csv", people_csv)})["state"], "published");
}

// Holds the lock under which a load makes the directory that it works in: a load waits for it.
class HeldUp {
 public:
  explicit HeldUp(const lake::Workspace& workspace) {
    const auto parent = workspace.lake_directory() / ".staging";
    std::filesystem::create_directories(parent);
    lock_ = lake::Descriptor(::open((parent / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    EXPECT_EQ(::flock(lock_.get(), LOCK_EX), 0);
  }
  void let_go() { lock_.close(); }

 private:
  lake::Descriptor lock_;
};

TEST_P(LoadRoutes, ALoadCanBeStoppedAndAnotherWaitsForItsEnd) {
  const std::string upload = sent("people.csv", people_csv);
  HeldUp held(*workspace);
  const std::string id = read(begin({upload}))["load"];
  const json running = shown(id);
  EXPECT_EQ(running["state"], "running");
  EXPECT_EQ(running["progress"]["stage"], "reading");
  EXPECT_NE(get(browser, "/api/v1/loads/" + id).headers.find("Retry-After"), nullptr);
  EXPECT_EQ(code(begin({upload})), "load_running");
  EXPECT_EQ(code(post(browser, "/api/v1/uploads/" + upload, nullptr, "DELETE")), "load_running");
  EXPECT_EQ(post(browser, "/api/v1/loads/" + id + "/cancel", json::object()).status, 200);
  EXPECT_TRUE(shown(id)["progress"]["stopping"].get<bool>());
  held.let_go();
  EXPECT_EQ(ended(id)["state"], "cancelled");
  EXPECT_EQ(acts().back(), "load.cancelled");
  EXPECT_TRUE(lake::list_snapshots(*workspace).empty());
  EXPECT_EQ(code(post(browser, "/api/v1/loads/" + id + "/cancel", json::object())), "load_over");
  EXPECT_EQ(loaded({upload})["state"], "published");
}

TEST_P(LoadRoutes, AServerThatStopsGivesUpItsLoad) {
  const std::string upload = sent("people.csv", people_csv);
  HeldUp held(*workspace);
  const std::string id = read(begin({upload}))["load"];
  std::thread stopping([&] { loading->runner.stop(); });
  while (!shown(id)["progress"]["stopping"].get<bool>()) std::this_thread::yield();
  held.let_go();
  stopping.join();
  EXPECT_EQ(shown(id)["state"], "interrupted");
  EXPECT_EQ(begin({upload}).status, 503);
  EXPECT_TRUE(lake::list_snapshots(*workspace).empty());
}

TEST_P(LoadRoutes, OnlyOneLoadRunsAtOnceInAWorkspace) {
  const std::string upload = sent("people.csv", people_csv);
  // Another server of the workspace, with a load under way.
  Uploads others(people->store, workspace->directory());
  LoadRunner other(people->store, others, workspace->directory());
  const lake::Descriptor lock(::open((loading->uploads.files().directory() / ".loading").c_str(),
                                     O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  ASSERT_EQ(::flock(lock.get(), LOCK_EX | LOCK_NB), 0);
  EXPECT_EQ(code(begin({upload})), "load_running");
  EXPECT_THROW(other.begin(analyst, base::make_date(2020, 9, 30), {upload}), Refused);
  ASSERT_EQ(::flock(lock.get(), LOCK_UN), 0);
  EXPECT_EQ(loaded({upload})["state"], "published");
}

TEST_P(LoadRoutes, ALoadThatAServerLeftIsFoundToBeInterrupted) {
  store::DataLoad left;
  left.id = store::new_id();
  left.account_id = analyst;
  left.as_at = "2020-09-30";
  left.state = "running";
  left.began_at = store::now();
  people->store.write({analyst, "load.begin"}, [&](store::Writer& writer) { writer.insert(left); });
  {
    // While the other server lives its lock is held, and its load runs.
    const lake::Descriptor lock(::open((loading->uploads.files().directory() / ".loading").c_str(),
                                       O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock.is_open()) {
      std::filesystem::create_directories(loading->uploads.files().directory());
    } else {
      ASSERT_EQ(::flock(lock.get(), LOCK_EX | LOCK_NB), 0);
      EXPECT_EQ(shown(left.id)["state"], "running");
      EXPECT_EQ(code(post(browser, "/api/v1/loads/" + left.id + "/cancel", json::object())), "load_over");
    }
  }
  const json found = shown(left.id);
  EXPECT_EQ(found["state"], "interrupted");
  EXPECT_FALSE(found["remedy"].get<std::string>().empty());
  EXPECT_EQ(acts().back(), "load.interrupt");
}

TEST_P(LoadRoutes, WhatIsAskedWronglyIsRefused) {
  EXPECT_EQ(post(browser, "/api/v1/uploads", {{"name", "a.csv"}, {"bytes", -1}}).status, 400);
  EXPECT_EQ(post(browser, "/api/v1/uploads", {{"name", "a.csv"}, {"bytes", "4"}}).status, 400);
  EXPECT_EQ(post(browser, "/api/v1/uploads", {{"bytes", 4}}).status, 400);
  const std::string id = read(post(browser, "/api/v1/uploads", {{"name", "a.csv"}, {"bytes", 4}}))["upload"];
  const std::string parts = "/api/v1/uploads/" + id + "/parts";
  EXPECT_EQ(put(parts, "0123").status, 400) << "no offset";
  EXPECT_EQ(put(parts + "?offset=-1", "0123").status, 400);
  EXPECT_EQ(put(parts + "?offset=0", "").status, 400);
  EXPECT_EQ(put(parts + "?offset=0", "{}", "application/json").status, 415);
  EXPECT_EQ(put(parts + "?offset=0", std::string(most_part + 1, 'x')).status, 413);
  Browser forged = browser;
  forged.csrf = "not this";
  EXPECT_EQ(send(forged, "PUT", parts + "?offset=0", "0123",
                 {{"Content-Type", "application/octet-stream"},
                  {"Origin", "http://localhost:8080"},
                  {"X-CSRF-Token", "x"}})
                .status,
            403);
  EXPECT_EQ(send(browser, "PUT", parts + "?offset=0", "0123",
                 {{"Content-Type", "application/octet-stream"},
                  {"Origin", "http://elsewhere"},
                  {"X-CSRF-Token", browser.csrf}})
                .status,
            403);
  EXPECT_EQ(begin({id}).status, 409) << "it is not whole";
  EXPECT_EQ(begin({}).status, 422);
  EXPECT_EQ(begin({"none"}).status, 404);
  EXPECT_EQ(begin({id}, "30/09/2020").status, 400);
  EXPECT_EQ(post(browser, "/api/v1/loads", {{"as_at", "2020-09-30"}, {"uploads", "x"}}).status, 400);
  EXPECT_EQ(get(browser, "/api/v1/loads/none").status, 404);
  EXPECT_EQ(post(browser, "/api/v1/loads/none/cancel", json::object()).status, 404);
  EXPECT_EQ(get(browser, "/api/v1/snapshots/compare?from=a").status, 400);
  EXPECT_EQ(get(browser, "/api/v1/snapshots/none/rejects").status, 404);
  const std::string one = sent("a.csv", people_csv);
  const std::string same = sent("a.csv", referrals_csv);
  EXPECT_EQ(code(begin({one, same})), "same_name");
}

TEST_P(LoadRoutes, TwoSnapshotsStandSideBySide) {
  const std::string older = loaded({sent("people.csv", people_csv)}, "2020-06-30")["snapshot"];
  const std::string newer =
      loaded({sent("people.csv", people_csv), sent("referrals.csv", referrals_csv)})["snapshot"];
  const std::string address = "/api/v1/snapshots/compare";
  const json rows = checked("Comparison", get(browser, address + ".json?from=" + older + "&to=" + newer));
  std::map<std::string, json> tables;
  std::int64_t rank = 0;
  for (const auto& row : rows) {
    if (row["kind"] == "table") tables[row["id"]] = row;
    if (row["kind"] == "measure") {
      EXPECT_EQ(row["rank"], ++rank);
    }
  }
  ASSERT_TRUE(tables.contains("ssd_cin_episodes"));
  EXPECT_EQ(tables["ssd_cin_episodes"]["then"], 0);
  EXPECT_EQ(tables["ssd_cin_episodes"]["now"], 1);
  EXPECT_EQ(tables["ssd_cin_episodes"]["difference"], 1);
  EXPECT_NE(get(browser, address + ".csv?from=" + older + "&to=" + newer).body->find("ssd_cin_episodes"),
            std::string::npos);
  EXPECT_EQ(get(browser, address + ".json?from=" + newer + "&to=" + older).status, 400);
  EXPECT_EQ(get(browser, address + ".json?from=" + newer + "&to=" + newer).status, 400);
}

}  // namespace
}  // namespace windscreen::serve
