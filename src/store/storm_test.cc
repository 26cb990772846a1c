// Kill -9 during a storm of writes loses no acknowledged write, and leaves no half of one.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "store/bookkeeping.h"
#include "store/test_engines.h"
#include "store/test_rows.h"
#include "store/verify.h"

namespace windscreen::store {
namespace {

/// A writer that is killed; what it had been told was written can be read from its pipe.
class StormWriter {
 public:
  StormWriter(const TemporaryDirectory& directory, const Location& location) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      std::vector<std::string> words = {STORM_WRITER, directory.path().string()};
      if (location.engine == Engine::postgresql) words.push_back(location.target);
      std::vector<char*> pointers;
      for (std::string& word : words) pointers.push_back(word.data());
      pointers.push_back(nullptr);
      execv(pointers[0], pointers.data());
      _exit(127);
    }
    close(ends[1]);
    // Read all the while: a full pipe would hold the writer up.
    reader_ = std::jthread([this, end = ends[0]] {
      std::array<char, 4096> buffer{};
      for (ssize_t n = 0; (n = read(end, buffer.data(), buffer.size())) > 0;) {
        said_.append(buffer.data(), static_cast<std::size_t>(n));
        heard_ += static_cast<std::size_t>(n);
      }
      close(end);
    });
  }

  /// What it has acknowledged by now counts as heard.
  void mark() { waited_for_ = heard_; }

  /// Waits until it has acknowledged something since the last mark or wait, however busy the machine is.
  void wait_for_more() {
    const std::size_t before = waited_for_;
    for (int i = 0; i < 3000 && heard_ == before; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_GT(heard_, before) << "the writer writes nothing";
    waited_for_ = heard_;
  }

  /// Kills it and gives what it acknowledged. It must not have ended by itself.
  std::string kill_and_read() {
    kill(process_, SIGKILL);
    int status = 0;
    waitpid(process_, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    reader_.join();
    return said_;
  }

 private:
  pid_t process_ = -1;
  std::string said_;
  std::atomic<std::size_t> heard_ = 0;
  std::size_t waited_for_ = 0;
  std::jthread reader_;
};

class StormTest : public OnEachEngine {
 protected:
  void note(const std::string& said) {
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);) {
      const std::string id = line.substr(2, 36);
      names_[id] = line[0] == 'A' ? "new" : line.substr(39);
    }
  }

  void expect_nothing_lost() const {
    Store store(location);
    const Verification found = verify(store, all_tables());
    ASSERT_TRUE(found.problems.empty()) << found.problems[0].what;
    store.read([&](const Queries& reader) {
      EXPECT_EQ(reader.count<Account>(), reader.count<RoleGrant>()) << "half a transaction is there";
      std::map<std::string, std::string> there;
      for (const Account& account : reader.select<Account>()) there[account.id] = account.name;
      for (const auto& [id, name] : names_) {
        const auto account = there.find(id);
        ASSERT_NE(account, there.end()) << id << " was acknowledged and is lost";
        // A renaming may be there that was not acknowledged any more.
        if (name != "new") {
          EXPECT_EQ(account->second, name);
        }
      }
    });
  }

  std::map<std::string, std::string> names_;
  std::mt19937 random_{7};  // NOLINT(cert-msc51-cpp): the same storms each time
};
ON_EACH_ENGINE(StormTest);

TEST_P(StormTest, OfKilledWritersLosesNothing) {
  bring_up_to_date(location);
  for (int round = 0; round < 20; ++round) {
    StormWriter one(directory, location);
    StormWriter other(directory, location);
    one.wait_for_more();
    other.wait_for_more();
    std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 120));
    note(one.kill_and_read());
    note(other.kill_and_read());
    expect_nothing_lost();
    if (HasFatalFailure()) return;
  }
  EXPECT_GE(names_.size(), 40U) << "each writer of each round was heard";
}

class ServerStormTest : public StormTest {};
INSTANTIATE_TEST_SUITE_P(Engines, ServerStormTest, testing::Values(Engine::postgresql), engine_name);

TEST_P(ServerStormTest, OverAServerThatIsKilledLosesNothing) {
  bring_up_to_date(location);
  for (int round = 0; round < 6; ++round) {
    StormWriter one(directory, location);
    StormWriter other(directory, location);
    one.wait_for_more();
    other.wait_for_more();
    std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 150));
    TestServer::instance().stop_immediately();
    one.mark();
    other.mark();
    const std::size_t before = names_.size();
    if (round % 2 == 0) {
      // The writers die with the server …
      note(one.kill_and_read());
      note(other.kill_and_read());
      TestServer::instance().start();
    } else {
      // … or live through it: they find it again, and know whether their last commit was done.
      TestServer::instance().start();
      one.wait_for_more();
      other.wait_for_more();
      note(one.kill_and_read());
      note(other.kill_and_read());
    }
    EXPECT_GT(names_.size(), before);
    expect_nothing_lost();
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace windscreen::store
