// What becomes of a case that was drawn for audit: the states, and who may move it from one to another.
// Everything here is constant and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace windscreen::assure {

enum class AuditState : std::uint8_t {
  drawn,
  assigned,
  accepted,
  in_progress,
  conversation,
  submitted,
  moderation,
  /// The grade stands.
  final_grade,
  actions_open,
  actions_verified,
  closed,
  /// Set aside for a reason such as a complaint or a court's order; everything is kept.
  paused,
  /// Another case was audited in its place.
  replaced,
  /// Came to nothing, for a reason that is kept.
  void_audit
};

/// "drawn", "in_progress", "final", "void" …: as the store and the API have it.
std::string_view code(AuditState state);
/// As people read it: "In progress", "Waiting for moderation" …
std::string_view words(AuditState state);
std::optional<AuditState> find_audit_state(std::string_view code);

/// Who makes a move: the part that someone plays in this audit, not a role that they were granted.
enum class Part : std::uint8_t { auditor, moderator, qa_lead, verifier };

/// A move that is allowed.
struct AuditMove {
  /// "assign", "submit" …: as the API names it.
  std::string_view name;
  std::span<const AuditState> from;
  /// nullopt: back to the state from which it was paused.
  std::optional<AuditState> to;
  std::span<const Part> by;
  /// Whether a reason in words must be given. It stays with the move.
  bool needs_reason = false;
};

/// Every move, in the order of an audit's life.
std::span<const AuditMove> audit_moves();
const AuditMove* find_audit_move(std::string_view name);

/// Why a move cannot be made, in one plain sentence with what to do; empty when it can. `reason` is what was
/// given in words, which white space does not make.
std::string move_fault(const AuditMove& move, AuditState now, std::span<const Part> parts,
                       std::string_view reason);

/// The names of the moves that someone who plays these parts may make now.
std::vector<std::string_view> moves_from(AuditState now, std::span<const Part> parts);

/// True where a grade may be counted: from final on, while it is not reopened.
bool is_graded(AuditState state);
/// True where nothing more is waited for, so that the month may close: final or later, replaced, or void.
bool is_settled(AuditState state);
/// True where answers may be changed.
bool takes_answers(AuditState state);

}  // namespace windscreen::assure
