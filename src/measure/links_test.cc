#include "measure/links.h"

#include <gtest/gtest.h>

#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

TEST(Links, NamesMustFit) {
  const Definition whole = definition("whole", "-- unit: count\n-- grain: event", "select 1");
  const Definition part =
      definition("part", "-- unit: count\n-- grain: event\n-- part_of: whole", "select 1");
  const Definition stock =
      definition("stock", "-- unit: count\n-- grain: spell\n-- part_of: whole", "select 1");
  const auto find = [&](const std::string& id) { return id == "whole" ? &whole : nullptr; };
  EXPECT_EQ(fault_of_links(part, find), "");
  EXPECT_NE(fault_of_links(stock, find), "");
  const std::string rest = "-- unit: count\n-- grain: event\n-- unmet_of: whole";
  EXPECT_NE(fault_of_links(definition("rest", rest, "select 1"), find), "") << "the whole is no percentage";
  const Definition ages =
      definition("ages", "-- unit: count\n-- grain: event\n-- same_ages_as: whole", "select 1");
  EXPECT_EQ(fault_of_links(ages, find), "");
  EXPECT_EQ(links_of(ages, find, {}), (std::vector<Link>{{LinkKind::same_ages, &whole}}));
  const Definition same =
      definition("same", "-- unit: count\n-- grain: event\n-- same_rows_as: ages", "select 1");
  EXPECT_EQ(links_of(same, [&](const std::string& id) { return id == "ages" ? &ages : find(id); }, {}),
            (std::vector<Link>{{LinkKind::same_ages, &whole}}))
      << "the same rows have the same links";
  EXPECT_NE(fault_of_links(part, [](const std::string&) { return nullptr; }), "");
  EXPECT_ANY_THROW(definition("a", "-- unit: count\n-- grain: event\n-- met_part_of: whole", "select 1"));
  EXPECT_ANY_THROW(definition("a", "-- unit: count\n-- grain: event\n-- part_of: a", "select 1"));
}

TEST(Links, AnAuthoritysOwnDefinitionMayReplaceWhatABuiltInOneNames) {
  const Definition part =
      definition("part", "-- unit: count\n-- grain: event\n-- part_of: whole", "select 1");
  Definition whole = definition("whole", "-- unit: count\n-- grain: spell", "select 1");
  const auto find = [&](const std::string& id) { return id == "whole" ? &whole : nullptr; };
  EXPECT_NE(fault_of_links(part, find), "");
  whole.local = true;
  EXPECT_EQ(fault_of_links(part, find), "");
  EXPECT_TRUE(links_of(part, find, {&part, &whole}).empty()) << "days and events have no rows in common";
  whole.grain = Grain::event;
  EXPECT_EQ(links_of(part, find, {&part, &whole}), (std::vector<Link>{{LinkKind::whole_of_rows, &whole}}));
}

}  // namespace
}  // namespace windscreen::measure
