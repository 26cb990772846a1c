#include "assure/round.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/audit_world_test.h"
#include "assure/case_memory.h"
#include "assure/frame_fixture.h"
#include "assure/population.h"
#include "assure/stored_note.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

class Round : public AuditWorld {
 protected:
  template <typename Work>
  auto write(const Work& work) {
    return opened->write({"ann", "test"}, work);
  }
  void SetUp() override {
    AuditWorld::SetUp();
    if (IsSkipped()) return;
    opened->write({"ann", "programme"}, [&](store::Writer& writer) {
      store::AuditProgramme programme;
      programme.id = "monthly";
      programme.kind = "monthly";
      programme.name = "Monthly audit";
      programme.question = "How good is practice?";
      programme.lead_id = "ann";
      programme.tool = "core";
      programme.target = 4;
      programme.method = "stratified_random";
      programme.population = population_json({});
      programme.look_back_months = 12;
      programme.starts_on = "2020-01-01";
      programme.status = "running";
      programme.created_by = "ann";
      programme.created_at = store::now();
      writer.insert(programme);
    });
    round = write([&](store::Writer& writer) {
      return open_round(writer, {"monthly", "2020-09", "", {}, {}, {}}, tools, "ann");
    });
  }
  static Frame frame() {
    std::vector<FrameRow> rows;
    add_cases(rows, "A", 6, "Assessment");
    add_cases(rows, "B", 5, "Care");
    for (FrameRow& row : rows) row.team_name = "Team One (T1)";
    return frame_of(rows);
  }
  store::AuditFrame keep(const Frame& rows, bool passes = true) {
    GateResult gate = judge(rows, {});
    if (!passes) gate.outcome = GateOutcome::failed, gate.checks.front().passed = false;
    return write(
        [&](store::Writer& writer) { return keep_frame(writer, round.id, rows, "snapshot", gate, "ann"); });
  }
  store::AuditDraw draw_from(const store::AuditFrame& kept, const Frame& rows, DrawRule rule = {},
                             const std::set<std::string>& re_audits = {}) {
    if (rule.target == 0) rule.target = 4;
    rule.reserves = 1;
    ExclusionRule exclusions;
    exclusions.re_audits = re_audits;
    const Sample sample = draw_sample(rows, exclusions, rule, "seed");
    NoteFacts facts;
    facts.programme = "Monthly audit";
    facts.gate = gate_of(kept);
    return write([&](store::Writer& writer) {
      return keep_draw(writer, sample, {kept.id, "{}", note_json(sample, facts), "ann"});
    });
  }
  std::vector<store::Audit> drawn() {
    return opened->read([&](const store::Queries& reader) {
      return reader.select<store::Audit>("where round_id = :round order by id", {{"round", round.id}});
    });
  }
  std::vector<store::AuditSelection> reserves(const std::string& service) {
    return opened->read([&](const store::Queries& reader) {
      return reader.select<store::AuditSelection>(
          "where role = 'reserve' and service = :service order by reserve_place", {{"service", service}});
    });
  }

  ToolCatalogue tools = load_tools({});
  store::AuditRound round;
};
ON_EACH_ENGINE(Round);

TEST_P(Round, OpensWithTheToolInForceOnTheMonthsWorkingDays) {
  EXPECT_EQ(round.opens_on, "2020-09-01");
  EXPECT_EQ(round.due_on, "2020-09-30");
  EXPECT_EQ(round.target, 4);
  ASSERT_TRUE(round.tool_id.has_value());
  EXPECT_FALSE(all<store::AuditTool>().front().frozen_at.has_value());
  const auto again = [&](RoundWish wish) {
    write([&](store::Writer& writer) { open_round(writer, wish, tools, "ann"); });
  };
  EXPECT_THROW(again({"monthly", "2020-09", "", {}, {}, {}}), base::Error);
  EXPECT_THROW(again({"monthly", "2020-13", "", {}, {}, {}}), base::Error);
  EXPECT_THROW(again({"monthly", "2020-10", "", {}, "2020-10-31", "2020-10-01"}), base::Error);
  EXPECT_THROW(again({"none", "2020-10", "", {}, {}, {}}), base::Error);
  again({"monthly", "2020-09", "second", 1, {}, {}});
}

TEST_P(Round, DrawsOnceFromAFrameThatPassed) {
  const auto kept = keep(frame());
  draw_from(kept, frame());
  const auto audits = drawn();
  ASSERT_EQ(audits.size(), 4U);
  EXPECT_EQ(audits[0].stream, "random");
  EXPECT_EQ(audits[0].team, "Team One (T1)");
  EXPECT_EQ(audits[0].look_back_from, "2019-09-30");
  EXPECT_EQ(audits[0].due_on, "2020-09-30");
  EXPECT_NEAR(std::stod(*audits[0].probability), audits[0].service == "Care" ? 2.0 / 5 : 2.0 / 6, 1e-9);
  EXPECT_TRUE(all<store::AuditTool>().front().frozen_at.has_value());
  EXPECT_THROW(draw_from(kept, frame()), base::Error);
  EXPECT_THROW(keep(frame()), base::Error);
}

TEST_P(Round, FrameThatFailedIsDrawnFromOnlyWhenWaivedInWriting) {
  const auto kept = keep(frame(), false);
  EXPECT_THROW(draw_from(kept, frame()), base::Error);
  const auto let = [&](const char* why) {
    write([&](store::Writer& writer) { waive_frame(writer, kept.id, why, on("2020-09-02"), "ann"); });
  };
  EXPECT_THROW(let(" "), base::Error);
  let("Managers are entered next month.");
  draw_from(kept, frame());
  EXPECT_EQ(drawn().size(), 4U);
}

TEST_P(Round, AnOlderFrameIsNotDrawnFrom) {
  const auto old = keep(frame());
  Frame other = frame();
  other.rows.pop_back();
  keep(other);
  EXPECT_THROW(draw_from(old, frame()), base::Error);
}

TEST_P(Round, IsDrawnAgainUntilAnAuditBegins) {
  const auto kept = keep(frame());
  const auto first = draw_from(kept, frame());
  const auto take_back = [&](const std::string& draw, const char* why) {
    write([&](store::Writer& writer) { withdraw_draw(writer, draw, why, "ann"); });
  };
  EXPECT_THROW(take_back(first.id, ""), base::Error);
  take_back(first.id, "The target was wrong.");
  for (const auto& audit : drawn()) EXPECT_EQ(audit.state, "void");
  const auto second = draw_from(kept, frame());
  EXPECT_EQ(drawn().size(), 8U);
  auto begun = drawn().back();
  write([&](store::Writer& writer) {
    begun.state = "in_progress";
    begun.started_at = store::now();
    writer.update(begun);
  });
  EXPECT_THROW(take_back(second.id, "Again."), base::Error);
}

TEST_P(Round, ReserveTakesThePlaceWithItsOwnTeamAndChance) {
  draw_from(keep(frame()), frame());
  const auto audits = drawn();
  const auto care = *std::ranges::find(audits, "Care", [](const auto& one) { return *one.service; });
  const auto replace = [&](const store::Audit& audit, Departure reason, const char* detail = "") {
    return write([&](store::Writer& writer) {
      return replace_case(writer, {audit.id, reason, detail, "ann", audit.revision});
    });
  };
  EXPECT_THROW(replace(care, Departure::other), base::Error);
  const auto next = replace(care, Departure::closed);
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next->person_id, reserves("Care").front().person_id);
  EXPECT_EQ(next->stream, "random");
  // Only one reserve was kept: the next case that goes leaves a gap.
  EXPECT_FALSE(replace(*next, Departure::restricted, "adoption record").has_value());
  std::map<std::string, int> states;
  for (const auto& audit : drawn()) ++states[audit.state];
  EXPECT_EQ(states["replaced"], 1);
  EXPECT_EQ(states["void"], 1);
  EXPECT_EQ(states["drawn"], 3);
  // Edge case 5: what was found to be restricted stays so in the next frame.
  const auto notes = opened->read([](const store::Queries& reader) { return case_notes_of(reader); });
  const auto note = std::ranges::find(notes, *next->person_id, &CaseNote::child);
  ASSERT_NE(note, notes.end());
  EXPECT_EQ(note->restriction, Restriction::restricted);
}

// The record of a child who was audited is merged into another, or gets another number, before the next draw.
TEST_P(Round, EdgeCase4AChildUnderANewReferenceIsNotDrawnAgain) {
  draw_from(keep(frame()), frame());
  auto audits = drawn();
  const std::string old = *audits[0].person_id;
  const std::string held = *audits[1].person_id;
  write([&](store::Writer& writer) {
    audits[0].state = "final";
    audits[0].completed_on = "2020-09-20";
    writer.update(audits[0]);
    audits[1].state = "paused";
    writer.update(audits[1]);
  });
  Frame next = frame();
  for (FrameRow& row : next.rows) {
    if (row.child != old && row.child != held) continue;
    row.other_references = {row.child};
    row.child = "NEW " + row.child;
  }
  const auto notes = opened->read([](const store::Queries& reader) { return case_notes_of(reader); });
  const auto nobody = add_notes(next, notes);
  EXPECT_EQ(std::ranges::count(nobody, old) + std::ranges::count(nobody, held), 0);
  EXPECT_EQ(find_child(next, "NEW " + old)->last_audited, on("2020-09-20"));
  DrawRule rule;
  rule.target = 100;
  const Frame seen = draw_sample(next, {}, rule, "seed").frame;
  EXPECT_EQ(find_child(seen, "NEW " + old)->exclusion, Exclusion::audited_recently);
  EXPECT_EQ(find_child(seen, "NEW " + held)->exclusion, Exclusion::legal_hold);
  // A re-audit that is due keeps its number, and the draw knows whose it is.
  ExclusionRule due;
  due.re_audits = {old};
  const Frame again = draw_sample(next, due, rule, "seed").frame;
  EXPECT_EQ(find_child(again, "NEW " + old)->exclusion, Exclusion::re_audit);
}

TEST_P(Round, ReplacingWhatChangedMeanwhileIsRefused) {
  draw_from(keep(frame()), frame());
  auto audit = drawn().front();
  write([&](store::Writer& writer) { ++audit.revision, writer.update(audit); });
  EXPECT_THROW(write([&](store::Writer& writer) {
                 replace_case(writer, {audit.id, Departure::closed, "", "ann", audit.revision - 1});
               }),
               StaleAudit);
}

TEST_P(Round, EdgeCase17MonthWithoutAuditsCloses) {
  write([&](store::Writer& writer) { close_round(writer, round.id, "ann"); });
  EXPECT_EQ(all<store::AuditRound>().front().state, "closed");
  EXPECT_THROW(keep(frame()), base::Error);
}

TEST_P(Round, ClosesWhenEverythingIsSettled) {
  draw_from(keep(frame()), frame());
  EXPECT_THROW(write([&](store::Writer& writer) { close_round(writer, round.id, "ann"); }), base::Error);
  const std::vector<std::string> over = {"final", "void", "replaced", "closed"};
  auto audits = drawn();
  write([&](store::Writer& writer) {
    for (std::size_t i = 0; i < audits.size(); ++i) audits[i].state = over[i], writer.update(audits[i]);
  });
  write([&](store::Writer& writer) { close_round(writer, round.id, "ann"); });
  EXPECT_TRUE(
      opened->read([&](const store::Queries& reader) { return waited_for(reader, round.id); }).empty());
}

TEST_P(Round, MemoryOfCasesKeepsOutWhoIsBeingAudited) {
  draw_from(keep(frame()), frame());
  auto audits = drawn();
  audits[0].state = "paused";
  audits[0].paused_from = "in_progress";
  audits[1].state = "final";
  audits[1].completed_on = "2020-09-20";
  audits[2].state = "void";
  write([&](store::Writer& writer) {
    for (const auto& audit : audits) writer.update(audit);
  });
  const auto notes = opened->read([](const store::Queries& reader) { return case_notes_of(reader); });
  const auto note = [&](const store::Audit& audit) {
    return std::ranges::find(notes, *audit.person_id, &CaseNote::child);
  };
  EXPECT_TRUE(note(audits[0])->legal_hold);
  EXPECT_EQ(note(audits[1])->last_audited, on("2020-09-20"));
  EXPECT_EQ(note(audits[2]), notes.end());
  EXPECT_EQ(note(audits[3])->last_audited, on("2020-09-01"));
}

TEST_P(Round, ReauditHasItsOwnAuditAndNoOther) {
  write([&](store::Writer& writer) {
    store::Audit again;
    again.id = "again";
    again.stream = "re_audit";
    again.month = "2020-09";
    again.person_id = "A001";
    again.state = "drawn";
    writer.insert(again);
  });
  const auto due =
      opened->read([](const store::Queries& reader) { return re_audited_in(reader, "2020-09"); });
  EXPECT_EQ(due, std::set<std::string>{"A001"});
  draw_from(keep(frame()), frame(), {}, due);
  for (const auto& audit : drawn()) EXPECT_NE(audit.person_id, "A001");
}

TEST_P(Round, NoteSaysWhatWasChangedAndNamesNobodyToThePublic) {
  const auto draw = draw_from(keep(frame()), frame());
  const auto audit = drawn().front();
  write([&](store::Writer& writer) {
    replace_case(writer, {audit.id, Departure::died, "", "ann", audit.revision});
  });
  const auto text = [&](NoteReader whom) {
    std::string all;
    const auto note =
        opened->read([&](const store::Queries& reader) { return stored_note(reader, draw, whom); });
    for (const auto& section : note.sections) {
      all += section.heading + "\n";
      for (const auto& one : section.paragraphs) all += one + "\n";
    }
    return all;
  };
  const std::string internal = text(NoteReader::internal);
  EXPECT_NE(internal.find(*audit.person_id + " was taken out"), std::string::npos) << internal;
  EXPECT_NE(internal.find("Seed: seed"), std::string::npos);
  const std::string shown = text(NoteReader::public_);
  EXPECT_EQ(shown.find(*audit.person_id), std::string::npos);
  EXPECT_EQ(shown.find("Seed"), std::string::npos);
  EXPECT_NE(shown.find("Cases taken out: c."), std::string::npos) << shown;
}

TEST(Population, ComesBackAsItWas) {
  Population one;
  one.statuses = {CaseStatus::looked_after, CaseStatus::early_help};
  one.floor = 3;
  one.one_child_a_family = false;
  const Population back = read_population(population_json(one));
  EXPECT_EQ(back.statuses, one.statuses);
  EXPECT_EQ(back.floor, 3U);
  EXPECT_FALSE(back.one_child_a_family);
  EXPECT_EQ(read_population("{}").audited_within_months, 12);
  EXPECT_THROW(read_population("no"), base::Error);
  EXPECT_THROW(read_population(R"({"statuses": ["XX"]})"), base::Error);
  EXPECT_THROW(read_population(R"({"floor": 101})"), base::Error);
  EXPECT_THROW(read_population(R"({"floor": "2"})"), base::Error);
}

}  // namespace
}  // namespace windscreen::assure
