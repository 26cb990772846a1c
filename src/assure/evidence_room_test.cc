#include "assure/evidence_room.h"

#include <algorithm>
#include <set>

#include "assure/audit_world_test.h"
#include "model/local_day.h"
#include "store/audit_reports.h"

namespace windscreen::assure {
namespace {

base::Date day(const char* text) { return base::parse_iso(text).value(); }

TEST(EvidenceRoomDays, AreTenWorkingDaysUnlessOthersAreGiven) {
  EXPECT_EQ(usual_last_day(day("2020-07-01")), day("2020-07-14"));  // Wednesday to Tuesday
  EXPECT_EQ(usual_last_day(day("2020-07-04")), day("2020-07-17"));  // Saturday: counted from Monday
  EXPECT_EQ(usual_last_day(day("2020-12-24")), day("2021-01-11"));  // three bank holidays
}

TEST(EvidenceRoomDays, AreThoseOfEngland) {
  store::EvidenceRoom room;
  room.open_from = "2020-07-01";
  room.open_to = "2020-07-02";
  const auto standing = [&](const char* moment) {
    return room_standing(
        room, model::local_day(std::chrono::floor<std::chrono::seconds>(store::moment_from(moment).value())));
  };
  EXPECT_EQ(standing("2020-06-30T22:59:59.999Z"), RoomStanding::to_come);
  EXPECT_EQ(standing("2020-06-30T23:00:00.000Z"), RoomStanding::open);
  EXPECT_EQ(standing("2020-07-02T22:59:59.999Z"), RoomStanding::open);
  EXPECT_EQ(standing("2020-07-02T23:00:00.000Z"), RoomStanding::over);
  room.closed_at = "2020-07-01T09:00:00.000Z";
  EXPECT_EQ(standing("2020-07-01T09:00:00.000Z"), RoomStanding::closed);
  // The night on which the clocks go back has 25 hours.
  room.closed_at.reset();
  room.open_from = room.open_to = "2020-10-25";
  EXPECT_EQ(standing("2020-10-24T22:59:59.999Z"), RoomStanding::to_come);
  EXPECT_EQ(standing("2020-10-24T23:00:00.000Z"), RoomStanding::open);
  EXPECT_EQ(standing("2020-10-25T23:59:59.999Z"), RoomStanding::open);
  EXPECT_EQ(standing("2020-10-26T00:00:00.000Z"), RoomStanding::over);
}

/// Beside the audit of P1, which is made final, ten that are: A0 to A9 of children C0 to C9 in June 2020, A3
/// and A4 of the same child.
class EvidenceRoomTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (IsSkipped()) return;
    opened->write({"ann", "fill"}, [](store::Writer& writer) {
      writer.insert(store::programme_of("monthly", "monthly", "Monthly"));
      store::AuditRound round = store::round_of("round", "monthly");
      round.month = "2020-06";
      round.opens_on = "2020-06-01";
      round.due_on = "2020-06-30";
      writer.insert(round);
      for (int i = 0; i < 10; ++i) {
        store::Audit one;
        one.id = "A" + std::to_string(i);
        one.round_id = "round";
        one.stream = "random";
        one.month = "2020-06";
        one.person_id = i == 4 ? "C3" : "C" + std::to_string(i);
        one.state = i == 9 ? "in_progress" : i == 8 ? "void" : "closed";
        if (i < 8) one.auditor_grade = one.final_grade = "good";
        if (i < 8) one.finalised_at = "2020-06-20T12:00:00.000Z";
        writer.insert(one);
      }
    });
  }

  ChosenAudits choose(const RoomChoice& choice) {
    return opened->read([&](const store::Queries& reader) { return choose_audits(reader, choice); });
  }
  static std::vector<std::string> ids(const ChosenAudits& chosen) {
    std::vector<std::string> all;
    for (const store::Audit& one : chosen.audits) all.push_back(one.id);
    return all;
  }
  static RoomChoice children(std::vector<std::string> named) {
    RoomChoice choice;
    choice.kind = "children";
    choice.children = std::move(named);
    return choice;
  }
  static RoomChoice draw(const std::string& seed, std::int64_t number) {
    RoomChoice choice;
    choice.kind = "draw";
    choice.seed = seed;
    choice.number = number;
    choice.month_from = "2020-05";
    choice.month_to = "2020-06";
    return choice;
  }
  static RoomWish room_of(const RoomChoice& choice) {
    return {"Inspection", "", day("2020-07-01"), day("2020-07-14"), choice, {}};
  }
  store::EvidenceRoom open(const RoomWish& wanted) {
    return opened->write({"ann", "open"}, [&](store::Writer& writer) {
      return open_room(writer, wanted, choose_audits(writer, wanted.choice), "ann", day("2020-07-01"),
                       "2020-07-01T08:00:00.000Z");
    });
  }
};
ON_EACH_ENGINE(EvidenceRoomTest);

TEST_P(EvidenceRoomTest, HoldsTheFinalAuditsOfTheInspectorsChildren) {
  const ChosenAudits chosen = choose(children({"C3", "C9", "C0", "nobody", "C3", "C8"}));
  EXPECT_EQ(ids(chosen), (std::vector<std::string>{"A0", "A3", "A4"}));
  EXPECT_EQ(chosen.without, (std::vector<std::size_t>{2, 4, 6}));  // under way, unknown, void
  EXPECT_THROW(choose(children({})), base::Error);
}

TEST_P(EvidenceRoomTest, DrawsTheSameAuditsForTheSameSeed) {
  const ChosenAudits three = choose(draw("2020-07-01 Ofsted", 3));
  EXPECT_EQ(three.audits.size(), 3U);
  EXPECT_EQ(three.of, 8U);
  EXPECT_EQ(ids(three), ids(choose(draw("2020-07-01 Ofsted", 3))));
  // A larger draw of the same seed holds the smaller one, and all are drawn where there are no more.
  const auto five = ids(choose(draw("2020-07-01 Ofsted", 5)));
  for (const std::string& one : ids(three)) EXPECT_NE(std::ranges::find(five, one), five.end()) << one;
  EXPECT_EQ(choose(draw("x", 200)).audits.size(), 8U);
  std::set<std::vector<std::string>> draws;
  for (int seed = 0; seed < 20; ++seed) draws.insert(ids(choose(draw(std::to_string(seed), 3))));
  EXPECT_GT(draws.size(), 5U) << "chance has a part in it";
  EXPECT_THROW(choose(draw("", 3)), base::Error);
  RoomChoice turned = draw("x", 3);
  turned.month_from = "2020-07";
  EXPECT_THROW(choose(turned), base::Error);
}

TEST_P(EvidenceRoomTest, HoldsAMonthAndSaysWhatIsStillUnderWay) {
  RoomChoice month;
  month.kind = "month";
  month.programme_id = "monthly";
  month.month_from = "2020-06";
  const ChosenAudits chosen = choose(month);
  EXPECT_EQ(chosen.audits.size(), 8U);
  EXPECT_EQ(chosen.not_final, 1U);  // the void one is settled
  month.month_from = "2020-05";
  EXPECT_TRUE(choose(month).audits.empty());
}

TEST_P(EvidenceRoomTest, KeepsAuditsAsTheyWereWhenItOpened) {
  const store::EvidenceRoom room = open(room_of(children({"C0"})));
  const auto kept = [&] {
    return opened->read([&](const store::Queries& reader) {
      const KeptAudit one = kept_audit(reader, items_of_room(reader, room.id).at(0));
      return std::pair(one, std::string(since_kept(reader, one)));
    });
  };
  EXPECT_EQ(kept().first.audit.final_grade, "good");
  EXPECT_EQ(kept().second, "");
  opened->write({"ann", "reopen"}, [](store::Writer& writer) {
    auto one = *writer.find<store::Audit>("A0");
    one.state = "in_progress";
    one.final_grade.reset();
    one.finalised_at.reset();
    writer.update(one);
  });
  EXPECT_EQ(kept().first.audit.final_grade, "good");
  EXPECT_EQ(kept().second, "reopened");
}

// What make_move keeps can be read back, row by row.
TEST_P(EvidenceRoomTest, ReadsTheVersionThatWasKeptWhenTheGradeBecameFinal) {
  begin();
  make(wish("hold_conversation", "bea", {Part::auditor}));
  grade("good");
  make(wish("submit", "bea", {Part::auditor}));
  make(wish("finalise", "ann", {Part::qa_lead}));
  const store::EvidenceRoom room = open(room_of(children({"P1"})));
  opened->read([&](const store::Queries& reader) {
    const auto items = items_of_room(reader, room.id);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_TRUE(items[0].version_id);
    EXPECT_FALSE(items[0].content) << "kept once";
    const KeptAudit one = kept_audit(reader, items[0]);
    EXPECT_EQ(store::Audit::record().row(one.audit),
              store::Audit::record().row(*reader.find<store::Audit>("audit")));
    ASSERT_EQ(one.conversations.size(), 1U);
    EXPECT_EQ(one.conversations[0].mode, "phone");
    EXPECT_EQ(one.conversations[0].held_on, "2020-03-01");
    EXPECT_EQ(one.conversations[0].why_none, std::nullopt);
  });
}

TEST_P(EvidenceRoomTest, IsRefusedWithoutANameDaysOrAudits) {
  const auto refused = [&](const RoomWish& wanted) { EXPECT_THROW(open(wanted), base::Error); };
  RoomWish nameless = room_of(children({"C0"}));
  nameless.name = "  ";
  refused(nameless);
  RoomWish backwards = room_of(children({"C0"}));
  backwards.to = day("2020-06-30");
  refused(backwards);
  RoomWish past = room_of(children({"C0"}));
  past.from = day("2020-06-30");
  refused(past);
  RoomWish long_one = room_of(children({"C0"}));
  long_one.to = day("2020-08-30");
  refused(long_one);
  long_one.to = day("2020-08-29");
  EXPECT_EQ(open(long_one).open_to, "2020-08-29");
  refused(room_of(children({"C9"})));
  RoomWish with_draft = room_of(children({"C0"}));
  with_draft.reports = {"no such report"};
  refused(with_draft);
}

TEST_P(EvidenceRoomTest, TakesReportsThatAreSignedAndNoDrafts) {
  opened->write({"bea", "report"}, [](store::Writer& writer) {
    writer.insert(store::AuditReport{
        "report", "highlight", {}, "2020-04", "2020-06", "bea", store::now(), "hash", "{}", "Words", {}});
  });
  RoomWish wanted = room_of(children({"C0"}));
  wanted.reports = {"report", "report"};
  EXPECT_THROW(open(wanted), base::Error);
  opened->write({"ann", "sign"}, [](store::Writer& writer) {
    writer.insert(store::AuditReportSignature{"s", "report", "signed", "ann", store::now(), {}});
  });
  const store::EvidenceRoom room = open(wanted);
  const auto items =
      opened->read([&](const store::Queries& reader) { return items_of_room(reader, room.id); });
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[1].kind, "report");
  EXPECT_EQ(items[1].title, "Highlight report, 2020-04 to 2020-06");
}

TEST_P(EvidenceRoomTest, IsClosedOnceAndWithAReason) {
  const store::EvidenceRoom room = open(room_of(children({"C0"})));
  const auto close = [&](const char* reason, const char* on) {
    opened->write({"ann", "close"}, [&](store::Writer& writer) {
      close_room(writer, *writer.find<store::EvidenceRoom>(room.id), reason, "ann", day(on), store::now());
    });
  };
  EXPECT_THROW(close(" ", "2020-07-02"), base::Error);
  EXPECT_THROW(close("Over already.", "2020-07-15"), base::Error);
  close("The inspection ended.", "2020-07-02");
  EXPECT_THROW(close("Again.", "2020-07-02"), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
