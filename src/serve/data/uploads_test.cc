#include "serve/data/uploads.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "base/hash.h"
#include "serve/data/load_routes.h"
#include "store/bookkeeping.h"
#include "store/people.h"
#include "store/test_engines.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;

class UploadsTest : public store::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    store::bring_up_to_date(location);
    kept = std::make_unique<store::Store>(location);
    kept->write({"system:test", "set up"}, [](store::Writer& writer) {
      for (const char* name : {"ann", "bob"}) {
        store::Account account;
        account.id = name;
        account.email = std::string(name) + "@example.org";
        account.name = name;
        account.status = "active";
        account.created_at = "2020-01-01T00:00:00.000Z";
        writer.insert(account);
      }
    });
    fs::create_directories(workspace());
    limits.bytes = 1000;
    limits.files = 3;
    uploads = std::make_unique<Uploads>(*kept, workspace(), limits);
  }
  void TearDown() override { uploads.reset(); }

  fs::path workspace() const { return directory.path() / "w"; }
  std::string begin(const std::string& name, std::uint64_t bytes, const std::string& who = "ann") const {
    return uploads->begin(who, name, bytes).row.id;
  }
  std::uint64_t add(const std::string& id, std::uint64_t offset, std::string_view bytes) const {
    return uploads->add("ann", id, offset, bytes).received;
  }
  std::string content(const std::string& id) const {
    std::ifstream file(uploads->files().path_of(id), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string state(const std::string& id) const {
    return kept->read([&](const store::Queries& reader) { return reader.find<store::Upload>(id)->state; });
  }
  // The code of the refusal, or "" where there is none.
  template <typename Work>
  static std::string refusal(const Work& work, int status) {
    try {
      work();
    } catch (const Refused& refused) {
      EXPECT_EQ(refused.status, status) << refused.what();
      EXPECT_FALSE(std::string(refused.remedy()).empty());
      return refused.code;
    }
    ADD_FAILURE() << "it was taken";
    return {};
  }

  UploadLimits limits;
  std::unique_ptr<store::Store> kept;
  std::unique_ptr<Uploads> uploads;
};
ON_EACH_ENGINE(UploadsTest);

TEST_P(UploadsTest, APartAfterAnotherMakesTheFile) {
  const std::string id = begin("C:\\data\\annex a.xlsx", 10);
  EXPECT_EQ(uploads->of("ann").at(0).row.name, "annex a.xlsx");
  EXPECT_EQ(add(id, 0, "0123"), 4U);
  EXPECT_EQ(uploads->of("ann").at(0).received, 4U);
  EXPECT_EQ(add(id, 4, "456789"), 10U);
  EXPECT_EQ(uploads->finish("ann", id, base::sha256("0123456789")).row.state, "whole");
  EXPECT_EQ(content(id), "0123456789");
  struct stat about{};
  ASSERT_EQ(::stat(uploads->files().path_of(id).c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(uploads->files().directory().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0700U);
  EXPECT_TRUE(store::verify(*kept, store::all_tables()).problems.empty());
}

TEST_P(UploadsTest, APartOutOfOrderIsRefusedAndOneSentTwiceIsThereOnce) {
  const std::string id = begin("a.csv", 10);
  EXPECT_EQ(refusal([&] { add(id, 4, "4567"); }, 409), "upload_offset");
  add(id, 0, "0123");
  EXPECT_EQ(add(id, 0, "0123"), 4U) << "its answer was lost";
  EXPECT_EQ(add(id, 0, "xx"), 4U) << "what is there stays";
  // Half of it there already: the sender asks how much, and goes on from that.
  EXPECT_EQ(refusal([&] { add(id, 2, "2345"); }, 409), "upload_offset");
  EXPECT_EQ(content(id), "0123");
}

TEST_P(UploadsTest, NothingGoesBeyondTheLengthThatWasAnnounced) {
  const std::string id = begin("a.csv", 4);
  EXPECT_EQ(refusal([&] { add(id, 0, "01234"); }, 422), "upload_too_long");
  add(id, 0, "0123");
  EXPECT_EQ(refusal([&] { add(id, 4, "4"); }, 422), "upload_too_long");
  EXPECT_EQ(refusal([&] { add(id, ~std::uint64_t{0}, "4"); }, 422), "upload_too_long");
  EXPECT_EQ(content(id), "0123");
}

TEST_P(UploadsTest, AFileThatIsNotAsItWasSentIsThrownAway) {
  const std::string id = begin("a.csv", 4);
  add(id, 0, "01");
  EXPECT_EQ(refusal([&] { uploads->finish("ann", id, base::sha256("01")); }, 409), "upload_incomplete");
  add(id, 2, "23");
  EXPECT_EQ(refusal([&] { uploads->finish("ann", id, base::sha256("0124")); }, 422), "hash_differs");
  EXPECT_FALSE(fs::exists(uploads->files().path_of(id)));
  EXPECT_EQ(state(id), "damaged");
  EXPECT_EQ(refusal([&] { add(id, 4, "4"); }, 410), "upload_over");
}

TEST_P(UploadsTest, NobodySeesOrChangesWhatAnotherSends) {
  const std::string id = begin("a.csv", 4);
  EXPECT_TRUE(uploads->of("bob").empty());
  EXPECT_EQ(refusal([&] { uploads->add("bob", id, 0, "0123"); }, 404), "no_upload");
  EXPECT_EQ(refusal([&] { uploads->finish("bob", id, base::sha256("")); }, 404), "no_upload");
  EXPECT_EQ(refusal([&] { uploads->remove("bob", id); }, 404), "no_upload");
  EXPECT_EQ(refusal([&] { add("../../store", 0, "0123"); }, 404), "no_upload");
}

TEST_P(UploadsTest, AllTogetherTakeNoMoreThanTheirRoom) {
  const std::string first = begin("a.csv", 600);
  EXPECT_EQ(refusal([&] { begin("b.csv", 401, "bob"); }, 409), "uploads_full");
  EXPECT_EQ(refusal([&] { begin("c.csv", 1001); }, 409), "uploads_full");
  begin("b.csv", 400, "bob");
  uploads->remove("ann", first);
  begin("a.csv", 1);
  begin("b.csv", 1);
  begin("c.csv", 1);
  EXPECT_EQ(refusal([&] { begin("d.csv", 1); }, 409), "uploads_full") << "so many files of one person";
  EXPECT_EQ(refusal([&] { begin("d.csv", 0, "bob"); }, 422), "");
  EXPECT_EQ(refusal([&] { begin(" / ", 1, "bob"); }, 422), "");
}

// The limit of a file's length stands in for the disk's: the system refuses the rest of the write likewise.
TEST_P(UploadsTest, APartThatTheDiskHasNoRoomForLeavesTheFileAsItWas) {
  const std::string id = begin("a.csv", 100);
  add(id, 0, "0123");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto quiet = std::signal(SIGXFSZ, SIG_IGN);
  rlimit low = before;
  low.rlim_cur = 6;
  const store::Upload row =
      kept->read([&](const store::Queries& reader) { return *reader.find<store::Upload>(id); });
  UploadFiles files(workspace());
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &low), 0);
  std::string code;
  try {
    files.add(row.id, 4, "456789", 100);
  } catch (const Refused& refused) {
    code = refused.code;
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, quiet);
  EXPECT_EQ(code, "disk_full");
  EXPECT_EQ(content(id), "0123");
  EXPECT_EQ(add(id, 4, "456789"), 10U) << "once there is room";
}

TEST_P(UploadsTest, TwoWhoSendTheSamePartMakeOneFile) {
  const std::string id = begin("a.csv", 900);
  const std::string whole(900, 'x');
  {
    std::vector<std::jthread> senders;
    for (int sender = 0; sender < 3; ++sender)
      senders.emplace_back([&] {
        for (std::uint64_t at = 0; at < 900; at += 90) {
          try {
            add(id, at, std::string_view(whole).substr(at, 90));
          } catch (const Refused&) {
            // Another was faster.
          }
        }
      });
  }
  EXPECT_EQ(uploads->files().received(id) % 90, 0U) << "no half of a part";
  for (std::uint64_t at = uploads->files().received(id); at < 900; at += 90)
    add(id, at, std::string_view(whole).substr(at, 90));
  EXPECT_EQ(uploads->finish("ann", id, base::sha256(whole)).row.state, "whole");
}

TEST_P(UploadsTest, WhatIsLeftForADayGoes) {
  const std::string left = begin("a.csv", 10);
  add(left, 0, "0123");
  const std::string removed = begin("b.csv", 10);
  add(removed, 0, "0123");
  uploads->remove("ann", removed);
  EXPECT_FALSE(fs::exists(uploads->files().path_of(removed)));
  EXPECT_EQ(refusal([&] { uploads->remove("ann", removed); }, 410), "upload_over");
  // What a killed server left without a row, and what is not ours.
  std::ofstream(uploads->files().directory() / "stray.upload") << "x";
  std::ofstream(uploads->files().directory() / "notes.txt") << "x";
  const auto now = fs::file_time_type::clock::now();
  uploads->sweep(now + std::chrono::hours(23));
  EXPECT_EQ(state(left), "open");
  EXPECT_TRUE(fs::exists(uploads->files().directory() / "stray.upload"));
  uploads->sweep(now + std::chrono::hours(25));
  EXPECT_EQ(state(left), "abandoned");
  EXPECT_FALSE(fs::exists(uploads->files().path_of(left)));
  EXPECT_FALSE(fs::exists(uploads->files().directory() / "stray.upload"));
  EXPECT_TRUE(fs::exists(uploads->files().directory() / "notes.txt"));
  EXPECT_TRUE(uploads->of("ann").empty());
}

TEST(ShownName, IsAFileNameForPeople) {
  EXPECT_EQ(shown_name("annex a.xlsx"), "annex a.xlsx");
  EXPECT_EQ(shown_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(shown_name("C:\\x\\y.csv"), "y.csv");
  EXPECT_EQ(shown_name(" a\n\x7F.csv "), "a.csv");
  EXPECT_EQ(shown_name("folder/"), "");
  // Never half a character.
  const std::string many(199, 'a');
  EXPECT_EQ(shown_name(many + "\xC3\xA9.csv"), many);
}

}  // namespace
}  // namespace windscreen::serve
