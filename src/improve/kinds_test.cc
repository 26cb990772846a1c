#include "improve/kinds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace windscreen::improve {
namespace {

TEST(Kinds, EachIsFoundByItsCodeAndNamesOnlyKindsThatAreThere) {
  std::set<std::string_view> codes;
  for (const Kind& kind : kinds()) {
    EXPECT_TRUE(codes.insert(kind.code).second) << kind.code << " is there twice";
    EXPECT_EQ(find_kind(kind.code), &kind);
    EXPECT_FALSE(kind.one.empty());
    for (const std::string_view parent : kind.parents) EXPECT_NE(find_kind(parent), nullptr) << parent;
    EXPECT_FALSE(kind.must_have_parent && kind.parents.empty()) << kind.code;
  }
  EXPECT_EQ(find_kind("actions"), nullptr);
}

TEST(Kinds, HaveAStatusWhereOneMayBeSaid) {
  for (const Kind& kind : kinds()) {
    const bool may = std::ranges::find(kind.entries, "status") != kind.entries.end();
    EXPECT_EQ(may, !kind.statuses.empty()) << kind.code;
  }
}

TEST(Kinds, GiveTheCodeItselfWhereThereAreNoWords) {
  EXPECT_EQ(words_of(ratings(), "amber"), "Amber");
  EXPECT_EQ(words_of(ratings(), "purple"), "purple");
  EXPECT_TRUE(has_code(link_kinds(), "answers"));
  EXPECT_FALSE(has_code(link_kinds(), ""));
}

}  // namespace
}  // namespace windscreen::improve
