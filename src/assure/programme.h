// A programme of audits: what it must say of itself, and how its dates and status change, with a history in
// which a slip shows. Functions are thread-safe; those that take a Writer or Reader belong to its
// transaction.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "store/audit_plan.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// A field of a programme that cannot stand, with what to do, as a form shows it.
struct ProgrammeFault {
  std::string_view field;
  std::string words;
};

/// What is wrong with a programme by itself; empty when nothing is. Whether its lead may lead and its tool
/// exists is for whoever asks.
std::vector<ProgrammeFault> programme_faults(const store::AuditProgramme& programme);

/// Writes a new programme with the first step of its history. Throws base::Error with the first fault, and
/// store::Conflict where a programme has its name.
void add_programme(store::Writer& writer, const store::AuditProgramme& programme, const std::string& reason);

/// What a programme's status and dates are set to.
struct ProgrammeChange {
  std::string status;
  std::string starts_on;
  std::optional<std::string> ends_on;
  std::string reason;
};

/// Whether a programme of one status may have the other next: what is finished or cancelled stays so.
bool may_follow(std::string_view status, std::string_view next);

/// Writes a change and the step that says so. Throws base::Error where there is no such programme, it may not
/// have that status next, the dates are wrong, or the reason is empty. Nothing is written where nothing
/// changes.
void change_programme(store::Writer& writer, const std::string& programme_id, const ProgrammeChange& change,
                      const std::string& account_id);

/// A programme's history, the oldest first.
std::vector<store::AuditProgrammeStep> programme_history(const store::Reader& reader,
                                                         const std::string& programme_id);

/// A day that was put off.
struct Slip {
  /// When it was put off (a moment), and why.
  std::string at;
  std::string reason;
  /// True for the last day, false for the first.
  bool end = false;
  base::Date was;
  base::Date now_is;
  int days() const { return static_cast<int>((now_is - was).count()); }
};

/// Every time that a day was put off, in the order of the history; bringing a day forward takes no slip away.
/// A last day that was taken away altogether is none: there is no day to count to.
std::vector<Slip> slips(std::span<const store::AuditProgrammeStep> history);

}  // namespace windscreen::assure
