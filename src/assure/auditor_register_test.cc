#include "assure/auditor_register.h"

#include <gtest/gtest.h>

#include <functional>

#include "assure/audit_world_test.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

class AuditorRegister : public AuditWorld {
 protected:
  template <typename Work>
  void write(const Work& work) {
    opened->write({"ann", "test"}, work);
  }
  void change(const std::string& id, const std::function<void(store::Auditor&)>& with) {
    write([&](store::Writer& writer) {
      auto one = writer.find<store::Auditor>(id).value_or(store::Auditor{});
      one.id = id;
      with(one);
      keep_auditor(writer, one);
    });
  }
  void interest(const std::string& kind, const std::string& whom, const std::string& why = "Cousin") {
    write([&](store::Writer& writer) {
      declare_interest(writer, {kind + whom, "Bea", kind, whom, why, "2020-01-01", {}, "ann", store::now()});
    });
  }
};
ON_EACH_ENGINE(AuditorRegister);

TEST_P(AuditorRegister, HoldsEachPersonOnce) {
  change("Bea", [](auto& one) { one.worker_id = "W1"; });
  EXPECT_THROW(change("Cat", [](auto& one) { one.worker_id = "W1"; }), base::Error);
  EXPECT_THROW(change("Cat", [](auto& one) { one.account_id = "bea"; }), base::Error);
  EXPECT_THROW(change("Cat", [](auto& one) { one.account_id = "nobody"; }), base::Error);
  EXPECT_THROW(change("Cat", [](auto& one) { one.name = " "; }), base::Error);
  EXPECT_THROW(change("Cat", [](auto& one) { one.status = "new"; }), base::Error);
  EXPECT_THROW(change("Cat", [](auto& one) { one.capacity = 101; }), base::Error);
  EXPECT_THROW(change("Cat", [](auto& one) { one.trained_on = "soon"; }), base::Error);
}

TEST_P(AuditorRegister, OutsiderNeedsNeitherAccountNorWorker) {
  change("Eve", [](auto& one) {
    one.name = "Eve";
    one.organisation = "Neighbour council";
    one.status = "trained";
    one.capacity = 2;
    one.changed_at = store::now();
  });
  EXPECT_EQ(all<store::Auditor>().size(), 4U);
  EXPECT_EQ(staff_reference(all<store::Auditor>().back()), "auditor Eve");
}

TEST_P(AuditorRegister, GivesWhoHasNotLeftWithInterestsTeamsAndLoads) {
  change("Bea", [](auto& one) { one.worker_id = "W1"; });
  begin();
  interest("team", "Team One");
  interest("child", "P9");
  write(
      [](store::Writer& writer) { end_interest(writer, "childP9", base::parse_iso("2020-02-01").value()); });
  EXPECT_THROW(write([](store::Writer& writer) { end_interest(writer, "childP9", {}); }), base::Error);
  EXPECT_THROW(interest("friend", "P9"), base::Error);
  EXPECT_THROW(interest("child", ""), base::Error);
  EXPECT_THROW(interest("child", "P8", ""), base::Error);
  const std::map<std::string, std::vector<Dated>> teams = {{"W1", {{"T1", {}, {}}}}};
  const auto given = opened->read([&](const store::Queries& reader) {
    return auditors_for(reader, teams, {{"Team One", "T1"}}, base::parse_iso("2020-03-01").value());
  });
  ASSERT_EQ(given.size(), 2U);
  EXPECT_EQ(given[0].staff, "W1");
  EXPECT_EQ(given[0].assigned_already, 1);
  ASSERT_EQ(given[0].teams.size(), 1U);
  ASSERT_EQ(given[0].interests.size(), 1U);
  EXPECT_EQ(given[0].interests[0].reference, "T1");
  EXPECT_EQ(given[1].status, AuditorStatus::moderator);
}

}  // namespace
}  // namespace windscreen::assure
