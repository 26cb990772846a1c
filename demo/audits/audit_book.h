// Writes the demo's audits: each with its assignment, its steps, what was talked about, its second grades and
// what followed, as it would stand in the store had it been made there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assure/grade.h"
#include "demo/audits/audit_people.h"
#include "demo/audits/drawn_cases.h"
#include "demo/day.h"
#include "demo/random.h"
#include "store/audit_plan.h"
#include "store/audits.h"
#include "store/transaction.h"

namespace windscreen::demo {

/// What an audit of the demo is to be.
struct AuditStory {
  DrawnCase of;
  const store::AuditRound* round = nullptr;
  /// As store::Audit has it.
  std::string stream = "random";
  assure::Grade grade = assure::Grade::good;
  /// The audit that it follows up, and who made it.
  std::string previous;
  std::string not_by;
  /// The state that it has come to, as the store has it; everything up to it is written.
  std::string state = "closed";
  /// It was to be a re-audit, and the case has closed.
  bool not_possible = false;
  /// The demo's own auditor makes it.
  bool by_demo_auditor = false;
};

/// An audit that was written, as far as those that follow it must know.
struct WrittenAudit {
  std::string id;
  std::string child;
  std::string auditor;
  assure::Grade grade = assure::Grade::good;
  /// The day of the final grade.
  Day final_on = 0;
};

/// Belongs to the transaction of its Writer. The same seed writes the same rows.
class AuditBook {
 public:
  AuditBook(store::Writer& writer, DemoRoles roles, std::uint64_t seed);

  /// An id that no other row has, as random as the seed.
  std::string id();
  const DemoRoles& roles() const { return roles_; }
  const DemoAuditors& auditors() const { return auditors_; }
  store::Writer& writer() { return writer_; }
  Random& random() { return random_; }

  /// Writes an audit with everything that belongs to it.
  WrittenAudit write(const AuditStory& story);

 private:
  std::string auditor_for(const AuditStory& story);
  void look_back(store::Audit& audit, const AuditStory& story, Day started);
  void assign(const store::Audit& audit, const std::string& at, bool accepted);
  void steps(const store::Audit& audit, const std::vector<std::pair<std::string, std::string>>& moves);

  store::Writer& writer_;
  DemoRoles roles_;
  Random random_;
  DemoAuditors auditors_;
  std::map<std::string, int> given_;
};

/// A moment of a day as the store has it, at an hour and minute of UTC.
std::string at_hour(Day day, int hour, int minute = 0);
/// The day as the store has it.
std::string iso(Day day);

}  // namespace windscreen::demo
