// What follows when a grade is final: the actions that it asks for by itself, and what becomes of actions.
// Functions belong to the transaction of their Writer or Reader.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/clocks.h"
#include "base/date.h"
#include "store/audit_actions.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// Writes the actions that an audit's final grade asks for (clocks.h), each with its first step, and gives
/// those that are new. What is there for the same duty and audit stays as it is, so that an audit that was
/// reopened and is final again is not asked twice. `owner_id` answers for them until somebody else is named;
/// absent where nobody is known yet. Throws base::Error where the audit has no final grade.
std::vector<store::AuditAction> open_duties(store::Writer& writer, const std::string& audit_id,
                                            const std::optional<std::string>& owner_id,
                                            const ClockSettings& settings = {});

/// Who answers for a duty.
using OwnerOf = std::function<std::optional<std::string>(Duty)>;

/// The same with an owner for each duty.
std::vector<store::AuditAction> open_duties(store::Writer& writer, const std::string& audit_id,
                                            const OwnerOf& owner_of, const ClockSettings& settings = {});

/// Opens one duty of an audit, where it has none, or opens it again with the new day where end_duty ended it;
/// nullopt where it stands already or somebody else has ended it.
std::optional<store::AuditAction> open_duty(store::Writer& writer, const store::Audit& audit, Duty duty,
                                            base::Date due, const std::optional<std::string>& owner_id);

/// Ends a duty that is still open, because nothing asks for it any more (cancelled) or it cannot be done
/// (not_possible). The step has nobody's name: the server made it. False where there is none that is open.
bool end_duty(store::Writer& writer, const std::string& audit_id, Duty duty, std::string_view state,
              const std::string& reason);

/// How many inadequate grades a child has had in audits that stand, this one with them: see escalation_of.
int inadequates_of(const store::Reader& reader, const std::string& person_id);

/// Writes an action that somebody asks for, with its first step. Throws base::Error where it does not say
/// what will be different, or its due day is none.
void add_action(store::Writer& writer, const store::AuditAction& action, const std::string& account_id);

/// Sets an action's owner and due day, with the reason, and writes the step that says so: history is kept
/// when an owner leaves. Throws base::Error where the action is over, the owner is its verifier, the day is
/// none or the reason is empty.
void hand_over_action(store::Writer& writer, const std::string& action_id,
                      const std::optional<std::string>& owner_id, const std::string& due_on,
                      const std::string& account_id, const std::string& reason);

/// Says that an open action is done, with the evidence for it. Throws base::Error where it is not open or
/// there is none.
void finish_action(store::Writer& writer, const std::string& action_id, const std::string& evidence,
                   const std::string& account_id);

/// Says that an action which is done has been seen to be done. Throws base::Error where it is not done, or
/// the account is that of who said that it is done, or of its owner then or since: nobody verifies their own
/// work, by handing it over neither.
void verify_action(store::Writer& writer, const std::string& action_id, const std::string& account_id,
                   const std::string& words);

/// Takes back that an action is done, or gives it up as not possible or cancelled, with the reason. `state`
/// is open, not_possible or cancelled. Throws base::Error where the action is verified, the reason is empty,
/// or somebody would end an action of their own.
void set_action_state(store::Writer& writer, const std::string& action_id, std::string_view state,
                      const std::string& account_id, const std::string& reason);

/// Sets the day on which somebody is to look whether an action has changed anything for the child, or writes
/// what they saw, or both. Throws base::Error where neither is said, and for what was seen also where the
/// action is not done or it is their own work.
void check_impact(store::Writer& writer, const std::string& action_id,
                  const std::optional<std::string>& due_on, const std::string& impact,
                  const std::string& account_id);

/// Moves an audit on whose actions are all verified or over, for whoever ended the last of them. False where
/// one is still open or done only, or the audit waits for none.
bool settle_actions(store::Writer& writer, const std::string& audit_id, const std::string& account_id);

/// An action that is late.
struct LateAction {
  store::AuditAction action;
  /// Working days (clocks.h).
  int days = 0;
};

/// The open actions whose due day is past, the latest first and then by due day; of one owner, or of all.
std::vector<LateAction> late_actions(const store::Reader& reader, base::Date today,
                                     const std::optional<std::string>& owner_id = std::nullopt);

}  // namespace windscreen::assure
