#include "improve/plan_leads.h"

#include <gtest/gtest.h>

#include "store/store.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::improve {
namespace {

class PlanLeadsTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto location = store::locate(directory.path(), "");
    store::bring_up_to_date(location);
    kept.emplace(location);
    kept->write({"ann", "fill"}, [](store::Writer& writer) {
      writer.insert(store::account_of("ann", "Ann Lee"));
      store::Account left = store::account_of("bob", "Bob Day");
      left.status = "locked";
      writer.insert(left);
    });
  }
  std::string read(std::string_view text) {
    const PlanLead lead =
        kept->read([&](const store::Queries& reader) { return PlanLeads(reader).read(text); });
    return lead.words + " | " + lead.account_id.value_or("nobody");
  }
  store::TemporaryDirectory directory;
  std::optional<store::Store> kept;
};

TEST_F(PlanLeadsTest, AnAddressOfAnAccountIsWhoLeads) {
  EXPECT_EQ(read("Head of MASH (ann@example.org)"), "Head of MASH | ann");
  EXPECT_EQ(read("Head of MASH, Ann@Example.ORG"), "Head of MASH | ann");
  EXPECT_EQ(read("<ann@example.org> Head of MASH"), "Head of MASH | ann");
  EXPECT_EQ(read("ann@example.org"), "Ann Lee | ann");
  EXPECT_EQ(read(" (ann@example.org) "), "Ann Lee | ann");
}

TEST_F(PlanLeadsTest, WhatIsNoAccountsAddressStaysInTheWords) {
  for (const char* text : {"Head of MASH", "Head of MASH (sue@example.org)", "bob@example.org", "@", "a@",
                           "@example.org", "ann@example.org.uk", ""}) {
    EXPECT_EQ(read(text), std::string(text) + " | nobody");
  }
}

}  // namespace
}  // namespace windscreen::improve
