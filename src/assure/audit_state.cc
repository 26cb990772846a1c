#include "assure/audit_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace windscreen::assure {
namespace {

using enum AuditState;

struct StateNames {
  std::string_view code;
  std::string_view words;
};

/// In the order of the enumeration.
constexpr std::array<StateNames, 14> state_names = {{{"drawn", "Drawn"},
                                                     {"assigned", "Assigned"},
                                                     {"accepted", "Accepted"},
                                                     {"in_progress", "In progress"},
                                                     {"conversation", "Conversation with the practitioner"},
                                                     {"submitted", "Submitted"},
                                                     {"moderation", "Waiting for moderation"},
                                                     {"final", "Final"},
                                                     {"actions_open", "Final, actions open"},
                                                     {"actions_verified", "Final, actions verified"},
                                                     {"closed", "Closed"},
                                                     {"paused", "Paused"},
                                                     {"replaced", "Replaced by another case"},
                                                     {"void", "Void"}}};

constexpr std::array by_auditor = {Part::auditor};
constexpr std::array by_lead = {Part::qa_lead};
constexpr std::array by_auditor_or_lead = {Part::auditor, Part::qa_lead};
constexpr std::array by_moderator_or_lead = {Part::moderator, Part::qa_lead};
constexpr std::array by_verifier = {Part::verifier};
constexpr std::array by_verifier_or_lead = {Part::verifier, Part::qa_lead};

constexpr std::array from_drawn = {drawn};
constexpr std::array from_assigned = {assigned};
constexpr std::array from_taken_up = {assigned, accepted, in_progress, conversation};
constexpr std::array from_offered = {assigned, accepted};
constexpr std::array from_in_progress = {in_progress};
constexpr std::array from_conversation = {conversation};
constexpr std::array from_submitted = {submitted};
constexpr std::array from_judged = {submitted, moderation};
constexpr std::array from_final = {final_grade};
constexpr std::array from_actions_open = {actions_open};
constexpr std::array from_done = {final_grade, actions_verified};
constexpr std::array from_graded = {final_grade, actions_open, actions_verified, closed};
constexpr std::array from_begun = {assigned, accepted, in_progress, conversation, submitted, moderation};
constexpr std::array from_paused = {paused};
constexpr std::array from_not_submitted = {drawn, assigned, accepted, in_progress, conversation, paused};
constexpr std::array from_not_final = {drawn,        assigned,  accepted,   in_progress,
                                       conversation, submitted, moderation, paused};

constexpr std::array<AuditMove, 20> all_moves = {{
    {"assign", from_drawn, assigned, by_lead},
    {"accept", from_assigned, accepted, by_auditor},
    {"decline", from_offered, drawn, by_auditor, true},
    {"reassign", from_taken_up, assigned, by_lead, true},
    {"start", from_offered, in_progress, by_auditor},
    {"hold_conversation", from_in_progress, conversation, by_auditor},
    {"resume_work", from_conversation, in_progress, by_auditor},
    {"submit", from_conversation, submitted, by_auditor},
    {"send_back", from_judged, in_progress, by_moderator_or_lead, true},
    {"moderate", from_submitted, moderation, by_lead},
    {"finalise", from_judged, final_grade, by_moderator_or_lead},
    {"open_actions", from_final, actions_open, by_auditor_or_lead},
    {"verify_actions", from_actions_open, actions_verified, by_verifier},
    {"close", from_done, closed, by_verifier_or_lead},
    {"reopen", from_graded, in_progress, by_lead, true},
    {"reconsider", from_graded, moderation, by_lead, true},
    {"pause", from_begun, paused, by_lead, true},
    {"resume", from_paused, std::nullopt, by_lead, true},
    {"replace", from_not_submitted, replaced, by_lead, true},
    {"void", from_not_final, void_audit, by_lead, true},
}};

std::string_view who(Part part) {
  switch (part) {
    case Part::auditor:
      return "the auditor";
    case Part::moderator:
      return "the moderator";
    case Part::qa_lead:
      return "the quality assurance lead";
    case Part::verifier:
      return "the person who verifies the actions";
  }
  return "nobody";
}

bool plays(const AuditMove& move, std::span<const Part> parts) {
  return std::find_first_of(parts.begin(), parts.end(), move.by.begin(), move.by.end()) != parts.end();
}

bool starts_at(const AuditMove& move, AuditState now) {
  return std::find(move.from.begin(), move.from.end(), now) != move.from.end();
}

}  // namespace

std::string_view code(AuditState state) { return state_names[static_cast<std::size_t>(state)].code; }

std::string_view words(AuditState state) { return state_names[static_cast<std::size_t>(state)].words; }

std::optional<AuditState> find_audit_state(std::string_view code) {
  const auto found = std::find_if(state_names.begin(), state_names.end(),
                                  [&](const StateNames& one) { return one.code == code; });
  if (found == state_names.end()) return std::nullopt;
  return static_cast<AuditState>(found - state_names.begin());
}

std::span<const AuditMove> audit_moves() { return all_moves; }

const AuditMove* find_audit_move(std::string_view name) {
  const auto* found = std::find_if(all_moves.begin(), all_moves.end(),
                                   [&](const AuditMove& one) { return one.name == name; });
  return found == all_moves.end() ? nullptr : found;
}

std::string move_fault(const AuditMove& move, AuditState now, std::span<const Part> parts,
                       std::string_view reason) {
  if (!starts_at(move, now)) {
    return fmt::format(
        "This audit is \u201c{}\u201d, which does not allow it. Open the audit again to see what can be done "
        "now.",
        words(now));
  }
  if (!plays(move, parts)) {
    std::string may;
    for (const Part part : move.by) {
      if (!may.empty()) may += " or ";
      may += who(part);
    }
    return fmt::format("Only {} can do this. Ask them.", may);
  }
  if (move.needs_reason && base::trim(reason).empty()) return "Say why: the reason is kept with the audit.";
  return {};
}

std::vector<std::string_view> moves_from(AuditState now, std::span<const Part> parts) {
  std::vector<std::string_view> names;
  for (const AuditMove& move : all_moves) {
    if (starts_at(move, now) && plays(move, parts)) names.push_back(move.name);
  }
  return names;
}

bool is_graded(AuditState state) {
  return std::find(from_graded.begin(), from_graded.end(), state) != from_graded.end();
}

bool is_settled(AuditState state) { return is_graded(state) || state == replaced || state == void_audit; }

bool takes_answers(AuditState state) { return state == in_progress || state == conversation; }

}  // namespace windscreen::assure
