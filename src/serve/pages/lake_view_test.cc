#include "serve/pages/lake_view.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <future>
#include <thread>

#include "base/byte_source.h"
#include "base/error.h"
#include "lake/test_rows.h"
#include "serve/http/problem.h"
#include "serve/pages/reports.h"

namespace windscreen::serve {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// The writing end of a pipe; whoever reads it comes to its end when this goes.
class PipeEnd {
 public:
  PipeEnd() = default;
  PipeEnd(const PipeEnd&) = delete;
  PipeEnd& operator=(const PipeEnd&) = delete;
  ~PipeEnd() {
    if (end_ >= 0) ::close(end_);
  }
  /// False until someone has begun to read.
  bool open(const fs::path& path) {
    end_ = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    return end_ >= 0;
  }
  bool write(const std::string& text) const {
    return ::write(end_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  }

 private:
  int end_ = -1;
};

class LakeViewTest : public testing::Test {
 protected:
  /// Whether it comes true within ten seconds.
  static bool comes(const std::function<bool()>& wanted) {
    for (int i = 0; i < 1000; ++i) {
      if (wanted()) return true;
      std::this_thread::sleep_for(milliseconds(10));
    }
    return false;
  }
  /// Puts `made` in the settings' place, whole.
  void replace_settings(const fs::path& made) const { fs::rename(made, settings); }
  void write_settings(const std::string& text) const {
    std::ofstream(directory / "new.json", std::ios::binary) << text;
    replace_settings(directory / "new.json");
  }
  /// Publishes a load of one child.
  void publish() const {
    lake::Staging staging({directory / "scratch", std::uint64_t{256} << 20U, 1});
    const auto source = staging.add_source({"ssd_person.csv", "", "ssd", 1, "abc", 10});
    lake::stage(staging, "ssd_person", {source, 2}, {{"pers_person_id", "1"}, {"pers_dob", "2012-02-29"}});
    staging.count_read(source);
    lake::publish(workspace, staging, lake::iso("2020-09-30"));
  }

  lake::TestDirectory directory;
  lake::Workspace workspace =
      lake::Workspace::create(directory / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}});
  fs::path settings = workspace.directory() / "authority.json";
  LakeView view{workspace.directory(), milliseconds(5)};
};

TEST_F(LakeViewTest, WhatDoesNotChangeIsReadOnce) {
  const auto first = view.now();
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_EQ(view.now(), first);
}

TEST_F(LakeViewTest, ALoadIsSeenSoonAfterItIsPublished) {
  EXPECT_TRUE(view.now()->snapshots.empty());
  publish();
  EXPECT_TRUE(comes([&] { return view.now()->snapshots.size() == 1; }));
}

TEST_F(LakeViewTest, AStoppedServerBeginsNoReport) {
  publish();
  ASSERT_TRUE(comes([&] { return view.now()->snapshots.size() == 1; }));
  const auto state = view.now();
  Reports reports;
  const DocumentPtr report = reports.of(state, state->find(""));
  reports.stop();
  EXPECT_EQ(reports.of(state, state->find("")), report) << "what is there is still given";
  Reports stopped;
  stopped.stop();
  try {
    stopped.of(state, state->find(""));
    FAIL() << "a report was begun";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.status, 503);
  }
}

TEST_F(LakeViewTest, WhoeverHasPublishedCanHaveItSeenAtOnce) {
  LakeView seldom{workspace.directory(), std::chrono::hours(1)};
  EXPECT_TRUE(seldom.now()->snapshots.empty());
  publish();
  seldom.look_now();
  EXPECT_EQ(seldom.now()->snapshots.size(), 1U);
}

TEST_F(LakeViewTest, AFaultOfALookAtOnceIsSaidToWhoeverAsks) {
  LakeView seldom{workspace.directory(), std::chrono::hours(1)};
  static_cast<void>(seldom.now());
  write_settings("{");
  seldom.look_now();
  EXPECT_THROW(static_cast<void>(seldom.now()), base::Error);
}

// A pipe stands for settings that take long to read: whoever reads them waits until something is written.
TEST_F(LakeViewTest, NobodyWaitsForANewStateThatIsBeingRead) {
  const auto older = view.now();
  const std::string text = base::read_whole_file(settings);
  ASSERT_EQ(::mkfifo((directory / "pipe").c_str(), 0600), 0);
  replace_settings(directory / "pipe");
  {
    PipeEnd pipe;
    ASSERT_TRUE(comes([&] { return pipe.open(settings); }));
    std::vector<std::future<std::shared_ptr<const LakeState>>> askers;
    for (int i = 0; i < 4; ++i) {
      askers.push_back(std::async(std::launch::async, [this] { return view.now(); }));
    }
    for (auto& asker : askers) {
      ASSERT_EQ(asker.wait_for(std::chrono::seconds(10)), std::future_status::ready);
      EXPECT_EQ(asker.get(), older);
    }
    // From the next look on the settings are a file again.
    write_settings(text);
    ASSERT_TRUE(pipe.write(text));
  }
  EXPECT_TRUE(comes([&] { return view.now() != older; }));
}

TEST_F(LakeViewTest, SaysThatTheWorkspaceCannotBeReadUntilItCan) {
  const std::string text = base::read_whole_file(settings);
  static_cast<void>(view.now());
  write_settings("{");
  EXPECT_TRUE(comes([&] {
    try {
      static_cast<void>(view.now());
      return false;
    } catch (const base::Error&) {
      return true;
    }
  }));
  write_settings(text);
  EXPECT_TRUE(comes([&] {
    try {
      return view.now()->workspace.authority().name == "Surrey";
    } catch (const base::Error&) {
      return false;
    }
  }));
}

TEST_F(LakeViewTest, AWorkspaceThatIsNoneIsSaidAtOnce) {
  LakeView none{directory / "nothing", milliseconds(5)};
  EXPECT_THROW(static_cast<void>(none.now()), base::Error);
  EXPECT_THROW(static_cast<void>(none.now()), base::Error);
}

}  // namespace
}  // namespace windscreen::serve
