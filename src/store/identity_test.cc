#include "store/identity.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"
#include "store/location.h"

namespace windscreen::store {
namespace {

TEST(NewId, IsAVersion7UuidAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 10000; ++i) {
    const std::string id = new_id();
    ASSERT_EQ(id.size(), 36U);
    ASSERT_EQ(id[14], '7') << id;
    ASSERT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
    ASSERT_TRUE(seen.insert(id).second);
  }
}

TEST(Moment, IsReadAsItIsWritten) {
  for (const char* text :
       {"2020-02-29T00:00:00.000Z", "1999-12-31T23:59:59.999Z", "0001-01-01T12:30:05.007Z"})
    EXPECT_EQ(moment_text(moment_from(text).value()), text);
  EXPECT_EQ(moment_text(*moment_from("2020-02-28T23:59:59.999Z") + std::chrono::milliseconds(1)),
            "2020-02-29T00:00:00.000Z");
  EXPECT_EQ(moment_from(now()).has_value(), true);
  for (const char* wrong : {"", "2020-02-29", "2019-02-29T00:00:00.000Z", "2020-02-29T24:00:00.000Z",
                            "2020-02-29T00:60:00.000Z", "2020-02-29T00:00:00.000", "2020-02-29 00:00:00.000Z",
                            "2020-02-29T00:00:0a.000Z", "2020-13-01T00:00:00.000Z"})
    EXPECT_FALSE(moment_from(wrong)) << wrong;
}

TEST(NewId, SortsInTheOrderOfMakingWithinAMillisecond) {
  // More than a millisecond's count has room for.
  std::string before = new_id();
  for (int i = 0; i < 20000; ++i) {
    std::string id = new_id();
    ASSERT_LT(before, id);
    before = std::move(id);
  }
}

TEST(NewId, IsOneThreadsAlone) {
  std::vector<std::string> made(2 * 5000);
  const auto make = [&](std::size_t from) {
    for (std::size_t i = 0; i < 5000; ++i) made[from + i] = new_id();
  };
  std::thread other(make, 5000);
  make(0);
  other.join();
  EXPECT_EQ(std::set<std::string>(made.begin(), made.end()).size(), made.size());
}

TEST(Now, AlwaysHasTheSameLength) {
  const std::string moment = now();
  ASSERT_EQ(moment.size(), 24U);
  EXPECT_EQ(moment[10], 'T');
  EXPECT_EQ(moment[19], '.');
  EXPECT_EQ(moment[23], 'Z');
}

TEST(Location, IsTheWorkspaceUnlessPostgresqlIsAskedFor) {
  EXPECT_EQ(locate("/srv/county", "").target, "/srv/county/store.sqlite");
  EXPECT_EQ(locate("/srv/county", "postgresql://db/windscreen").engine, Engine::postgresql);
  EXPECT_EQ(locate("/srv/county", "postgres://db/windscreen").engine, Engine::postgresql);
  EXPECT_THROW(locate("/srv/county", "mysql://db/windscreen"), base::Error);
  EXPECT_THROW(locate("/srv/co\"unty", ""), base::Error);
}

TEST(Location, IsShownWithoutItsPassword) {
  const auto shown = [](const char* address) { return locate("/srv", address).shown(); };
  EXPECT_EQ(shown("postgresql://ann:secret@db/windscreen"), "postgresql://ann:…@db/windscreen");
  EXPECT_EQ(shown("postgresql://ann:se@cret@db/windscreen"), "postgresql://ann:…@db/windscreen");
  EXPECT_EQ(shown("postgresql://ann@db:5432/windscreen"), "postgresql://ann@db:5432/windscreen");
  EXPECT_EQ(shown("postgresql:///w?user=ann&password=secret&host=db"),
            "postgresql:///w?user=ann&password=…&host=db");
  EXPECT_EQ(shown("postgresql://db:5432/windscreen"), "postgresql://db:5432/windscreen");
}

}  // namespace
}  // namespace windscreen::store
