#include "assure/audit_settings.h"

#include <set>

#include "assure/audit_world_test.h"
#include "base/error.h"
#include "store/preferences.h"

namespace windscreen::assure {
namespace {

class AuditSettingsTest : public AuditWorld {
 protected:
  void choose(const std::string& id, const std::string& value) {
    opened->write({"ann", "settings.change"},
                  [&](store::Writer& writer) { writer.insert(store::Setting{id, value, store::now()}); });
  }
  template <typename Read>
  auto read(const Read& what) {
    return opened->read([&](const store::Queries& reader) { return what(reader); });
  }
};
ON_EACH_ENGINE(AuditSettingsTest);

TEST_P(AuditSettingsTest, NothingChosenIsWhatTheRulesPropose) {
  const ModerationSettings second = read(moderation_settings);
  EXPECT_EQ(second.first_of_new_auditor, ModerationSettings{}.first_of_new_auditor);
  EXPECT_EQ(second.random_percent, ModerationSettings{}.random_percent);
  EXPECT_EQ(second.inadequate_percent, 100);
  EXPECT_EQ(second.outstanding_percent, 100);
  const ClockSettings clocks = read(clock_settings);
  const ClockSettings proposed;
  EXPECT_EQ(clocks.alert_acknowledged, proposed.alert_acknowledged);
  EXPECT_EQ(clocks.head_of_service_told, proposed.head_of_service_told);
  EXPECT_EQ(clocks.plan_for_the_child, proposed.plan_for_the_child);
  EXPECT_EQ(clocks.urgent_actions, proposed.urgent_actions);
  EXPECT_EQ(clocks.supervision_discussion, proposed.supervision_discussion);
  EXPECT_EQ(clocks.other_actions, proposed.other_actions);
  EXPECT_EQ(clocks.impact_check_weeks, proposed.impact_check_weeks);
  EXPECT_EQ(clocks.re_audit_from_weeks, proposed.re_audit_from_weeks);
  EXPECT_EQ(clocks.re_audit_to_weeks, proposed.re_audit_to_weeks);
  EXPECT_EQ(clocks.improvement_action, proposed.improvement_action);
  EXPECT_EQ(clocks.dip_check_percent, proposed.dip_check_percent);
  EXPECT_EQ(clocks.dip_check_weeks, proposed.dip_check_weeks);
  EXPECT_EQ(clocks.escalation, proposed.escalation);
  const GateLimits gate = read(gate_limits);
  const GateLimits usual;
  EXPECT_DOUBLE_EQ(gate.without_team, usual.without_team);
  EXPECT_DOUBLE_EQ(gate.without_worker, usual.without_worker);
  EXPECT_DOUBLE_EQ(gate.without_status, usual.without_status);
  EXPECT_DOUBLE_EQ(gate.without_manager, usual.without_manager);
  EXPECT_DOUBLE_EQ(gate.without_quadrant, usual.without_quadrant);
  EXPECT_EQ(gate.duplicates, usual.duplicates);
  EXPECT_EQ(gate.merged, usual.merged);
  EXPECT_EQ(gate.largest_family, usual.largest_family);
}

TEST_P(AuditSettingsTest, AChoiceHoldsAndNonsenseDoesNot) {
  choose("audit_second_grade_random", "25");
  choose("audit_re_audit_to_weeks", "20");
  choose("audit_escalation_days", "2");
  choose("audit_dip_check_percent", "50");
  choose("audit_dip_check_weeks", "4");
  choose("audit_gate_without_worker", "20");
  choose("audit_gate_largest_family", "8");
  choose("audit_first_of_new_auditor", "many");
  choose("audit_second_grade_inadequate", "101");
  EXPECT_EQ(read(moderation_settings).random_percent, 25);
  EXPECT_EQ(read(clock_settings).re_audit_to_weeks, 20);
  EXPECT_EQ(read(clock_settings).escalation, 2);
  EXPECT_EQ(read(clock_settings).dip_check_percent, 50);
  EXPECT_EQ(read(clock_settings).dip_check_weeks, 4);
  EXPECT_DOUBLE_EQ(read(gate_limits).without_worker, 0.2);
  EXPECT_EQ(read(gate_limits).largest_family, 8U);
  EXPECT_EQ(read(moderation_settings).first_of_new_auditor, 5);
  EXPECT_EQ(read(moderation_settings).inadequate_percent, 100);
}

TEST_P(AuditSettingsTest, EachHasAnIdOfItsOwnAndAnotherIsRefused) {
  std::set<std::string_view> ids;
  for (const AuditSetting& one : audit_settings()) {
    EXPECT_TRUE(ids.insert(one.id).second) << one.id;
    EXPECT_FALSE(one.title.empty() || one.about.empty()) << one.id;
    const int value = read([&](const store::Queries& reader) { return audit_setting(reader, one.id); });
    EXPECT_TRUE(one.least <= value && value <= one.most) << one.id;
  }
  EXPECT_THROW(read([](const store::Queries& reader) { return audit_setting(reader, "idle_minutes"); }),
               base::Error);
}

}  // namespace
}  // namespace windscreen::assure
