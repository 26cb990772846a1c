#include "store/test_engines.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "store/connection.h"

namespace windscreen::store {
namespace {

namespace fs = std::filesystem;

/// The newest installed server's programs; empty when there is none.
fs::path server_programs() {
  fs::path newest;
  std::error_code none;
  for (const fs::directory_entry& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const fs::path programs = version.path() / "bin";
    if (fs::exists(programs / "postgres") && (newest.empty() || newest < programs)) newest = programs;
  }
  return newest;
}

/// PostgreSQL refuses to run as root.
const passwd* server_user() { return geteuid() == 0 ? getpwnam("postgres") : nullptr; }

/// Starts a program as the server's user; it ends when this program does.
pid_t spawn(std::vector<std::string> words, const fs::path& log) {
  const passwd* const user = server_user();
  const pid_t child = fork();
  if (child != 0) return child;
  const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (file < 0) _exit(126);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  if (chdir("/") != 0) _exit(126);
  if (user != nullptr &&
      (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
    _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGINT);
  // The sanitizers' settings are not for it, nor is the locale.
  unsetenv("LD_PRELOAD");
  setenv("LC_ALL", "C", 1);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(pointers[0], pointers.data());
  _exit(127);
}

std::string tail_of(const fs::path& log) {
  std::ifstream in(log);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return text.size() > 2000 ? text.substr(text.size() - 2000) : text;
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (fs::temp_directory_path() / "windscreen-store-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
  path_ = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

bool TestServer::installed() {
  return !server_programs().empty() && (geteuid() != 0 || server_user() != nullptr);
}

TestServer& TestServer::instance() {
  static TestServer server;
  return server;
}

TestServer::TestServer() {
  const fs::path& home = directory_.path();
  if (const passwd* const user = server_user()) {
    if (chown(home.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown failed");
  }
  const fs::path log = home / "log";
  const pid_t initdb = spawn({(server_programs() / "initdb").string(), "-D", (home / "data").string(), "-A",
                              "trust", "-U", "windscreen", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"},
                             log);
  int status = 0;
  waitpid(initdb, &status, 0);
  if (status != 0) throw std::runtime_error("initdb failed: " + tail_of(log));
  start();
}

TestServer::~TestServer() {
  if (process_ <= 0) return;
  kill(process_, SIGINT);
  waitpid(process_, nullptr, 0);
}

void TestServer::start() {
  const fs::path& home = directory_.path();
  for (int attempt = 0; attempt < 1200; ++attempt) {
    if (process_ > 0 && waitpid(process_, nullptr, WNOHANG) == process_) process_ = -1;
    if (process_ <= 0) {
      process_ = spawn(
          {(server_programs() / "postgres").string(), "-D", (home / "data").string(), "-c",
           "listen_addresses=", "-c", "unix_socket_directories=" + home.string(), "-c", "max_connections=60",
           // The machine stays up in these tests: what a killed server had written, the system has. fsync is
           // for when it does not, and most of the time that a test's tables take to make.
           "-c", "fsync=off"},
          home / "log");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    try {
      const Connection trial({Engine::postgresql, address("postgres")}, Access::read);
      return;
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): it is still starting
    }
  }
  throw std::runtime_error("PostgreSQL does not start: " + tail_of(home / "log"));
}

void TestServer::stop_immediately() {
  kill(process_, SIGQUIT);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

std::string TestServer::address(const std::string& database) const {
  return fmt::format("postgresql:///{}?host={}&user=windscreen", database, directory_.path().string());
}

std::string TestServer::empty_database() {
  // A database of its own for each test would take a second each, and make recovery slow after a kill.
  Connection connection({Engine::postgresql, address("postgres")}, Access::write);
  connection.run("drop schema if exists windscreen cascade");
  return address("postgres");
}

void OnEachEngine::SetUp() {
  if (GetParam() == Engine::sqlite) {
    location = locate(directory.path(), "");
    return;
  }
  if (!TestServer::installed()) GTEST_SKIP() << "PostgreSQL is not installed: its tests are skipped";
  location = locate(directory.path(), TestServer::instance().empty_database());
}

void OnEachEngine::tamper(const std::vector<std::string>& statements) const {
  Connection connection(location, Access::write);
  for (const std::string& statement : statements) connection.run(statement);
}

std::string engine_name(const testing::TestParamInfo<Engine>& engine) {
  return engine.param == Engine::sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace windscreen::store
