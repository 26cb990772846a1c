#include "assure/audit_state.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace windscreen::assure {
namespace {

constexpr std::array every_part = {Part::auditor, Part::moderator, Part::qa_lead, Part::verifier};
constexpr std::array auditor = {Part::auditor};
constexpr std::array lead = {Part::qa_lead};
constexpr std::array by_moderator = {Part::moderator};
constexpr std::array verifier = {Part::verifier};

std::vector<AuditState> every_state() {
  std::vector<AuditState> all;
  for (int i = 0; i <= static_cast<int>(AuditState::void_audit); ++i)
    all.push_back(static_cast<AuditState>(i));
  return all;
}

std::string fault(const char* move, AuditState now, std::span<const Part> parts, const char* reason = "") {
  return move_fault(*find_audit_move(move), now, parts, reason);
}

TEST(AuditState, IsReadAsItIsWritten) {
  std::set<std::string_view> seen;
  for (const AuditState state : every_state()) {
    EXPECT_EQ(find_audit_state(code(state)), state);
    EXPECT_TRUE(seen.insert(words(state)).second) << words(state);
  }
  EXPECT_EQ(code(AuditState::final_grade), "final");
  EXPECT_EQ(code(AuditState::void_audit), "void");
  EXPECT_EQ(find_audit_state("finished"), std::nullopt);
  EXPECT_EQ(find_audit_move("publish"), nullptr);
}

TEST(AuditState, GoesFromDrawToClosedByTheirParts) {
  struct Leg {
    const char* move;
    AuditState from;
    AuditState to;
    std::span<const Part> by;
  };
  const std::array<Leg, 10> life = {{
      {"assign", AuditState::drawn, AuditState::assigned, lead},
      {"accept", AuditState::assigned, AuditState::accepted, auditor},
      {"start", AuditState::accepted, AuditState::in_progress, auditor},
      {"hold_conversation", AuditState::in_progress, AuditState::conversation, auditor},
      {"submit", AuditState::conversation, AuditState::submitted, auditor},
      {"moderate", AuditState::submitted, AuditState::moderation, lead},
      {"finalise", AuditState::moderation, AuditState::final_grade, by_moderator},
      {"open_actions", AuditState::final_grade, AuditState::actions_open, auditor},
      {"verify_actions", AuditState::actions_open, AuditState::actions_verified, verifier},
      {"close", AuditState::actions_verified, AuditState::closed, verifier},
  }};
  for (const Leg& leg : life) {
    EXPECT_EQ(fault(leg.move, leg.from, leg.by), "") << leg.move;
    EXPECT_EQ(find_audit_move(leg.move)->to, leg.to) << leg.move;
  }
}

TEST(AuditState, NobodyMovesForAnother) {
  EXPECT_EQ(fault("submit", AuditState::conversation, lead), "Only the auditor can do this. Ask them.");
  EXPECT_EQ(fault("finalise", AuditState::submitted, auditor),
            "Only the moderator or the quality assurance lead can do this. Ask them.");
  EXPECT_NE(fault("assign", AuditState::drawn, auditor), "");
  EXPECT_NE(fault("verify_actions", AuditState::actions_open, auditor), "");
  for (const AuditState state : every_state()) EXPECT_TRUE(moves_from(state, {}).empty());
}

// The practitioner is spoken with before the audit is submitted.
TEST(AuditState, IsNotSubmittedBeforeTheConversation) {
  EXPECT_NE(fault("submit", AuditState::in_progress, auditor), "");
  EXPECT_NE(fault("finalise", AuditState::in_progress, lead), "");
}

TEST(AuditState, WhatSetsWorkAsideNeedsAReasonThatSaysSomething) {
  for (const char* name :
       {"decline", "reassign", "send_back", "reopen", "reconsider", "pause", "resume", "replace", "void"}) {
    const AuditMove& move = *find_audit_move(name);
    ASSERT_TRUE(move.needs_reason) << name;
    EXPECT_EQ(move_fault(move, move.from.front(), every_part, " \t"),
              "Say why: the reason is kept with the audit.");
    EXPECT_EQ(move_fault(move, move.from.front(), every_part, "The record is with the court."), "") << name;
  }
}

// Edge case 24: a complaint or a legal hold arrives.
TEST(AuditState, APausedAuditGoesBackToWhereItWas) {
  EXPECT_EQ(fault("pause", AuditState::in_progress, lead, "A complaint was made."), "");
  EXPECT_EQ(find_audit_move("resume")->to, std::nullopt);
  EXPECT_EQ(moves_from(AuditState::paused, lead),
            (std::vector<std::string_view>{"resume", "replace", "void"}));
  EXPECT_FALSE(takes_answers(AuditState::paused));
}

TEST(AuditState, AGradeThatStandsIsReopenedAndNeverVoid) {
  for (const AuditState state : every_state()) {
    const bool graded = is_graded(state);
    EXPECT_EQ(graded, fault("reopen", state, lead, "New evidence came to light.").empty()) << code(state);
    EXPECT_EQ(graded, fault("reconsider", state, lead, "The practitioner appeals.").empty()) << code(state);
    EXPECT_FALSE(graded && fault("void", state, lead, "A mistake.").empty()) << code(state);
  }
}

TEST(AuditState, TheMonthClosesWhenEveryCaseIsFinalReplacedOrVoid) {
  std::set<std::string_view> settled;
  for (const AuditState state : every_state()) {
    if (is_settled(state)) settled.insert(code(state));
  }
  EXPECT_EQ(settled, (std::set<std::string_view>{"final", "actions_open", "actions_verified", "closed",
                                                 "replaced", "void"}));
}

// Every state is reached, and none but the settled ones is an end.
TEST(AuditState, NoCaseIsStuck) {
  std::set<AuditState> reached = {AuditState::drawn};
  for (const AuditMove& move : audit_moves()) {
    if (move.to) reached.insert(*move.to);
  }
  EXPECT_EQ(reached.size(), every_state().size());
  for (const AuditState state : every_state()) {
    EXPECT_TRUE(is_settled(state) || !moves_from(state, every_part).empty()) << code(state);
  }
}

}  // namespace
}  // namespace windscreen::assure
