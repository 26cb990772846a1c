// What the tests of this room run on: a new SQLite file, or the emptied database of a real PostgreSQL server
// that is started for the test program in a directory of its own, on a Unix socket, and ends with it.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"

namespace windscreen::store {

/// A directory that is removed at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The PostgreSQL server of this test program.
class TestServer {
 public:
  /// Started at the first call. Throws when it is installed and does not start.
  static TestServer& instance();
  /// False where PostgreSQL is not installed.
  static bool installed();

  /// The address of its database, emptied: what an earlier test left is gone.
  std::string empty_database();
  /// Ends the server at once with SIGQUIT, as `pg_ctl stop -m immediate` does: no shutdown, recovery at the
  /// next start.
  void stop_immediately();
  void start();

 private:
  TestServer();
  ~TestServer();
  std::string address(const std::string& database) const;

  TemporaryDirectory directory_;
  pid_t process_ = -1;
};

/// Each of its tests runs on both engines.
class OnEachEngine : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;

  /// Nothing is at the location yet.
  Location location;
  TemporaryDirectory directory;

  /// Runs SQL behind the store's back.
  void tamper(const std::vector<std::string>& statements) const;
};

/// Takes the name of the engine into the name of the test.
std::string engine_name(const testing::TestParamInfo<Engine>& engine);

}  // namespace windscreen::store

#define ON_EACH_ENGINE(suite)                                                                    \
  INSTANTIATE_TEST_SUITE_P(                                                                      \
      Engines, suite,                                                                            \
      testing::Values(windscreen::store::Engine::sqlite, windscreen::store::Engine::postgresql), \
      windscreen::store::engine_name)
