#include "serve/data/ended_load.h"

#include <gtest/gtest.h>

#include "assure/audit_load.h"
#include "base/hash.h"
#include "lake/durable.h"
#include "store/audits.h"
#include "store/bookkeeping.h"
#include "store/identity.h"
#include "store/people.h"
#include "store/test_engines.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

constexpr const char* ended_people_csv =
    "pers_person_id,pers_sex,pers_dob\nP1,F,2010-02-28\nP2,F,not a day\n";
constexpr const char* more_csv = "pers_person_id,pers_sex,pers_dob\nP3,M,2011-02-28\n";

// A workspace whose server has died while a load was running.
class EndedLoad : public store::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    store::bring_up_to_date(location);
    kept.emplace(location);
    workspace.emplace(
        lake::Workspace::create(directory.path() / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}}));
    uploads.emplace(*kept, workspace->directory());
    kept->write({"system:test", "set up"}, [&](store::Writer& writer) {
      store::Account account;
      account.id = "ann";
      account.email = "ann@example.org";
      account.name = "Ann Lee";
      account.status = "active";
      account.created_at = store::now();
      writer.insert(account);
    });
  }

  // A file as a browser has sent it, whole; gives its upload.
  std::string sent(const std::string& name, const std::string& content) {
    const std::string id = uploads->begin("ann", name, content.size()).row.id;
    uploads->add("ann", id, 0, content);
    uploads->finish("ann", id, base::sha256(content));
    return id;
  }
  // The row of a load that has begun and was never ended.
  std::string left(const std::vector<std::string>& files, const char* as_at = "2020-09-30") {
    store::DataLoad row;
    row.id = store::new_id();
    row.account_id = "ann";
    row.as_at = as_at;
    row.state = "running";
    row.began_at = store::now();
    kept->write({"ann", "load.begin"}, [&](store::Writer& writer) {
      writer.insert(row);
      for (const std::string& id : files) {
        const auto upload = *writer.find<store::Upload>(id);
        writer.insert(
            store::DataLoadFile{store::new_id(), row.id, id, upload.name, upload.bytes, *upload.sha256});
      }
    });
    return row.id;
  }
  // What the load did before the server died.
  lake::Snapshot publish(const std::vector<std::string>& files) {
    ingest::PublishOptions options;
    options.as_at = base::make_date(2020, 9, 30);
    std::vector<std::filesystem::path> paths;
    for (const std::string& id : files) {
      paths.push_back(uploads->files().path_of(id));
      options.names.emplace(paths.back(), kept->read([&](const store::Queries& reader) {
        return reader.find<store::Upload>(id)->name;
      }));
    }
    return *assure::load_with_audits(*kept, *workspace, paths, options);
  }
  store::DataLoad settled(const std::string& id) {
    settle_left_loads(*kept, *uploads, workspace->directory());
    EXPECT_TRUE(store::verify(*kept, store::all_tables()).problems.empty());
    return kept->read([&](const store::Queries& reader) { return *reader.find<store::DataLoad>(id); });
  }
  std::string state_of_upload(const std::string& id) {
    return kept->read([&](const store::Queries& reader) { return reader.find<store::Upload>(id)->state; });
  }
  std::string last_act() {
    return kept->read([](const store::Queries& reader) { return reader.changes(0, 10'000).back().act; });
  }

  std::optional<store::Store> kept;
  std::optional<lake::Workspace> workspace;
  std::optional<Uploads> uploads;
};
ON_EACH_ENGINE(EndedLoad);

TEST_P(EndedLoad, ThatPublishedItsSnapshotBeforeTheServerDiedIsPublished) {
  const std::string people = sent("people.csv", ended_people_csv);
  const std::string more = sent("more.csv", more_csv);
  // The same content under another name is read once, and no source of its own.
  const std::string again = sent("again.csv", more_csv);
  const std::vector<std::string> files = {people, more, again};
  const std::string id = left(files);
  const lake::Snapshot snapshot = publish(files);
  const store::DataLoad row = settled(id);
  EXPECT_EQ(row.state, "published");
  EXPECT_EQ(row.snapshot, snapshot.name());
  EXPECT_FALSE(row.was_there);
  EXPECT_TRUE(row.ended_at);
  EXPECT_EQ(row.problem, std::nullopt);
  EXPECT_EQ(row.rows_read, 3);
  EXPECT_EQ(*row.rows_kept + *row.rows_merged + *row.rows_rejected, 3);
  EXPECT_EQ(row.rows_rejected, static_cast<std::int64_t>(snapshot.rejected));
  EXPECT_EQ(row.rows_flagged, static_cast<std::int64_t>(snapshot.flagged));
  for (const std::string& file : files) {
    EXPECT_EQ(state_of_upload(file), "loaded");
    EXPECT_FALSE(std::filesystem::exists(uploads->files().path_of(file)));
  }
  EXPECT_EQ(last_act(), "load.published");
}

// The store's audits are a source of the snapshot that nobody sent.
TEST_P(EndedLoad, ThatTookInAuditsIsKnownByTheFilesThatWereSent) {
  kept->write({"system:test", "audit"}, [](store::Writer& writer) {
    store::Audit audit;
    audit.id = "audit";
    audit.stream = "random";
    audit.month = "2020-09";
    audit.state = "final";
    audit.final_grade = "good";
    writer.insert(audit);
  });
  const std::string people = sent("people.csv", ended_people_csv);
  const std::string id = left({people});
  const lake::Snapshot snapshot = publish({people});
  EXPECT_EQ(snapshot.sources.size(), 2U);
  const store::DataLoad row = settled(id);
  EXPECT_EQ(row.state, "published");
  EXPECT_EQ(row.snapshot, snapshot.name());
}

TEST_P(EndedLoad, ThatPublishedNothingIsInterruptedAndKeepsItsFiles) {
  const std::string people = sent("people.csv", ended_people_csv);
  const std::string id = left({people});
  const store::DataLoad row = settled(id);
  EXPECT_EQ(row.state, "interrupted");
  EXPECT_EQ(row.snapshot, std::nullopt);
  EXPECT_FALSE(row.problem.value_or("").empty());
  EXPECT_FALSE(row.remedy.value_or("").empty());
  EXPECT_EQ(state_of_upload(people), "whole");
  EXPECT_TRUE(std::filesystem::exists(uploads->files().path_of(people)));
  EXPECT_EQ(last_act(), "load.interrupt");
}

TEST_P(EndedLoad, IsNotTakenForTheSnapshotOfOtherFilesOrAnotherDay) {
  const std::string people = sent("people.csv", ended_people_csv);
  const std::string more = sent("more.csv", more_csv);
  const std::string all = left({people, more});
  const std::string other_day = left({people}, "2020-09-29");
  publish({people});
  EXPECT_EQ(settled(all).state, "interrupted");
  EXPECT_EQ(settled(other_day).state, "interrupted");
}

TEST_P(EndedLoad, IsNotTakenForASnapshotThatWasThereBeforeItBegan) {
  const std::string people = sent("people.csv", ended_people_csv);
  const lake::Snapshot snapshot = publish({people});
  // Moments have milliseconds, and the load begins after the snapshot was made.
  while (store::now() <= snapshot.loaded_at) {
  }
  EXPECT_EQ(settled(left({people})).state, "interrupted");
}

TEST_P(EndedLoad, LeavesLoadsAloneThatHaveEnded) {
  const std::string people = sent("people.csv", ended_people_csv);
  const std::string id = left({people});
  const store::DataLoad once = settled(id);
  publish({people});
  const store::DataLoad twice = settled(id);
  EXPECT_EQ(twice.state, "interrupted");
  EXPECT_EQ(twice.ended_at, once.ended_at);
}

}  // namespace
}  // namespace windscreen::serve
