// A load that is killed, at any moment, or that the disk refuses, leaves the lake as it was or with the whole
// new snapshot, and the next load works.
//
// The load (fault_load.cc) runs as a process of its own. Once for each of its calls that change the disk, it
// is killed before it or in the middle of it (interposer.cc); and, with no help from inside,
// after delays that step through its whole duration.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/hash.h"
#include "lake/lake.h"

namespace windscreen::lake {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Calls and delays tried in one test at most, evenly spread: every call of the load as it is. The sanitizers
// look at what the load does when a call fails, not at where, and are slow: a sample is enough for them.
#if defined(WINDSCREEN_SANITIZED)
constexpr long most_calls = 13;
constexpr int delays = 20;
#else
constexpr long most_calls = 400;
constexpr int delays = 80;
#endif

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Ended {
  bool killed = false;
  int code = 0;
  std::string message;
};

class Fault : public ::testing::Test {
 protected:
  Fault() {
    // In memory where there is such a place: nothing here needs a real disk, and waiting for one takes
    // minutes.
    const fs::path memory = "/dev/shm";
    const fs::path place = ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
    std::string pattern = (place / "windscreen-fault-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no directory for the test");
    directory = pattern;
    Workspace::create(directory / "ws", {"936", "Surrey", {}});
    // What was there before, which must stay; and what the load under test will make.
    EXPECT_EQ(run(0, {}).code, 0);
    before = state();
    EXPECT_EQ(before.size(), 1U);
  }
  ~Fault() override {
    std::error_code ignored;
    fs::remove_all(directory, ignored);
  }

  /// A null-terminated list of pointers into `texts`, as the system takes arguments and environments.
  static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list(texts.size() + 1, nullptr);
    std::transform(texts.begin(), texts.end(), list.begin(), [](std::string& text) { return text.data(); });
    return list;
  }

  pid_t start(int seed, const std::map<std::string, std::string>& faults) {
    std::vector<std::string> settings;
    for (char** variable = environ; *variable != nullptr; ++variable) {
      const std::string text = *variable;
      if (!text.starts_with("LD_PRELOAD=") && !text.starts_with("ASAN_OPTIONS=")) settings.push_back(text);
    }
    if (!faults.empty()) {
      settings.push_back(std::string("LD_PRELOAD=") + FAULT_INTERPOSER);
      // The sanitizer insists on being loaded first, which matters only to what it checks itself.
      settings.emplace_back("ASAN_OPTIONS=verify_asan_link_order=0");
    }
    for (const auto& fault : faults) settings.emplace_back(fault.first).append("=").append(fault.second);
    std::vector<char*> environment = pointers(settings);
    std::vector<std::string> words = {FAULT_LOAD, (directory / "ws").string(),
                                      (directory / "scratch").string(), std::to_string(seed)};
    std::vector<char*> arguments = pointers(words);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (directory / "message").c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed =
        ::posix_spawn(&child, FAULT_LOAD, &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("the load could not be started");
    return child;
  }

  Ended wait_for(pid_t child) const {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
      if (errno != EINTR) throw std::runtime_error("the load was lost");
    }
    Ended ended;
    ended.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    ended.message = content_of(directory / "message");
    return ended;
  }

  Ended run(int seed, const std::map<std::string, std::string>& faults) {
    return wait_for(start(seed, faults));
  }

  /// Name and hash of every file of every snapshot: what a reader of the lake can see.
  std::map<std::string, std::string> state() const {
    std::map<std::string, std::string> snapshots;
    const Workspace workspace = Workspace::open(directory / "ws");
    EXPECT_TRUE(unreadable_snapshots(workspace).empty());
    for (const Snapshot& snapshot : list_snapshots(workspace)) {
      EXPECT_EQ(verify(snapshot), std::vector<std::string>{});
      snapshots[snapshot.name()] =
          snapshot.content_hash + base::sha256_file(snapshot.directory / "manifest.json");
    }
    return snapshots;
  }

  /// After a fault: the lake is as it was, or it has one whole snapshot more.
  bool expect_sound_lake(const std::string& when) {
    auto after = state();
    for (const auto& [name, hash] : before) {
      EXPECT_EQ(after[name], hash) << when;
      after.erase(name);
    }
    EXPECT_LE(after.size(), 1U) << when;
    const bool published = !after.empty();
    if (published && !expected.empty()) {
      EXPECT_EQ(after.begin()->first, expected) << when;
    }
    return published;
  }

  /// The next load works, gives what it should, and clears up.
  void expect_next_load_works(const std::string& when) {
    const Ended ended = run(1, {});
    EXPECT_EQ(ended.code, 0) << when << ": " << ended.message;
    EXPECT_TRUE(expect_sound_lake(when)) << when;
    expect_nothing_left(when);
    EXPECT_FALSE(fs::exists(directory / "scratch")) << when;
    forget_new_snapshot();
  }

  /// No load is left half done, and nothing staged (an empty scratch directory and a lock may be).
  void expect_nothing_left(const std::string& when) const {
    for (const auto& entry : fs::directory_iterator(directory / "ws" / "lake" / "936")) {
      const std::string name = entry.path().filename();
      EXPECT_TRUE(!name.starts_with('.') || name == ".lock") << name << " was left behind " << when;
    }
    if (!fs::exists(directory / "scratch")) return;
    for (const auto& entry : fs::directory_iterator(directory / "scratch"))
      EXPECT_EQ(entry.path().filename(), ".lock") << "was left behind " << when;
  }

  void forget_new_snapshot() {
    const fs::path authority = directory / "ws" / "lake" / "936";
    std::vector<fs::path> gone;
    for (const auto& entry : fs::directory_iterator(authority)) {
      const std::string name = entry.path().filename();
      if (!name.starts_with('.') && !before.contains(name)) gone.push_back(entry.path());
    }
    for (const fs::path& path : gone) fs::remove_all(path);
  }

  /// How many calls a whole load makes; also learns the name of what it makes.
  long count_calls() {
    const fs::path file = directory / "count";
    const Ended ended = run(1, {{"FAULT_AT", "0"}, {"FAULT_COUNT", file.string()}});
    EXPECT_EQ(ended.code, 0) << ended.message;
    for (const auto& [name, hash] : state()) {
      if (!before.contains(name)) expected = name;
    }
    EXPECT_FALSE(expected.empty());
    forget_new_snapshot();
    fs::remove_all(directory / "scratch");
    const std::string text = content_of(file);
    return text.empty() ? 0 : std::stol(text);
  }

  void kill_at_every_call(const std::string& mode) {
    const long calls = count_calls();
    ASSERT_GT(calls, 30) << "the interposer sees too little of the load";
    const long step = std::max(1L, calls / most_calls);
    int killed = 0;
    int published = 0;
    for (long at = 1; at <= calls; at += step) {
      const std::string when = mode + " at call " + std::to_string(at) + " of " + std::to_string(calls);
      const Ended ended = run(1, {{"FAULT_MODE", mode}, {"FAULT_AT", std::to_string(at)}});
      EXPECT_TRUE(ended.killed || ended.code == 0) << when << ": " << ended.message;
      if (ended.killed) ++killed;
      if (expect_sound_lake(when)) ++published;
      // It clears up too, so that the calls of the load after it are numbered as before.
      expect_next_load_works(when);
      if (HasFailure()) return;
    }
    EXPECT_GE(killed, std::min(calls, most_calls) - 1);
    // Both happen: kills before the snapshot is published, and (each call tried) kills once it is.
    EXPECT_LT(published, killed);
    if (step == 1) {
      EXPECT_GT(published, 0);
    }
  }

  void fail_at_every_call(const std::string& mode, int error) {
    const long calls = count_calls();
    const long step = std::max(1L, calls / most_calls);
    int refused = 0;
    for (long at = 1; at <= calls; at += step) {
      const std::string when = "error " + std::to_string(error) + " from call " + std::to_string(at);
      const Ended ended = run(
          1,
          {{"FAULT_MODE", mode}, {"FAULT_AT", std::to_string(at)}, {"FAULT_ERROR", std::to_string(error)}});
      EXPECT_TRUE(ended.code == 0 || ended.code == 1)
          << when << " ended with " << ended.code << ": " << ended.message;
      const bool published = expect_sound_lake(when);
      // Only where the disk let the name be given, then neither confirmed it nor let it be taken back, is the
      // snapshot there after an error: whole, and the message says so.
      const bool unconfirmed = ended.message.find("is there and whole") != std::string::npos;
      EXPECT_EQ(published, ended.code == 0 || unconfirmed) << when << ": " << ended.message;
      if (mode == "once") {
        EXPECT_FALSE(unconfirmed) << when;
      }
      if (ended.code == 1) {
        ++refused;
        EXPECT_GT(ended.message.size(), 20U) << when;
      }
      // It had the time to clear up.
      expect_nothing_left(when);
      if (at / step % 8 == 0) expect_next_load_works(when);
      forget_new_snapshot();
      if (HasFailure()) return;
    }
    EXPECT_GE(refused, std::min(calls, most_calls) / 2);
  }

  fs::path directory;
  std::map<std::string, std::string> before;
  std::string expected;
};

TEST_F(Fault, KilledBeforeAnyCall) { kill_at_every_call("kill"); }
TEST_F(Fault, KilledWithAnyWriteHalfDone) { kill_at_every_call("short"); }
TEST_F(Fault, TheDiskIsFull) { fail_at_every_call("fail", ENOSPC); }
TEST_F(Fault, TheDiskIsBroken) { fail_at_every_call("fail", EIO); }
TEST_F(Fault, TheDiskFailsOnce) { fail_at_every_call("once", EIO); }

TEST_F(Fault, KilledAfterAnyTime) {
  count_calls();
  const auto begin = Clock::now();
  ASSERT_EQ(run(1, {}).code, 0);
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  forget_new_snapshot();
  int killed = 0;
  for (int i = 0; i <= delays; ++i) {
    // A little past the end, so that the last moments are tried on a slower day too.
    const auto delay = duration * 11 * i / (10 * delays);
    const std::string when = "killed after " + std::to_string(delay.count()) + " microseconds";
    const pid_t child = start(1, {});
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    if (wait_for(child).killed) ++killed;
    expect_sound_lake(when);
    if (i % 10 == 0) expect_next_load_works(when);
    forget_new_snapshot();
    if (HasFailure()) return;
  }
  EXPECT_GT(killed, delays / 2);
  expect_next_load_works("after the last");
}

}  // namespace
}  // namespace windscreen::lake
