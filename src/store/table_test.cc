#include "store/table.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "store/record.h"

namespace windscreen::store {
namespace {

struct Visit {
  std::string id;
  std::int64_t days = 0;
  bool seen = false;
  std::optional<std::string> note;
  std::string password;
  std::optional<std::int64_t> late;

  static const Record<Visit>& record() {
    static const Record<Visit> record("visits", 1,
                                      {{"id", &Visit::id},
                                       {"days", &Visit::days},
                                       {"seen", &Visit::seen},
                                       {"note", &Visit::note},
                                       {"password", &Visit::password, {.secret = true}},
                                       {"late", &Visit::late, {.since = 3, .before = std::int64_t{0}}}});
    return record;
  }
};

const Table& table() { return Visit::record().table(); }

TEST(Record, DescribesTheTableByTheMembersTypes) {
  ASSERT_EQ(table().columns.size(), 6U);
  EXPECT_EQ(table().columns[1].kind, Kind::integer);
  EXPECT_EQ(table().columns[2].kind, Kind::boolean);
  EXPECT_FALSE(table().columns[2].nullable);
  EXPECT_TRUE(table().columns[3].nullable);
  EXPECT_TRUE(table().columns[4].secret);
  EXPECT_EQ(table().columns[5].since, 3);
  EXPECT_EQ(table().columns[0].since, 1);
}

TEST(Record, GoesToARowAndBack) {
  const Visit visit{"v1", -3, true, std::nullopt, "x", 9};
  const Visit back = Visit::record().value(Visit::record().row(visit));
  EXPECT_EQ(back.id, "v1");
  EXPECT_EQ(back.days, -3);
  EXPECT_TRUE(back.seen);
  EXPECT_FALSE(back.note.has_value());
  EXPECT_EQ(back.late, 9);
}

TEST(Image, IsCanonicalJsonWithTheSecretsDigest) {
  const std::string text =
      image(table(), Visit::record().row({"v1", 3, true, "caf\xc3\xa9 \"x\"", "hunter2", {}}));
  EXPECT_EQ(text.find("hunter2"), std::string::npos);
  EXPECT_TRUE(text.starts_with(R"({"days":3,"id":"v1","late":null,"note":"café \"x\"","password":"sha256:)"))
      << text;
  EXPECT_TRUE(text.ends_with(R"(","seen":true})")) << text;
}

TEST(Image, TellsSecretsApartAndPeopleWithTheSameOne) {
  const auto of = [](const char* id, const char* password) {
    const std::string text = image(table(), Visit::record().row({id, 3, true, {}, password, {}}));
    return text.substr(text.find("sha256:"), 71);
  };
  EXPECT_EQ(of("v1", "a"), of("v1", "a"));
  EXPECT_NE(of("v1", "a"), of("v1", "b"));
  EXPECT_NE(of("v1", "a"), of("v2", "a"));
}

TEST(Image, RefusesWhatTheTableDoesNotTake) {
  const Row good = Visit::record().row({"v1", 3, true, {}, "x", {}});
  const auto with = [&](std::size_t column, Value value) {
    Row row = good;
    row[column] = std::move(value);
    return row;
  };
  EXPECT_NO_THROW(image(table(), good));
  EXPECT_THROW(image(table(), with(0, Value())), base::Error);                   // no key
  EXPECT_THROW(image(table(), with(1, Value())), base::Error);                   // null where none may be
  EXPECT_THROW(image(table(), with(1, std::string("3"))), base::Error);          // text for a number
  EXPECT_THROW(image(table(), with(2, std::int64_t{2})), base::Error);           // neither true nor false
  EXPECT_THROW(image(table(), with(3, std::int64_t{2})), base::Error);           // a number for text
  EXPECT_THROW(image(table(), with(3, std::string("a\0b", 3))), base::Error);    // a zero byte
  EXPECT_THROW(image(table(), with(3, std::string("\xff\xfe"))), base::Error);   // not UTF-8
  EXPECT_THROW(image(table(), Row(good.begin(), good.end() - 1)), base::Error);  // a cell too few
}

TEST(SameImage, ReadsAYoungerColumnAsItsDefault) {
  // Written before the column `late` was there, and read after it.
  const std::string present = R"({"days":3,"id":"v1","late":0,"note":null,"password":"p","seen":true})";
  EXPECT_TRUE(same_image(table(), R"({"days":3,"id":"v1","note":null,"password":"p","seen":true})", present));
  EXPECT_FALSE(
      same_image(table(), R"({"days":4,"id":"v1","note":null,"password":"p","seen":true})", present));
  // A column that was there from the first may not be missing.
  EXPECT_FALSE(same_image(table(), R"({"id":"v1","note":null,"password":"p","seen":true})", present));
  EXPECT_FALSE(same_image(table(), "nonsense", present));
}

}  // namespace
}  // namespace windscreen::store
