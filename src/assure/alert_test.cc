#include "assure/alert.h"

#include "assure/audit_world_test.h"

namespace windscreen::assure {
namespace {

using base::make_date;

class AlertTest : public AuditWorld {
 protected:
  store::AuditAlert raise(const char* at, std::vector<ToldAccount> told = {{"ann", "Ann"}}) {
    return opened->write({"bea", "audit.alert"}, [&](store::Writer& writer) {
      return raise_alert(writer, {"audit", "He is alone with his uncle.", "bea", std::move(told)},
                         *store::moment_from(at));
    });
  }
  store::AuditAlert acknowledge(const store::AuditAlert& one, const char* at, const char* who = "ann") {
    return opened->write({who, "audit.alert"}, [&](store::Writer& writer) {
      return acknowledge_alert(writer, one.id, who, who, *store::moment_from(at));
    });
  }
  store::AuditAlert close(const store::AuditAlert& one, const char* at, const char* outcome = "He is safe.") {
    return opened->write({"ann", "audit.alert"}, [&](store::Writer& writer) {
      return close_alert(writer, one.id, outcome, "ann", "Ann", *store::moment_from(at));
    });
  }
  void tell(const store::AuditAlert& one, const char* at, const std::string& whom = "The duty manager",
            const std::string& mode = "phone") {
    opened->write({"bea", "audit.alert"}, [&](store::Writer& writer) {
      tell_of_alert(writer, one.id, whom, mode, "bea", *store::moment_from(at));
    });
  }
  std::vector<store::AuditAlertStep> steps(const store::AuditAlert& one) {
    return opened->read([&](store::Queries& reader) { return steps_of_alert(reader, one.id); });
  }
  void set_state(const char* state) {
    opened->write({"ann", "set"}, [&](store::Writer& writer) {
      auto one = *writer.find<store::Audit>("audit");
      one.state = state;
      writer.update(one);
    });
  }
};
ON_EACH_ENGINE(AlertTest);

TEST_P(AlertTest, IsToldAcknowledgedAndClosed) {
  const auto raised = raise("2020-03-10T09:30:00.000Z");
  EXPECT_EQ(raised.acknowledge_by, "2020-03-11");
  EXPECT_EQ(stage_of(raised), AlertStage::waiting);
  EXPECT_THROW(close(raised, "2020-03-10T10:00:00.000Z"), base::Error);
  const auto known = acknowledge(raised, "2020-03-10T10:00:00.000Z");
  EXPECT_EQ(known.acknowledged_by, "ann");
  EXPECT_EQ(stage_of(known), AlertStage::acknowledged);
  // The first stands.
  EXPECT_EQ(acknowledge(raised, "2020-03-12T10:00:00.000Z", "cat").acknowledged_by, "ann");
  EXPECT_THROW(close(known, "2020-03-10T12:00:00.000Z", " "), base::Error);
  const auto closed = close(known, "2020-03-10T12:00:00.000Z");
  EXPECT_EQ(stage_of(closed), AlertStage::closed);
  EXPECT_THROW(close(closed, "2020-03-10T13:00:00.000Z"), base::Error);
  EXPECT_THROW(tell(closed, "2020-03-10T13:00:00.000Z"), base::Error);
  std::string path;
  for (const auto& step : steps(raised)) path += step.step + " " + step.whom + " " + step.mode + "; ";
  EXPECT_EQ(path, "told Ann application; acknowledged ann application; closed Ann application; ");
}

// Edge case 21, and an alert on a Friday evening: a weekend, a bank holiday, the change of the clocks.
TEST_P(AlertTest, ItsClockCountsWorkingDaysWhereTheAuthorityIs) {
  // Friday 6 March 2020 at seven in the evening.
  EXPECT_EQ(raise("2020-03-06T19:00:00.000Z").acknowledge_by, "2020-03-09");
  // The Thursday before Easter: Good Friday and Easter Monday are no working days.
  EXPECT_EQ(raise("2020-04-09T12:00:00.000Z").acknowledge_by, "2020-04-14");
  // Monday 23 March at half past eleven at night, and the same a week later, in summer time: it is Tuesday.
  EXPECT_EQ(raise("2020-03-23T23:30:00.000Z").acknowledge_by, "2020-03-24");
  EXPECT_EQ(raise("2020-03-30T23:30:00.000Z").acknowledge_by, "2020-04-01");
  // A Saturday.
  EXPECT_EQ(raise("2020-03-07T12:00:00.000Z").acknowledge_by, "2020-03-09");
}

TEST_P(AlertTest, IsLateFromTheDayAfterItsDueDay) {
  const auto friday = raise("2020-03-06T19:00:00.000Z");
  EXPECT_EQ(alert_days_late(friday, make_date(2020, 3, 9)), 0);
  EXPECT_EQ(alert_days_late(friday, make_date(2020, 3, 10)), 1);
  // Late for ever, whenever one looks; in time likewise.
  const auto late = acknowledge(friday, "2020-03-11T09:00:00.000Z");
  EXPECT_EQ(alert_days_late(late, make_date(2020, 6, 1)), 2);
  const auto in_time = acknowledge(raise("2020-03-06T19:00:00.000Z"), "2020-03-09T23:59:00.000Z");
  EXPECT_EQ(alert_days_late(in_time, make_date(2020, 6, 1)), 0);
}

TEST_P(AlertTest, WaitsForNothingAndGoesOnWhateverBecomesOfTheAudit) {
  for (const char* state : {"drawn", "paused", "void", "replaced", "final", "closed"}) {
    set_state(state);
    const auto raised = raise("2020-03-10T09:30:00.000Z");
    EXPECT_EQ(stage_of(close(acknowledge(raised, "2020-03-10T10:00:00.000Z"), "2020-03-10T11:00:00.000Z")),
              AlertStage::closed)
        << state;
  }
}

TEST_P(AlertTest, SomebodyIsToldOnTheDayItself) {
  const auto today = make_date(2020, 3, 10);
  const auto shown = raise("2020-03-10T09:30:00.000Z");
  EXPECT_FALSE(told_too_late(shown, steps(shown), today));
  // The team's manager has no account, and nobody else is told.
  const auto untold = raise("2020-03-10T09:30:00.000Z", {});
  EXPECT_TRUE(told_too_late(untold, steps(untold), today));
  tell(untold, "2020-03-10T17:00:00.000Z");
  EXPECT_FALSE(told_too_late(untold, steps(untold), make_date(2020, 3, 12)));
  const auto next_day = raise("2020-03-10T09:30:00.000Z", {});
  tell(next_day, "2020-03-11T08:00:00.000Z");
  EXPECT_TRUE(told_too_late(next_day, steps(next_day), make_date(2020, 3, 12)));
}

TEST_P(AlertTest, SaysWhatIsWrong) {
  EXPECT_THROW(opened->write({"bea", "audit.alert"},
                             [&](store::Writer& writer) {
                               raise_alert(writer, {"audit", " ", "bea", {}},
                                           *store::moment_from("2020-03-10T09:30:00.000Z"));
                             }),
               base::Error);
  EXPECT_THROW(opened->write({"bea", "audit.alert"},
                             [&](store::Writer& writer) {
                               raise_alert(writer, {"no such", "Alone.", "bea", {}},
                                           *store::moment_from("2020-03-10T09:30:00.000Z"));
                             }),
               base::Error);
  const auto raised = raise("2020-03-10T09:30:00.000Z");
  EXPECT_THROW(acknowledge(raised, "2020-03-10T10:00:00.000Z", "bea"), base::Error);
  EXPECT_THROW(tell(raised, "2020-03-10T10:00:00.000Z", ""), base::Error);
  EXPECT_THROW(tell(raised, "2020-03-10T10:00:00.000Z", "Ann", "application"), base::Error);
  store::AuditAlert gone = raised;
  gone.id = "gone";
  EXPECT_THROW(acknowledge(gone, "2020-03-10T10:00:00.000Z"), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
