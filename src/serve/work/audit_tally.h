// The parts of audit_work.cc: lines that are alike are counted, and each kind of work adds its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/accounts/identity.h"
#include "serve/audits/audit_reach.h"
#include "serve/work/work_list.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// A kind of work: one of it, several of it ("{}" stands for how many), and where it is done.
struct KindOfWork {
  const char* what;
  const char* one;
  const char* several;
  const char* address;
};

/// Collects work, what is of one kind and due on one day in one line. Not thread-safe.
class WorkTally {
 public:
  /// `kind` must outlive it; `due` is a day as the store has it, absent for work without a day.
  void add(const KindOfWork& kind, const std::optional<std::string>& due = {});
  /// In the order in which they were first added; `days_late` is not worked out yet.
  std::vector<WorkLine> lines() const;

 private:
  struct Counted {
    const KindOfWork* kind;
    std::optional<base::Date> due;
    int count;
  };
  std::vector<Counted> counted_;
};

/// Whether somebody who has this sight of an audit plays the part in it.
bool plays_part(const AuditSight& sight, assure::Part part);

// What somebody does about the work of others; each belongs to the transaction of its reader.

/// Alerts of immediate harm within their reach: to acknowledge where somebody else raised them, and to close.
void add_alerts(const store::Queries& reader, const Identity& who, const AuditReach& reach, WorkTally& tally);
/// Second grades that they were asked for, and have to give or to agree on.
void add_second_grades(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                       WorkTally& tally);
/// Actions of others that they answer for: to verify, and to look at again on a day.
void add_actions_to_look_at(const store::Queries& reader, const Identity& who, WorkTally& tally);
/// Audits that wait for them as lead of quality assurance.
void add_decisions(const store::Queries& reader, const Identity& who, const AuditReach& reach,
                   WorkTally& tally);

}  // namespace windscreen::serve
